//! Old parts of one order, and everything that lies in the house.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OldPartFate, OldPartId, OldPartState};
use crate::kernel::{Moment, Quantity, Read, Refusal, Result};
use crate::repair_orders::{OrderId, OrderLineId, Payer};

const MOST: i64 = 1_000;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OldPartsOfOrder {
    pub order_id: OrderId,
}

/// A part fitted on the order, and what became of the one it replaced.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ReplacedPart {
    pub line_id: OrderLineId,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub payer: Payer,
    pub id: Option<OldPartId>,
    pub kept: Option<Quantity>,
    pub fate: Option<OldPartFate>,
    pub state: Option<OldPartState>,
    pub place: Option<String>,
    pub note: Option<String>,
    pub gone_at: Option<Moment>,
}

#[derive(Debug, Serialize, TS)]
pub struct ReplacedOnOrder {
    /// The customer wants the old parts back.
    pub customer_takes: bool,
    pub rows: Vec<ReplacedPart>,
}

pub async fn of_order(cx: &mut Read, input: OldPartsOfOrder) -> Result<ReplacedOnOrder> {
    let found: Option<bool> = sqlx::query_scalar(
        "SELECT t.old_parts = 'take' FROM repair_orders o JOIN visits t ON t.id = o.visit_id WHERE o.id = ?",
    )
    .bind(input.order_id)
    .fetch_optional(cx.db())
    .await?;
    let customer_takes = found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id"))?;
    let rows = sqlx::query_as(
        "SELECT l.id AS line_id, l.code, l.name, l.unit, l.quantity, l.payer, x.id, x.quantity AS kept, x.fate, x.state,
                x.place, x.note, x.gone_at
         FROM order_lines l LEFT JOIN old_parts x ON x.order_line_id = l.id
         WHERE l.order_id = ? AND l.kind = 'part' AND l.state = 'consented' ORDER BY l.position, l.id",
    )
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?;
    Ok(ReplacedOnOrder { customer_takes, rows })
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct OldPartsQuery {
    pub fate: Option<OldPartFate>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct KeptOldPart {
    pub id: OldPartId,
    pub order_id: OrderId,
    pub order_number: String,
    pub plate: Option<String>,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub fate: OldPartFate,
    pub place: Option<String>,
    pub note: Option<String>,
    pub recorded_at: Moment,
    pub recorded_by: Option<String>,
    /// The car has left and its customer's parts still lie here.
    pub left_behind: bool,
}

/// What lies in the house, oldest first.
pub async fn kept(cx: &mut Read, input: OldPartsQuery) -> Result<Vec<KeptOldPart>> {
    Ok(sqlx::query_as(
        "SELECT x.id, x.order_id, o.number AS order_number, v.plate, x.name, x.unit, x.quantity, x.fate, x.place, x.note,
                x.recorded_at, a.name AS recorded_by, x.fate = 'customer' AND o.state = 'delivered' AS left_behind
         FROM old_parts x INDEXED BY old_parts_kept JOIN repair_orders o ON o.id = x.order_id
         JOIN vehicles v ON v.id = o.vehicle_id LEFT JOIN staff a ON a.id = x.recorded_by
         WHERE x.state = 'kept' AND x.fate >= '' AND (?1 IS NULL OR x.fate = ?1) ORDER BY x.id LIMIT ?2",
    )
    .bind(input.fate)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?)
}
