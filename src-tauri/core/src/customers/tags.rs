//! Grades and remarks on a customer, each with who, when and why (CUS-10).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CustomerRef;
use super::{CustomerId, CustomerTag};
use crate::kernel::text::Name;
use crate::kernel::{Moment, Read, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TagCustomer {
    pub customer_id: CustomerId,
    pub tag: CustomerTag,
    pub reason: Name<200>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UntagCustomer {
    pub customer_id: CustomerId,
    pub tag: CustomerTag,
    pub reason: Name<200>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct TagView {
    pub tag: CustomerTag,
    pub reason: String,
    pub set_at: Moment,
    pub set_by: Option<String>,
    pub removed_at: Option<Moment>,
    pub removed_by: Option<String>,
    pub removed_reason: Option<String>,
}

pub async fn tag(cx: &mut Write, input: TagCustomer) -> Result<CustomerRef> {
    let version = version_of(cx, input.customer_id).await?;
    if standing(cx, input.customer_id, input.tag).await?.is_some() {
        return Err(Refusal::new("customers.tag_already").at("tag").with("tag", input.tag).into());
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO customer_tags (customer_id, tag, reason, set_at, set_by) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(input.customer_id)
    .bind(input.tag)
    .bind(input.reason)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("customer", input.customer_id.0);
    Ok(CustomerRef { id: input.customer_id, version })
}

pub async fn untag(cx: &mut Write, input: UntagCustomer) -> Result<CustomerRef> {
    let version = version_of(cx, input.customer_id).await?;
    let Some(row) = standing(cx, input.customer_id, input.tag).await? else {
        return Err(Refusal::new("customers.tag_not_set").at("tag").with("tag", input.tag).into());
    };
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE customer_tags SET removed_at = ?, removed_by = ?, removed_reason = ? WHERE id = ?")
        .bind(now)
        .bind(staff)
        .bind(input.reason)
        .bind(row)
        .execute(cx.db())
        .await?;
    cx.about("customer", input.customer_id.0);
    Ok(CustomerRef { id: input.customer_id, version })
}

/// Every tag the customer ever had, standing ones first, newest first.
pub(super) async fn history(cx: &mut Read, customer: CustomerId) -> Result<Vec<TagView>> {
    Ok(sqlx::query_as(
        "SELECT t.tag, t.reason, t.set_at, s.name AS set_by, t.removed_at, r.name AS removed_by, t.removed_reason
         FROM customer_tags t
         LEFT JOIN staff s ON s.id = t.set_by
         LEFT JOIN staff r ON r.id = t.removed_by
         WHERE t.customer_id = ? ORDER BY t.removed_at IS NOT NULL, t.id DESC",
    )
    .bind(customer)
    .fetch_all(cx.db())
    .await?)
}

async fn version_of(cx: &mut Write, customer: CustomerId) -> Result<i64> {
    let version: Option<i64> = sqlx::query_scalar("SELECT version FROM customers WHERE id = ?")
        .bind(customer)
        .fetch_optional(cx.db())
        .await?;
    version.ok_or_else(|| Refusal::new("customers.unknown").at("customer_id").into())
}

async fn standing(cx: &mut Write, customer: CustomerId, tag: CustomerTag) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM customer_tags WHERE customer_id = ? AND tag = ? AND removed_at IS NULL",
    )
    .bind(customer)
    .bind(tag)
    .fetch_optional(cx.db())
    .await?)
}
