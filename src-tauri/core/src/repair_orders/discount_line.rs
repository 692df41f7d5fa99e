//! A discount on one line. How much somebody may give is judged when the order is settled.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::change_line::LineRef;
use super::{LineState, OrderLineId, head, lines};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Money, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscountLine {
    pub line_id: OrderLineId,
    /// Of the line.
    pub version: i64,
    /// Off the list amount, tax included; zero takes the discount back.
    pub discount: Money,
    #[serde(default)]
    pub reason: Text<200>,
}

pub async fn discount_line(cx: &mut Write, input: DiscountLine) -> Result<LineRef> {
    let line = lines::load_seen(cx, input.line_id, input.version).await?;
    let head = head::load(cx, line.order_id).await?;
    head::still_open(&head)?;
    let mut checks = Checks::new();
    if matches!(line.state, LineState::Declined | LineState::Cancelled) {
        let refusal = Refusal::new("orders.line_decided").at("line_id");
        checks.add(refusal.with("line", &line.name).with("state", line.state));
    }
    if input.discount.is_negative() || input.discount > line.list_amount {
        checks.add(Refusal::new("orders.discount_range").at("discount").with("limit", line.list_amount));
    }
    checks.require(
        input.discount.is_zero() || !input.reason.is_empty(),
        "reason",
        "orders.discount_reason_needed",
    );
    // A consent named an amount; it may become less, never more.
    checks.require(
        line.state != LineState::Consented
            || input.discount >= line.discount
            || line.payer != super::Payer::Customer,
        "discount",
        "orders.more_than_consented",
    );
    checks.done()?;
    sqlx::query(
        "UPDATE order_lines SET discount = ?1, amount = list_amount - ?1, discount_reason = ?2, version = version + 1
         WHERE id = ?3",
    )
    .bind(input.discount)
    .bind(input.reason.or_none())
    .bind(line.id)
    .execute(cx.db())
    .await?;
    head::touch(cx, head.id).await?;
    Ok(LineRef { id: line.id, version: line.version + 1 })
}
