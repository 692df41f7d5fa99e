//! Whoever answers needs the telephone in full. It is a write: the looking itself is kept
//! (Personal Information Protection Law, art. 51).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EnquiryId, EnquiryState, KIND, head};
use crate::kernel::identifiers::Phone;
use crate::kernel::{Permission, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealEnquiry {
    pub id: EnquiryId,
}

#[derive(Debug, Serialize, TS)]
pub struct RevealedContact {
    /// As read aloud: 138 0013 8000. What the enquiry names, else the first telephone on file.
    pub contact: Option<String>,
}

/// For those who may see personal data, and for the specialist while the answer is due.
pub async fn reveal(cx: &mut Write, input: RevealEnquiry) -> Result<RevealedContact> {
    let head = head::load(cx, input.id).await?;
    let theirs = head.specialist_id == Some(cx.staff()) && head.state == EnquiryState::Open;
    if !theirs && !cx.who.may(Permission::RevealPersonalData) {
        return Err(Refusal::new("enquiries.not_yours").at("id").with("number", head.number).into());
    }
    let on_file: Option<String> = sqlx::query_scalar(
        "SELECT number FROM customer_phones WHERE customer_id = ? ORDER BY position LIMIT 1",
    )
    .bind(head.customer_id)
    .fetch_optional(cx.db())
    .await?;
    cx.about(KIND, input.id.0);
    if let Some(customer) = head.customer_id {
        cx.about("customer", customer.0);
    }
    let spoken = |text: String| Phone::read(&text).map_or_else(|_| text.clone(), |phone| phone.to_string());
    Ok(RevealedContact { contact: head.contact.or(on_file).map(spoken) })
}
