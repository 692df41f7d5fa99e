//! One order to a supplier, line by line: ordered, come, rejected, outstanding, when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::worth;
use super::{PurchaseId, PurchaseLineId, PurchaseState};
use crate::kernel::{Day, Moment, Money, Quantity, Read, Refusal, Result};
use crate::parts::{PartClass, PartId, ReceiptId, SupplierId, WarehouseId};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PurchaseQuery {
    pub id: PurchaseId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PurchaseHead {
    pub id: PurchaseId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub supplier: String,
    pub supplier_phone: Option<String>,
    pub warehouse_id: WarehouseId,
    pub warehouse: String,
    pub state: PurchaseState,
    pub note: Option<String>,
    pub ordered_at: Moment,
    pub ordered_by: Option<String>,
    pub version: i64,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PurchaseLineRow {
    pub id: PurchaseLineId,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub class: PartClass,
    pub barcode: Option<String>,
    pub quantity: Quantity,
    /// Net of VAT.
    pub unit_cost: Money,
    pub received: Quantity,
    pub rejected: Quantity,
    pub cancelled: Quantity,
    pub outstanding: Quantity,
    pub promised_day: Day,
    pub expected_day: Day,
    pub completed_day: Option<Day>,
    /// Still to come, though its first promise has passed.
    pub late: bool,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PurchaseReceipt {
    pub id: ReceiptId,
    pub number: String,
    pub received_at: Moment,
    pub inspected: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct PurchaseView {
    pub order: PurchaseHead,
    pub lines: Vec<PurchaseLineRow>,
    pub receipts: Vec<PurchaseReceipt>,
    /// Of everything ordered, net of VAT.
    pub total: Money,
}

pub async fn page(cx: &mut Read, input: PurchaseQuery) -> Result<PurchaseView> {
    let today = cx.today();
    let order: Option<PurchaseHead> = sqlx::query_as(
        "SELECT o.id, o.number, o.supplier_id, s.name AS supplier, s.phone AS supplier_phone, o.warehouse_id,
                w.name AS warehouse, o.state, o.note, o.ordered_at, a.name AS ordered_by, o.version
         FROM purchase_orders o JOIN suppliers s ON s.id = o.supplier_id JOIN warehouses w ON w.id = o.warehouse_id
         LEFT JOIN staff a ON a.id = o.ordered_by WHERE o.id = ?",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let order = order.ok_or_else(|| Refusal::new("purchasing.unknown").at("id"))?;
    let lines: Vec<PurchaseLineRow> = sqlx::query_as(
        "SELECT l.id, l.part_id, p.number, p.name, p.unit, p.class, p.barcode, l.quantity, l.unit_cost, l.received,
                l.rejected, l.cancelled, max(l.outstanding, 0) AS outstanding,
                l.promised_day, l.expected_day, l.completed_day,
                l.completed_day IS NULL AND l.promised_day < ?2 AS late
         FROM purchase_lines l JOIN parts p ON p.id = l.part_id WHERE l.order_id = ?1 ORDER BY l.id",
    )
    .bind(input.id)
    .bind(today)
    .fetch_all(cx.db())
    .await?;
    let receipts = sqlx::query_as(
        "SELECT DISTINCT r.id, r.number, r.received_at, r.inspected
         FROM purchase_lines l JOIN purchase_deliveries d ON d.purchase_line_id = l.id
         JOIN receipt_lines y ON y.id = d.receipt_line_id JOIN receipts r ON r.id = y.receipt_id
         WHERE l.order_id = ? ORDER BY r.id",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let total = worth(lines.iter().map(|line| (line.unit_cost, line.quantity)));
    Ok(PurchaseView { order, lines, receipts, total })
}
