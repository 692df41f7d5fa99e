//! Lists for the cashier: what waits to be settled or paid, what was settled, who owes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SettlementId;
use crate::kernel::{Day, Moment, Money, Nothing, Read, Result, page};
use crate::repair_orders::{OrderId, Payer};
use crate::sales::SaleId;

const PAGE: i64 = 100;

/// An order that passed inspection and has a payer without a settlement, or a
/// settlement with money missing.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CashierRow {
    pub order_id: OrderId,
    pub number: String,
    pub plate: Option<String>,
    pub model: Option<String>,
    pub customer: String,
    pub advisor: String,
    /// Not settled yet, tax included.
    pub unsettled: Money,
    /// Settled and not paid.
    pub unpaid: Money,
    pub passed_at: Option<Moment>,
    pub promised_at: Option<Moment>,
}

pub async fn queue(cx: &mut Read, _: Nothing) -> Result<Vec<CashierRow>> {
    Ok(sqlx::query_as(
        "SELECT * FROM (
         SELECT o.state, o.id AS order_id, o.number, v.plate, v.model,
                c.name AS customer, a.name AS advisor, o.passed_at, o.promised_at,
                (SELECT coalesce(sum(l.amount), 0) FROM order_lines l
                 WHERE l.order_id = o.id AND l.state = 'consented' AND NOT EXISTS (
                     SELECT 1 FROM standing_settlements s WHERE s.order_id = o.id AND s.payer = l.payer)) AS unsettled,
                (SELECT coalesce(sum(s.gross - (SELECT coalesce(sum(p.amount), 0) FROM payments p
                                       WHERE p.settlement_id = s.id AND p.kind <> 'account_receipt')), 0)
                 FROM standing_settlements s WHERE s.order_id = o.id AND s.payer = 'customer') AS unpaid
         FROM repair_orders o
         JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN visits t ON t.id = o.visit_id
         JOIN customers c ON c.id = coalesce(t.owner_id, t.sender_id)
         JOIN staff a ON a.id = o.advisor_id
         WHERE o.state IN ('passed', 'settled') AND o.state NOT IN ('delivered', 'cancelled'))
         WHERE state = 'passed' OR unsettled <> 0 OR unpaid <> 0
         ORDER BY promised_at, order_id",
    )
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct SettledBetween {
    pub from: Option<Day>,
    pub until: Option<Day>,
    pub payer: Option<Payer>,
    /// Only those that stand and that their customer has not signed (DEL-03).
    pub unsigned: bool,
    /// Only before this settlement (the last one seen).
    pub before: Option<SettlementId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SettledRow {
    pub id: SettlementId,
    pub number: String,
    /// Of an order, or of a sale over the counter.
    pub order_id: Option<OrderId>,
    pub sale_id: Option<SaleId>,
    pub order_number: String,
    pub plate: Option<String>,
    pub payer: Payer,
    pub payer_name: String,
    pub gross: Money,
    pub discount: Money,
    pub settled_at: Moment,
    pub settled_by: String,
    pub reverses: Option<SettlementId>,
    pub signed_at: Option<Moment>,
}

#[derive(Debug, Serialize, TS)]
pub struct SettledPage {
    pub rows: Vec<SettledRow>,
    pub more: bool,
}

pub async fn settled(cx: &mut Read, input: SettledBetween) -> Result<SettledPage> {
    let today = cx.today();
    let from = input.from.unwrap_or(today.plus_days(-30)).start();
    let until = input.until.unwrap_or(today).plus_days(1).start();
    let mut rows: Vec<SettledRow> = sqlx::query_as(
        "SELECT s.id, s.number, s.order_id, s.sale_id, coalesce(o.number, x.number) AS order_number, v.plate, s.payer,
                s.payer_name, s.gross, s.discount, s.settled_at, f.name AS settled_by, s.reverses,
                g.at AS signed_at
         FROM settlements s
         LEFT JOIN repair_orders o ON o.id = s.order_id
         LEFT JOIN vehicles v ON v.id = o.vehicle_id
         LEFT JOIN counter_sales x ON x.id = s.sale_id
         JOIN staff f ON f.id = s.settled_by
         LEFT JOIN statement_signatures g ON g.settlement_id = s.id
         WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND (?3 IS NULL OR s.payer = ?3) AND s.id < ?4
           AND (NOT ?6 OR s.payer = 'customer' AND s.order_id IS NOT NULL AND s.reverses IS NULL AND g.settlement_id IS NULL
                AND NOT EXISTS (SELECT 1 FROM settlements r WHERE r.reverses = s.id))
         ORDER BY s.settled_at DESC, s.id DESC LIMIT ?5",
    )
    .bind(from)
    .bind(until)
    .bind(input.payer)
    .bind(input.before.map_or(i64::MAX, |id| id.0))
    .bind(PAGE + 1)
    .bind(input.unsigned)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(SettledPage { rows, more })
}
