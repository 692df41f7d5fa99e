//! What the stock was worth at the end of any day, out of the ledger alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WarehouseId;
use crate::kernel::{Day, Money, Read, Result};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorthAt {
    pub day: Day,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct WarehouseWorth {
    pub warehouse_id: WarehouseId,
    pub name: String,
    /// Net of VAT, when the day ended.
    pub value: Money,
    /// What came in by deliveries in the year up to that day.
    pub came: Money,
    /// What left in the year up to that day, at cost: with the stock it gives the turns.
    pub used: Money,
}

const YEAR: i64 = 365;

pub async fn worth(cx: &mut Read, input: WorthAt) -> Result<Vec<WarehouseWorth>> {
    let end = input.day.plus_days(1).start();
    Ok(sqlx::query_as(
        "SELECT w.id AS warehouse_id, w.name, coalesce(m.value, 0) AS value, coalesce(m.came, 0) AS came,
                coalesce(m.used, 0) AS used
         FROM warehouses w LEFT JOIN (
             SELECT warehouse_id, sum(value) AS value,
                    sum(CASE WHEN at >= ?2 AND kind = 'receipt' THEN value END) AS came,
                    -sum(CASE WHEN at >= ?2 AND kind IN ('issue', 'return') THEN value END) AS used
             FROM stock_moves WHERE at < ?1 GROUP BY +warehouse_id) m ON m.warehouse_id = w.id
         WHERE w.active = 1 OR m.value > 0 ORDER BY w.id",
    )
    .bind(end)
    .bind(input.day.plus_days(1 - YEAR).start())
    .fetch_all(cx.db())
    .await?)
}
