//! Another part goes onto a line in place of one that is short or no longer made.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::change_line::LineRef;
use super::lines::{self, Line};
use super::{LineKind, LineState, NoteStage, OrderLineId, PriceRule, buyer, head, note, pricing};
use crate::kernel::{Checks, Money, Permission, Read, Refusal, Result, Write};
use crate::parts::prices;
use crate::parts::{PartClass, PartId};
use crate::parts_catalogue::stand_ins;
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplacePart {
    pub line_id: OrderLineId,
    /// Of the line.
    pub version: i64,
    /// One of the part's successors, old numbers to be used up, or alternatives.
    pub part_id: PartId,
}

#[derive(sqlx::FromRow)]
struct Part {
    number: String,
    name: String,
    unit: String,
    class: PartClass,
}

/// Who edits orders or issues parts may do it. What the customer agreed to stays: the same class, and
/// never a higher price; another class is a line of its own with a consent of its own.
pub async fn replace_part(cx: &mut Write, input: ReplacePart) -> Result<LineRef> {
    if !cx.who.may(Permission::EditOrders) && !cx.who.may(Permission::IssueParts) {
        return Err(Refusal::new("access.forbidden").with("permission", Permission::IssueParts).into());
    }
    let line = lines::load_seen(cx, input.line_id, input.version).await?;
    let head = head::load(cx, line.order_id).await?;
    head::still_open(&head)?;
    let Some(old_part) = line.part_id.filter(|_| line.kind == LineKind::Part && !line.customer_supplied)
    else {
        return Err(Refusal::new("parts.not_a_part_line").at("line_id").into());
    };
    let old = part(cx, "line_id", old_part).await?;
    let new = part(cx, "part_id", input.part_id).await?;
    check(cx, &line, old_part, &input, &old, &new).await?;
    let (unit_price, rule) = price(cx, &line, input.part_id).await?;
    let list_amount = if line.of_fixed_package().is_some() {
        line.list_amount
    } else {
        pricing::list_amount(unit_price, line.quantity)
            .ok_or_else(|| Refusal::new("orders.amount_too_large").at("part_id"))?
    };
    let discount = line.discount.min(list_amount);
    sqlx::query(
        "UPDATE order_lines SET part_id = ?, code = ?, name = ?, unit = ?, unit_price = ?, price_rule = ?,
                list_amount = ?, discount = ?, amount = ?, version = version + 1
         WHERE id = ?",
    )
    .bind(input.part_id)
    .bind(&new.number)
    .bind(&new.name)
    .bind(&new.unit)
    .bind(unit_price)
    .bind(rule)
    .bind(list_amount)
    .bind(discount)
    .bind(list_amount - discount)
    .bind(line.id)
    .execute(cx.db())
    .await?;
    let text = format!("{} {} → {} {}", old.number, old.name, new.number, new.name);
    note::by_the_house(cx, head.id, NoteStage::During, "part_replaced", &text).await?;
    head::touch(cx, head.id).await?;
    reactions::line_changed(cx, head.id, line.id).await?;
    cx.about("order", head.id.0);
    Ok(LineRef { id: line.id, version: line.version + 1 })
}

async fn part(cx: &mut Read, field: &str, id: PartId) -> Result<Part> {
    let found = sqlx::query_as("SELECT number, name, unit, class FROM parts WHERE id = ?")
        .bind(id)
        .fetch_optional(cx.db())
        .await?;
    found.ok_or_else(|| Refusal::new("parts.unknown").at(field).with("id", id).into())
}

async fn check(
    cx: &mut Read,
    line: &Line,
    old_part: PartId,
    input: &ReplacePart,
    old: &Part,
    new: &Part,
) -> Result<()> {
    let mut checks = Checks::new();
    if matches!(line.state, LineState::Declined | LineState::Cancelled) {
        let refusal = Refusal::new("orders.line_decided").at("line_id");
        checks.add(refusal.with("line", &line.name).with("state", line.state));
    }
    let went_out: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM slip_lines WHERE order_line_id = ?)")
            .bind(line.id)
            .fetch_one(cx.db())
            .await?;
    if went_out {
        checks.add(Refusal::new("orders.part_went_out").at("line_id").with("part", &old.number));
    }
    let near = stand_ins::of(cx, &[old_part]).await?.remove(&old_part).unwrap_or_default();
    if !near.iter().any(|one| one.part_id == input.part_id) {
        let refusal = Refusal::new("orders.no_stand_in").at("part_id");
        checks.add(refusal.with("part", &old.number).with("other", &new.number));
    }
    if line.state == LineState::Consented && old.class != new.class {
        let refusal = Refusal::new("orders.class_needs_consent").at("part_id");
        checks.add(refusal.with("part", &new.number).with("class", new.class).with("agreed", old.class));
    }
    checks.done()
}

async fn price(cx: &mut Read, line: &Line, part: PartId) -> Result<(Money, PriceRule)> {
    // Its share of a package, a price made by hand: they stay.
    if line.of_fixed_package().is_some() || line.price_rule == PriceRule::ByHand {
        return Ok((line.unit_price, line.price_rule));
    }
    let level = buyer::level_of(cx, line.order_id, line.payer).await?;
    let (price, level) = prices::at(cx, part, level).await?;
    let listed = (price, buyer::rule(level));
    let agreed = line.state == LineState::Consented && listed.0 > line.unit_price;
    Ok(if agreed { (line.unit_price, line.price_rule) } else { listed })
}
