//! Goods on a paper of a supplier: what was ordered and what was delivered are checked alike.

use std::collections::HashMap;

use super::PartId;
use crate::kernel::{Checks, Money, Quantity, Read, Refusal, Result};

/// As many lines as a paper has at most.
const MOST_LINES: usize = 500;
/// Beyond, it is a slip of the finger.
const DEAREST: Money = Money::yuan(10_000_000);
const MOST: Quantity = Quantity::whole(100_000);

/// Which part, how many, and at what price each.
pub type Goods = (PartId, Quantity, Money);

/// Adds what is wrong with any of the lines, each at its field.
///
/// # Errors
/// `parts.too_many_lines` at once: nobody reads a thousand refusals.
pub async fn check(cx: &mut Read, checks: &mut Checks, lines: &[Goods]) -> Result<()> {
    checks.require(!lines.is_empty(), "lines", "parts.lines_needed");
    if lines.len() > MOST_LINES {
        return Err(Refusal::new("parts.too_many_lines").at("lines").with("limit", MOST_LINES).into());
    }
    let asked: Vec<PartId> = lines.iter().map(|(part, ..)| *part).collect();
    let known: HashMap<PartId, (bool, String)> = sqlx::query_as::<_, (PartId, bool, String)>(
        "SELECT p.id, p.active, p.number FROM json_each(?) asked CROSS JOIN parts p ON p.id = asked.value",
    )
    .bind(serde_json::to_string(&asked)?)
    .fetch_all(cx.db())
    .await?
    .into_iter()
    .map(|(part, active, number)| (part, (active, number)))
    .collect();
    for (at, (part, quantity, unit_cost)) in lines.iter().enumerate() {
        let within = quantity.is_positive() && *quantity <= MOST;
        checks.require(within, &format!("lines[{at}].quantity"), "parts.quantity_range");
        let within = !unit_cost.is_negative() && *unit_cost <= DEAREST;
        checks.require(within, &format!("lines[{at}].unit_cost"), "parts.price_range");
        let field = format!("lines[{at}].part_id");
        match known.get(part) {
            None => checks.add(Refusal::new("parts.unknown").at(field).with("id", part)),
            Some((false, number)) => checks.add(Refusal::new("parts.retired").at(field).with("part", number)),
            Some((true, _)) => {}
        }
    }
    Ok(())
}
