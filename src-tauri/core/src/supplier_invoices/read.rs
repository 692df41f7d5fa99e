//! Suppliers' invoices, newest first, and one of them line by line beside what came.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{Charged, Off};
use super::{SupplierInvoiceId, SupplierInvoiceLineId, SupplierInvoiceState, SupplierInvoiceType};
use crate::kernel::{Day, Moment, Money, Quantity, Rate, Read, Refusal, Result, page};
use crate::parts::{PartId, ReceiptId, SupplierId};

const PAGE: i64 = 100;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct SupplierInvoicesQuery {
    /// Only those that wait for a yes.
    pub asked_only: bool,
    pub supplier_id: Option<SupplierId>,
    /// The last one of the page before.
    pub before: Option<SupplierInvoiceId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SupplierInvoiceRow {
    pub id: SupplierInvoiceId,
    pub number: String,
    #[sqlx(rename = "type")]
    #[serde(rename = "type")]
    pub kind: SupplierInvoiceType,
    pub supplier_id: SupplierId,
    pub supplier: String,
    pub issued_on: Day,
    pub state: SupplierInvoiceState,
    pub net: Money,
    pub tax: Money,
    pub gross: Money,
    /// What is charged beyond what came, net of VAT; negative is less.
    pub difference: Money,
    pub note: Option<String>,
    pub recorded_at: Moment,
    pub recorded_by: Option<String>,
    pub decided_by: Option<String>,
    pub decision: Option<String>,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierInvoicePage {
    pub rows: Vec<SupplierInvoiceRow>,
    pub more: bool,
}

pub async fn list(cx: &mut Read, input: SupplierInvoicesQuery) -> Result<SupplierInvoicePage> {
    let mut rows = read(cx, input, PAGE + 1).await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(SupplierInvoicePage { rows, more })
}

async fn read(cx: &mut Read, input: SupplierInvoicesQuery, most: i64) -> Result<Vec<SupplierInvoiceRow>> {
    Ok(sqlx::query_as(
        "SELECT x.id, x.number, x.type, x.supplier_id, s.name AS supplier, x.issued_on, x.state, x.net, x.tax, x.gross,
                x.difference, x.note, x.recorded_at, a.name AS recorded_by, b.name AS decided_by, x.decision, x.version
         FROM supplier_invoices x JOIN suppliers s ON s.id = x.supplier_id
         LEFT JOIN staff a ON a.id = x.recorded_by LEFT JOIN staff b ON b.id = x.decided_by
         WHERE x.id < ?1 AND (NOT ?2 OR x.state = 'asked') AND (?3 IS NULL OR x.supplier_id = ?3)
         ORDER BY x.id DESC LIMIT ?4",
    )
    .bind(input.before.unwrap_or(SupplierInvoiceId(i64::MAX)))
    .bind(input.asked_only)
    .bind(input.supplier_id)
    .bind(most)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SupplierInvoiceQuery {
    pub id: SupplierInvoiceId,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: SupplierInvoiceLineId,
    receipt_id: ReceiptId,
    receipt: String,
    part_id: PartId,
    number: String,
    name: String,
    unit: String,
    quantity: Quantity,
    net: Money,
    tax_rate: Rate,
    tax: Money,
    came: Quantity,
    came_net: Money,
    unit_cost: Money,
    within: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierInvoiceLine {
    pub id: SupplierInvoiceLineId,
    pub receipt_id: ReceiptId,
    pub receipt: String,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub net: Money,
    pub tax_rate: Rate,
    pub tax: Money,
    /// What was taken in good, and for how much.
    pub came: Quantity,
    pub came_net: Money,
    /// What is off, as it was judged.
    pub off: Off,
}

/// Sums of one tax rate.
#[derive(Debug, Serialize, TS)]
pub struct InvoicedTax {
    pub rate: Rate,
    pub net: Money,
    pub tax: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierInvoiceCard {
    pub invoice: SupplierInvoiceRow,
    pub tolerance: Rate,
    pub lines: Vec<SupplierInvoiceLine>,
    pub taxes: Vec<InvoicedTax>,
}

pub async fn card(cx: &mut Read, input: SupplierInvoiceQuery) -> Result<SupplierInvoiceCard> {
    let next = SupplierInvoicesQuery {
        before: Some(SupplierInvoiceId(input.id.0.saturating_add(1))),
        ..SupplierInvoicesQuery::default()
    };
    let found = read(cx, next, 1).await?.pop().filter(|row| row.id == input.id);
    let invoice = found.ok_or_else(|| Refusal::new("supplier_invoices.unknown").at("id"))?;
    let tolerance: Rate = sqlx::query_scalar("SELECT tolerance FROM supplier_invoices WHERE id = ?")
        .bind(input.id)
        .fetch_one(cx.db())
        .await?;
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT l.id, r.id AS receipt_id, r.number AS receipt, y.part_id, p.number, p.name, p.unit, l.quantity, l.net,
                l.tax_rate, l.tax, l.came, l.came_net, y.unit_cost, l.within
         FROM supplier_invoice_lines l JOIN receipt_lines y ON y.id = l.receipt_line_id
         JOIN receipts r ON r.id = y.receipt_id JOIN parts p ON p.id = y.part_id
         WHERE l.invoice_id = ? ORDER BY l.id",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let mut by_rate: BTreeMap<Rate, InvoicedTax> = BTreeMap::new();
    for line in &lines {
        let rate = line.tax_rate;
        let sum = by_rate.entry(rate).or_insert(InvoicedTax { rate, net: Money::ZERO, tax: Money::ZERO });
        sum.net += line.net;
        sum.tax += line.tax;
    }
    let lines = lines.into_iter().map(|line| judged(line, tolerance)).collect();
    Ok(SupplierInvoiceCard { invoice, tolerance, lines, taxes: by_rate.into_values().collect() })
}

fn judged(line: Line, tolerance: Rate) -> SupplierInvoiceLine {
    let charged =
        Charged { quantity: line.quantity, net: line.net, came: line.came, unit_cost: line.unit_cost };
    SupplierInvoiceLine {
        id: line.id,
        receipt_id: line.receipt_id,
        receipt: line.receipt,
        part_id: line.part_id,
        number: line.number,
        name: line.name,
        unit: line.unit,
        quantity: line.quantity,
        net: line.net,
        tax_rate: line.tax_rate,
        tax: line.tax,
        came: line.came,
        came_net: line.came_net,
        off: Off { within: line.within, ..charged.off(tolerance) },
    }
}
