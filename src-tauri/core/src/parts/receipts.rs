//! Deliveries taken in, newest first, and one of them with its lines.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ledger::sees_costs;
use super::{PartId, ReceiptId, ReceiptLineId, SupplierId};
use crate::kernel::{Moment, Money, Quantity, Read, Refusal, Result, Write};

const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ReceiptsQuery {
    pub supplier_id: Option<SupplierId>,
    /// Only batches still to be inspected.
    pub uninspected: bool,
    /// The last receipt of the page before.
    pub before: Option<ReceiptId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ReceiptRow {
    pub id: ReceiptId,
    pub number: String,
    pub supplier: String,
    pub delivery_note: Option<String>,
    pub warehouse: String,
    pub received_at: Moment,
    pub received_by: Option<String>,
    pub inspected: bool,
    pub inspected_by: Option<String>,
    pub inspected_at: Option<Moment>,
    pub lines: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct ReceiptPage {
    pub rows: Vec<ReceiptRow>,
    pub more: bool,
}

pub async fn receipts(cx: &mut Read, input: ReceiptsQuery) -> Result<ReceiptPage> {
    let before = input.before.unwrap_or(ReceiptId(i64::MAX));
    let ids: Vec<ReceiptId> = if input.uninspected {
        sqlx::query_scalar(
            "SELECT id FROM receipts INDEXED BY receipts_uninspected
             WHERE inspected = 0 AND id < ?1 AND (?2 IS NULL OR supplier_id = ?2)
             ORDER BY id DESC LIMIT ?3",
        )
        .bind(before)
        .bind(input.supplier_id)
        .bind(PAGE + 1)
        .fetch_all(cx.db())
        .await?
    } else {
        sqlx::query_scalar(
            "SELECT id FROM receipts WHERE id < ?1 AND (?2 IS NULL OR supplier_id = ?2) ORDER BY id DESC LIMIT ?3",
        )
        .bind(before)
        .bind(input.supplier_id)
        .bind(PAGE + 1)
        .fetch_all(cx.db())
        .await?
    };
    let more = ids.len() as i64 > PAGE;
    let shown = &ids[..ids.len().min(PAGE as usize)];
    let rows = sqlx::query_as(
        "SELECT r.id, r.number, s.name AS supplier, r.delivery_note, w.name AS warehouse, r.received_at,
                a.name AS received_by, r.inspected, b.name AS inspected_by, r.inspected_at,
                (SELECT count(*) FROM receipt_lines l WHERE l.receipt_id = r.id) AS lines
         FROM json_each(?) wanted CROSS JOIN receipts r ON r.id = wanted.value
         JOIN suppliers s ON s.id = r.supplier_id JOIN warehouses w ON w.id = r.warehouse_id
         LEFT JOIN staff a ON a.id = r.received_by LEFT JOIN staff b ON b.id = r.inspected_by
         ORDER BY r.id DESC",
    )
    .bind(serde_json::to_string(shown)?)
    .fetch_all(cx.db())
    .await?;
    Ok(ReceiptPage { rows, more })
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ReceiptQuery {
    #[ts(optional = nullable)]
    pub id: Option<ReceiptId>,
    /// Or by one of its lines, as a stock move names its origin.
    #[ts(optional = nullable)]
    pub line_id: Option<ReceiptLineId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ReceiptLineRow {
    pub id: ReceiptLineId,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Net of VAT; only for those who may see costs.
    pub unit_cost: Option<Money>,
    /// What of it was found bad, and why.
    pub rejected: Quantity,
    pub reject_reason: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct ReceiptCard {
    pub receipt: ReceiptRow,
    pub lines: Vec<ReceiptLineRow>,
    /// Of what was not rejected, net of VAT; only for those who may see costs.
    pub total: Option<Money>,
}

pub async fn receipt(cx: &mut Read, input: ReceiptQuery) -> Result<ReceiptCard> {
    let receipt: Option<ReceiptRow> = sqlx::query_as(
        "SELECT r.id, r.number, s.name AS supplier, r.delivery_note, w.name AS warehouse, r.received_at,
                a.name AS received_by, r.inspected, b.name AS inspected_by, r.inspected_at,
                (SELECT count(*) FROM receipt_lines l WHERE l.receipt_id = r.id) AS lines
         FROM receipts r JOIN suppliers s ON s.id = r.supplier_id JOIN warehouses w ON w.id = r.warehouse_id
         LEFT JOIN staff a ON a.id = r.received_by LEFT JOIN staff b ON b.id = r.inspected_by
         WHERE r.id = coalesce(?1, (SELECT receipt_id FROM receipt_lines WHERE id = ?2))",
    )
    .bind(input.id)
    .bind(input.line_id)
    .fetch_optional(cx.db())
    .await?;
    let receipt = receipt.ok_or_else(|| Refusal::new("parts.unknown_receipt").at("id"))?;
    let with_costs = sees_costs(cx);
    let lines: Vec<ReceiptLineRow> = sqlx::query_as(
        "SELECT l.id, l.part_id, p.number, p.name, p.unit, l.quantity, CASE WHEN ?2 THEN l.unit_cost END AS unit_cost,
                l.rejected, l.reject_reason
         FROM receipt_lines l JOIN parts p ON p.id = l.part_id WHERE l.receipt_id = ?1 ORDER BY l.id",
    )
    .bind(receipt.id)
    .bind(with_costs)
    .fetch_all(cx.db())
    .await?;
    let total =
        lines.iter().map(|line| line.unit_cost.map(|cost| cost.times(line.quantity - line.rejected))).sum();
    Ok(ReceiptCard { receipt, lines, total })
}

/// Notes that a delivery's line was charged by a line of a supplier's invoice, or no longer is.
pub async fn set_invoiced(cx: &mut Write, line: ReceiptLineId, invoice_line: Option<i64>) -> Result<()> {
    sqlx::query("UPDATE receipt_lines SET invoice_line_id = ? WHERE id = ?")
        .bind(invoice_line)
        .bind(line)
        .execute(cx.db())
        .await?;
    Ok(())
}
