//! Enquiries, newest first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Became, EnquiryChannel, EnquiryId, EnquiryState, EnquiryTopic, rules};
use crate::customers::CustomerId;
use crate::kernel::identifiers::{mask, plate};
use crate::kernel::{Moment, Money, Permission, Read, Result, StaffId};
use crate::parts::prices::PriceLevel;
use crate::vehicles::VehicleId;

const PAGE: i64 = 100;

/// Which of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichEnquiries {
    #[default]
    All,
    Open,
    /// Not answered although it is time.
    Overdue,
    Answered,
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct EnquiriesQuery {
    /// Only those before this one (the last one seen).
    pub before: Option<EnquiryId>,
    pub which: Option<WhichEnquiries>,
    pub topic: Option<EnquiryTopic>,
    pub specialist_id: Option<StaffId>,
    /// Of this customer, or else of this car.
    pub customer_id: Option<CustomerId>,
    pub vehicle_id: Option<VehicleId>,
}

#[derive(Debug, Serialize, TS)]
pub struct EnquiryPage {
    pub rows: Vec<EnquiryRow>,
    pub more: bool,
    /// Of the whole house.
    pub open: i64,
    pub overdue: i64,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct EnquiryRow {
    pub id: EnquiryId,
    pub number: String,
    pub channel: EnquiryChannel,
    pub topic: EnquiryTopic,
    pub question: String,
    pub customer_id: Option<CustomerId>,
    /// In full for those who see customers.
    pub asker: String,
    /// Masked.
    pub contact: Option<String>,
    pub vehicle_id: Option<VehicleId>,
    /// With the dot.
    pub plate: Option<String>,
    pub model: Option<String>,
    pub received_at: Moment,
    pub recorded_by: String,
    pub specialist_id: Option<StaffId>,
    pub specialist: Option<String>,
    pub answer_by: Moment,
    pub state: EnquiryState,
    pub answered_at: Option<Moment>,
    pub answered_by: Option<String>,
    pub answered_how: Option<EnquiryChannel>,
    pub answer: Option<String>,
    /// Until it was answered, or so far.
    #[sqlx(skip)]
    pub minutes: i64,
    #[sqlx(skip)]
    pub late: bool,
    /// Sum of the quote, tax included.
    pub quoted: Option<Money>,
    pub quoted_at: Option<Moment>,
    pub price_level: Option<PriceLevel>,
    pub became_kind: Option<Became>,
    pub became_id: Option<i64>,
    pub version: i64,
}

pub async fn list(cx: &mut Read, input: EnquiriesQuery) -> Result<EnquiryPage> {
    let before = input.before.unwrap_or(EnquiryId(i64::MAX));
    let which = input.which.unwrap_or_default();
    let ids: Vec<EnquiryId> = match (which, input.customer_id, input.vehicle_id) {
        (_, Some(customer), _) => of_customer(cx, customer, before).await?,
        (_, None, Some(vehicle)) => of_vehicle(cx, vehicle, before).await?,
        (WhichEnquiries::Open | WhichEnquiries::Overdue, None, None) => {
            waiting(cx, &input, which == WhichEnquiries::Overdue, before).await?
        }
        (WhichEnquiries::All | WhichEnquiries::Answered, None, None) => {
            newest(cx, &input, which == WhichEnquiries::Answered, before).await?
        }
    };
    let more = ids.len() as i64 > PAGE;
    let shown = &ids[..ids.len().min(PAGE as usize)];
    let now = cx.now;
    let (open, overdue): (i64, i64) = sqlx::query_as(
        "SELECT count(*), coalesce(sum(answer_by < ?), 0) FROM enquiries INDEXED BY enquiries_open WHERE state = 'open'",
    )
    .bind(now)
    .fetch_one(cx.db())
    .await?;
    Ok(EnquiryPage { rows: rows(cx, shown).await?, more, open, overdue })
}

async fn of_customer(cx: &mut Read, id: CustomerId, before: EnquiryId) -> Result<Vec<EnquiryId>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM enquiries WHERE customer_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
    )
    .bind(id)
    .bind(before)
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?)
}

async fn of_vehicle(cx: &mut Read, id: VehicleId, before: EnquiryId) -> Result<Vec<EnquiryId>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM enquiries WHERE vehicle_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
    )
    .bind(id)
    .bind(before)
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?)
}

async fn waiting(
    cx: &mut Read,
    input: &EnquiriesQuery,
    overdue: bool,
    before: EnquiryId,
) -> Result<Vec<EnquiryId>> {
    let now = cx.now;
    Ok(sqlx::query_scalar(
        "SELECT id FROM enquiries INDEXED BY enquiries_open
         WHERE state = 'open' AND id < ?1 AND (?2 = 0 OR answer_by < ?3) AND (?4 IS NULL OR topic = ?4)
           AND (?5 IS NULL OR specialist_id = ?5)
         ORDER BY id DESC LIMIT ?6",
    )
    .bind(before)
    .bind(overdue)
    .bind(now)
    .bind(input.topic)
    .bind(input.specialist_id)
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?)
}

async fn newest(
    cx: &mut Read,
    input: &EnquiriesQuery,
    answered: bool,
    before: EnquiryId,
) -> Result<Vec<EnquiryId>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM enquiries
         WHERE id < ?1 AND (?2 = 0 OR state = 'answered') AND (?3 IS NULL OR topic = ?3)
           AND (?4 IS NULL OR specialist_id = ?4)
         ORDER BY id DESC LIMIT ?5",
    )
    .bind(before)
    .bind(answered)
    .bind(input.topic)
    .bind(input.specialist_id)
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?)
}

/// The rows of these ids, in their order.
pub(super) async fn rows(cx: &mut Read, ids: &[EnquiryId]) -> Result<Vec<EnquiryRow>> {
    let mut rows: Vec<EnquiryRow> = sqlx::query_as(
        "SELECT e.id, e.number, e.channel, e.topic, e.question, e.customer_id, e.asker,
                coalesce(e.contact, (SELECT p.number FROM customer_phones p WHERE p.customer_id = e.customer_id
                                     ORDER BY p.position LIMIT 1)) AS contact,
                e.vehicle_id, v.plate, v.model,
                e.received_at, r.name AS recorded_by, e.specialist_id, s.name AS specialist, e.answer_by, e.state,
                e.answered_at, a.name AS answered_by, e.answered_how, e.answer, e.quoted, e.quoted_at, e.price_level,
                e.became_kind, e.became_id, e.version
         FROM json_each(?) wanted CROSS JOIN enquiries e ON e.id = wanted.value
         CROSS JOIN staff r ON r.id = e.recorded_by
         LEFT JOIN staff s ON s.id = e.specialist_id LEFT JOIN staff a ON a.id = e.answered_by
         LEFT JOIN named_vehicles v ON v.id = e.vehicle_id
         ORDER BY wanted.key",
    )
    .bind(serde_json::to_string(ids)?)
    .fetch_all(cx.db())
    .await?;
    let (now, in_full) = (cx.now, cx.who.may(Permission::ViewCustomers));
    for row in &mut rows {
        row.minutes = rules::minutes(row.received_at, row.answered_at, now);
        row.late = rules::is_late(row.state, row.answer_by, row.answered_at, now);
        if !in_full {
            row.asker = mask::name(&row.asker);
        }
        row.contact = row.contact.as_deref().map(mask::phone);
        row.plate = row.plate.as_deref().map(plate::with_dot);
    }
    Ok(rows)
}
