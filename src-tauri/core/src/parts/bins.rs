//! Warehouses and their bins, in the order one walks past them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BinId, WarehouseId};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Nothing, Read, Refusal, Result, Write};

const MOST_BINS_SHOWN: i64 = 5_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum WarehouseKind {
    Sale,
    Claims,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct WarehouseRow {
    pub id: WarehouseId,
    pub name: String,
    pub kind: WarehouseKind,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BinsOf {
    pub warehouse_id: WarehouseId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct BinRow {
    pub id: BinId,
    pub warehouse_id: WarehouseId,
    pub code: String,
    pub walk_order: i64,
    /// How many parts have it as one of theirs.
    pub parts: i64,
}

pub async fn warehouses(cx: &mut Read, _: Nothing) -> Result<Vec<WarehouseRow>> {
    Ok(sqlx::query_as("SELECT id, name, kind FROM warehouses WHERE active = 1 ORDER BY id")
        .fetch_all(cx.db())
        .await?)
}

pub async fn bins(cx: &mut Read, input: BinsOf) -> Result<Vec<BinRow>> {
    Ok(sqlx::query_as(
        "SELECT b.id, b.warehouse_id, b.code, b.walk_order,
                (SELECT count(*) FROM part_bins pb WHERE pb.bin_id = b.id) AS parts
         FROM bins b WHERE b.warehouse_id = ? ORDER BY b.walk_order, b.code LIMIT ?",
    )
    .bind(input.warehouse_id)
    .bind(MOST_BINS_SHOWN)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddBin {
    pub warehouse_id: WarehouseId,
    pub code: Name<20>,
    /// After the last one if not said.
    #[ts(optional = nullable)]
    pub walk_order: Option<i64>,
}

#[derive(Debug, Serialize, TS)]
pub struct BinRef {
    pub id: BinId,
}

pub async fn add_bin(cx: &mut Write, input: AddBin) -> Result<BinRef> {
    let mut checks = Checks::new();
    let order = input.walk_order.unwrap_or_default();
    checks.require((0..=1_000_000).contains(&order), "walk_order", "parts.walk_order_range");
    let warehouse: Option<String> = sqlx::query_scalar("SELECT name FROM warehouses WHERE id = ?")
        .bind(input.warehouse_id)
        .fetch_optional(cx.db())
        .await?;
    checks.require(warehouse.is_some(), "warehouse_id", "parts.unknown_warehouse");
    let taken: Option<BinId> = sqlx::query_scalar("SELECT id FROM bins WHERE warehouse_id = ? AND code = ?")
        .bind(input.warehouse_id)
        .bind(&input.code)
        .fetch_optional(cx.db())
        .await?;
    if taken.is_some() {
        checks.add(Refusal::new("parts.bin_taken").at("code").with("code", &input.code));
    }
    checks.done()?;
    let id = sqlx::query_scalar(
        "INSERT INTO bins (warehouse_id, code, walk_order)
         VALUES (?1, ?2, coalesce(?3, (SELECT coalesce(max(walk_order), 0) + 10 FROM bins WHERE warehouse_id = ?1)))
         RETURNING id",
    )
    .bind(input.warehouse_id)
    .bind(&input.code)
    .bind(input.walk_order)
    .fetch_one(cx.db())
    .await?;
    Ok(BinRef { id })
}
