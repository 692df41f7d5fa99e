//! The book of customers, newest first, a page at a time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomerId, CustomerKind, CustomerTag};
use crate::kernel::identifiers::{mask, plate};
use crate::kernel::text::terms::{prefix_range, query_terms};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Moment, Read, Result, StaffId};
use crate::search::common::is_common;
use crate::search::index::Kind;

const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListCustomers {
    /// Only cards before this one (the last one seen).
    pub before: Option<CustomerId>,
    /// Name, pinyin or part of a telephone number.
    #[serde(deserialize_with = "empty_as_none")]
    pub text: Option<Text<60>>,
    pub kind: Option<CustomerKind>,
    pub tag: Option<CustomerTag>,
    pub advisor_id: Option<StaffId>,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerPage {
    pub rows: Vec<CustomerRow>,
    pub more: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerRow {
    pub id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    /// The first to ring, masked.
    pub phone: Option<String>,
    pub plates: Vec<String>,
    pub tags: Vec<CustomerTag>,
    pub advisor: Option<String>,
    pub visits: i64,
    pub last_visit_at: Option<Moment>,
    pub created_at: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CustomerId,
    kind: CustomerKind,
    name: String,
    phone: Option<String>,
    plates: String,
    tags: String,
    advisor: Option<String>,
    visits: i64,
    last_visit_at: Option<Moment>,
    created_at: Moment,
}

pub async fn list(cx: &mut Read, input: ListCustomers) -> Result<CustomerPage> {
    let before = input.before.map_or(i64::MAX, |id| id.0);
    let words = input.text.as_deref().map(query_terms).unwrap_or_default();
    let ids = match words.split_first() {
        None => newest(cx, &input, before).await?,
        Some((first, rest)) => {
            let first = prefix_range(first);
            let second = rest.first().map_or(first.clone(), |word| prefix_range(word));
            matching(cx, &input, before, first, second).await?
        }
    };
    let more = ids.len() as i64 > PAGE;
    let shown: Vec<CustomerId> = ids.into_iter().take(PAGE as usize).collect();
    Ok(CustomerPage { rows: describe(cx, &shown).await?, more })
}

async fn newest(cx: &mut Read, input: &ListCustomers, before: i64) -> Result<Vec<CustomerId>> {
    Ok(sqlx::query_scalar(
        "SELECT c.id FROM customers c
         WHERE c.id < ?1
           AND (?2 IS NULL OR c.kind = ?2)
           AND (?3 IS NULL OR c.advisor_id = ?3)
           AND (?4 IS NULL OR c.id IN (SELECT customer_id FROM customer_tags WHERE tag = ?4 AND removed_at IS NULL))
         ORDER BY c.id DESC LIMIT ?5",
    )
    .bind(before)
    .bind(input.kind)
    .bind(input.advisor_id)
    .bind(input.tag)
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?)
}

/// From the hits of the first word, or, where very many fit it, from the newest card on.
async fn matching(
    cx: &mut Read,
    input: &ListCustomers,
    before: i64,
    first: (String, String),
    second: (String, String),
) -> Result<Vec<CustomerId>> {
    let found = if is_common(cx, Kind::Customer, &first.0, &first.1).await? {
        sqlx::query_scalar(
            "SELECT c.id FROM customers c
             WHERE c.id < ?1
               AND EXISTS (SELECT 1 FROM search_terms w
                           WHERE w.kind = 2 AND w.id = c.id AND w.term >= ?6 AND w.term < ?7)
               AND (?2 IS NULL OR c.kind = ?2)
               AND (?3 IS NULL OR c.advisor_id = ?3)
               AND (?4 IS NULL OR c.id IN (SELECT customer_id FROM customer_tags WHERE tag = ?4 AND removed_at IS NULL))
               AND EXISTS (SELECT 1 FROM search_terms w
                           WHERE w.kind = 2 AND w.id = c.id AND w.term >= ?8 AND w.term < ?9)
             ORDER BY c.id DESC LIMIT ?5",
        )
    } else {
        sqlx::query_scalar(
            "SELECT c.id FROM (SELECT DISTINCT id FROM search_terms
                               WHERE kind = 2 AND term >= ?6 AND term < ?7) hit
             CROSS JOIN customers c ON c.id = hit.id
             WHERE c.id < ?1 AND (?2 IS NULL OR c.kind = ?2)
               AND (?3 IS NULL OR c.advisor_id = ?3)
               AND (?4 IS NULL OR c.id IN (SELECT customer_id FROM customer_tags WHERE tag = ?4 AND removed_at IS NULL))
               AND EXISTS (SELECT 1 FROM search_terms w
                           WHERE w.kind = 2 AND w.id = c.id AND w.term >= ?8 AND w.term < ?9)
             ORDER BY c.id DESC LIMIT ?5",
        )
    };
    Ok(found
        .bind(before)
        .bind(input.kind)
        .bind(input.advisor_id)
        .bind(input.tag)
        .bind(PAGE + 1)
        .bind(first.0)
        .bind(first.1)
        .bind(second.0)
        .bind(second.1)
        .fetch_all(cx.db())
        .await?)
}

async fn describe(cx: &mut Read, ids: &[CustomerId]) -> Result<Vec<CustomerRow>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT c.id, c.kind, c.name, c.created_at, s.name AS advisor,
                (SELECT number FROM customer_phones p WHERE p.customer_id = c.id ORDER BY position LIMIT 1) AS phone,
                (SELECT json_group_array(v.plate) FROM vehicles v
                 WHERE v.owner_id = c.id AND v.plate IS NOT NULL) AS plates,
                (SELECT json_group_array(t.tag) FROM customer_tags t
                 WHERE t.customer_id = c.id AND t.removed_at IS NULL) AS tags,
                (SELECT count(*) FROM visits v WHERE v.sender_id = c.id) AS visits,
                (SELECT max(arrived_at) FROM visits v WHERE v.sender_id = c.id) AS last_visit_at
         FROM json_each(?) wanted
         JOIN customers c ON c.id = wanted.value
         LEFT JOIN staff s ON s.id = c.advisor_id
         ORDER BY c.id DESC",
    )
    .bind(serde_json::to_string(ids)?)
    .fetch_all(cx.db())
    .await?;
    rows.into_iter().map(shown).collect()
}

fn shown(row: Row) -> Result<CustomerRow> {
    let plates: Vec<String> = serde_json::from_str(&row.plates)?;
    Ok(CustomerRow {
        id: row.id,
        kind: row.kind,
        name: row.name,
        phone: row.phone.as_deref().map(mask::phone),
        plates: plates.iter().map(|text| plate::with_dot(text)).collect(),
        tags: serde_json::from_str(&row.tags)?,
        advisor: row.advisor,
        visits: row.visits,
        last_visit_at: row.last_visit_at,
        created_at: row.created_at,
    })
}
