//! Which delivery a piece on the shelf came of: the oldest that cannot have been used up yet.

use super::{PartId, ReceiptLineId, WarehouseId};
use crate::kernel::{Quantity, Read, Result};

/// The batch each of these quantities came of that have just left the warehouse, oldest first
/// (先进先出, PRT-05); none where nothing was delivered of late. Of each part the last eight deliveries
/// are looked at: more do not lie on any shelf at once. From the newest back, the first with which
/// they cover what lay there is the one; more than all of them was found at a count and is as old as can be.
pub async fn taken_from(
    cx: &mut Read,
    warehouse: WarehouseId,
    taken: &[(PartId, Quantity)],
) -> Result<Vec<Option<ReceiptLineId>>> {
    let wanted: Vec<(PartId, i64)> = taken.iter().map(|(part, quantity)| (*part, quantity.units())).collect();
    let found: Vec<(i64, ReceiptLineId)> = sqlx::query_as(
        "SELECT place, coalesce(max(CASE WHEN covered >= had THEN batch END), min(batch))
         FROM (SELECT j.key AS place, l.id AS batch, coalesce(s.on_hand, 0) + (j.value ->> 1) AS had,
                      sum(l.quantity - l.rejected) OVER (PARTITION BY j.key ORDER BY l.id DESC) AS covered
               FROM json_each(?1) AS j
               CROSS JOIN receipt_lines l ON l.part_id = j.value ->> 0 AND l.id >= coalesce((
                   SELECT x.id FROM receipt_lines x WHERE x.part_id = j.value ->> 0
                   ORDER BY x.id DESC LIMIT 1 OFFSET 7), 0)
               CROSS JOIN receipts r ON r.id = l.receipt_id AND r.warehouse_id = ?2 AND r.inspected = 1
               LEFT JOIN stock s ON s.part_id = l.part_id AND s.warehouse_id = ?2
               WHERE l.rejected < l.quantity)
         GROUP BY place",
    )
    .bind(serde_json::to_string(&wanted)?)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?;
    let mut batches = vec![None; taken.len()];
    for (place, batch) in found {
        if let Some(at) = usize::try_from(place).ok().and_then(|place| batches.get_mut(place)) {
            *at = Some(batch);
        }
    }
    Ok(batches)
}
