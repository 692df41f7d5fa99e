//! Parts go out to an order: scanned, handed to a technician, on a numbered slip (领料).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::part_lines::{self, PartLine};
use super::part_needs::ORDER_LINE;
pub use super::slips::SlipRef;
use super::slips::{self, NewSlip, NewSlipLine, SlipKind};
use super::{LineState, OrderId, OrderLineId, OrderState};
use crate::documents::numbers::{self, Series};
use crate::kernel::{Checks, Quantity, Read, Refusal, Result, StaffId, Write};
use crate::parts::hand_out::{Way, Wish, hand_out};
use crate::parts::{MAIN_WAREHOUSE, MoveKind, PartId, batches};

const MOST_LINES: usize = 500;

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SlipLineForm {
    /// Line of the order.
    pub line_id: OrderLineId,
    pub quantity: Quantity,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueParts {
    pub order_id: OrderId,
    /// The technician who fetches them.
    pub taken_by: StaffId,
    pub lines: Vec<SlipLineForm>,
}

pub async fn issue_parts(cx: &mut Write, input: IssueParts) -> Result<SlipRef> {
    let mut checks = Checks::new();
    check_form(cx, &mut checks, &input.lines, input.taken_by).await?;
    let asked: Vec<(usize, SlipLineForm)> = input.lines.into_iter().enumerate().collect();
    issue(cx, checks, input.order_id, input.taken_by, &asked).await
}

/// Hands parts out to one order. `asked`: each wish with its place in the form, which refusals name.
pub(super) async fn issue(
    cx: &mut Write,
    mut checks: Checks,
    order: OrderId,
    taken_by: StaffId,
    asked: &[(usize, SlipLineForm)],
) -> Result<SlipRef> {
    let (order_number, state) = part_lines::head(cx, order).await?;
    if !matches!(state, OrderState::Agreed | OrderState::InWork) {
        let code = if state == OrderState::Estimate { "orders.not_consented" } else { "orders.not_in_state" };
        return Err(Refusal::new(code)
            .at("order_id")
            .with("number", order_number)
            .with("state", state)
            .into());
    }
    let lines = part_lines::of_order(cx, order).await?;
    let asked = asked_of(&mut checks, asked, &lines);
    checks.done()?;

    let number = numbers::next(cx, Series::Issue).await?;
    let (slip, first) = slips::open(
        cx,
        NewSlip {
            number: &number,
            order,
            kind: SlipKind::Issue,
            warehouse: MAIN_WAREHOUSE,
            taken_by,
            reason: None,
            note: None,
        },
    )
    .await?;
    let way = Way {
        warehouse: MAIN_WAREHOUSE,
        kind: MoveKind::Issue,
        promised_to: ORDER_LINE,
        origin: "slip_line",
        label: &number,
    };
    let wish = |(id, (_, quantity, line)): (i64, &(usize, Quantity, &PartLine))| Wish {
        part: line.part_id,
        quantity: *quantity,
        promised_to: line.id.0,
        origin_id: id,
    };
    let wishes: Vec<Wish> = (first..).zip(&asked).map(wish).collect();
    let mut checks = Checks::new();
    let mut handed_out = Vec::new();
    let taken = hand_out(cx, way, &wishes).await?;
    for (id, ((at, quantity, line), taken)) in (first..).zip(asked.into_iter().zip(taken)) {
        match taken {
            Ok(cost) => {
                handed_out.push(NewSlipLine { id, line, bin: line.bin_id, quantity, cost, batch: None })
            }
            Err(refusal) => checks.add(refusal.at(format!("lines[{at}].quantity"))),
        }
    }
    checks.done()?;
    let taken: Vec<(PartId, Quantity)> =
        handed_out.iter().map(|new| (new.line.part_id, new.quantity)).collect();
    let batches = batches::taken_from(cx, MAIN_WAREHOUSE, &taken).await?;
    for (new, batch) in handed_out.iter_mut().zip(batches) {
        new.batch = batch;
    }
    slips::write_lines(cx, slip, &handed_out).await?;
    cx.about("order", order.0);
    Ok(SlipRef { id: slip, number })
}

pub(super) async fn check_form(
    cx: &mut Read,
    checks: &mut Checks,
    lines: &[SlipLineForm],
    taken_by: StaffId,
) -> Result<()> {
    checks.require(!lines.is_empty(), "lines", "parts.lines_needed");
    if lines.len() > MOST_LINES {
        return Err(Refusal::new("parts.too_many_lines").at("lines").with("limit", MOST_LINES).into());
    }
    for (at, line) in lines.iter().enumerate() {
        checks.require(
            line.quantity.is_positive(),
            &format!("lines[{at}].quantity"),
            "parts.quantity_positive",
        );
        let twice = lines[..at].iter().any(|other| other.line_id == line.line_id);
        checks.require(!twice, &format!("lines[{at}].line_id"), "parts.line_twice");
    }
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM staff WHERE id = ? AND active = 1")
        .bind(taken_by)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "taken_by", "parts.unknown_person");
    Ok(())
}

/// What may go out of what is asked: place in the form, quantity, line.
fn asked_of<'a>(
    checks: &mut Checks,
    asked: &[(usize, SlipLineForm)],
    lines: &'a [PartLine],
) -> Vec<(usize, Quantity, &'a PartLine)> {
    let mut allowed = Vec::new();
    for (at, wish) in asked.iter().copied() {
        let field = format!("lines[{at}].line_id");
        let Some(line) = lines.iter().find(|line| line.id == wish.line_id) else {
            checks.require(false, &field, "parts.not_a_part_line");
            continue;
        };
        let refusal = |code: &str| Refusal::new(code).with("part", &line.code).with("name", &line.name);
        if line.state != LineState::Consented {
            checks.add(refusal("parts.line_not_consented").at(field));
        } else if line.customer_supplied {
            checks.add(refusal("parts.customer_supplied").at(field));
        } else if wish.quantity > line.remaining() {
            checks.add(
                refusal("parts.over_issue")
                    .at(format!("lines[{at}].quantity"))
                    .with("wanted", line.quantity)
                    .with("issued", line.issued)
                    .with("remaining", line.remaining())
                    .with("unit", &line.unit),
            );
        } else {
            allowed.push((at, wish.quantity, line));
        }
    }
    allowed
}
