//! Two files of the same customer become one. Everything moves to the file that is kept:
//! telephones, consents, remarks, cars, visits, photos, and the trail. It cannot be undone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CustomerRef;
use super::{CustomerId, CustomerKind, intentions, register};
use crate::attachments::AttachedTo;
use crate::attachments::hand_on::hand_on;
use crate::audit::{stale, subjects};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::reactions;
use crate::search::index::{self, Kind};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeCustomers {
    /// The file that stays; what it says counts.
    pub keep_id: CustomerId,
    pub keep_version: i64,
    /// The file that goes; it fills what the other leaves empty.
    pub gone_id: CustomerId,
    pub gone_version: i64,
    pub reason: Name<200>,
}

#[derive(Debug, sqlx::FromRow)]
struct File {
    kind: CustomerKind,
    name: String,
    credit_code: Option<String>,
    id_card: Option<String>,
    version: i64,
}

/// # Errors
/// `customers.unknown`, `customers.merged`, `record.stale`, `customers.merge_itself`;
/// `customers.merge_kinds` and `customers.merge_codes` where both cannot be the same.
pub async fn merge(cx: &mut Write, input: MergeCustomers) -> Result<CustomerRef> {
    let (keep, gone) = (input.keep_id, input.gone_id);
    if keep == gone {
        return Err(Refusal::new("customers.merge_itself").at("gone_id").into());
    }
    let kept = file(cx, keep, "keep_id").await?;
    let other = file(cx, gone, "gone_id").await?;
    stale::refuse_if_changed(cx, "customer", keep.0, input.keep_version, kept.version).await?;
    stale::refuse_if_changed(cx, "customer", gone.0, input.gone_version, other.version).await?;
    let mut checks = Checks::new();
    checks.require(kept.kind == other.kind, "gone_id", "customers.merge_kinds");
    let differ = |one: &Option<String>, two: &Option<String>| one.is_some() && two.is_some() && one != two;
    let codes = differ(&kept.credit_code, &other.credit_code) || differ(&kept.id_card, &other.id_card);
    checks.require(!codes, "gone_id", "customers.merge_codes");
    checks.done()?;

    fill_up(cx, keep, gone, &other).await?;
    phones(cx, keep, gone).await?;
    consents_and_tags(cx, keep, gone).await?;
    intentions::hand_on(cx, gone, keep).await?;
    reactions::customers_merged(cx, keep, gone).await?;
    hand_on(cx, AttachedTo::Customer, gone.0, keep.0).await?;
    subjects::hand_on(cx, "customer", gone.0, keep.0).await?;
    remember(cx, &input, &other.name).await?;
    index::replace(cx, Kind::Customer, gone.0, &[]).await?;
    register::index(cx, keep).await?;
    cx.about("customer", keep.0);
    cx.about("customer", gone.0);
    Ok(CustomerRef { id: keep, version: kept.version + 1 })
}

async fn file(cx: &mut Write, id: CustomerId, field: &str) -> Result<File> {
    let found: Option<File> =
        sqlx::query_as("SELECT kind, name, credit_code, id_card, version FROM customers WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    match found {
        Some(file) => Ok(file),
        None => Err(super::read::nobody(cx, id).await?.at(field).into()),
    }
}

/// What the kept file leaves empty, the other one fills; its note is added.
async fn fill_up(cx: &mut Write, keep: CustomerId, gone: CustomerId, other: &File) -> Result<()> {
    // The code is unique: it has to leave one card before it stands on the other.
    sqlx::query("UPDATE customers SET credit_code = NULL WHERE id = ?").bind(gone).execute(cx.db()).await?;
    sqlx::query(
        "UPDATE customers AS k SET
                contact_person = coalesce(k.contact_person, g.contact_person),
                credit_code = coalesce(k.credit_code, ?3), id_card = coalesce(k.id_card, g.id_card),
                address = coalesce(k.address, g.address), email = coalesce(k.email, g.email),
                birthday = coalesce(k.birthday, g.birthday),
                driving_since = coalesce(k.driving_since, g.driving_since),
                source = coalesce(k.source, g.source), advisor_id = coalesce(k.advisor_id, g.advisor_id),
                note = CASE WHEN k.note IS NULL OR g.note IS NULL THEN coalesce(k.note, g.note)
                            ELSE k.note || char(10) || g.note END,
                created_at = min(k.created_at, g.created_at), version = k.version + 1
         FROM (SELECT * FROM customers WHERE id = ?2) AS g WHERE k.id = ?1",
    )
    .bind(keep)
    .bind(gone)
    .bind(&other.credit_code)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// The kept file's telephones first; a number that stands on both stays once.
async fn phones(cx: &mut Write, keep: CustomerId, gone: CustomerId) -> Result<()> {
    sqlx::query(
        "INSERT INTO customer_phones (customer_id, number, label, position)
         SELECT ?1, number, label, position + 1 + (SELECT max(position) FROM customer_phones WHERE customer_id = ?1)
         FROM customer_phones WHERE customer_id = ?2
         ON CONFLICT DO NOTHING",
    )
    .bind(keep)
    .bind(gone)
    .execute(cx.db())
    .await?;
    sqlx::query("DELETE FROM customer_phones WHERE customer_id = ?").bind(gone).execute(cx.db()).await?;
    Ok(())
}

/// The newest word of either file counts from now on; a remark that stands on both stays once.
async fn consents_and_tags(cx: &mut Write, keep: CustomerId, gone: CustomerId) -> Result<()> {
    sqlx::query("UPDATE consents SET customer_id = ? WHERE customer_id = ?")
        .bind(keep)
        .bind(gone)
        .execute(cx.db())
        .await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE customer_tags SET removed_at = ?3, removed_by = ?4, removed_reason = reason
         WHERE customer_id = ?2 AND removed_at IS NULL
           AND tag IN (SELECT tag FROM customer_tags WHERE customer_id = ?1 AND removed_at IS NULL)",
    )
    .bind(keep)
    .bind(gone)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    sqlx::query("UPDATE customer_tags SET customer_id = ? WHERE customer_id = ?")
        .bind(keep)
        .bind(gone)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// Whoever asks for the file that is gone is sent to the one that stayed.
async fn remember(cx: &mut Write, input: &MergeCustomers, name: &str) -> Result<()> {
    sqlx::query("UPDATE customer_merges SET kept_id = ? WHERE kept_id = ?")
        .bind(input.keep_id)
        .bind(input.gone_id)
        .execute(cx.db())
        .await?;
    sqlx::query("DELETE FROM customers WHERE id = ?").bind(input.gone_id).execute(cx.db()).await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO customer_merges (gone_id, kept_id, gone_name, reason, at, by_staff) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(input.gone_id)
    .bind(input.keep_id)
    .bind(name)
    .bind(&input.reason)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    Ok(())
}
