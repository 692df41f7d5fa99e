//! 维修委托书 and 增项单, filled from the order.

use super::{ConsentId, LineKind, LineState, OrderId, Payer};
use crate::attachments::SignatureId;
use crate::attachments::signature::signed_by;
use crate::catalogue::JobClass;
use crate::customers::{self, CustomerId};
use crate::dealership;
use crate::documents::forms::addon::{AddOn, Consent, ConsentHow};
use crate::documents::forms::entrustment::{Entrustment, OldParts};
use crate::documents::forms::{
    self, FeeLine, Guarantee, LabourLine, PartLine, PartNature, Signed, same_word,
};
use crate::kernel::{Moment, Money, Quantity, Rate, Read, Refusal, Result};
use crate::policy;
use crate::vehicles::{self, VehicleId};

#[derive(sqlx::FromRow)]
pub(super) struct Head {
    pub number: String,
    pub opened_at: Moment,
    pub vehicle_id: VehicleId,
    pub owner_id: CustomerId,
    pub sender_id: CustomerId,
    pub sender: String,
    pub mileage: i64,
    pub advisor: String,
    pub fault: Option<String>,
    pub customer_words: String,
    pub diagnosis: Option<String>,
    pub advice: Option<String>,
    pub promised_at: Option<Moment>,
    pub old_parts: String,
    pub wash: bool,
    pub waiting: bool,
    pub test_drive: bool,
}

#[derive(sqlx::FromRow)]
pub(super) struct Line {
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub class: Option<String>,
    pub payer: Payer,
    pub customer_supplied: bool,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub discount: Money,
    pub tax_rate: Rate,
    pub amount: Money,
    pub state: LineState,
    pub consent_id: Option<ConsentId>,
    pub job_class: Option<JobClass>,
    pub sublet_supplier: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ConsentRow {
    order_id: OrderId,
    round: i64,
    number: Option<String>,
    given_by: String,
    how: String,
    signature_id: Option<SignatureId>,
    amount: Money,
    promised_at: Option<Moment>,
    reason: Option<String>,
    note: Option<String>,
    at: Moment,
    by: String,
}

/// The contract: what the customer was told and signed for in the first round; before
/// that, the estimate as it stands.
pub async fn entrustment(cx: &mut Read, order: OrderId) -> Result<Entrustment> {
    let head = head(cx, order).await?;
    let first: Option<ConsentId> =
        sqlx::query_scalar("SELECT id FROM order_consents WHERE order_id = ? AND round = 0")
            .bind(order)
            .fetch_optional(cx.db())
            .await?;
    let lines: Vec<Line> = lines(cx, order)
        .await?
        .into_iter()
        .filter(|line| match first {
            Some(_) => line.consent_id == first,
            None => matches!(line.state, LineState::Proposed | LineState::Consented),
        })
        .collect();
    let consent = match first {
        Some(id) => Some(consent_row(cx, id).await?),
        None => None,
    };
    let customer = match &consent {
        Some(consent) => signed(cx, consent).await?,
        None => Signed { name: head.sender.clone(), strokes: None, at: None },
    };
    let mut classes: Vec<JobClass> = lines.iter().filter_map(|line| line.job_class).collect();
    classes.sort_unstable();
    classes.dedup();
    let guarantee = match classes.last() {
        Some(class) => Some(promised(cx, *class).await?),
        None => None,
    };
    let total = lines.iter().map(|line| line.amount).sum();
    let (labour, parts, fees) = sort(&lines)?;
    let suggestion = [head.diagnosis, head.advice].into_iter().flatten().collect::<Vec<_>>().join("；");
    Ok(Entrustment {
        house: dealership::paper::house(cx).await?,
        number: head.number,
        opened_at: head.opened_at,
        owner: customers::paper::party(cx, head.owner_id).await?,
        sender: customers::paper::party(cx, head.sender_id).await?,
        car: vehicles::paper::car(cx, head.vehicle_id).await?,
        mileage: head.mileage,
        job_classes: classes.into_iter().map(same_word).collect::<Result<_>>()?,
        request: head.fault.unwrap_or(head.customer_words),
        suggestion: (!suggestion.is_empty()).then_some(suggestion),
        labour,
        parts,
        fees,
        discount: Money::ZERO,
        total,
        promised_at: consent.as_ref().and_then(|c| c.promised_at).or(head.promised_at),
        payment: None,
        old_parts: if head.old_parts == "take" { OldParts::Take } else { OldParts::Leave },
        wash: head.wash,
        waiting: head.waiting,
        test_drive: head.test_drive,
        guarantee,
        clauses: Vec::new(),
        customer,
        house_signed: Signed {
            name: consent.as_ref().map_or_else(|| head.advisor.clone(), |consent| consent.by.clone()),
            strokes: None,
            at: consent.as_ref().map(|consent| consent.at),
        },
        advisor: head.advisor,
    })
}

/// The add-on sheet of one later consent.
pub async fn addon(cx: &mut Read, id: ConsentId) -> Result<AddOn> {
    let consent = consent_row(cx, id).await?;
    let head = head(cx, consent.order_id).await?;
    let all = lines(cx, consent.order_id).await?;
    let order_total =
        all.iter().filter(|line| line.state == LineState::Consented).map(|line| line.amount).sum();
    let added: Vec<Line> = all.into_iter().filter(|line| line.consent_id == Some(id)).collect();
    let promised_before: Option<Moment> = sqlx::query_scalar(
        "SELECT promised_at FROM order_consents WHERE order_id = ? AND round < ? AND promised_at IS NOT NULL
         ORDER BY round DESC LIMIT 1",
    )
    .bind(consent.order_id)
    .bind(consent.round)
    .fetch_optional(cx.db())
    .await?;
    let (labour, parts, fees) = sort(&added)?;
    Ok(AddOn {
        house: dealership::paper::house(cx).await?,
        number: consent.number.clone().unwrap_or_default(),
        order_number: head.number,
        at: consent.at,
        owner: customers::paper::party(cx, head.owner_id).await?,
        sender: customers::paper::party(cx, head.sender_id).await?,
        car: vehicles::paper::car(cx, head.vehicle_id).await?,
        technician: None,
        reason: consent.reason.clone().unwrap_or_default(),
        labour,
        parts,
        fees,
        total: consent.amount,
        order_total,
        promised_before,
        promised_at: consent.promised_at.or(head.promised_at),
        customer: signed(cx, &consent).await?,
        house_signed: Signed { name: consent.by.clone(), strokes: None, at: Some(consent.at) },
        consent: Some(Consent {
            how: same_word::<_, ConsentHow>(&consent.how)?,
            by: consent.given_by,
            at: consent.at,
            note: consent.note,
        }),
        advisor: head.advisor,
    })
}

async fn signed(cx: &mut Read, consent: &ConsentRow) -> Result<Signed> {
    let signed = signed_by(cx, consent.signature_id, &consent.given_by).await?;
    Ok(Signed { at: signed.at.or(Some(consent.at)), ..signed })
}

/// What the house promises for a class of job: the legal minimum times its own factor.
async fn promised(cx: &mut Read, class: JobClass) -> Result<Guarantee> {
    let word: String = same_word(class)?;
    let today = cx.today();
    let factor = policy::value(cx, policy::keys::GUARANTEE_FACTOR).await?.max(1);
    let days: i64 = policy::value_on(cx, &format!("guarantee.{word}.days"), today).await?;
    let km: i64 = policy::value_on(cx, &format!("guarantee.{word}.km"), today).await?;
    Ok(Guarantee { days: days * factor, km: km * factor })
}

pub(super) async fn head(cx: &mut Read, order: OrderId) -> Result<Head> {
    let found: Option<Head> = sqlx::query_as(
        "SELECT o.number, o.opened_at, o.vehicle_id, coalesce(t.owner_id, t.sender_id) AS owner_id, t.sender_id,
                c.name AS sender, t.mileage, a.name AS advisor, o.fault, t.customer_words, o.diagnosis, o.advice,
                o.promised_at, t.old_parts, t.wash, t.waiting, t.test_drive
         FROM repair_orders o
         JOIN visits t ON t.id = o.visit_id
         JOIN customers c ON c.id = t.sender_id
         JOIN staff a ON a.id = o.advisor_id
         WHERE o.id = ?",
    )
    .bind(order)
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| Refusal::new("orders.unknown").at("subject_id").into())
}

