//! Whether somebody is on file already, asked while the card is being typed (CUS-19).
//!
//! Likely the same: the same telephone, the same firm's code, or the same name and one
//! thing more (address, a car of theirs).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomerId, CustomerKind};
use crate::kernel::identifiers::{CreditCode, Phone, Plate, mask, plate};
use crate::kernel::text::fold::fold;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Read, Result};

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct FindSimilarCustomers {
    #[serde(deserialize_with = "empty_as_none")]
    pub name: Option<Text<60>>,
    /// As typed; what is no telephone yet is passed over.
    pub phones: Option<Vec<Text<40>>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub address: Option<Text<120>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub plate: Option<Text<20>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub credit_code: Option<Text<30>>,
    /// The card being changed itself.
    pub except: Option<CustomerId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CustomerLikeness {
    SamePhone,
    SameCreditCode,
    SameNameAndAddress,
    SameNameAndPlate,
}

#[derive(Debug, Serialize, TS)]
pub struct SimilarCustomer {
    pub id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    /// Masked.
    pub phone: Option<String>,
    /// Masked.
    pub address: Option<String>,
    pub plates: Vec<String>,
    pub why: Vec<CustomerLikeness>,
}

const MOST_PHONES: usize = 6;

pub async fn find_similar(cx: &mut Read, input: FindSimilarCustomers) -> Result<Vec<SimilarCustomer>> {
    let phones = input.phones.unwrap_or_default();
    let mut checks = Checks::new();
    checks.require(phones.len() <= MOST_PHONES, "phones", "customers.too_many_phones");
    checks.done()?;
    let mut why: BTreeMap<CustomerId, Vec<CustomerLikeness>> = BTreeMap::new();
    for phone in phones.iter().filter_map(|text| Phone::read(text).ok()) {
        for id in with_phone(cx, phone.as_str()).await? {
            note(&mut why, id, CustomerLikeness::SamePhone);
        }
    }
    if let Some(code) = input.credit_code.as_deref().and_then(|text| CreditCode::read(text).ok()) {
        let found: Option<CustomerId> = sqlx::query_scalar("SELECT id FROM customers WHERE credit_code = ?")
            .bind(code.as_str())
            .fetch_optional(cx.db())
            .await?;
        if let Some(id) = found {
            note(&mut why, id, CustomerLikeness::SameCreditCode);
        }
    }
    if let Some(name) = &input.name {
        if let Some(address) = &input.address {
            let address = fold(address);
            for (id, known) in addresses_of(cx, name).await? {
                if alike(&fold(&known), &address) {
                    note(&mut why, id, CustomerLikeness::SameNameAndAddress);
                }
            }
        }
        if let Some(plate) = input.plate.as_deref().and_then(|text| Plate::read(text).ok()) {
            for id in with_plate(cx, name, plate.as_str()).await? {
                note(&mut why, id, CustomerLikeness::SameNameAndPlate);
            }
        }
    }
    if let Some(except) = input.except {
        why.remove(&except);
    }
    describe(cx, why).await
}

fn note(why: &mut BTreeMap<CustomerId, Vec<CustomerLikeness>>, id: CustomerId, likeness: CustomerLikeness) {
    let list = why.entry(id).or_default();
    if !list.contains(&likeness) {
        list.push(likeness);
    }
}

/// One address may say more than the other (a flat number), but not something else.
fn alike(known: &str, typed: &str) -> bool {
    !known.is_empty() && typed.chars().count() >= 4 && (known.starts_with(typed) || typed.starts_with(known))
}

async fn with_phone(cx: &mut Read, number: &str) -> Result<Vec<CustomerId>> {
    Ok(sqlx::query_scalar("SELECT customer_id FROM customer_phones WHERE number = ? LIMIT 20")
        .bind(number)
        .fetch_all(cx.db())
        .await?)
}

async fn addresses_of(cx: &mut Read, name: &str) -> Result<Vec<(CustomerId, String)>> {
    Ok(sqlx::query_as(
        "SELECT id, address FROM customers WHERE name = ? AND address IS NOT NULL ORDER BY id DESC LIMIT 200",
    )
    .bind(name)
    .fetch_all(cx.db())
    .await?)
}

/// People of that name who own or bring, or once did, a car that has or had the plate.
async fn with_plate(cx: &mut Read, name: &str, plate: &str) -> Result<Vec<CustomerId>> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT c.id FROM vehicle_plates t
         JOIN vehicle_people p ON p.vehicle_id = t.vehicle_id
         JOIN customers c ON c.id = p.customer_id
         WHERE t.plate = ? AND c.name = ? LIMIT 20",
    )
    .bind(plate)
    .bind(name)
    .fetch_all(cx.db())
    .await?)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CustomerId,
    kind: CustomerKind,
    name: String,
    address: Option<String>,
    phone: Option<String>,
    plates: String,
}

async fn describe(
    cx: &mut Read,
    mut why: BTreeMap<CustomerId, Vec<CustomerLikeness>>,
) -> Result<Vec<SimilarCustomer>> {
    if why.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<CustomerId> = why.keys().copied().collect();
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT c.id, c.kind, c.name, c.address,
                (SELECT number FROM customer_phones p WHERE p.customer_id = c.id ORDER BY position LIMIT 1) AS phone,
                (SELECT json_group_array(v.plate) FROM vehicles v
                 WHERE v.owner_id = c.id AND v.plate IS NOT NULL) AS plates
         FROM json_each(?) wanted JOIN customers c ON c.id = wanted.value",
    )
    .bind(serde_json::to_string(&ids)?)
    .fetch_all(cx.db())
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let plates: Vec<String> = serde_json::from_str(&row.plates)?;
        found.push(SimilarCustomer {
            id: row.id,
            kind: row.kind,
            name: row.name,
            phone: row.phone.as_deref().map(mask::phone),
            address: row.address.as_deref().map(mask::address),
            plates: plates.iter().map(|text| plate::with_dot(text)).collect(),
            why: why.remove(&row.id).unwrap_or_default(),
        });
    }
    // What fits best stands first.
    found.sort_by_key(|similar| (std::cmp::Reverse(similar.why.len()), similar.why.first().copied()));
    Ok(found)
}
