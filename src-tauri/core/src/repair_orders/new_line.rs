//! A line as a person asks for it, made ready to go onto the order: named, priced, explained.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::line_entries::Entries;
use super::tariffs::{self, Tariff};
use super::{LineKind, Payer, PriceRule, line_price, pricing, rules};
use crate::catalogue::{JobClass, OperationId, PackageId, priced};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Money, Quantity, Read, Refusal, Result};
use crate::parts::PartId;
use crate::parts::prices::PriceLevel;

/// What shall be added. Labour, package and part name their catalogue entry; labour
/// outside the catalogue, sublet work and fees carry a name of their own.
#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewLine {
    pub kind: NewLineKind,
    pub operation_id: Option<OperationId>,
    pub package_id: Option<PackageId>,
    pub part_id: Option<PartId>,
    #[serde(default)]
    pub name: Text<80>,
    /// Hours or pieces; the operation's standard hours, else one.
    pub quantity: Option<Quantity>,
    pub payer: Payer,
    /// By hand, tax included. Needs `EditOrders` and, against a catalogue price, a reason.
    pub unit_price: Option<Money>,
    #[serde(default)]
    pub price_reason: Text<200>,
    /// The customer brings the part.
    #[serde(default)]
    pub customer_supplied: bool,
    #[serde(default)]
    pub sublet_supplier: Text<80>,
    pub sublet_cost: Option<Money>,
    /// What a comeback is recognised by, besides the operation.
    #[serde(default)]
    pub fault_code: Text<30>,
    /// Of labour outside the catalogue.
    pub job_class: Option<JobClass>,
    /// A row of the price list for after the warranty; fees only.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tariff: Option<Tariff>,
}

/// What a line of the catalogue's names.
#[derive(Clone, Copy, Debug)]
pub enum Listed {
    Labour(Option<OperationId>),
    Part(Option<PartId>),
    Package(Option<PackageId>),
}

