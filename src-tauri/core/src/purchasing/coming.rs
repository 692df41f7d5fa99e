//! What is on its way of one part: ordered from whom, promised for when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PurchaseId;
use crate::kernel::{Day, Quantity, Read, Result};
use crate::parts::PartId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComingOf {
    pub part_id: PartId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct Coming {
    pub order_id: PurchaseId,
    pub number: String,
    pub supplier: String,
    pub quantity: Quantity,
    pub expected_day: Day,
    /// Later than the first promise, or the promise has passed.
    pub late: bool,
}

pub async fn coming(cx: &mut Read, input: ComingOf) -> Result<Vec<Coming>> {
    let today = cx.today();
    Ok(sqlx::query_as(
        "SELECT l.order_id, o.number, s.name AS supplier, l.outstanding AS quantity,
                l.expected_day, l.expected_day > l.promised_day OR l.promised_day < ?2 AS late
         FROM purchase_lines l JOIN purchase_orders o ON o.id = l.order_id JOIN suppliers s ON s.id = o.supplier_id
         WHERE l.part_id = ?1 AND l.completed_day IS NULL ORDER BY l.expected_day, l.id",
    )
    .bind(input.part_id)
    .bind(today)
    .fetch_all(cx.db())
    .await?)
}
