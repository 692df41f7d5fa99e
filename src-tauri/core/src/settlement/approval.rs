//! A discount beyond one's own authority: asked for with a reason, decided by somebody
//! who may, used by one settlement.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DiscountRequestId;
use super::preview::{OrderLine, lines_of};
use crate::kernel::text::clean::{Name, Text};
use crate::kernel::{Checks, Moment, Money, Nothing, Permission, Rate, Read, Refusal, Result, Write};
use crate::policy::{self, keys};
use crate::repair_orders::{OrderId, Payer};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskDiscount {
    pub order_id: OrderId,
    pub payer: Payer,
    /// All discounts of the settlement together, lines' own included.
    pub discount: Money,
    pub reason: Name<200>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideDiscount {
    pub id: DiscountRequestId,
    pub approve: bool,
    pub note: Option<Text<200>>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct DiscountRequestRow {
    pub id: DiscountRequestId,
    pub order_id: OrderId,
    pub order_number: String,
    pub plate: Option<String>,
    pub payer: Payer,
    pub discount: Money,
    pub list_amount: Money,
    pub reason: String,
    pub asked_by: String,
    pub asked_at: Moment,
}

/// The largest share of the list price the person may give alone: the best of their rights.
pub(super) async fn authority(cx: &mut Read) -> Result<Rate> {
    let mut best = Rate::ZERO;
    if cx.who.may(Permission::ApproveDiscount) {
        best = best.max(policy::value(cx, keys::DISCOUNT_MANAGER).await?);
    }
    if cx.who.may(Permission::EditOrders) {
        best = best.max(policy::value(cx, keys::DISCOUNT_ADVISOR).await?);
    }
    if cx.who.may(Permission::TakePayment) {
        best = best.max(policy::value(cx, keys::DISCOUNT_CASHIER).await?);
    }
    Ok(best)
}

/// The approved and unused request for this payer, and up to how much it allows.
pub(super) async fn approved(
    cx: &mut Read,
    order: OrderId,
    payer: Payer,
) -> Result<Option<(DiscountRequestId, Money)>> {
    Ok(sqlx::query_as(
        "SELECT id, discount FROM discount_requests
         WHERE order_id = ? AND payer = ? AND state = 'approved' ORDER BY discount DESC LIMIT 1",
    )
    .bind(order)
    .bind(payer)
    .fetch_optional(cx.db())
    .await?)
}

pub async fn ask_discount(cx: &mut Write, input: AskDiscount) -> Result<Nothing> {
    let lines = lines_of(cx, input.order_id, input.payer).await?;
    let list: Money = lines.iter().map(|line: &OrderLine| line.list_amount).sum();
    let mut checks = Checks::new();
    checks.require(!lines.is_empty(), "payer", "settlement.nothing_to_settle");
    if !input.discount.is_positive() || input.discount > list {
        checks.add(Refusal::new("settlement.bad_discount").at("discount").with("limit", list));
    }
    checks.done()?;
    let (staff, now) = (cx.staff(), cx.now);
    // A new request replaces the open one: there is one question at a time.
    sqlx::query(
        "UPDATE discount_requests SET state = 'rejected', decided_at = ?, decision_note = 'replaced'
         WHERE order_id = ? AND payer = ? AND state = 'open'",
    )
    .bind(now)
    .bind(input.order_id)
    .bind(input.payer)
    .execute(cx.db())
    .await?;
    sqlx::query(
        "INSERT INTO discount_requests (order_id, payer, discount, list_amount, reason, asked_by, asked_at, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'open')",
    )
    .bind(input.order_id)
    .bind(input.payer)
    .bind(input.discount)
    .bind(list)
    .bind(input.reason.as_str())
    .bind(staff)
    .bind(now)
    .execute(cx.db())
    .await?;
    cx.about("order", input.order_id.0);
    Ok(Nothing {})
}

pub async fn decide_discount(cx: &mut Write, input: DecideDiscount) -> Result<Nothing> {
    let found: Option<(OrderId, Money, Money)> = sqlx::query_as(
        "SELECT order_id, discount, list_amount FROM discount_requests WHERE id = ? AND state = 'open'",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let (order, discount, list) = found.ok_or_else(|| Refusal::new("settlement.request_gone").at("id"))?;
    let authority = authority(cx).await?;
    if input.approve && !super::rules::within(authority, discount, list) {
        return Err(Refusal::new("settlement.beyond_authority")
            .with("limit", list.portion(authority))
            .into());
    }
    let (staff, now) = (cx.staff(), cx.now);
    sqlx::query(
        "UPDATE discount_requests SET state = ?, decided_by = ?, decided_at = ?, decision_note = ? WHERE id = ?",
    )
    .bind(if input.approve { "approved" } else { "rejected" })
    .bind(staff)
    .bind(now)
    .bind(input.note.as_ref().map(Text::as_str))
    .bind(input.id)
    .execute(cx.db())
    .await?;
    cx.about("order", order.0);
    Ok(Nothing {})
}

/// What waits for a decision, oldest first.
pub async fn discount_requests(cx: &mut Read, _: Nothing) -> Result<Vec<DiscountRequestRow>> {
    Ok(sqlx::query_as(
        "SELECT d.id, d.order_id, o.number AS order_number, v.plate, d.payer, d.discount, d.list_amount,
                d.reason, s.name AS asked_by, d.asked_at
         FROM discount_requests d
         JOIN repair_orders o ON o.id = d.order_id
         JOIN vehicles v ON v.id = o.vehicle_id
         JOIN staff s ON s.id = d.asked_by
         WHERE d.state = 'open' ORDER BY d.asked_at",
    )
    .fetch_all(cx.db())
    .await?)
}
