//! The head of an enquiry that somebody is about to change.

use super::{Became, EnquiryId, EnquiryRef, EnquiryState, KIND};
use crate::audit::stale;
use crate::customers::CustomerId;
use crate::kernel::{Permission, Read, Refusal, Result, StaffId, Write};
use crate::vehicles::VehicleId;

#[derive(Debug, sqlx::FromRow)]
pub struct Head {
    pub id: EnquiryId,
    pub number: String,
    pub state: EnquiryState,
    pub customer_id: Option<CustomerId>,
    pub vehicle_id: Option<VehicleId>,
    pub contact: Option<String>,
    pub specialist_id: Option<StaffId>,
    pub became_kind: Option<Became>,
    pub became_id: Option<i64>,
    pub version: i64,
}

/// # Errors
/// `enquiries.unknown`.
pub async fn load(cx: &mut Read, id: EnquiryId) -> Result<Head> {
    let found: Option<Head> = sqlx::query_as(
        "SELECT id, number, state, customer_id, vehicle_id, contact, specialist_id, became_kind, became_id, version
         FROM enquiries WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.ok_or_else(|| Refusal::new("enquiries.unknown").at("id"))?)
}

/// The front desk's people, and the specialist it was given to.
pub fn is_theirs(cx: &Read, specialist: Option<StaffId>) -> bool {
    cx.who.may(Permission::EditCustomers) || specialist == Some(cx.staff())
}

/// # Errors
/// `enquiries.unknown`, `enquiries.not_yours`, `record.stale`, `enquiries.not_open`.
pub async fn open(cx: &mut Write, id: EnquiryId, seen: i64) -> Result<Head> {
    let head = load(cx, id).await?;
    if !is_theirs(cx, head.specialist_id) {
        return Err(Refusal::new("enquiries.not_yours").at("id").with("number", head.number).into());
    }
    stale::refuse_if_changed(cx, KIND, id.0, seen, head.version).await?;
    if head.state != EnquiryState::Open {
        return Err(Refusal::new("enquiries.not_open").at("id").with("number", head.number).into());
    }
    Ok(head)
}

/// One version further, and on record.
pub async fn touched(cx: &mut Write, head: Head) -> Result<EnquiryRef> {
    sqlx::query("UPDATE enquiries SET version = version + 1 WHERE id = ?")
        .bind(head.id)
        .execute(cx.db())
        .await?;
    cx.about(KIND, head.id.0);
    if let Some(customer) = head.customer_id {
        cx.about("customer", customer.0);
    }
    Ok(EnquiryRef { id: head.id, number: head.number, version: head.version + 1 })
}
