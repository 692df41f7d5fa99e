//! What the stock was worth at the end of any day, out of the ledger alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{WarehouseId, past};
use crate::kernel::{Day, Moment, Money, Read, Result};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorthAt {
    pub day: Day,
}

#[derive(Debug, Serialize, TS)]
pub struct WarehouseWorth {
    pub warehouse_id: WarehouseId,
    pub name: String,
    /// Net of VAT, when the day ended.
    pub value: Money,
    /// What came in by deliveries in the year up to that day; nothing where claimed parts are laid apart.
    pub came: Option<Money>,
    /// What left in the year up to that day, at cost: with the stock it gives the turns.
    pub used: Option<Money>,
}

const YEAR: i64 = 365;

pub async fn worth(cx: &mut Read, input: WorthAt) -> Result<Vec<WarehouseWorth>> {
    let end = input.day.plus_days(1).start();
    let mut all = Vec::new();
    for row in of_the_year(cx, input.day.plus_days(1 - YEAR).start(), end).await? {
        let value = past::value(cx, row.warehouse_id, end).await?;
        if row.active || value.is_positive() {
            let (warehouse_id, name) = (row.warehouse_id, row.name);
            let [came, used] = [row.came, row.used].map(|year| row.sells.then_some(year));
            all.push(WarehouseWorth { warehouse_id, name, value, came, used });
        }
    }
    Ok(all)
}

#[derive(sqlx::FromRow)]
struct OfTheYear {
    warehouse_id: WarehouseId,
    name: String,
    active: bool,
    sells: bool,
    came: Money,
    used: Money,
}

async fn of_the_year(cx: &mut Read, from: Moment, to: Moment) -> Result<Vec<OfTheYear>> {
    Ok(sqlx::query_as(
        "SELECT w.id AS warehouse_id, w.name, w.active, w.kind = 'sale' AS sells,
                coalesce(m.came, 0) AS came, coalesce(m.used, 0) AS used
         FROM warehouses w LEFT JOIN (
             SELECT warehouse_id, sum(CASE WHEN kind = 'receipt' THEN value END) AS came,
                    -sum(CASE WHEN kind IN ('issue', 'return') THEN value END) AS used
             FROM stock_moves WHERE at >= ? AND at < ? GROUP BY +warehouse_id) m ON m.warehouse_id = w.id
         ORDER BY w.id",
    )
    .bind(from)
    .bind(to)
    .fetch_all(cx.db())
    .await?)
}
