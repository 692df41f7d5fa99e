//! What it would cost: operations, packages and parts of the catalogue at today's prices, parts at the
//! asker's own price level. Priced by the very rules of an order's lines, so that the order keeps what
//! the telephone said.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{OperationId, PackageId};
use crate::customers::CustomerId;
use crate::kernel::{Checks, Money, Quantity, Read, Result};
use crate::parts::PartId;
use crate::parts::prices::PriceLevel;
use crate::repair_orders::Payer;
use crate::repair_orders::new_line::{self, Listed, NewLine, Ready};

const MOST_LINES: usize = 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum QuoteKind {
    Labour,
    Part,
    Package,
}

/// Names one entry of the catalogue.
#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuoteLineForm {
    pub kind: QuoteKind,
    #[ts(optional = nullable)]
    pub operation_id: Option<OperationId>,
    #[ts(optional = nullable)]
    pub package_id: Option<PackageId>,
    #[ts(optional = nullable)]
    pub part_id: Option<PartId>,
    /// Hours or pieces; the standard hours, else one. A package is one.
    #[ts(optional = nullable)]
    pub quantity: Option<Quantity>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceQuote {
    #[serde(default)]
    #[ts(optional = nullable)]
    pub customer_id: Option<CustomerId>,
    pub lines: Vec<QuoteLineForm>,
}

#[derive(Debug, Serialize, TS)]
pub struct PricedQuote {
    /// Whose price the parts have.
    pub level: PriceLevel,
    pub lines: Vec<PricedQuoteLine>,
    /// Tax included.
    pub total: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct PricedQuoteLine {
    pub kind: QuoteKind,
    pub operation_id: Option<OperationId>,
    pub package_id: Option<PackageId>,
    pub part_id: Option<PartId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Tax included; of a package the whole.
    pub unit_price: Money,
    pub amount: Money,
    /// Of the amount; the rest is parts.
    pub labour: Money,
    /// What is in a package, by name.
    pub contents: Option<String>,
}

/// What the lines cost today; nothing is kept.
pub async fn price(cx: &mut Read, input: PriceQuote) -> Result<PricedQuote> {
    priced(cx, input.customer_id, &input.lines).await
}

/// # Errors
/// Everything wrong with any of the lines, at its field.
pub(super) async fn priced(
    cx: &mut Read,
    customer: Option<CustomerId>,
    forms: &[QuoteLineForm],
) -> Result<PricedQuote> {
    let level = level_of(cx, customer).await?;
    let mut whole = Checks::new();
    whole.require(forms.len() <= MOST_LINES, "lines", "enquiries.too_many_lines");
    for (at, form) in forms.iter().enumerate() {
        let operation = form.kind != QuoteKind::Labour || form.operation_id.is_some();
        whole.require(operation, &format!("lines[{at}].operation_id"), "enquiries.operation_needed");
    }
    whole.done()?;
    let mut checks = Checks::new();
    let asked: Vec<NewLine> = forms.iter().map(as_new_line).collect();
    let ready = new_line::ready(cx, &mut checks, &asked, level).await?;
    checks.done()?;
    let mut ready = ready.into_iter().peekable();
    let mut lines = Vec::with_capacity(forms.len());
    for (at, form) in forms.iter().enumerate() {
        if let Some(package) = form.package_id.filter(|_| form.kind == QuoteKind::Package) {
            let mut own = Vec::new();
            while let Some(line) = ready.next_if(|line| line.group == Some(at)) {
                own.push(line);
            }
            lines.push(of_package(cx, package, &own).await?);
        } else if let Some(line) = ready.next() {
            lines.push(single(form.kind, line));
        }
    }
    let total = lines.iter().map(|line| line.amount).sum();
    Ok(PricedQuote { level, lines, total })
}

fn as_new_line(form: &QuoteLineForm) -> NewLine {
    let listed = match form.kind {
        QuoteKind::Labour => Listed::Labour(form.operation_id),
        QuoteKind::Part => Listed::Part(form.part_id),
        QuoteKind::Package => Listed::Package(form.package_id),
    };
    NewLine::listed(listed, form.quantity, Payer::Customer)
}

fn single(kind: QuoteKind, line: Ready) -> PricedQuoteLine {
    PricedQuoteLine {
        kind,
        operation_id: line.operation,
        package_id: None,
        part_id: line.part,
        code: line.code,
        name: line.name,
        unit: line.unit,
        quantity: line.quantity,
        unit_price: line.unit_price,
        amount: line.list_amount,
        labour: if line.part.is_none() { line.list_amount } else { Money::ZERO },
        contents: None,
    }
}

async fn of_package(cx: &mut Read, package: PackageId, own: &[Ready]) -> Result<PricedQuoteLine> {
    let amount = own.iter().map(|line| line.list_amount).sum();
    let contents: Vec<&str> = own.iter().map(|line| line.name.as_str()).collect();
    let (code, name): (String, String) = sqlx::query_as("SELECT code, name FROM work_packages WHERE id = ?")
        .bind(package)
        .fetch_one(cx.db())
        .await?;
    Ok(PricedQuoteLine {
        kind: QuoteKind::Package,
        operation_id: None,
        package_id: Some(package),
        part_id: None,
        code,
        name,
        unit: String::new(),
        quantity: Quantity::ONE,
        unit_price: amount,
        amount,
        labour: own.iter().filter(|line| line.part.is_none()).map(|line| line.list_amount).sum(),
        contents: Some(contents.join("、")),
    })
}

async fn level_of(cx: &mut Read, customer: Option<CustomerId>) -> Result<PriceLevel> {
    let tag: Option<Option<String>> = sqlx::query_scalar("SELECT tag FROM price_tags WHERE customer_id = ?")
        .bind(customer)
        .fetch_optional(cx.db())
        .await?;
    Ok(PriceLevel::of_tag(tag.flatten().as_deref()))
}
