//! What to order: who waits, what fell below its minimum, less what is coming already.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Need};
use crate::kernel::{Day, Money, Quantity, Read, Result};
use crate::parts::rules::in_packs;
use crate::parts::{MAIN_WAREHOUSE, PartClass, PartId, SupplierId, WarehouseId};
use crate::policy::{self, keys};

/// Demand is looked at over so many days.
const MOST: i64 = 2_000;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct SuggestQuery {
    /// The main warehouse if not said.
    pub warehouse_id: Option<WarehouseId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct Suggestion {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub class: PartClass,
    pub fast_moving: bool,
    pub free: Quantity,
    /// Promised to somebody and not there.
    pub short: Quantity,
    /// The first day for which something of that is needed, where no car waits for it already.
    pub needed_day: Option<Day>,
    /// Ordered and still to come.
    pub ordered: Quantity,
    pub min_stock: Quantity,
    pub max_stock: Quantity,
    /// Pieces of the supplier's pack; nothing for any number.
    pub pack: Quantity,
    /// Went out in the last 90 days, less what came back.
    #[sqlx(skip)]
    pub used: Quantity,
    #[sqlx(skip)]
    pub suggested: Quantity,
    pub last_supplier_id: Option<SupplierId>,
    pub last_supplier: Option<String>,
    /// Net of VAT.
    pub last_cost: Option<Money>,
}

pub async fn suggest(cx: &mut Read, input: SuggestQuery) -> Result<Vec<Suggestion>> {
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    let rows: Vec<Suggestion> = sqlx::query_as(
        "WITH looked_at AS (
             SELECT id FROM parts WHERE min_stock > 0 AND active = 1
             UNION
             SELECT part_id FROM reservations WHERE warehouse_id = ?1 AND held < wanted)
         SELECT p.id AS part_id, p.number, p.name, p.unit, p.class, p.fast_moving,
                coalesce(s.on_hand - s.reserved, 0) AS free,
                coalesce((SELECT sum(r.wanted - r.held) FROM reservations r
                          WHERE r.part_id = p.id AND r.warehouse_id = ?1 AND r.held < r.wanted), 0) AS short,
                (SELECT nullif(min(coalesce(r.needed_day, '')), '') FROM reservations r
                 WHERE r.part_id = p.id AND r.warehouse_id = ?1 AND r.held < r.wanted) AS needed_day,
                coalesce((SELECT sum(l.outstanding)
                          FROM purchase_lines l JOIN purchase_orders o ON o.id = l.order_id
                          WHERE l.part_id = p.id AND l.completed_day IS NULL AND o.warehouse_id = ?1), 0)
                + coalesce((SELECT sum(y.quantity) FROM receipts x JOIN receipt_lines y ON y.receipt_id = x.id
                            WHERE x.inspected = 0 AND x.warehouse_id = ?1 AND y.part_id = p.id), 0) AS ordered,
                p.min_stock, p.max_stock, p.pack, x.supplier_id AS last_supplier_id, y.name AS last_supplier, l.unit_cost AS last_cost
         FROM looked_at n JOIN parts p ON p.id = n.id
         LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?1
         LEFT JOIN receipt_lines l ON l.id = (SELECT max(id) FROM receipt_lines WHERE part_id = p.id)
         LEFT JOIN receipts x ON x.id = l.receipt_id LEFT JOIN suppliers y ON y.id = x.supplier_id
         ORDER BY short = 0, p.fast_moving DESC, p.number LIMIT ?2",
    )
    .bind(warehouse)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let since = cx.today().plus_days(-policy::value(cx, keys::DEMAND_DAYS).await?).start();
    let used: HashMap<PartId, Quantity> = sqlx::query_as::<_, (PartId, Quantity)>(
        "SELECT part_id, -sum(quantity) FROM stock_moves INDEXED BY moves_by_day
         WHERE at >= ? AND kind IN ('issue', 'return') AND warehouse_id = ? GROUP BY +part_id",
    )
    .bind(since)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?
    .into_iter()
    .collect();
    let suggested = rows.into_iter().map(|mut row| {
        row.used = used.get(&row.part_id).copied().unwrap_or_default();
        let needed = rules::suggested(Need {
            free: row.free,
            short: row.short,
            ordered: row.ordered,
            min: row.min_stock,
            max: row.max_stock,
        });
        row.suggested = in_packs(needed, row.pack);
        row
    });
    Ok(suggested.filter(|row| row.suggested.is_positive()).collect())
}
