//! What was quoted for the car of an order before it came: what may still go onto the order, and what has.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EnquiryId, validity};
use crate::kernel::{Day, Moment, Money, Read, Result};
use crate::repair_orders::{OrderId, head};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuotesOfOrder {
    pub order_id: OrderId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct QuoteBefore {
    pub id: EnquiryId,
    pub number: String,
    pub question: String,
    pub quoted: Money,
    pub quoted_at: Moment,
    /// The last day on which the price stands.
    #[sqlx(skip)]
    pub valid_until: Option<Day>,
    /// Its lines are on this order.
    pub on_order: bool,
    /// It led to this order's visit.
    pub of_visit: bool,
    pub version: i64,
}

/// The newest first. What is on another order or comes with an appointment is not offered, nor a price
/// that stands no more, unless the visit came because of it.
///
/// # Errors
/// `orders.unknown`.
pub async fn of_order(cx: &mut Read, input: QuotesOfOrder) -> Result<Vec<QuoteBefore>> {
    let order = head::load(cx, input.order_id).await?;
    let mut rows: Vec<QuoteBefore> = sqlx::query_as(
        "SELECT e.id, e.number, e.question, e.quoted, e.quoted_at, e.order_id IS NOT NULL AS on_order,
                e.became_id IS NOT NULL AS of_visit, e.version
         FROM (SELECT id FROM enquiries WHERE vehicle_id = ?1 AND became_id IS NULL
               UNION SELECT id FROM enquiries WHERE became_kind = 'visit' AND became_id = ?2
               UNION SELECT id FROM enquiries WHERE order_id = ?3) t
         CROSS JOIN enquiries e ON e.id = t.id
         WHERE e.quoted IS NOT NULL AND e.state <> 'withdrawn' AND (e.order_id IS NULL OR e.order_id = ?3)
         ORDER BY e.id DESC",
    )
    .bind(order.vehicle_id)
    .bind(order.visit_id)
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?;
    let today = cx.today();
    for row in &mut rows {
        row.valid_until = Some(validity::valid_until(cx, row.quoted_at).await?);
    }
    rows.retain(|row| row.on_order || row.of_visit || row.valid_until.is_some_and(|day| day >= today));
    Ok(rows)
}
