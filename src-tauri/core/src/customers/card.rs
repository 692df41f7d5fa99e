//! Everything about one customer, on one screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::{self, ConsentEntry};
use super::rules::{self, Segments};
use super::tags::{self, TagView};
use super::{CustomerId, CustomerKind, Experience, PhoneId, read};
use crate::kernel::identifiers::{mask, plate};
use crate::kernel::{Moment, Money, Permission, Read, Result, StaffId};
use crate::policy::{self, keys};

const VISITS: i64 = 50;
const LOG: i64 = 50;

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowCustomer {
    pub id: CustomerId,
}

/// Telephones, address, identity number and e-mail are masked; `customers.reveal`
/// shows them and is kept on record.
#[derive(Debug, Serialize, TS)]
pub struct CustomerCard {
    pub id: CustomerId,
    pub version: i64,
    pub kind: CustomerKind,
    pub name: String,
    pub contact_person: Option<String>,
    pub phones: Vec<MaskedPhone>,
    pub credit_code: Option<String>,
    pub id_card: Option<String>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub has_birthday: bool,
    pub driving_since: Option<i64>,
    pub experience: Option<Experience>,
    pub source: Option<String>,
    pub note: Option<String>,
    pub advisor_id: Option<StaffId>,
    pub advisor: Option<String>,
    pub created_at: Moment,
    pub created_by: Option<String>,
    /// New customers are followed up, returning ones are kept (CUS-07).
    pub returning: bool,
    pub consents: Vec<ConsentEntry>,
    pub consent_log: Vec<ConsentEntry>,
    /// The notice in force: a consent to an older text may have to be asked for again.
    pub notice_version: String,
    pub tags: Vec<TagView>,
    pub cars: Vec<CustomerCar>,
    pub visits: Vec<CustomerVisit>,
    /// Who changed or looked at the card, newest first (CUS-06).
    pub log: Vec<CustomerLogEntry>,
}

