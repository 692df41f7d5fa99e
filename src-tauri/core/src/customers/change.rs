//! A card is put right. Its old state stays readable in the audit trail (CUS-06).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CustomerRef;
use super::form::CustomerForm;
use super::register::{check_against_file, write_phones};
use super::{CustomerId, rules};
use crate::audit::stale;
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeCustomer {
    pub id: CustomerId,
    pub version: i64,
    pub card: CustomerForm,
}

pub async fn change(cx: &mut Write, input: ChangeCustomer) -> Result<CustomerRef> {
    let mut checks = Checks::new();
    let today = cx.today();
    let card = rules::check(&mut checks, "card", input.card, today);
    check_against_file(cx, &mut checks, "card", &card, Some(input.id)).await?;
    checks.done()?;
    let version = refuse_stale(cx, input.id, input.version).await?;
    sqlx::query(
        "UPDATE customers SET kind = ?, name = ?, contact_person = ?, credit_code = ?, id_card = ?, address = ?,
                email = ?, birthday = ?, driving_since = ?, source = ?, note = ?, advisor_id = ?,
                version = version + 1
         WHERE id = ?",
    )
    .bind(card.kind)
    .bind(&card.name)
    .bind(&card.contact_person)
    .bind(&card.credit_code)
    .bind(&card.id_card)
    .bind(&card.address)
    .bind(&card.email)
    .bind(card.birthday)
    .bind(card.driving_since)
    .bind(&card.source)
    .bind(&card.note)
    .bind(card.advisor_id)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    write_phones(cx, input.id, &card).await?;
    reactions::customer_changed(cx, input.id).await?;
    cx.about("customer", input.id.0);
    Ok(CustomerRef { id: input.id, version: version + 1 })
}

/// The card's version now; refused when it is unknown or newer than what was seen.
async fn refuse_stale(cx: &mut Write, id: CustomerId, seen: i64) -> Result<i64> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM customers WHERE id = ?")
        .bind(id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("customers.unknown").at("id"))?;
    stale::refuse_if_changed(cx, "customer", id.0, seen, version).await?;
    Ok(version)
}
