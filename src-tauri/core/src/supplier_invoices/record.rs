//! A supplier's invoice is entered: each line against the line of the delivery it charges.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::SupplierInvoiceRef;
use super::rules::{self, Charged};
use super::{SupplierInvoiceId, SupplierInvoiceLineId, SupplierInvoiceState, SupplierInvoiceType};
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Checks, Day, Money, Quantity, Rate, Refusal, Result, Write};
use crate::parts::{ReceiptLineId, SupplierId, receipts};
use crate::policy::{self, keys};

const MOST_LINES: usize = 500;
/// Beyond, it is a slip of the finger.
const DEAREST: Money = Money::yuan(100_000_000);

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InvoicedLine {
    pub receipt_line_id: ReceiptLineId,
    pub quantity: Quantity,
    /// Of the line, net of VAT, as printed.
    pub net: Money,
    pub tax_rate: Rate,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordSupplierInvoice {
    pub supplier_id: SupplierId,
    pub number: Name<30>,
    #[serde(rename = "type")]
    pub kind: SupplierInvoiceType,
    pub issued_on: Day,
    /// As the paper sums up; must agree with the lines to the fen.
    pub net: Money,
    pub tax: Money,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
    pub lines: Vec<InvoicedLine>,
}

#[derive(Debug, sqlx::FromRow)]
struct Came {
    supplier_id: SupplierId,
    inspected: bool,
    good: Quantity,
    unit_cost: Money,
    invoiced: Option<String>,
    part: String,
}

/// Refuses `supplier_invoices.matched_already` for a delivery's line that was charged before, and
/// `supplier_invoices.sum_differs` where the paper's sums are not those of its lines.
pub async fn record(cx: &mut Write, input: RecordSupplierInvoice) -> Result<SupplierInvoiceRef> {
    let mut checks = Checks::new();
    check_head(cx, &mut checks, &input).await?;
    let came = check_lines(cx, &mut checks, &input).await?;
    check_sums(&mut checks, &input);
    checks.done()?;

    let tolerance = policy::value(cx, keys::INVOICE_TOLERANCE).await?;
    let charged: Vec<Charged> =
        input.lines.iter().zip(&came).map(|(line, came)| charge(line, came)).collect();
    let right = charged.iter().all(|line| line.off(tolerance).within);
    let state = if right { SupplierInvoiceState::Agreed } else { SupplierInvoiceState::Asked };
    let difference: Money = charged.iter().map(|line| line.net - line.came_net()).sum();
    let (now, staff) = (cx.now, cx.staff());
    let id: SupplierInvoiceId = sqlx::query_scalar(
        "INSERT INTO supplier_invoices (supplier_id, number, type, issued_on, state, net, tax, gross, difference,
                                        tolerance, note, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(input.supplier_id)
    .bind(&input.number)
    .bind(input.kind)
    .bind(input.issued_on)
    .bind(state)
    .bind(input.net)
    .bind(input.tax)
    .bind(input.net + input.tax)
    .bind(difference)
    .bind(tolerance)
    .bind(&input.note)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    for (line, charged) in input.lines.iter().zip(charged) {
        let kept: SupplierInvoiceLineId = sqlx::query_scalar(
            "INSERT INTO supplier_invoice_lines (invoice_id, receipt_line_id, quantity, net, tax_rate, tax, came,
                                                 came_net, within)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        )
        .bind(id)
        .bind(line.receipt_line_id)
        .bind(line.quantity)
        .bind(line.net)
        .bind(line.tax_rate)
        .bind(rules::tax_of(line.net, line.tax_rate))
        .bind(charged.came)
        .bind(charged.came_net())
        .bind(charged.off(tolerance).within)
        .fetch_one(cx.db())
        .await?;
        receipts::set_invoiced(cx, line.receipt_line_id, Some(kept.0)).await?;
    }
    cx.about("supplier_invoice", id.0);
    Ok(SupplierInvoiceRef { id, state, version: 1 })
}

const fn charge(line: &InvoicedLine, came: &Came) -> Charged {
    Charged { quantity: line.quantity, net: line.net, came: came.good, unit_cost: came.unit_cost }
}

async fn check_head(cx: &mut Write, checks: &mut Checks, input: &RecordSupplierInvoice) -> Result<()> {
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM suppliers WHERE id = ?")
        .bind(input.supplier_id)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "supplier_id", "parts.unknown_supplier");
    let twice: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM supplier_invoices
         WHERE supplier_id = ? AND number = ? AND state NOT IN ('refused', 'void')",
    )
    .bind(input.supplier_id)
    .bind(&input.number)
    .fetch_optional(cx.db())
    .await?;
    checks.require(twice.is_none(), "number", "supplier_invoices.known");
    checks.require(input.issued_on <= cx.today(), "issued_on", "supplier_invoices.in_future");
    checks.require(!input.lines.is_empty(), "lines", "parts.lines_needed");
    if input.lines.len() > MOST_LINES {
        return Err(Refusal::new("parts.too_many_lines").at("lines").with("limit", MOST_LINES).into());
    }
    Ok(())
}

