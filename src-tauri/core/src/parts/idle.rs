//! Stock that nobody touched for long: 呆滞件 (no movement in 12 months).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MAIN_WAREHOUSE, PartId, WarehouseId};
use crate::kernel::{Checks, Moment, Money, Quantity, Read, Result};

const MOST: i64 = 1_000;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IdleQuery {
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
    /// No movement for so many months.
    pub months: u32,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct IdleRow {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub bin: Option<String>,
    pub on_hand: Quantity,
    /// Net of VAT.
    pub value: Money,
    pub last_move_at: Option<Moment>,
}

#[derive(Debug, Serialize, TS)]
pub struct IdleStock {
    /// The dearest first.
    pub rows: Vec<IdleRow>,
    pub parts: i64,
    /// What all idle stock is worth, and what the whole warehouse is.
    pub value: Money,
    pub of: Money,
}

pub async fn idle(cx: &mut Read, input: IdleQuery) -> Result<IdleStock> {
    let mut checks = Checks::new();
    checks.require((1..=120).contains(&input.months), "months", "parts.months_range");
    checks.done()?;
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    let days = i64::from(input.months) * 365 / 12;
    let since = cx.today().plus_days(-days).start();
    let (parts, value, of): (i64, Money, Money) = sqlx::query_as(
        "SELECT coalesce(sum(coalesce(last_move_at, 0) < ?2), 0),
                coalesce(sum(CASE WHEN coalesce(last_move_at, 0) < ?2 THEN value END), 0), coalesce(sum(value), 0)
         FROM stock WHERE warehouse_id = ?1 AND on_hand > 0",
    )
    .bind(warehouse)
    .bind(since)
    .fetch_one(cx.db())
    .await?;
    let rows = sqlx::query_as(
        "SELECT s.part_id, p.number, p.name, p.unit, s.on_hand, s.value, s.last_move_at,
                (SELECT b.code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                 WHERE pb.part_id = p.id AND b.warehouse_id = ?1 ORDER BY pb.position LIMIT 1) AS bin
         FROM stock s JOIN parts p ON p.id = s.part_id
         WHERE s.warehouse_id = ?1 AND s.on_hand > 0 AND coalesce(s.last_move_at, 0) < ?2
         ORDER BY s.value DESC LIMIT ?3",
    )
    .bind(warehouse)
    .bind(since)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    Ok(IdleStock { rows, parts, value, of })
}