impl NewLine {
    /// Of the catalogue, at its price.
    pub fn listed(listed: Listed, quantity: Option<Quantity>, payer: Payer) -> Self {
        let (kind, operation_id, part_id, package_id) = match listed {
            Listed::Labour(operation) => (NewLineKind::Labour, operation, None, None),
            Listed::Part(part) => (NewLineKind::Part, None, part, None),
            Listed::Package(package) => (NewLineKind::Package, None, None, package),
        };
        Self {
            kind,
            operation_id,
            package_id,
            part_id,
            name: Text::default(),
            quantity,
            payer,
            unit_price: None,
            price_reason: Text::default(),
            customer_supplied: false,
            sublet_supplier: Text::default(),
            sublet_cost: None,
            fault_code: Text::default(),
            job_class: None,
            tariff: None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NewLineKind {
    Labour,
    Part,
    Package,
    Sublet,
    Fee,
}

/// A line ready to be written.
#[derive(Debug)]
pub struct Ready {
    pub kind: LineKind,
    pub operation: Option<OperationId>,
    pub part: Option<PartId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub job_class: Option<JobClass>,
    pub fault_code: Option<String>,
    pub package: Option<PackageId>,
    /// Which use of a package among the lines of this call.
    pub group: Option<usize>,
    pub payer: Payer,
    pub customer_supplied: bool,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub list_amount: Money,
    pub price_rule: PriceRule,
    pub price_reason: Option<String>,
    pub sublet_supplier: Option<String>,
    pub sublet_cost: Option<Money>,
}

/// Names and prices all lines; everything wrong with any of them is added to the checks.
///
/// `buyer`: at whose price the customer buys parts.
pub async fn ready(
    cx: &mut Read,
    checks: &mut Checks,
    lines: &[NewLine],
    buyer: PriceLevel,
) -> Result<Vec<Ready>> {
    if lines.len() > rules::MOST_NEW_LINES {
        checks.add(Refusal::new("orders.too_many_lines").at("lines").with("limit", rules::MOST_NEW_LINES));
        return Ok(Vec::new());
    }
    let entries = Entries::of(cx, lines, buyer).await?;
    let mut all = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let field = format!("lines[{at}]");
        match line.kind {
            NewLineKind::Package => all.extend(package(cx, checks, &field, line, at).await?),
            _ => all.extend(single(cx, checks, &field, line, &entries)),
        }
    }
    Ok(all)
}

async fn package(
    cx: &mut Read,
    checks: &mut Checks,
    field: &str,
    line: &NewLine,
    group: usize,
) -> Result<Vec<Ready>> {
    checks.require(
        line.quantity.is_none_or(|quantity| quantity == Quantity::ONE),
        &format!("{field}.quantity"),
        "orders.package_once",
    );
    checks.require(line.unit_price.is_none(), &format!("{field}.unit_price"), "orders.package_price");
    let Some(id) = line.package_id else {
        checks.add(Refusal::new("orders.package_needed").at(format!("{field}.package_id")));
        return Ok(Vec::new());
    };
    let found: Option<(bool, Option<Money>)> =
        sqlx::query_as("SELECT active, fixed_price FROM work_packages WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    let Some((active, fixed_price)) = found else {
        checks.add(Refusal::new("catalogue.unknown").at(format!("{field}.package_id")));
        return Ok(Vec::new());
    };
    checks.require(active, &format!("{field}.package_id"), "catalogue.not_offered");
    let price_rule = if fixed_price.is_some() { PriceRule::Package } else { PriceRule::Catalogue };
    let lines = priced::package(cx, id).await?.into_iter().map(|own| Ready {
        kind: if own.part.is_some() { LineKind::Part } else { LineKind::Labour },
        operation: own.operation,
        part: own.part,
        code: own.code,
        name: own.name,
        unit: own.unit,
        job_class: own.job_class,
        fault_code: None,
        package: Some(id),
        group: Some(group),
        payer: line.payer,
        customer_supplied: false,
        quantity: own.quantity,
        unit_price: own.unit_price,
        list_amount: own.amount,
        price_rule,
        price_reason: None,
        sublet_supplier: None,
        sublet_cost: None,
    });
    Ok(lines.collect())
}

fn single(cx: &Read, checks: &mut Checks, field: &str, line: &NewLine, entries: &Entries) -> Option<Ready> {
    let at = |name: &str| format!("{field}.{name}");
    let kind = match line.kind {
        NewLineKind::Labour => LineKind::Labour,
        NewLineKind::Part => LineKind::Part,
        NewLineKind::Sublet => LineKind::Sublet,
        NewLineKind::Fee | NewLineKind::Package => LineKind::Fee,
    };
    let entry = match entries.entry(line) {
        Ok(entry) => entry,
        Err(refusal) => {
            let name = refusal.field.clone().unwrap_or_default();
            checks.add(refusal.at(at(&name)));
            return None;
        }
    };
    checks.require(entry.active, field, "catalogue.not_offered");
    checks.require(tariffs::fits(kind, line.tariff), &at("tariff"), "orders.tariff_is_a_fee");
    checks.require(
        !line.customer_supplied || kind == LineKind::Part,
        &at("customer_supplied"),
        "orders.only_parts_supplied",
    );
    if kind == LineKind::Sublet {
        checks.require(!line.sublet_supplier.is_empty(), &at("sublet_supplier"), "orders.supplier_needed");
        let cost = line.sublet_cost.is_some_and(|cost| !cost.is_negative() && cost <= pricing::MOST_PER_LINE);
        checks.require(cost, &at("sublet_cost"), "orders.cost_needed");
    }
    // The standard hours may be zero; a line has some hours all the same.
    let standard = entry.hours.filter(|hours| hours.is_positive()).unwrap_or(Quantity::ONE);
    let quantity = line.quantity.unwrap_or(standard);
    rules::check_quantity(checks, &at("quantity"), kind, quantity);
    let (unit_price, price_rule) = line_price::price(cx, checks, field, line, kind, &entry);
    let list_amount = pricing::list_amount(unit_price, quantity);
    checks.require(list_amount.is_some(), &at("unit_price"), "orders.amount_too_large");
    Some(Ready {
        kind,
        operation: line.operation_id.filter(|_| kind == LineKind::Labour),
        part: line.part_id.filter(|_| kind == LineKind::Part),
        code: entry.code,
        name: entry.name,
        unit: entry.unit,
        job_class: entry.job_class,
        fault_code: line.fault_code.clone().or_none().map(String::from),
        package: None,
        group: None,
        payer: line.payer,
        customer_supplied: line.customer_supplied,
        quantity,
        unit_price,
        list_amount: list_amount.unwrap_or_default(),
        price_rule,
        price_reason: line.price_reason.clone().or_none().map(String::from),
        sublet_supplier: line.sublet_supplier.clone().or_none().map(String::from),
        sublet_cost: line.sublet_cost.filter(|_| kind == LineKind::Sublet),
    })
}
