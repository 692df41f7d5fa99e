//! A customer thinks of buying a car (CUS-03): recorded where it was heard, followed until it is
//! known what became of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomerId, read};
use crate::audit::stale;
use crate::kernel::identifiers::mask;
use crate::kernel::text::{LongText, Name};
use crate::kernel::{Checks, Day, Moment, Read, Refusal, Result, StaffId, Write, page};

const PAGE: i64 = 100;
/// Nobody plans a car for longer.
const MOST_YEARS_AHEAD: u32 = 5;

crate::id!(
    /// A purchase somebody thinks of.
    IntentionId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum IntentionState {
    Open,
    BoughtHere,
    BoughtElsewhere,
    GivenUp,
}

/// Where it was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum IntentionSource {
    Visit,
    Phone,
    Referral,
    Event,
    Online,
    Other,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordIntention {
    pub customer_id: CustomerId,
    /// In words: it need not be a model we service.
    pub model: Name<80>,
    #[ts(optional = nullable)]
    pub wanted_by: Option<Day>,
    pub source: IntentionSource,
    #[serde(default)]
    pub note: LongText<300>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseIntention {
    pub id: IntentionId,
    pub version: i64,
    pub state: IntentionState,
    /// What was bought, where, or why not.
    pub result: Name<200>,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct IntentionRef {
    pub id: IntentionId,
    pub version: i64,
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct IntentionQuery {
    pub customer_id: Option<CustomerId>,
    /// Closed ones as well.
    pub closed: bool,
    /// Recorded by.
    pub staff_id: Option<StaffId>,
    /// Only before this one (the last one seen).
    pub before: Option<IntentionId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct IntentionRow {
    pub id: IntentionId,
    pub customer_id: CustomerId,
    pub customer: String,
    /// The first to ring, masked.
    pub phone: Option<String>,
    pub model: String,
    pub wanted_by: Option<Day>,
    pub source: IntentionSource,
    pub note: Option<String>,
    pub state: IntentionState,
    pub recorded_at: Moment,
    pub recorded_by: String,
    pub closed_at: Option<Moment>,
    pub closed_by: Option<String>,
    pub result: Option<String>,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct IntentionPage {
    pub rows: Vec<IntentionRow>,
    pub more: bool,
}

/// # Errors
/// `customers.unknown`, `customers.merged`, `customers.wanted_by`, `customers.intended_already`.
pub async fn record_intention(cx: &mut Write, input: RecordIntention) -> Result<IntentionRef> {
    read::brief(cx, input.customer_id).await?;
    let mut checks = Checks::new();
    let today = cx.today();
    let sane =
        input.wanted_by.is_none_or(|day| day >= today && day <= today.plus_months(12 * MOST_YEARS_AHEAD));
    checks.require(sane, "wanted_by", "customers.wanted_by");
    let twin: Option<IntentionId> = sqlx::query_scalar(
        "SELECT id FROM purchase_intentions WHERE customer_id = ? AND model = ? AND state = 'open'",
    )
    .bind(input.customer_id)
    .bind(&input.model)
    .fetch_optional(cx.db())
    .await?;
    checks.require(twin.is_none(), "model", "customers.intended_already");
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    let id: IntentionId = sqlx::query_scalar(
        "INSERT INTO purchase_intentions (customer_id, model, wanted_by, source, note, state, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, 'open', ?, ?) RETURNING id",
    )
    .bind(input.customer_id)
    .bind(input.model)
    .bind(input.wanted_by)
    .bind(input.source)
    .bind(input.note.or_none())
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    cx.about("customer", input.customer_id.0);
    Ok(IntentionRef { id, version: 1 })
}

/// # Errors
/// `customers.unknown_intention`, `record.stale`, `customers.intention_closed`, `customers.close_with_result`.
pub async fn close_intention(cx: &mut Write, input: CloseIntention) -> Result<IntentionRef> {
    let found: Option<(CustomerId, IntentionState, i64)> =
        sqlx::query_as("SELECT customer_id, state, version FROM purchase_intentions WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (customer, state, version) =
        found.ok_or_else(|| Refusal::new("customers.unknown_intention").at("id"))?;
    stale::refuse_if_changed(cx, "customer", customer.0, input.version, version).await?;
    let mut checks = Checks::new();
    checks.require(state == IntentionState::Open, "id", "customers.intention_closed");
    checks.require(input.state != IntentionState::Open, "state", "customers.close_with_result");
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE purchase_intentions SET state = ?, result = ?, closed_at = ?, closed_by = ?, version = version + 1
         WHERE id = ?",
    )
    .bind(input.state)
    .bind(input.result)
    .bind(now)
    .bind(staff)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    cx.about("customer", customer.0);
    Ok(IntentionRef { id: input.id, version: version + 1 })
}

/// The newest first.
pub async fn intentions(cx: &mut Read, input: IntentionQuery) -> Result<IntentionPage> {
    let before = input.before.map_or(i64::MAX, |id| id.0);
    let rows = if let Some(customer) = input.customer_id {
        sqlx::query_as(
            "SELECT i.id, i.customer_id, c.name AS customer,
                    (SELECT p.number FROM customer_phones p WHERE p.customer_id = c.id ORDER BY p.position LIMIT 1) AS phone,
                    i.model, i.wanted_by, i.source, i.note, i.state, i.recorded_at, s.name AS recorded_by, i.closed_at,
                    e.name AS closed_by, i.result, i.version
             FROM purchase_intentions i
             JOIN customers c ON c.id = i.customer_id
             JOIN staff s ON s.id = i.recorded_by
             LEFT JOIN staff e ON e.id = i.closed_by
             WHERE i.customer_id = ?5 AND i.id < ?1 AND (?2 OR i.state = 'open') AND (?3 IS NULL OR i.recorded_by = ?3)
             ORDER BY i.id DESC LIMIT ?4",
        )
        .bind(before)
        .bind(input.closed)
        .bind(input.staff_id)
        .bind(PAGE + 1)
        .bind(customer)
        .fetch_all(cx.db())
        .await?
    } else {
        sqlx::query_as(
            "SELECT i.id, i.customer_id, c.name AS customer,
                    (SELECT p.number FROM customer_phones p WHERE p.customer_id = c.id ORDER BY p.position LIMIT 1) AS phone,
                    i.model, i.wanted_by, i.source, i.note, i.state, i.recorded_at, s.name AS recorded_by, i.closed_at,
                    e.name AS closed_by, i.result, i.version
             FROM purchase_intentions i
             JOIN customers c ON c.id = i.customer_id
             JOIN staff s ON s.id = i.recorded_by
             LEFT JOIN staff e ON e.id = i.closed_by
             WHERE i.id < ?1 AND (?2 OR i.state = 'open') AND (?3 IS NULL OR i.recorded_by = ?3)
             ORDER BY i.id DESC LIMIT ?4",
        )
        .bind(before)
        .bind(input.closed)
        .bind(input.staff_id)
        .bind(PAGE + 1)
        .fetch_all(cx.db())
        .await?
    };
    let mut rows: Vec<IntentionRow> = rows;
    let more = page::cut(&mut rows, PAGE);
    for row in &mut rows {
        row.phone = row.phone.as_deref().map(mask::phone);
    }
    Ok(IntentionPage { rows, more })
}

/// Two files became one: what either thinks of buying stands on the one that stayed.
pub(super) async fn hand_on(cx: &mut Write, from: CustomerId, to: CustomerId) -> Result<()> {
    sqlx::query("UPDATE purchase_intentions SET customer_id = ? WHERE customer_id = ?")
        .bind(to)
        .bind(from)
        .execute(cx.db())
        .await?;
    Ok(())
}
