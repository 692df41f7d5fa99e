//! What was inspected of an order, and what stands in the way of the next inspection.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::certificate::{self, CertificateView};
use super::{InspectionId, InspectionLevel};
use crate::kernel::{Moment, Read, Result};
use crate::repair_orders::OrderId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectionsOf {
    pub order_id: OrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct OrderInspections {
    /// The latest first.
    pub inspections: Vec<InspectionRecord>,
    /// The certificate that stands.
    pub certificate: Option<CertificateView>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct InspectionRecord {
    pub id: InspectionId,
    pub number: String,
    pub level: InspectionLevel,
    pub round: i64,
    pub passed: bool,
    pub defects: Option<String>,
    pub road_test_km: Option<i64>,
    pub rework_order_id: Option<OrderId>,
    pub rework_number: Option<String>,
    pub inspector: String,
    pub own_work_reason: Option<String>,
    pub at: Moment,
}

pub async fn inspections(cx: &mut Read, input: InspectionsOf) -> Result<OrderInspections> {
    let inspections = sqlx::query_as(
        "SELECT i.id, i.number, i.level, i.round, i.passed, i.defects, i.road_test_km, i.rework_order_id,
                r.number AS rework_number, s.name AS inspector, i.own_work_reason, i.at
         FROM inspections i
         JOIN staff s ON s.id = i.inspector_id
         LEFT JOIN repair_orders r ON r.id = i.rework_order_id
         WHERE i.order_id = ? ORDER BY i.id DESC",
    )
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?;
    let certificate = certificate::standing(cx, input.order_id).await?;
    Ok(OrderInspections { inspections, certificate })
}
