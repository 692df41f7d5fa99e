//! Which deliveries the parts of an issue slip came of, or of a return slip go back to (PRT-05).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::trace::{DeliveryOf, delivery_of, of_part};
use crate::kernel::{Quantity, Read, Result};
use crate::parts::{MoveId, PartId, ReceiptLineId};
use crate::repair_orders::SlipId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SlipBatchesOf {
    pub slip_id: SlipId,
}

/// One delivery's share of a line of the slip.
#[derive(Debug, Serialize, TS)]
pub struct SlipBatch {
    /// Of the slip.
    pub line_id: i64,
    pub quantity: Quantity,
    pub delivery: DeliveryOf,
}

/// Nothing of a line where the part was there before the first delivery, or was found by a count.
pub async fn of_slip(cx: &mut Read, input: SlipBatchesOf) -> Result<Vec<SlipBatch>> {
    let mut all = Vec::new();
    for (line_id, deliveries) in of_lines(cx, input.slip_id).await? {
        let share = |(delivery, quantity)| SlipBatch { line_id, quantity, delivery };
        all.extend(deliveries.into_iter().map(share));
    }
    Ok(all)
}

/// The same in words, for the batch column of the 领料单: per line of the slip, in its order.
pub async fn batches(cx: &mut Read, slip: SlipId) -> Result<Vec<Option<String>>> {
    let lines = of_lines(cx, slip).await?;
    Ok(lines.iter().map(|(_, deliveries)| told(deliveries)).collect())
}

type Deliveries = Vec<(DeliveryOf, Quantity)>;

async fn of_lines(cx: &mut Read, slip: SlipId) -> Result<Vec<(i64, Deliveries)>> {
    let lines: Vec<(i64, PartId, Option<MoveId>)> = sqlx::query_as(
        "SELECT x.id, x.part_id,
                (SELECT m.id FROM stock_moves m
                 WHERE m.part_id = x.part_id AND m.origin_kind = 'slip_line' AND m.origin_id = x.id) AS moved
         FROM slip_lines x WHERE x.slip_id = ? ORDER BY x.id",
    )
    .bind(slip)
    .fetch_all(cx.db())
    .await?;
    let mut all = Vec::with_capacity(lines.len());
    for (line, part, moved) in lines {
        let deliveries = match moved {
            Some(moved) => of_move(cx, part, moved).await?,
            None => Vec::new(),
        };
        all.push((line, deliveries));
    }
    Ok(all)
}

async fn of_move(cx: &mut Read, part: PartId, moved: MoveId) -> Result<Deliveries> {
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
