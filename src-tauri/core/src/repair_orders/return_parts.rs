//! Parts come back from an order at the cost they went out for (退料).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::issue_parts::{SlipLineForm, check_form};
use super::part_lines::{self, PartLine};
pub use super::slips::SlipRef;
use super::slips::{self, NewSlip, NewSlipLine, ReturnReason, SlipKind};
use super::{OrderId, OrderState, part_needs};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Quantity, Refusal, Result, StaffId, Write};
use crate::parts::{CLAIMS_WAREHOUSE, MAIN_WAREHOUSE, MoveKind, Origin, rules, stock};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnParts {
    pub order_id: OrderId,
    /// Who brings them back.
    pub brought_by: StaffId,
    pub reason: ReturnReason,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
    pub lines: Vec<SlipLineForm>,
}

pub async fn return_parts(cx: &mut Write, input: ReturnParts) -> Result<SlipRef> {
    let (order_number, state) = part_lines::head(cx, input.order_id).await?;
    let open =
        matches!(state, OrderState::Agreed | OrderState::InWork | OrderState::Done | OrderState::Passed);
    if !open {
        let refusal = Refusal::new("orders.not_in_state").at("order_id");
        return Err(refusal.with("number", order_number).with("state", state).into());
    }
    let mut checks = Checks::new();
    check_form(cx, &mut checks, &input.lines, input.brought_by).await?;
    let lines = part_lines::of_order(cx, input.order_id).await?;
    let back = coming_back(&mut checks, &input.lines, &lines);
    checks.done()?;

    // What is defective must not be sold again: it lies apart, to go back to the supplier.
    let defective = input.reason == ReturnReason::Defective;
    let warehouse = if defective { CLAIMS_WAREHOUSE } else { MAIN_WAREHOUSE };
    let number = numbers::next(cx, Series::Return).await?;
    let (slip, first) = slips::open(
        cx,
        NewSlip {
            number: &number,
            order: input.order_id,
            kind: SlipKind::Return,
            warehouse,
            taken_by: input.brought_by,
            reason: Some(input.reason),
            note: input.note.as_deref(),
        },
    )
    .await?;
    let brought: Vec<NewSlipLine> = (first..)
        .zip(back)
        .map(|(id, (quantity, line))| NewSlipLine {
            id,
            line,
            bin: line.bin_id.filter(|_| !defective),
            quantity,
            cost: rules::cost_of(quantity, line.issued, line.cost),
            // The one it went out of.
            batch: None,
        })
        .collect();
    slips::write_lines(cx, slip, &brought).await?;
    let mut filled = Vec::new();
    for NewSlipLine { id, line, quantity, cost, .. } in brought {
        let origin = Origin::of("slip_line", id).called(&number);
        let arrival =
            stock::put(cx, line.part_id, warehouse, quantity, cost, MoveKind::Return, origin).await?;
        filled.extend(arrival.filled);
    }
    cx.about("order", input.order_id.0);
    reactions::parts_freed(cx, &filled).await?;
    // Who waited longer comes first; then this order, which still needs what its lines say.
    part_needs::refresh(cx, input.order_id).await?;
    Ok(SlipRef { id: slip, number })
}

fn coming_back<'a>(
    checks: &mut Checks,
    asked: &[SlipLineForm],
    lines: &'a [PartLine],
) -> Vec<(Quantity, &'a PartLine)> {
    let mut allowed = Vec::new();
    for (at, wish) in asked.iter().enumerate() {
        let Some(line) = lines.iter().find(|line| line.id == wish.line_id) else {
            checks.require(false, &format!("lines[{at}].line_id"), "parts.not_a_part_line");
            continue;
        };
        if wish.quantity > line.issued {
            checks.add(
                Refusal::new("parts.over_return")
                    .at(format!("lines[{at}].quantity"))
                    .with("part", &line.code)
                    .with("name", &line.name)
                    .with("issued", line.issued)
                    .with("unit", &line.unit),
            );
        } else {
            allowed.push((wish.quantity, line));
        }
    }
    allowed
}
