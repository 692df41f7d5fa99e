//! Somebody looks at personal data in full. It is a write: the looking itself is kept
//! (Personal Information Protection Law, art. 51).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomerId, PhoneId};
use crate::kernel::identifiers::Phone;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Day, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RevealCustomer {
    pub id: CustomerId,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub reason: Option<Text<200>>,
}

#[derive(Debug, Serialize, TS)]
pub struct RevealedCustomer {
    pub id: CustomerId,
    pub version: i64,
    pub phones: Vec<RevealedPhone>,
    pub id_card: Option<String>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub birthday: Option<Day>,
}

#[derive(Debug, Serialize, TS)]
pub struct RevealedPhone {
    pub id: PhoneId,
    /// As stored.
    pub number: String,
    /// As read aloud: 138 0013 8000.
    pub spoken: String,
    pub label: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    id_card: Option<String>,
    address: Option<String>,
    email: Option<String>,
    birthday: Option<Day>,
}

pub async fn reveal(cx: &mut Write, input: RevealCustomer) -> Result<RevealedCustomer> {
    let row: Option<Row> =
        sqlx::query_as("SELECT version, id_card, address, email, birthday FROM customers WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let row = row.ok_or_else(|| Refusal::new("customers.unknown").at("id"))?;
    let phones: Vec<(PhoneId, String, Option<String>)> = sqlx::query_as(
        "SELECT id, number, label FROM customer_phones WHERE customer_id = ? ORDER BY position",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    cx.about("customer", input.id.0);
    Ok(RevealedCustomer {
        id: input.id,
        version: row.version,
        phones: phones.into_iter().map(|(id, number, label)| phone(id, number, label)).collect(),
        id_card: row.id_card,
        address: row.address,
        email: row.email,
        birthday: row.birthday,
    })
}

fn phone(id: PhoneId, number: String, label: Option<String>) -> RevealedPhone {
    let spoken = Phone::read(&number).map_or_else(|_| number.clone(), |phone| phone.to_string());
    RevealedPhone { id, number, spoken, label }
}
