//! Whoever drives there calls whoever waits. The looking itself is kept (Personal Information Protection
//! Law, art. 51).

use serde::Serialize;
use ts_rs::TS;

use super::head;
use crate::kernel::identifiers::Phone;
use crate::kernel::{Permission, Refusal, Result, Write};
pub use crate::reception::read::WhichVisit;

#[derive(Debug, Serialize, TS)]
pub struct RevealedCallout {
    pub contact: String,
    /// As read aloud: 138 0013 8000.
    pub phone: Option<String>,
}

/// For those who may see personal data, and for the technician sent until they are done.
///
/// # Errors
/// `reception.unknown`, `reception.callout_not_yours`.
pub async fn reveal_callout(cx: &mut Write, input: WhichVisit) -> Result<RevealedCallout> {
    let found: Option<(String, String, Option<String>)> = sqlx::query_as(
        "SELECT t.number, coalesce(c.contact, x.name),
                coalesce(c.phone, (SELECT p.number FROM customer_phones p WHERE p.customer_id = t.sender_id
                                   ORDER BY p.position LIMIT 1))
         FROM visits t JOIN customers x ON x.id = t.sender_id LEFT JOIN callouts c ON c.visit_id = t.id
         WHERE t.id = ?",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let (number, contact, phone) = found.ok_or_else(|| Refusal::new("reception.unknown").at("id"))?;
    let head = head(cx, input.id).await?;
    let sent = head.is_some_and(|head| head.finished_at.is_none() && head.technician_id == Some(cx.staff()));
    if !sent && !cx.who.may(Permission::RevealPersonalData) {
        return Err(Refusal::new("reception.callout_not_yours").at("id").with("number", number).into());
    }
    cx.about("visit", input.id.0);
    let spoken = |text: String| Phone::read(&text).map_or_else(|_| text.clone(), |phone| phone.to_string());
    Ok(RevealedCallout { contact, phone: phone.map(spoken) })
}
