//! Which files are not complete, what they lack, and which are late.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, FileGap, KnownFacts};
use crate::customers::{CustomerId, CustomerKind};
use crate::kernel::identifiers::mask;
use crate::kernel::{Moment, Read, Result, StaffId};

const MOST: i64 = 500;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct OpenFilesQuery {
    /// Only those that should be complete by now.
    pub overdue: bool,
    /// Of the customers this advisor looks after, or took in.
    pub advisor_id: Option<StaffId>,
}

#[derive(Debug, Serialize, TS)]
pub struct OpenFiles {
    /// The most urgent first.
    pub rows: Vec<OpenFile>,
    /// Of all, however many are shown.
    pub open: i64,
    pub overdue: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct OpenFile {
    pub customer_id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    /// The first to ring, masked.
    pub phone: Option<String>,
    pub advisor: Option<String>,
    /// `visit` or `enquiry`.
    pub because: String,
    pub began_at: Moment,
    pub due_at: Moment,
    pub overdue: bool,
    pub gaps: Vec<FileGap>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FileOf {
    pub customer_id: CustomerId,
}

/// A customer's file, where one was begun.
#[derive(Debug, Serialize, TS)]
pub struct FileState {
    pub gaps: Vec<FileGap>,
    pub due_at: Option<Moment>,
    pub complete_at: Option<Moment>,
    pub overdue: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    customer_id: CustomerId,
    kind: CustomerKind,
    name: String,
    phone: Option<String>,
    advisor: Option<String>,
    because: String,
    began_at: Moment,
    due_at: Moment,
}

pub async fn open(cx: &mut Read, input: OpenFilesQuery) -> Result<OpenFiles> {
    let until = if input.overdue { cx.now } else { Moment::from_millis(i64::MAX) };
    let found: Vec<Row> = sqlx::query_as(
        "SELECT f.customer_id, c.kind, c.name,
                (SELECT p.number FROM customer_phones p WHERE p.customer_id = c.id ORDER BY p.position LIMIT 1) AS phone,
                a.name AS advisor, f.because, f.began_at, f.due_at
         FROM customer_files f
         JOIN customers c ON c.id = f.customer_id
         LEFT JOIN staff a ON a.id = coalesce(c.advisor_id,
                (SELECT t.advisor_id FROM visits t WHERE t.sender_id = c.id ORDER BY t.arrived_at LIMIT 1))
         WHERE f.complete_at IS NULL AND f.due_at < ?1 AND (?2 IS NULL OR a.id = ?2)
         ORDER BY f.due_at LIMIT ?3",
    )
    .bind(until)
    .bind(input.advisor_id)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let (all, late): (i64, i64) = sqlx::query_as(
        "SELECT count(*), coalesce(sum(due_at < ?), 0) FROM customer_files WHERE complete_at IS NULL AND due_at > 0",
    )
    .bind(cx.now)
    .fetch_one(cx.db())
    .await?;
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        rows.push(OpenFile {
            gaps: gaps_of(cx, row.customer_id).await?,
            customer_id: row.customer_id,
            kind: row.kind,
            name: row.name,
            phone: row.phone.as_deref().map(mask::phone),
            advisor: row.advisor,
            because: row.because,
            began_at: row.began_at,
            due_at: row.due_at,
            overdue: row.due_at < cx.now,
        });
    }
    Ok(OpenFiles { rows, open: all, overdue: late })
}

pub async fn of_customer(cx: &mut Read, input: FileOf) -> Result<FileState> {
    let found: Option<(Moment, Option<Moment>)> =
        sqlx::query_as("SELECT due_at, complete_at FROM customer_files WHERE customer_id = ?")
            .bind(input.customer_id)
            .fetch_optional(cx.db())
            .await?;
    let gaps = gaps_of(cx, input.customer_id).await?;
    let (due_at, complete_at) = found.map_or((None, None), |(due, complete)| (Some(due), complete));
    let overdue = complete_at.is_none() && due_at.is_some_and(|due| due < cx.now);
    Ok(FileState { gaps, due_at, complete_at, overdue })
}

pub(super) async fn gaps_of(cx: &mut Read, customer: CustomerId) -> Result<Vec<FileGap>> {
    let known: Option<KnownFacts> = sqlx::query_as(
        "SELECT c.kind = 'organisation' AS organisation,
                EXISTS (SELECT 1 FROM customer_phones p WHERE p.customer_id = c.id) AS phone,
                coalesce(c.address, '') <> '' AS address, coalesce(c.contact_person, '') <> '' AS contact_person,
                c.credit_code IS NOT NULL AS credit_code,
                EXISTS (SELECT 1 FROM consents n WHERE n.customer_id = c.id) AS consent,
                EXISTS (SELECT 1 FROM vehicles v WHERE v.owner_id = c.id AND v.vin IS NULL) AS cars_without_vin,
                EXISTS (SELECT 1 FROM vehicles v WHERE v.owner_id = c.id AND v.model_id IS NULL AND v.model_text IS NULL)
                    AS cars_without_model,
                EXISTS (SELECT 1 FROM vehicles v WHERE v.owner_id = c.id AND v.registration_day IS NULL
                          AND v.delivery_day IS NULL) AS cars_without_days
         FROM customers c WHERE c.id = ?",
    )
    .bind(customer)
    .fetch_optional(cx.db())
    .await?;
    Ok(known.map(rules::gaps).unwrap_or_default())
}
