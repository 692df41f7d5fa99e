//! The stock list (库存): every part with what there is of it, and with what is on its way.

use std::collections::HashMap;

use crate::kernel::{Quantity, Read, Result};
pub use crate::parts::list::{ListParts, PartPage};
use crate::parts::{self, MAIN_WAREHOUSE, PartId, WarehouseId};

/// The page is read first, and then what is ordered of its parts, all at once.
pub async fn list(cx: &mut Read, input: ListParts) -> Result<PartPage> {
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    let mut page = parts::list::list(cx, input).await?;
    let shown: Vec<PartId> = page.rows.iter().map(|row| row.id).collect();
    let ordered = ordered(cx, &shown, warehouse).await?;
    for row in &mut page.rows {
        row.ordered = ordered.get(&row.id).copied().unwrap_or_default();
    }
    Ok(page)
}

/// Ordered for the warehouse and still to come; of what nobody ordered nothing.
async fn ordered(
    cx: &mut Read,
    parts: &[PartId],
    warehouse: WarehouseId,
) -> Result<HashMap<PartId, Quantity>> {
    let rows: Vec<(PartId, Quantity)> = sqlx::query_as(
        "SELECT l.part_id, sum(l.outstanding)
         FROM json_each(?1) wanted CROSS JOIN purchase_lines l ON l.part_id = wanted.value AND l.completed_day IS NULL
         WHERE (SELECT o.warehouse_id FROM purchase_orders o WHERE o.id = l.order_id) = ?2 GROUP BY l.part_id",
    )
    .bind(serde_json::to_string(parts)?)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().collect())
}
