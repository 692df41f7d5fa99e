//! How suppliers keep their promises: lines on time, and goods found good, over a year
//! (PRT-09, PRT-10). Numerators and denominators are told, so that a rate explains itself.

use ts_rs::TS;

use serde::Serialize;

use crate::kernel::{Nothing, Quantity, Read, Result};
use crate::parts::SupplierId;
use crate::parts::suppliers::SupplierStatus;

const DAYS: i64 = 365;

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SupplierScore {
    pub supplier_id: SupplierId,
    pub name: String,
    pub status: SupplierStatus,
    /// Lines promised for a day within the last year and up to today.
    pub due_lines: i64,
    /// Of these, complete by the first promised day.
    pub on_time: i64,
    /// Open lines whose first promise has passed.
    pub late_now: i64,
    pub received: Quantity,
    pub rejected: Quantity,
}

pub async fn scores(cx: &mut Read, _: Nothing) -> Result<Vec<SupplierScore>> {
    let today = cx.today();
    Ok(sqlx::query_as(
        "SELECT s.id AS supplier_id, s.name, s.status,
                coalesce(sum(l.promised_day BETWEEN ?1 AND ?2 AND l.cancelled < l.quantity), 0) AS due_lines,
                coalesce(sum(l.promised_day BETWEEN ?1 AND ?2 AND l.cancelled < l.quantity AND l.completed_day <= l.promised_day), 0) AS on_time,
                coalesce(sum(l.completed_day IS NULL AND l.promised_day < ?2), 0) AS late_now,
                coalesce(sum(l.received), 0) AS received, coalesce(sum(l.rejected), 0) AS rejected
         FROM suppliers s
         LEFT JOIN purchase_orders o ON o.supplier_id = s.id AND o.ordered_at >= ?3
         LEFT JOIN purchase_lines l ON l.order_id = o.id
         GROUP BY s.id ORDER BY s.status, s.name",
    )
    .bind(today.plus_days(-DAYS))
    .bind(today)
    .bind(today.plus_days(-2 * DAYS).start())
    .fetch_all(cx.db())
    .await?)
}
