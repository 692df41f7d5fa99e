//! Which deliveries the parts of an issue slip came of, for the batch column of the 领料单 (PRT-05).

use std::collections::BTreeMap;

use super::trace::{DeliveryOf, delivery_of, of_part};
use crate::kernel::{Quantity, Read, Result};
use crate::parts::{MoveId, PartId, ReceiptLineId};
use crate::repair_orders::SlipId;

/// Per line of the slip, in its order; none where the part was there before the first delivery, or was
/// found by a count.
pub async fn batches(cx: &mut Read, slip: SlipId) -> Result<Vec<Option<String>>> {
    let lines: Vec<(PartId, Option<MoveId>)> = sqlx::query_as(
        "SELECT x.part_id, (SELECT m.id FROM stock_moves m
                            WHERE m.part_id = x.part_id AND m.origin_kind = 'slip_line' AND m.origin_id = x.id) AS moved
         FROM slip_lines x WHERE x.slip_id = ? ORDER BY x.id",
    )
    .bind(slip)
    .fetch_all(cx.db())
    .await?;
    let mut all = Vec::with_capacity(lines.len());
    for (part, moved) in lines {
        all.push(match moved {
            Some(moved) => told(&of_move(cx, part, moved).await?),
            None => None,
        });
    }
    Ok(all)
}

async fn of_move(cx: &mut Read, part: PartId, moved: MoveId) -> Result<Vec<(DeliveryOf, Quantity)>> {
    let mut of: BTreeMap<ReceiptLineId, i64> = BTreeMap::new();
    for share in of_part(cx, part).await? {
        if let (true, Some(delivery)) = (share.event == moved, share.batch.delivery) {
            *of.entry(delivery).or_default() += share.quantity.abs();
        }
    }
    let mut deliveries = Vec::with_capacity(of.len());
    for (delivery, quantity) in of {
        deliveries.push((delivery_of(cx, delivery).await?, Quantity::from_units(quantity)));
    }
    Ok(deliveries)
}

/// How much of which is only told where there are several.
fn told(deliveries: &[(DeliveryOf, Quantity)]) -> Option<String> {
    let name = |of: &DeliveryOf| format!("{} {}", of.supplier, of.receipt);
    match deliveries {
        [] => None,
        [(only, _)] => Some(name(only)),
        several => {
            let each = |(of, quantity): &(DeliveryOf, Quantity)| {
                format!("{} ×{}", name(of), quantity.to_decimal().normalize())
            };
            Some(several.iter().map(each).collect::<Vec<_>>().join(" / "))
        }
    }
}
