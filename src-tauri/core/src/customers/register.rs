//! A new card.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CustomerRef;
use super::form::{CleanCard, CustomerForm};
use super::{CustomerId, rules};
use crate::kernel::text::terms::{terms_of_code, terms_of_name};
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::search::index::{self, Kind};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RegisterCustomer {
    pub card: CustomerForm,
    /// Somebody of the same name and telephone is on file, and it is somebody else.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub although_similar: bool,
}

pub async fn register(cx: &mut Write, input: RegisterCustomer) -> Result<CustomerRef> {
    let mut checks = Checks::new();
    let today = cx.today();
    let card = rules::check(&mut checks, "card", input.card, today);
    check_against_file(cx, &mut checks, "card", &card, None).await?;
    if !input.although_similar {
        refuse_twins(cx, &mut checks, "card", &card).await?;
    }
    checks.done()?;
    let id = insert(cx, &card).await?;
    Ok(CustomerRef { id, version: 1 })
}

/// What only the file knows: whether the advisor works here and the firm's code is free.
pub async fn check_against_file(
    cx: &mut Write,
    checks: &mut Checks,
    at: &str,
    card: &CleanCard,
    except: Option<CustomerId>,
) -> Result<()> {
    if let Some(advisor) = card.advisor_id {
        let works: Option<i64> = sqlx::query_scalar("SELECT 1 FROM staff WHERE id = ? AND active = 1")
            .bind(advisor)
            .fetch_optional(cx.db())
            .await?;
        if works.is_none() {
            checks.add(Refusal::new("access.unknown_staff").at(format!("{at}.advisor_id")));
        }
    }
    if let Some(code) = card.credit_code.as_deref().filter(|code| !code.is_empty()) {
        let taken: Option<(CustomerId, String)> =
            sqlx::query_as("SELECT id, name FROM customers WHERE credit_code = ? AND id IS NOT ?")
                .bind(code)
                .bind(except)
                .fetch_optional(cx.db())
                .await?;
        if let Some((id, name)) = taken {
            let refusal = Refusal::new("customers.credit_code_taken").at(format!("{at}.credit_code"));
            checks.add(refusal.with("id", id).with("name", name));
        }
    }
    Ok(())
}

/// The same name with the same telephone is the same customer until somebody says otherwise.
pub async fn refuse_twins(cx: &mut Write, checks: &mut Checks, at: &str, card: &CleanCard) -> Result<()> {
    for phone in &card.phones {
        let twin: Option<CustomerId> = sqlx::query_scalar(
            "SELECT c.id FROM customer_phones p JOIN customers c ON c.id = p.customer_id
             WHERE p.number = ? AND c.name = ? LIMIT 1",
        )
        .bind(&phone.number)
        .bind(&card.name)
        .fetch_optional(cx.db())
        .await?;
        if let Some(id) = twin {
            let refusal = Refusal::new("customers.already_known").at(format!("{at}.name"));
            checks.add(refusal.with("id", id).with("name", &card.name));
            break;
        }
    }
    Ok(())
}

pub async fn insert(cx: &mut Write, card: &CleanCard) -> Result<CustomerId> {
    let (now, staff) = (cx.now, cx.staff());
    let id: CustomerId = sqlx::query_scalar(
        "INSERT INTO customers (kind, name, contact_person, credit_code, id_card, address, email, birthday,
                                driving_since, source, note, advisor_id, created_at, created_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
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
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    write_phones(cx, id, card).await?;
    cx.about("customer", id.0);
    Ok(id)
}

/// Makes exactly these telephones the customer's, and the card findable by what it says.
pub(super) async fn write_phones(cx: &mut Write, id: CustomerId, card: &CleanCard) -> Result<()> {
    sqlx::query("DELETE FROM customer_phones WHERE customer_id = ?").bind(id).execute(cx.db()).await?;
    for (position, phone) in (0_i64..).zip(&card.phones) {
        sqlx::query("INSERT INTO customer_phones (customer_id, number, label, position) VALUES (?, ?, ?, ?)")
            .bind(id)
            .bind(&phone.number)
            .bind(&phone.label)
            .bind(position)
            .execute(cx.db())
            .await?;
    }
    index(cx, id).await
}

/// Makes the file findable by what it says now.
pub(super) async fn index(cx: &mut Write, id: CustomerId) -> Result<()> {
    let (name, contact, code): (String, Option<String>, Option<String>) =
        sqlx::query_as("SELECT name, contact_person, credit_code FROM customers WHERE id = ?")
            .bind(id)
            .fetch_one(cx.db())
            .await?;
    let phones: Vec<String> = sqlx::query_scalar("SELECT number FROM customer_phones WHERE customer_id = ?")
        .bind(id)
        .fetch_all(cx.db())
        .await?;
    let mut terms = terms_of_name(&name);
    terms.extend(contact.iter().flat_map(|contact| terms_of_name(contact)));
    terms.extend(phones.iter().chain(&code).flat_map(|code| terms_of_code(code)));
    index::replace(cx, Kind::Customer, id.0, &terms).await
}