async fn check_lines(
    cx: &mut Write,
    checks: &mut Checks,
    input: &RecordSupplierInvoice,
) -> Result<Vec<Came>> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::with_capacity(input.lines.len());
    for (at, line) in input.lines.iter().enumerate() {
        let field = |name: &str| format!("lines[{at}].{name}");
        checks.require(line.quantity.is_positive(), &field("quantity"), "parts.quantity_positive");
        let within = !line.net.is_negative() && line.net <= DEAREST;
        checks.require(within, &field("net"), "parts.price_range");
        let within = line.tax_rate >= Rate::ZERO && line.tax_rate < Rate::ONE;
        checks.require(within, &field("tax_rate"), "supplier_invoices.rate_range");
        let once = seen.insert(line.receipt_line_id);
        checks.require(once, &field("receipt_line_id"), "parts.line_twice");
        let Some(came) = of(cx, line.receipt_line_id).await? else {
            checks.require(false, &field("receipt_line_id"), "purchasing.unknown_delivery");
            continue;
        };
        let refuse = |code: &str| Refusal::new(code).at(field("receipt_line_id")).with("part", &came.part);
        if came.supplier_id != input.supplier_id {
            checks.add(refuse("supplier_invoices.other_supplier"));
        }
        if !came.inspected {
            checks.add(refuse("supplier_invoices.not_inspected"));
        } else if let Some(invoice) = &came.invoiced {
            checks.add(refuse("supplier_invoices.matched_already").with("invoice", invoice));
        }
        all.push(came);
    }
    Ok(all)
}

fn check_sums(checks: &mut Checks, input: &RecordSupplierInvoice) {
    let net: Money = input.lines.iter().map(|line| line.net).sum();
    let tax: Money = input.lines.iter().map(|line| rules::tax_of(line.net, line.tax_rate)).sum();
    for (field, paper, lines) in [("net", input.net, net), ("tax", input.tax, tax)] {
        if paper != lines {
            let refusal = Refusal::new("supplier_invoices.sum_differs").at(field);
            checks.add(refusal.with("paper", paper).with("lines", lines));
        }
    }
}

async fn of(cx: &mut Write, line: ReceiptLineId) -> Result<Option<Came>> {
    Ok(sqlx::query_as(
        "SELECT r.supplier_id, r.inspected, l.quantity - l.rejected AS good, l.unit_cost,
                (SELECT x.number FROM supplier_invoice_lines y JOIN supplier_invoices x ON x.id = y.invoice_id
                 WHERE y.receipt_line_id = l.id AND y.live = 1) AS invoiced, p.number AS part
         FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id JOIN parts p ON p.id = l.part_id
         WHERE l.id = ?",
    )
    .bind(line)
    .fetch_optional(cx.db())
    .await?)
}
