//! What is to go back to suppliers, and what went.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SupplierReturnId;
use crate::kernel::{Moment, Money, Nothing, Quantity, Read, Refusal, Result};
use crate::parts::{PartId, ReceiptId, ReceiptLineId, SupplierId};

const MOST: i64 = 500;

/// Rejected goods that still stand at the door.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ToSendBack {
    pub receipt_line_id: ReceiptLineId,
    pub receipt_id: ReceiptId,
    pub receipt: String,
    pub supplier_id: SupplierId,
    pub supplier: String,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Net of VAT.
    pub unit_cost: Money,
    pub reason: Option<String>,
    pub received_at: Moment,
}

pub async fn to_send_back(cx: &mut Read, _: Nothing) -> Result<Vec<ToSendBack>> {
    Ok(sqlx::query_as(
        "SELECT l.id AS receipt_line_id, r.id AS receipt_id, r.number AS receipt, r.supplier_id, s.name AS supplier,
                l.part_id, p.number, p.name, p.unit,
                l.rejected - coalesce((SELECT sum(b.quantity) FROM supplier_return_lines b
                                       WHERE b.receipt_line_id = l.id AND b.from_stock = 0), 0) AS quantity,
                l.unit_cost, l.reject_reason AS reason, r.received_at
         FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id JOIN suppliers s ON s.id = r.supplier_id
         JOIN parts p ON p.id = l.part_id
         WHERE l.rejected > 0
           AND l.rejected > coalesce((SELECT sum(b.quantity) FROM supplier_return_lines b
                                      WHERE b.receipt_line_id = l.id AND b.from_stock = 0), 0)
         ORDER BY l.id LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ReturnsQuery {
    pub before: Option<SupplierReturnId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SupplierReturnRow {
    pub id: SupplierReturnId,
    pub number: String,
    pub supplier: String,
    pub warehouse: String,
    pub note: Option<String>,
    pub at: Moment,
    pub by_name: Option<String>,
    pub lines: i64,
}

pub async fn returns(cx: &mut Read, input: ReturnsQuery) -> Result<Vec<SupplierReturnRow>> {
    Ok(sqlx::query_as(
        "SELECT x.id, x.number, s.name AS supplier, w.name AS warehouse, x.note, x.at, a.name AS by_name,
                (SELECT count(*) FROM supplier_return_lines l WHERE l.return_id = x.id) AS lines
         FROM supplier_returns x JOIN suppliers s ON s.id = x.supplier_id JOIN warehouses w ON w.id = x.warehouse_id
         LEFT JOIN staff a ON a.id = x.by_staff WHERE x.id < ? ORDER BY x.id DESC LIMIT 100",
    )
    .bind(input.before.unwrap_or(SupplierReturnId(i64::MAX)))
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub(super) struct ReturnLine {
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_cost: Money,
    pub reason: String,
    pub receipt: String,
}

pub(super) async fn with_lines(
    cx: &mut Read,
    id: SupplierReturnId,
) -> Result<(SupplierReturnRow, Vec<ReturnLine>)> {
    let head: Option<SupplierReturnRow> = sqlx::query_as(
        "SELECT x.id, x.number, s.name AS supplier, w.name AS warehouse, x.note, x.at, a.name AS by_name, 0 AS lines
         FROM supplier_returns x JOIN suppliers s ON s.id = x.supplier_id JOIN warehouses w ON w.id = x.warehouse_id
         LEFT JOIN staff a ON a.id = x.by_staff WHERE x.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let head = head.ok_or_else(|| Refusal::new("purchasing.unknown_return").at("id"))?;
    let lines = sqlx::query_as(
        "SELECT p.number, p.name, p.unit, l.quantity, l.unit_cost, l.reason, r.number AS receipt
         FROM supplier_return_lines l JOIN parts p ON p.id = l.part_id
         JOIN receipt_lines y ON y.id = l.receipt_line_id JOIN receipts r ON r.id = y.receipt_id
         WHERE l.return_id = ? ORDER BY l.id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    Ok((head, lines))
}
