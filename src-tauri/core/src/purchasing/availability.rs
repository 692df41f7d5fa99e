//! Availability in one glance: on hand, reserved, free, waited for and ordered, of several parts at
//! once. Every figure is one look at an index, however long the ledger is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Day, Quantity, Read, Refusal, Result};
use crate::parts::{MAIN_WAREHOUSE, PartId, WarehouseId};

const MOST: usize = 200;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AvailabilityOf {
    pub part_ids: Vec<PartId>,
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct Availability {
    pub part_id: PartId,
    pub on_hand: Quantity,
    pub reserved: Quantity,
    pub free: Quantity,
    /// Wanted by those who wait and not there.
    pub short: Quantity,
    /// Ordered from suppliers and still to come.
    pub ordered: Quantity,
    /// When the next of it is expected.
    pub expected_day: Option<Day>,
}

pub async fn availability(cx: &mut Read, input: AvailabilityOf) -> Result<Vec<Availability>> {
    if input.part_ids.len() > MOST {
        return Err(Refusal::new("parts.too_many_lines").at("part_ids").with("limit", MOST).into());
    }
    Ok(sqlx::query_as(
        "SELECT p.id AS part_id, coalesce(s.on_hand, 0) AS on_hand, coalesce(s.reserved, 0) AS reserved,
                coalesce(s.on_hand - s.reserved, 0) AS free,
                coalesce((SELECT sum(r.wanted - r.held) FROM reservations r
                          WHERE r.part_id = p.id AND r.warehouse_id = ?2 AND r.held < r.wanted), 0) AS short,
                coalesce(sum(l.outstanding), 0) AS ordered,
                min(l.expected_day) AS expected_day
         FROM json_each(?1) wanted CROSS JOIN parts p ON p.id = wanted.value
         LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?2
         LEFT JOIN purchase_lines l ON l.part_id = p.id AND l.completed_day IS NULL
              AND (SELECT warehouse_id FROM purchase_orders o WHERE o.id = l.order_id) = ?2
         GROUP BY wanted.key",
    )
    .bind(serde_json::to_string(&input.part_ids)?)
    .bind(input.warehouse_id.unwrap_or(MAIN_WAREHOUSE))
    .fetch_all(cx.db())
    .await?)
}
