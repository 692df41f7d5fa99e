//! Undoing a settlement: a red one of the same amounts, money given back the way it
//! came, and the order open to be settled anew (domain facts 4.2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SettlementId;
use super::pay;
use crate::documents::numbers::{self, Series};
use crate::kernel::text::clean::Name;
use crate::kernel::{Refusal, Result, Write};
use crate::repair_orders::states::{self, OrderMove};
use crate::repair_orders::{OrderId, OrderState};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reverse {
    pub settlement_id: SettlementId,
    pub reason: Name<200>,
}

#[derive(Debug, Serialize, TS)]
pub struct Reversed {
    pub id: SettlementId,
    pub number: String,
}

/// A sale over the counter is undone by taking its goods back.
pub async fn reverse(cx: &mut Write, input: Reverse) -> Result<Reversed> {
    let old = input.settlement_id;
    let found: Option<(OrderId, OrderState)> = sqlx::query_as(
        "SELECT o.id, o.state FROM settlements s JOIN repair_orders o ON o.id = s.order_id WHERE s.id = ?",
    )
    .bind(old)
    .fetch_optional(cx.db())
    .await?;
    pay::balance(cx, old).await?;
    let Some((order, state)) = found else {
        return Err(Refusal::new("settlement.sale_by_return").at("settlement_id").into());
    };
    let reversed = in_red(cx, old, input.reason.as_str()).await?;
    if state == OrderState::Settled {
        states::apply(cx, order, OrderMove::Unsettle).await?;
    }
    cx.about("order", order.0);
    Ok(reversed)
}

/// The red settlement itself, and the money given back; what it was for is the caller's.
/// Refuses while a tax invoice stands.
pub(super) async fn in_red(cx: &mut Write, old: SettlementId, reason: &str) -> Result<Reversed> {
    pay::balance(cx, old).await?;
    let invoiced: Option<String> = sqlx::query_scalar(
        "SELECT number FROM invoices WHERE settlement_id = ? AND state NOT IN ('red_full') LIMIT 1",
    )
    .bind(old)
    .fetch_optional(cx.db())
    .await?;
    if let Some(invoice) = invoiced {
        return Err(Refusal::new("settlement.invoice_stands").with("invoice", invoice).into());
    }
    let number = numbers::next(cx, Series::Reversal).await?;
    let (staff, now) = (cx.staff(), cx.now);
    let id: SettlementId = sqlx::query_scalar(
        "INSERT INTO settlements (number, order_id, sale_id, payer, payer_name, reverses, reversal_reason, labour,
                                  material, other, discount, gross, net, tax, cost, settled_at, settled_by)
         SELECT ?, order_id, sale_id, payer, payer_name, id, ?, -labour, -material, -other, -discount, -gross, -net, -tax,
                -cost, ?, ?
         FROM settlements WHERE id = ? RETURNING id",
    )
    .bind(&number)
    .bind(reason)
    .bind(now)
    .bind(staff)
    .bind(old)
    .fetch_one(cx.db())
    .await?;
    sqlx::query(
        "INSERT INTO settlement_lines (settlement_id, order_line_id, sale_line_id, position, kind, code, name, unit, quantity,
                unit_price, list_amount, discount, gross, tax_rate, net, tax, cost)
         SELECT ?, order_line_id, sale_line_id, position, kind, code, name, unit, -quantity, unit_price, -list_amount, -discount,
                -gross, tax_rate, -net, -tax, -cost
         FROM settlement_lines WHERE settlement_id = ? ORDER BY position",
    )
    .bind(id)
    .bind(old)
    .execute(cx.db())
    .await?;
    // What was received goes back the way it came; what was only promised is no longer owed.
    sqlx::query(
        "INSERT INTO payments (settlement_id, way, amount, kind, at, by_staff)
         SELECT ?1, way, -sum(amount), 'refund', ?2, ?3 FROM (
             SELECT way, amount FROM payments WHERE settlement_id = ?4
             UNION ALL
             SELECT 'on_account', -amount FROM payments WHERE settlement_id = ?4 AND kind = 'account_receipt')
         GROUP BY way HAVING sum(amount) <> 0",
    )
    .bind(id)
    .bind(now)
    .bind(staff)
    .bind(old)
    .execute(cx.db())
    .await?;
    cx.about("settlement", old.0);
    Ok(Reversed { id, number })
}
