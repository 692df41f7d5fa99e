//! Goods on a paper of the store: what is ordered and delivered is checked alike, and so is what leaves it
//! otherwise than for an order.

use std::collections::{HashMap, HashSet};

use super::{PartId, WarehouseId};
use crate::kernel::{Checks, Money, Quantity, Read, Refusal, Result};

/// As many lines as a paper has at most.
const MOST_LINES: usize = 500;
/// Beyond, it is a slip of the finger.
const DEAREST: Money = Money::yuan(10_000_000);
const MOST: Quantity = Quantity::whole(100_000);

/// Which part, how many, and at what price each.
pub type Goods = (PartId, Quantity, Money);

/// Some lines, and not too many.
///
/// # Errors
/// `parts.too_many_lines` at once: nobody reads a thousand refusals.
pub fn check_count(checks: &mut Checks, lines: usize) -> Result<()> {
    checks.require(lines > 0, "lines", "parts.lines_needed");
    if lines > MOST_LINES {
        return Err(Refusal::new("parts.too_many_lines").at("lines").with("limit", MOST_LINES).into());
    }
    Ok(())
}

/// Adds what is wrong with any of the lines, each at its field. Errors as [`check_count`].
pub async fn check(cx: &mut Read, checks: &mut Checks, lines: &[Goods]) -> Result<()> {
    check_count(checks, lines.len())?;
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

#[derive(sqlx::FromRow)]
struct Free {
    id: PartId,
    number: String,
    name: String,
    free: Quantity,
}

/// Adds what is wrong with lines that take parts out of a warehouse: each part once, and no more of it than is
/// free there, else `not_free`. Errors as [`check_count`].
pub async fn check_free(
    cx: &mut Read,
    checks: &mut Checks,
    warehouse: WarehouseId,
    lines: &[(PartId, Quantity)],
    not_free: &str,
) -> Result<()> {
    check_count(checks, lines.len())?;
    let asked: Vec<PartId> = lines.iter().map(|(part, _)| *part).collect();
    let found: Vec<Free> = sqlx::query_as(
        "SELECT p.id, p.number, p.name, coalesce(s.on_hand - s.reserved, 0) AS free
         FROM json_each(?1) asked CROSS JOIN parts p ON p.id = asked.value
         LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?2",
    )
    .bind(serde_json::to_string(&asked)?)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?;
    let known: HashMap<PartId, Free> = found.into_iter().map(|part| (part.id, part)).collect();
    let mut seen = HashSet::new();
    for (at, (part, quantity)) in lines.iter().enumerate() {
        let (part_field, quantity_field) = (format!("lines[{at}].part_id"), format!("lines[{at}].quantity"));
        checks.require(seen.insert(*part), &part_field, "parts.line_twice");
        checks.require(quantity.is_positive(), &quantity_field, "parts.quantity_positive");
        match known.get(part) {
            None => checks.add(Refusal::new("parts.unknown").at(part_field).with("id", part)),
            Some(Free { number, name, free, .. }) if quantity > free => {
                let refusal = Refusal::new(not_free).at(quantity_field);
                checks.add(refusal.with("part", number).with("name", name).with("free", free));
            }
            Some(_) => {}
        }
    }
    Ok(())
}
