//! One enquiry with its quote and what happened to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::price::QuoteKind;
use super::read::{EnquiryRow, rows};
use super::{Became, EnquiryId, EnquiryLineId, EnquiryState, head, take_up, validity};
use crate::catalogue::{OperationId, PackageId};
use crate::kernel::{Day, Moment, Money, Permission, Quantity, Read, Refusal, Result};
use crate::parts::PartId;
use crate::repair_orders::OrderId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EnquiryQuery {
    pub id: EnquiryId,
}

#[derive(Debug, Serialize, TS)]
pub struct EnquiryCard {
    pub enquiry: EnquiryRow,
    pub lines: Vec<EnquiryLine>,
    /// What happened to it, in order.
    pub steps: Vec<EnquiryStep>,
    /// Number of the visit or appointment it led to, while that stands.
    pub led_to: Option<String>,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<Day>,
    /// The order that has its lines.
    pub order: Option<EnquiryOrder>,
    /// Orders of its car, or of its visit, that may take its lines up.
    pub may_go_onto: Vec<EnquiryOrder>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct EnquiryOrder {
    pub id: OrderId,
    pub number: String,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct EnquiryLine {
    pub id: EnquiryLineId,
    pub kind: QuoteKind,
    pub operation_id: Option<OperationId>,
    pub part_id: Option<PartId>,
    pub package_id: Option<PackageId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Tax included.
    pub unit_price: Money,
    pub amount: Money,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct EnquiryStep {
    /// `assigned`, `not_reached`, `quoted`, `answered`, `withdrawn`, `became` or `ordered`
    pub kind: String,
    /// To whom it went.
    pub staff: Option<String>,
    pub amount: Option<Money>,
    pub text: Option<String>,
    pub at: Moment,
    pub by: Option<String>,
}

/// # Errors
/// `enquiries.unknown`; `enquiries.not_yours` for those who neither see customers nor are to answer.
pub async fn card(cx: &mut Read, input: EnquiryQuery) -> Result<EnquiryCard> {
    let head = head::load(cx, input.id).await?;
    if !cx.who.may(Permission::ViewCustomers) && !head::is_theirs(cx, head.specialist_id) {
        return Err(Refusal::new("enquiries.not_yours").at("id").with("number", head.number).into());
    }
    let enquiry = rows(cx, &[input.id]).await?.pop();
    let enquiry = enquiry.ok_or_else(|| Refusal::new("enquiries.unknown").at("id"))?;
    let lines: Vec<EnquiryLine> = sqlx::query_as(
        "SELECT id, kind, operation_id, part_id, package_id, code, name, unit, quantity, unit_price, amount
         FROM enquiry_lines WHERE enquiry_id = ? ORDER BY position",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let steps = sqlx::query_as(
        "SELECT x.kind, s.name AS staff, x.amount, x.text, x.at, b.name AS by
         FROM enquiry_steps x LEFT JOIN staff s ON s.id = x.staff_id LEFT JOIN staff b ON b.id = x.by_staff
         WHERE x.enquiry_id = ? ORDER BY x.id",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let led_to: Option<String> = match take_up::stands(cx, &head).await? {
        false => None,
        true => {
            sqlx::query_scalar(
                "SELECT CASE ?1 WHEN 'visit' THEN (SELECT number FROM visits WHERE id = ?2)
                        ELSE (SELECT number FROM appointments WHERE id = ?2) END",
            )
            .bind(head.became_kind)
            .bind(head.became_id)
            .fetch_one(cx.db())
            .await?
        }
    };
    let order: Option<EnquiryOrder> = sqlx::query_as(
        "SELECT o.id, o.number FROM enquiries e JOIN repair_orders o ON o.id = e.order_id WHERE e.id = ?",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let valid_until = match enquiry.quoted_at {
        Some(at) => Some(validity::valid_until(cx, at).await?),
        None => None,
    };
    let booked = led_to.is_some() && head.became_kind == Some(Became::Appointment);
    let free = order.is_none() && !booked && !lines.is_empty() && head.state != EnquiryState::Withdrawn;
    let may_go_onto = if free { orders(cx, &head, led_to.is_some()).await? } else { Vec::new() };
    Ok(EnquiryCard { enquiry, lines, steps, led_to, valid_until, order, may_go_onto })
}

/// Orders that are not settled yet: of the visit it led to, else of the car in the house.
async fn orders(cx: &mut Read, head: &head::Head, came: bool) -> Result<Vec<EnquiryOrder>> {
    Ok(sqlx::query_as(
        "SELECT o.id, o.number FROM visits t JOIN repair_orders o ON o.visit_id = t.id
         WHERE t.id IN (SELECT id FROM visits WHERE ?1 = 1 AND id = ?2
                        UNION SELECT id FROM visits WHERE ?1 = 0 AND vehicle_id = ?3 AND state = 'open')
           AND o.state NOT IN ('settled', 'delivered', 'cancelled')
         ORDER BY o.id DESC",
    )
    .bind(came)
    .bind(head.became_id)
    .bind(head.vehicle_id)
    .fetch_all(cx.db())
    .await?)
}
