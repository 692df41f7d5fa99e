//! What was taken out of a car is put on record, and whose it is to be.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OldPartFate, OldPartId, OldPartState};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Nothing, Quantity, Refusal, Result, Write};
use crate::repair_orders::{LineKind, OrderId, OrderLineId, Payer};

const MOST_LINES: usize = 200;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OldPartForm {
    pub line_id: OrderLineId,
    pub quantity: Quantity,
    pub fate: OldPartFate,
    /// Where it lies; of a claimed one its shelf in the claims warehouse.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub place: Option<Text<40>>,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordOldParts {
    pub order_id: OrderId,
    /// Recorded before, a line is changed as long as its old part lies in the house.
    pub lines: Vec<OldPartForm>,
}

#[derive(sqlx::FromRow)]
struct Line {
    kind: LineKind,
    name: String,
    unit: String,
    quantity: Quantity,
    payer: Payer,
    recorded: Option<OldPartId>,
    state: Option<OldPartState>,
}

/// Refuses `old_parts.belongs_to_claim` for warranty work, and `old_parts.takes_them` where the
/// customer wants them back.
pub async fn record(cx: &mut Write, input: RecordOldParts) -> Result<Nothing> {
    let found: Option<bool> = sqlx::query_scalar(
        "SELECT t.old_parts = 'take' FROM repair_orders o JOIN visits t ON t.id = o.visit_id WHERE o.id = ?",
    )
    .bind(input.order_id)
    .fetch_optional(cx.db())
    .await?;
    let takes = found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id"))?;
    let mut checks = Checks::new();
    checks.require(!input.lines.is_empty(), "lines", "parts.lines_needed");
    if input.lines.len() > MOST_LINES {
        return Err(Refusal::new("parts.too_many_lines").at("lines").with("limit", MOST_LINES).into());
    }
    let mut lines = Vec::with_capacity(input.lines.len());
    for (at, form) in input.lines.iter().enumerate() {
        let field = |name: &str| format!("lines[{at}].{name}");
        let twice = input.lines[..at].iter().any(|other| other.line_id == form.line_id);
        checks.require(!twice, &field("line_id"), "parts.line_twice");
        let Some(line) = of(cx, input.order_id, form.line_id).await? else {
            checks.require(false, &field("line_id"), "parts.not_a_part_line");
            continue;
        };
        checks.require(line.kind == LineKind::Part, &field("line_id"), "parts.not_a_part_line");
        let within = form.quantity.is_positive() && form.quantity <= line.quantity;
        checks.require(within, &field("quantity"), "old_parts.quantity_range");
        let claimed = line.payer == Payer::Warranty;
        let refuse = |code: &str| Refusal::new(code).at(field("fate")).with("name", &line.name);
        if claimed != (form.fate == OldPartFate::Claim) {
            let code = if claimed { "old_parts.belongs_to_claim" } else { "old_parts.not_claimed" };
            checks.add(refuse(code));
        } else if form.fate == OldPartFate::Scrap && takes && form.note.is_none() {
            checks.add(refuse("old_parts.takes_them"));
        }
        if line.state.is_some_and(|state| state != OldPartState::Kept) {
            checks.add(Refusal::new("old_parts.gone").at(field("line_id")).with("name", &line.name));
        }
        lines.push(line);
    }
    checks.done()?;
    for (form, line) in input.lines.iter().zip(&lines) {
        keep(cx, input.order_id, form, line).await?;
    }
    cx.about("order", input.order_id.0);
    Ok(Nothing {})
}

async fn keep(cx: &mut Write, order: OrderId, form: &OldPartForm, line: &Line) -> Result<()> {
    if let Some(id) = line.recorded {
        sqlx::query(
            "UPDATE old_parts SET quantity = ?, fate = ?, place = ?, note = ?, version = version + 1 WHERE id = ?",
        )
        .bind(form.quantity)
        .bind(form.fate)
        .bind(&form.place)
        .bind(&form.note)
        .bind(id)
        .execute(cx.db())
        .await?;
        return Ok(());
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO old_parts (order_id, order_line_id, name, unit, quantity, fate, state, place, note, recorded_at,
                                recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, 'kept', ?, ?, ?, ?)",
    )
    .bind(order)
    .bind(form.line_id)
    .bind(&line.name)
    .bind(&line.unit)
    .bind(form.quantity)
    .bind(form.fate)
    .bind(&form.place)
    .bind(&form.note)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    Ok(())
}

async fn of(cx: &mut Write, order: OrderId, line: OrderLineId) -> Result<Option<Line>> {
    Ok(sqlx::query_as(
        "SELECT l.kind, l.name, l.unit, l.quantity, l.payer, x.id AS recorded, x.state
         FROM order_lines l LEFT JOIN old_parts x ON x.order_line_id = l.id
         WHERE l.id = ? AND l.order_id = ? AND l.state = 'consented'",
    )
    .bind(line)
    .bind(order)
    .fetch_optional(cx.db())
    .await?)
}
