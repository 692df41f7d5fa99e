//! One enquiry with its quote and what happened to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::price::QuoteKind;
use super::read::{EnquiryRow, rows};
use super::{Became, EnquiryId, EnquiryLineId, head};
use crate::catalogue::{OperationId, PackageId};
use crate::kernel::{Moment, Money, Permission, Quantity, Read, Refusal, Result};
use crate::parts::PartId;

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
    /// Number of the visit it led to.
    pub visit: Option<String>,
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
    /// `assigned`, `not_reached`, `quoted`, `answered`, `withdrawn` or `became`
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
    let lines = sqlx::query_as(
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
    let visit: Option<String> = sqlx::query_scalar("SELECT number FROM visits WHERE id = ?")
        .bind(enquiry.became_id.filter(|_| enquiry.became_kind == Some(Became::Visit)))
        .fetch_optional(cx.db())
        .await?;
    Ok(EnquiryCard { enquiry, lines, steps, visit })
}
