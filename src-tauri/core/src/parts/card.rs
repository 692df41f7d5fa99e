//! One part on one screen: what there is, where, for whom, at what price.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ledger::{LedgerRow, moves, sees_costs};
use super::prices::{self, LevelPrices};
use super::{BinId, MAIN_WAREHOUSE, MoveId, PartClass, PartId, ReservationId, WarehouseId};
use crate::kernel::{Day, Moment, Money, Quantity, Read, Refusal, Result};

const LAST_MOVES: i64 = 10;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartQuery {
    pub id: PartId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PartFacts {
    pub id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub class: PartClass,
    pub category: Option<String>,
    pub fits: Option<String>,
    pub barcode: Option<String>,
    /// Retail, tax included.
    pub price: Money,
    pub min_stock: Quantity,
    pub max_stock: Quantity,
    pub fast_moving: bool,
    pub warranty_months: Option<i64>,
    pub warranty_km: Option<i64>,
    /// Sold beside repairs; its gross profit is told apart.
    pub accessory: bool,
    /// Pieces of the supplier's pack; nothing for any number.
    pub pack: Quantity,
    pub active: bool,
    pub version: i64,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct WarehouseStock {
    pub warehouse_id: WarehouseId,
    pub name: String,
    pub on_hand: Quantity,
    pub reserved: Quantity,
    pub free: Quantity,
    /// Wanted by those who wait and not there.
    pub short: Quantity,
    /// Cost of what is there, net of VAT; only for those who may see costs.
    pub value: Option<Money>,
    pub last_move_at: Option<Moment>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PartBin {
    pub bin_id: BinId,
    pub warehouse_id: WarehouseId,
    pub code: String,
}

/// Somebody the part is promised to.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ReservationRow {
    pub id: ReservationId,
    pub warehouse_id: WarehouseId,
    pub origin_kind: String,
    pub origin_id: i64,
    pub origin_label: String,
    pub wanted: Quantity,
    pub held: Quantity,
    pub expected_day: Option<Day>,
    pub created_at: Moment,
}

#[derive(Debug, Serialize, TS)]
pub struct PartCard {
    pub part: PartFacts,
    /// Prices besides the retail price.
    pub levels: LevelPrices,
    pub stock: Vec<WarehouseStock>,
    pub bins: Vec<PartBin>,
    pub reservations: Vec<ReservationRow>,
    /// Of the main warehouse.
    pub last_moves: Vec<LedgerRow>,
}

pub async fn card(cx: &mut Read, input: PartQuery) -> Result<PartCard> {
    let part: Option<PartFacts> = sqlx::query_as(
        "SELECT id, number, name, unit, class, category, fits, barcode, price, min_stock, max_stock,
                fast_moving, warranty_months, warranty_km, accessory, pack, active, version
         FROM parts WHERE id = ?",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let part = part.ok_or_else(|| Refusal::new("parts.unknown").at("id").with("id", input.id))?;
    let with_costs = sees_costs(cx);
    let stock = sqlx::query_as(
        "SELECT w.id AS warehouse_id, w.name, coalesce(s.on_hand, 0) AS on_hand, coalesce(s.reserved, 0) AS reserved,
                coalesce(s.on_hand - s.reserved, 0) AS free,
                coalesce((SELECT sum(r.wanted - r.held) FROM reservations r
                          WHERE r.part_id = ?1 AND r.warehouse_id = w.id AND r.held < r.wanted), 0) AS short,
                CASE WHEN ?2 THEN coalesce(s.value, 0) END AS value, s.last_move_at
         FROM warehouses w LEFT JOIN stock s ON s.warehouse_id = w.id AND s.part_id = ?1
         WHERE w.active = 1 OR s.on_hand > 0 ORDER BY w.id",
    )
    .bind(input.id)
    .bind(with_costs)
    .fetch_all(cx.db())
    .await?;
    let bins = sqlx::query_as(
        "SELECT b.id AS bin_id, b.warehouse_id, b.code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
         WHERE pb.part_id = ? ORDER BY b.warehouse_id, pb.position",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let reservations = sqlx::query_as(
        "SELECT id, warehouse_id, origin_kind, origin_id, origin_label, wanted, held, expected_day, created_at
         FROM reservations WHERE part_id = ? ORDER BY created_at, id LIMIT 200",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let last_moves = moves(cx, input.id, MAIN_WAREHOUSE, MoveId(i64::MAX), LAST_MOVES).await?;
    let levels = prices::levels(cx, input.id).await?;
    Ok(PartCard { part, levels, stock, bins, reservations, last_moves })
}
