//! 结算单, filled from the settlement as it was frozen.

use super::invoice::InvoiceType;
use super::read::{self, InvoiceRow, PaymentRow, StatementOf};
use super::sign;
use super::{PayWay, SettlementId};
use crate::catalogue::JobClass;
use crate::customers::{self, CustomerId};
use crate::dealership;
use crate::documents::forms::settlement::{
    GuaranteedWork, InvoiceKind, InvoiceRecord, Paid, PayerShare, PaymentWay, SettledFee, SettledLabour,
    SettledPart, Settlement,
};
use crate::documents::forms::{self, Guarantee, NextService, PartNature, TaxSum, same_word};
use crate::kernel::{Day, Moment, Money, Quantity, Rate, Read, Refusal, Result};
use crate::repair_orders::{LineKind, OrderId};
use crate::vehicles::{self, VehicleId};

#[derive(sqlx::FromRow)]
struct Head {
    order_id: OrderId,
    vehicle_id: VehicleId,
    owner_id: CustomerId,
    sender_id: CustomerId,
    advisor: String,
    arrived_at: Moment,
    mileage: i64,
    advice: Option<String>,
    registration_day: Option<Day>,
    inspection_due: Option<Day>,
    insurer: Option<String>,
    insurance_due: Option<Day>,
    next_service_day: Option<Day>,
    next_service_km: Option<i64>,
    reverses: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Line {
    kind: LineKind,
    code: String,
    name: String,
    unit: String,
    class: Option<String>,
    quantity: Quantity,
    unit_price: Money,
    list_amount: Money,
    discount: Money,
    gross: Money,
    discount_reason: Option<String>,
    customer_supplied: bool,
    warranty_months: Option<i64>,
    warranty_km: Option<i64>,
}

pub async fn statement(cx: &mut Read, id: SettlementId) -> Result<Settlement> {
    let statement = read::statement(cx, StatementOf { settlement_id: id }).await?;
    let head = head(cx, id).await?;
    let lines = lines(cx, id).await?;
    let summary = statement.summary;
    let stands = summary.reverses.is_none() && summary.reversed_by.is_none();
    let (labour, parts, fees) = sort(&lines)?;
    let mut discount_notes: Vec<String> = lines.iter().filter_map(|l| l.discount_reason.clone()).collect();
    discount_notes.dedup();
    Ok(Settlement {
        house: dealership::paper::house(cx).await?,
        number: summary.number,
        at: summary.settled_at,
        order_number: summary.order_number,
        reverses: head.reverses,
        reversal_reason: statement.reversal_reason,
        payer: same_word(summary.payer)?,
        payer_name: summary.payer_name,
        owner: customers::paper::party(cx, head.owner_id).await?,
        sender: customers::paper::party(cx, head.sender_id).await?,
        car: vehicles::paper::car(cx, head.vehicle_id).await?,
        registration_day: head.registration_day,
        inspection_due: head.inspection_due,
        insurer: head.insurer,
        insurance_due: head.insurance_due,
        came_in: head.arrived_at,
        mileage: head.mileage,
        labour,
        parts,
        fees,
        labour_total: statement.labour,
        material_total: statement.material,
        other_total: statement.other,
        discount: statement.discount,
        discount_notes,
        gross: summary.gross,
        net: statement.net,
        tax: statement.tax,
        taxes: taxes(cx, id).await?,
        shares: shares(cx, head.order_id).await?,
        payments: statement.payments.into_iter().map(paid).collect(),
        owed: if stands { summary.gross - summary.paid + summary.on_account } else { Money::ZERO },
        invoices: statement.invoices.into_iter().map(invoiced).collect(),
        declined: declined(cx, head.order_id).await?,
        advice: head.advice,
        next_service: NextService { day: head.next_service_day, km: head.next_service_km },
        guarantees: guarantees(cx, head.order_id, summary.settled_at.day(), head.mileage).await?,
        advisor: head.advisor,
        cashier: summary.settled_by,
        customer: sign::on_paper(cx, id).await?,
    })
}

async fn head(cx: &mut Read, id: SettlementId) -> Result<Head> {
    Ok(sqlx::query_as(
        "SELECT o.id AS order_id, o.vehicle_id, coalesce(t.owner_id, t.sender_id) AS owner_id, t.sender_id,
                a.name AS advisor, t.since AS arrived_at, t.mileage, o.advice, v.registration_day, v.inspection_due,
                coalesce(o.insurer, v.insurer) AS insurer, v.insurance_due, v.next_service_day, v.next_service_km,
                (SELECT x.number FROM settlements x WHERE x.id = s.reverses) AS reverses
         FROM settlements s
         JOIN repair_orders o ON o.id = s.order_id
         JOIN placed_visits t ON t.id = o.visit_id
         JOIN vehicles v ON v.id = o.vehicle_id
         JOIN staff a ON a.id = o.advisor_id
         WHERE s.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?
    .ok_or_else(|| Refusal::new("settlement.unknown").at("settlement_id"))?)
}

async fn lines(cx: &mut Read, id: SettlementId) -> Result<Vec<Line>> {
    Ok(sqlx::query_as(
        "SELECT s.kind, s.code, s.name, s.unit, p.class, s.quantity, s.unit_price, s.list_amount, s.discount, s.gross,
                l.discount_reason, l.customer_supplied, y.warranty_months, y.warranty_km
         FROM settlement_lines s
         JOIN order_lines l ON l.id = s.order_line_id
         LEFT JOIN parts p ON p.id = l.part_id
         LEFT JOIN slip_lines y ON y.id = (SELECT max(i.id) FROM slip_lines i JOIN slips z ON z.id = i.slip_id
                                           WHERE i.order_line_id = l.id AND z.kind = 'issue')
         WHERE s.settlement_id = ? ORDER BY s.position",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?)
}

/// Labour, material and the rest stand apart (机动车维修管理规定).
fn sort(lines: &[Line]) -> Result<(Vec<SettledLabour>, Vec<SettledPart>, Vec<SettledFee>)> {
    let (mut labour, mut parts, mut fees) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        match line.kind {
            LineKind::Labour => labour.push(SettledLabour {
                code: line.code.clone(),
                name: line.name.clone(),
                hours: line.quantity,
                hour_price: line.unit_price,
                list_amount: line.list_amount,
                discount: line.discount,
                amount: line.gross,
                remark: None,
            }),
            LineKind::Part => parts.push(SettledPart {
                number: line.code.clone(),
                name: line.name.clone(),
                nature: line.class.as_deref().map(same_word::<_, PartNature>).transpose()?,
                unit: line.unit.clone(),
                quantity: line.quantity,
                unit_price: line.unit_price,
                list_amount: line.list_amount,
                discount: line.discount,
                amount: line.gross,
                customer_supplied: line.customer_supplied,
                warranty_months: line.warranty_months,
                warranty_km: line.warranty_km,
            }),
            LineKind::Sublet | LineKind::Fee => fees.push(SettledFee {
                name: line.name.clone(),
                list_amount: line.list_amount,
                discount: line.discount,
                amount: line.gross,
                remark: None,
            }),
        }
    }
    Ok((labour, parts, fees))
}

pub(super) async fn taxes(cx: &mut Read, id: SettlementId) -> Result<Vec<TaxSum>> {
    let sums: Vec<(Rate, Money, Money, Money)> = sqlx::query_as(
        "SELECT tax_rate, sum(net), sum(tax), sum(gross) FROM settlement_lines
         WHERE settlement_id = ? GROUP BY tax_rate ORDER BY tax_rate",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    Ok(sums.into_iter().map(|(rate, net, tax, gross)| TaxSum { rate, net, tax, gross }).collect())
}

async fn shares(cx: &mut Read, order: OrderId) -> Result<Vec<PayerShare>> {
    let rows: Vec<(crate::repair_orders::Payer, String, Money)> = sqlx::query_as(
        "SELECT s.payer, s.payer_name, s.gross FROM standing_settlements s
         WHERE s.order_id = ?
         ORDER BY s.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    let share = |(payer, name, gross)| Ok(PayerShare { payer: same_word(payer)?, name, gross });
    rows.into_iter().map(share).collect()
}

pub(super) fn paid(row: PaymentRow) -> Paid {
    let way = way(row.way);
    Paid { way, amount: row.amount, at: row.at, reference: row.reference }
}

pub(super) fn invoiced(invoice: InvoiceRow) -> InvoiceRecord {
    InvoiceRecord {
        kind: match invoice.kind {
            InvoiceType::Special => InvoiceKind::Special,
            InvoiceType::Ordinary => InvoiceKind::Ordinary,
        },
        number: invoice.number,
        issued_on: invoice.issued_on,
        buyer: invoice.buyer,
        tax_number: invoice.tax_number,
        amount: invoice.amount,
    }
}

async fn declined(cx: &mut Read, order: OrderId) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT name FROM order_lines WHERE order_id = ? AND state = 'declined' ORDER BY position",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

/// One line per class of work, as the certificate promises it; running from the day of
/// leaving, which is known at the handover and taken as today before.
async fn guarantees(cx: &mut Read, order: OrderId, day: Day, km: i64) -> Result<Vec<GuaranteedWork>> {
    let promised: Option<(JobClass, i64, i64)> =
        sqlx::query_as("SELECT job_class, promised_days, promised_km FROM certificates WHERE order_id = ? AND void_at IS NULL")
            .bind(order)
            .fetch_optional(cx.db())
            .await?;
    let Some((class, days, guaranteed_km)) = promised else {
        return Ok(Vec::new());
    };
    Ok(vec![GuaranteedWork {
        job_class: same_word::<_, forms::JobClass>(class)?,
        guarantee: Guarantee { days, km: guaranteed_km },
        until_day: Some(day.plus_days(days)),
        until_km: Some(km + guaranteed_km),
    }])
}

/// The way as papers name it.
pub const fn way(way: PayWay) -> PaymentWay {
    match way {
        PayWay::Cash => PaymentWay::Cash,
        PayWay::Card => PaymentWay::Card,
        PayWay::Wechat => PaymentWay::Wechat,
        PayWay::Alipay => PaymentWay::Alipay,
        PayWay::Transfer => PaymentWay::Transfer,
        PayWay::OnAccount => PaymentWay::OnAccount,
    }
}