pub(super) async fn lines(cx: &mut Read, order: OrderId) -> Result<Vec<Line>> {
    Ok(sqlx::query_as(
        "SELECT l.kind, l.code, l.name, l.unit, p.class, l.payer, l.customer_supplied, l.quantity, l.unit_price,
                l.discount, l.tax_rate, l.amount, l.state, l.consent_id, l.job_class, l.sublet_supplier
         FROM order_lines l LEFT JOIN parts p ON p.id = l.part_id
         WHERE l.order_id = ? ORDER BY l.position, l.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

async fn consent_row(cx: &mut Read, id: ConsentId) -> Result<ConsentRow> {
    let found: Option<ConsentRow> = sqlx::query_as(
        "SELECT c.order_id, c.round, c.number, c.given_by, c.how, c.signature_id, c.amount, c.promised_at, c.reason,
                c.note, c.at, s.name AS by
         FROM order_consents c JOIN staff s ON s.id = c.by_staff WHERE c.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| Refusal::new("orders.unknown_consent").at("subject_id").into())
}

type Sorted = (Vec<LabourLine>, Vec<PartLine>, Vec<FeeLine>);

/// Labour, parts and the rest stand apart on every paper.
pub(super) fn sort(lines: &[Line]) -> Result<Sorted> {
    let (mut labour, mut parts, mut fees) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        let payer: forms::Payer = same_word(line.payer)?;
        match line.kind {
            LineKind::Labour => labour.push(LabourLine {
                code: line.code.clone(),
                name: line.name.clone(),
                hours: line.quantity,
                hour_price: line.unit_price,
                amount: line.amount,
                payer,
                remark: None,
            }),
            LineKind::Part => parts.push(PartLine {
                number: line.code.clone(),
                name: line.name.clone(),
                nature: line.class.as_deref().map(same_word::<_, PartNature>).transpose()?,
                unit: line.unit.clone(),
                quantity: line.quantity,
                unit_price: line.unit_price,
                amount: line.amount,
                payer,
                customer_supplied: line.customer_supplied,
            }),
            LineKind::Sublet | LineKind::Fee => fees.push(FeeLine {
                name: line.name.clone(),
                amount: line.amount,
                payer,
                remark: line.sublet_supplier.clone(),
            }),
        }
    }
    Ok((labour, parts, fees))
}
