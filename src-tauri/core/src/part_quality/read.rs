//! Records of bad parts, newest first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DefectDecision, DefectFound, DefectState, PartDefectId};
use crate::kernel::{Day, Moment, Quantity, Read, Refusal, Result, page};
use crate::parts::{PartId, ReceiptId, ReceiptLineId, SupplierId};
use crate::repair_orders::OrderId;
use crate::sales::SaleId;
use crate::vehicles::VehicleId;
use crate::vehicles::part_warranty::PartWarrantyState;

const PAGE: i64 = 100;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PartDefectsQuery {
    pub open_only: bool,
    pub supplier_id: Option<SupplierId>,
    /// The last one of the page before.
    pub before: Option<PartDefectId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PartDefectRow {
    pub id: PartDefectId,
    pub number: String,
    pub part_id: PartId,
    pub part: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub found: DefectFound,
    pub description: String,
    /// Brought back: what the car showed, and whether the part's warranty still ran (PRT-14).
    pub mileage: Option<i64>,
    pub warranty: Option<PartWarrantyState>,
    pub warranty_until_day: Option<Day>,
    pub warranty_until_km: Option<i64>,
    pub receipt_line_id: Option<ReceiptLineId>,
    pub receipt_id: Option<ReceiptId>,
    pub receipt: Option<String>,
    pub supplier_id: Option<SupplierId>,
    pub supplier: Option<String>,
    pub order_id: Option<OrderId>,
    pub order_number: Option<String>,
    pub vehicle_id: Option<VehicleId>,
    pub plate: Option<String>,
    pub sale_id: Option<SaleId>,
    pub sale_number: Option<String>,
    pub photos: i64,
    pub state: DefectState,
    pub decision: Option<DefectDecision>,
    pub decision_note: Option<String>,
    pub recorded_at: Moment,
    pub recorded_by: Option<String>,
    pub decided_at: Option<Moment>,
    pub decided_by: Option<String>,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct PartDefectPage {
    pub rows: Vec<PartDefectRow>,
    pub more: bool,
}

pub async fn list(cx: &mut Read, input: PartDefectsQuery) -> Result<PartDefectPage> {
    let mut rows = read(cx, input, PAGE + 1).await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(PartDefectPage { rows, more })
}

async fn read(cx: &mut Read, input: PartDefectsQuery, most: i64) -> Result<Vec<PartDefectRow>> {
    Ok(sqlx::query_as(
        "SELECT x.id, x.number, x.part_id, p.number AS part, p.name, p.unit, x.quantity, x.found, x.description,
                x.mileage, x.warranty, x.warranty_until_day, x.warranty_until_km,
                x.receipt_line_id, r.id AS receipt_id, r.number AS receipt, x.supplier_id, s.name AS supplier,
                x.order_id, o.number AS order_number, x.vehicle_id, v.plate, x.sale_id, y.number AS sale_number,
                (SELECT count(*) FROM attachments a WHERE a.subject_kind = 'part_defect' AND a.subject_id = x.id AND a.removed_at IS NULL) AS photos,
                x.state, x.decision, x.decision_note, x.recorded_at, a.name AS recorded_by, x.decided_at,
                b.name AS decided_by, x.version
         FROM part_defects x JOIN parts p ON p.id = x.part_id
         LEFT JOIN receipt_lines l ON l.id = x.receipt_line_id LEFT JOIN receipts r ON r.id = l.receipt_id
         LEFT JOIN suppliers s ON s.id = x.supplier_id LEFT JOIN repair_orders o ON o.id = x.order_id
         LEFT JOIN vehicles v ON v.id = x.vehicle_id LEFT JOIN counter_sales y ON y.id = x.sale_id
         LEFT JOIN staff a ON a.id = x.recorded_by LEFT JOIN staff b ON b.id = x.decided_by
         WHERE x.id < ?1 AND (NOT ?2 OR x.state = 'open') AND (?3 IS NULL OR x.supplier_id = ?3)
         ORDER BY x.id DESC LIMIT ?4",
    )
    .bind(input.before.unwrap_or(PartDefectId(i64::MAX)))
    .bind(input.open_only)
    .bind(input.supplier_id)
    .bind(most)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartDefectQuery {
    pub id: PartDefectId,
}

pub async fn card(cx: &mut Read, input: PartDefectQuery) -> Result<PartDefectRow> {
    let before = Some(PartDefectId(input.id.0.saturating_add(1)));
    let upwards = PartDefectsQuery { before, ..PartDefectsQuery::default() };
    let found = read(cx, upwards, 1).await?.pop().filter(|row| row.id == input.id);
    found.ok_or_else(|| Refusal::new("part_quality.unknown").at("id").into())
}