#[derive(Debug, Serialize, TS)]
pub struct MaskedPhone {
    pub id: PhoneId,
    pub number: String,
    pub label: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum CarRole {
    Owner,
    Sender,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CustomerCar {
    pub vehicle_id: i64,
    pub role: CarRole,
    /// With the dot.
    pub plate: Option<String>,
    pub vin: Option<String>,
    pub model: Option<String>,
    pub from_at: Moment,
    /// Not theirs any more since then.
    pub until_at: Option<Moment>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CustomerVisit {
    pub visit_id: i64,
    pub number: String,
    pub arrived_at: Moment,
    pub state: String,
    pub mileage: i64,
    pub vehicle_id: i64,
    pub plate: Option<String>,
    pub customer_words: String,
    pub advisor: Option<String>,
    /// What was settled for it; only for those who may see money.
    pub amount: Option<Money>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CustomerLogEntry {
    pub at: Moment,
    pub who: Option<String>,
    pub command: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    kind: CustomerKind,
    name: String,
    contact_person: Option<String>,
    credit_code: Option<String>,
    id_card: Option<String>,
    address: Option<String>,
    email: Option<String>,
    has_birthday: bool,
    driving_since: Option<i64>,
    source: Option<String>,
    note: Option<String>,
    advisor_id: Option<StaffId>,
    advisor: Option<String>,
    created_at: Moment,
    created_by: Option<String>,
}

pub async fn card(cx: &mut Read, input: ShowCustomer) -> Result<CustomerCard> {
    let id = input.id;
    let row: Option<Row> = sqlx::query_as(
        "SELECT c.version, c.kind, c.name, c.contact_person, c.credit_code, c.id_card, c.address, c.email,
                c.birthday IS NOT NULL AS has_birthday, c.driving_since, c.source, c.note, c.advisor_id,
                a.name AS advisor, c.created_at, b.name AS created_by
         FROM customers c
         LEFT JOIN staff a ON a.id = c.advisor_id
         LEFT JOIN staff b ON b.id = c.created_by
         WHERE c.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let Some(row) = row else {
        return Err(read::nobody(cx, id).await?.at("id").into());
    };
    let consent_log = consent::log_of(cx, id).await?;
    let visits = visits(cx, id).await?;
    let experience = match row.driving_since {
        Some(year) => Some(experience(cx, year).await?),
        None => None,
    };
    Ok(CustomerCard {
        id,
        version: row.version,
        kind: row.kind,
        name: row.name,
        contact_person: row.contact_person,
        phones: phones(cx, id).await?,
        credit_code: row.credit_code,
        id_card: row.id_card.as_deref().map(mask::id_card),
        address: row.address.as_deref().map(mask::address),
        email: row.email.as_deref().map(masked_email),
        has_birthday: row.has_birthday,
        driving_since: row.driving_since,
        experience,
        source: row.source,
        note: row.note,
        advisor_id: row.advisor_id,
        advisor: row.advisor,
        created_at: row.created_at,
        created_by: row.created_by,
        returning: visits.len() > 1,
        consents: consent::current(&consent_log),
        consent_log,
        notice_version: policy::value(cx, keys::NOTICE_VERSION).await?,
        tags: tags::history(cx, id).await?,
        cars: cars(cx, id).await?,
        visits,
        log: log(cx, id).await?,
    })
}

/// z****@example.com
fn masked_email(text: &str) -> String {
    match text.split_once('@') {
        Some((name, host)) => format!("{}****@{host}", name.chars().take(1).collect::<String>()),
        None => "****".to_owned(),
    }
}

async fn phones(cx: &mut Read, id: CustomerId) -> Result<Vec<MaskedPhone>> {
    let rows: Vec<(PhoneId, String, Option<String>)> = sqlx::query_as(
        "SELECT id, number, label FROM customer_phones WHERE customer_id = ? ORDER BY position",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let masked = |(id, number, label): (PhoneId, String, Option<String>)| MaskedPhone {
        id,
        number: mask::phone(&number),
        label,
    };
    Ok(rows.into_iter().map(masked).collect())
}

async fn cars(cx: &mut Read, id: CustomerId) -> Result<Vec<CustomerCar>> {
    let mut cars: Vec<CustomerCar> = sqlx::query_as(
        "SELECT v.id AS vehicle_id, p.role, v.plate, v.vin, p.from_at, p.until_at, v.model
         FROM vehicle_people p
         JOIN named_vehicles v ON v.id = p.vehicle_id
         WHERE p.customer_id = ?
         ORDER BY p.until_at IS NOT NULL, p.role, p.from_at DESC LIMIT 200",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    for car in &mut cars {
        car.plate = car.plate.as_deref().map(plate::with_dot);
        car.vin = car.vin.as_deref().map(mask::vin);
    }
    Ok(cars)
}

async fn visits(cx: &mut Read, id: CustomerId) -> Result<Vec<CustomerVisit>> {
    let mut visits: Vec<CustomerVisit> = sqlx::query_as(
        "SELECT v.id AS visit_id, v.number, v.arrived_at, v.state, v.mileage, v.vehicle_id, c.plate,
                v.customer_words, s.name AS advisor,
                (SELECT sum(t.gross) FROM repair_orders o JOIN settlements t ON t.order_id = o.id
                 WHERE o.visit_id = v.id) AS amount
         FROM visits v
         JOIN vehicles c ON c.id = v.vehicle_id
         LEFT JOIN staff s ON s.id = v.advisor_id
         WHERE v.sender_id = ?1
            OR v.vehicle_id IN (SELECT id FROM vehicles WHERE owner_id = ?1)
         ORDER BY v.arrived_at DESC LIMIT ?2",
    )
    .bind(id)
    .bind(VISITS)
    .fetch_all(cx.db())
    .await?;
    let may_see_money = cx.who.may(Permission::ViewMoney);
    for visit in &mut visits {
        visit.plate = visit.plate.as_deref().map(plate::with_dot);
        visit.amount = visit.amount.filter(|_| may_see_money);
    }
    Ok(visits)
}

async fn log(cx: &mut Read, id: CustomerId) -> Result<Vec<CustomerLogEntry>> {
    Ok(sqlx::query_as(
        "SELECT a.at, s.name AS who, a.command
         FROM audit_subjects b
         JOIN audit a ON a.id = b.audit_id
         LEFT JOIN staff s ON s.id = a.staff_id
         WHERE b.kind = 'customer' AND b.subject_id = ? ORDER BY b.audit_id DESC LIMIT ?",
    )
    .bind(id)
    .bind(LOG)
    .fetch_all(cx.db())
    .await?)
}

async fn experience(cx: &mut Read, driving_since: i64) -> Result<Experience> {
    let segments = Segments {
        beginner: policy::value(cx, keys::BEGINNER_YEARS).await?,
        experienced: policy::value(cx, keys::EXPERIENCED_YEARS).await?,
    };
    Ok(rules::experience(driving_since, cx.today(), segments))
}

#[cfg(test)]
mod tests {
    use super::masked_email;

    #[test]
    fn a_mail_address_shows_where_but_not_who() {
        assert_eq!(masked_email("zhangwei@example.com"), "z****@example.com");
        assert_eq!(masked_email("none"), "****");
    }
}
