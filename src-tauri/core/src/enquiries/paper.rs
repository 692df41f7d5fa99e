//! 报价单 that answers an enquiry, as the price was told (EST-05, EST-09).

use super::EnquiryId;
use super::price::QuoteKind;
use crate::dealership;
use crate::documents::forms::quotation::{PayerSum, Quotation, QuotedPackage};
use crate::documents::forms::{LabourLine, PartLine, PartNature, Party, Payer, TaxSum, same_word};
use crate::kernel::identifiers::Phone;
use crate::kernel::{Moment, Money, Quantity, Read, Refusal, Result};
use crate::policy::{self, keys};
use crate::vehicles::{self, VehicleId};

#[derive(sqlx::FromRow)]
struct Head {
    number: String,
    vehicle_id: Option<VehicleId>,
    asker: String,
    contact: Option<String>,
    question: String,
    quoted_at: Option<Moment>,
    quoted_by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Line {
    kind: QuoteKind,
    code: String,
    name: String,
    unit: String,
    class: Option<String>,
    quantity: Quantity,
    unit_price: Money,
    amount: Money,
    labour: Money,
    contents: Option<String>,
}

/// # Errors
/// `enquiries.unknown`, `enquiries.nothing_quoted`.
pub async fn quotation(cx: &mut Read, id: EnquiryId) -> Result<Quotation> {
    let head = head(cx, id).await?;
    let Some(quoted_at) = head.quoted_at else {
        let refusal = Refusal::new("enquiries.nothing_quoted").at("subject_id");
        return Err(refusal.with("number", head.number).into());
    };
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT l.kind, l.code, l.name, l.unit, p.class, l.quantity, l.unit_price, l.amount, l.labour, l.contents
         FROM enquiry_lines l LEFT JOIN parts p ON p.id = l.part_id WHERE l.enquiry_id = ? ORDER BY l.position",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let rate = policy::value_on(cx, keys::TAX_REPAIR.name, quoted_at.day()).await?;
    let total: Money = lines.iter().map(|line| line.amount).sum();
    let net = lines.iter().map(|line| line.amount.net_of(rate)).sum();
    let car = match head.vehicle_id {
        Some(vehicle) => Some(vehicles::paper::car(cx, vehicle).await?),
        None => None,
    };
    let phone = head.contact.map(|text| Phone::read(&text).map_or(text, |phone| phone.as_str().to_owned()));
    let mut quotation = Quotation {
        house: dealership::paper::house(cx).await?,
        number: head.number,
        quoted_at,
        valid_until: super::validity::valid_until(cx, quoted_at).await?,
        customer: Party { name: head.asker, phone },
        car,
        mileage: None,
        quoted_by: head.quoted_by.unwrap_or_default(),
        request: head.question,
        labour: Vec::new(),
        parts: Vec::new(),
        packages: Vec::new(),
        fees: Vec::new(),
        discount: Money::ZERO,
        total,
        taxes: vec![TaxSum { rate, net, tax: total - net, gross: total }],
        payers: vec![PayerSum { payer: Payer::Customer, amount: total }],
    };
    for line in lines {
        put(&mut quotation, line)?;
    }
    Ok(quotation)
}

fn put(quotation: &mut Quotation, line: Line) -> Result<()> {
    match line.kind {
        QuoteKind::Labour => quotation.labour.push(LabourLine {
            code: line.code,
            name: line.name,
            hours: line.quantity,
            hour_price: line.unit_price,
            amount: line.amount,
            payer: Payer::Customer,
            remark: None,
        }),
        QuoteKind::Part => quotation.parts.push(PartLine {
            number: line.code,
            name: line.name,
            nature: line.class.map(same_word::<_, PartNature>).transpose()?,
            unit: line.unit,
            quantity: line.quantity,
            unit_price: line.unit_price,
            amount: line.amount,
            payer: Payer::Customer,
            customer_supplied: false,
        }),
        QuoteKind::Package => quotation.packages.push(QuotedPackage {
            code: line.code,
            name: line.name,
            contents: line.contents.unwrap_or_default(),
            labour: line.labour,
            material: line.amount - line.labour,
            amount: line.amount,
        }),
    }
    Ok(())
}

async fn head(cx: &mut Read, id: EnquiryId) -> Result<Head> {
    let found: Option<Head> = sqlx::query_as(
        "SELECT e.number, e.vehicle_id, e.asker,
                coalesce(e.contact, (SELECT p.number FROM customer_phones p WHERE p.customer_id = e.customer_id
                                     ORDER BY p.position LIMIT 1)) AS contact,
                e.question, e.quoted_at,
                (SELECT s.name FROM enquiry_steps x JOIN staff s ON s.id = x.by_staff
                 WHERE x.enquiry_id = e.id AND x.kind = 'quoted' ORDER BY x.id DESC LIMIT 1) AS quoted_by
         FROM enquiries e WHERE e.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.ok_or_else(|| Refusal::new("enquiries.unknown").at("subject_id"))?)
}
