//! What was learned of a customer at first hand: family, use of the car, wishes, competitors, leads (CUS-17).
//!
//! It is personal data: who may not see customers does not see it, and what a customer wants gone
//! is struck — its text is gone, that it was struck and why stays (PIPL art. 46, 47).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VisitId;
use crate::customers::{self, CustomerId};
use crate::kernel::text::{LongText, Name};
use crate::kernel::{Checks, Moment, Nothing, Read, Refusal, Result, Write};

crate::id!(
    /// Something learned of a customer.
    InformationId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum InformationKind {
    Family,
    /// What the car is used for.
    Use,
    Wish,
    Competitor,
    /// Somebody else who may become a customer.
    Referral,
    Other,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Learn {
    pub customer_id: CustomerId,
    /// On this visit; the customer brought the car or owns it.
    pub visit_id: Option<VisitId>,
    pub kind: InformationKind,
    pub text: LongText<400>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StrikeInformation {
    pub id: InformationId,
    pub reason: Name<120>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LearnedOf {
    pub customer_id: CustomerId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct InformationView {
    pub id: InformationId,
    pub kind: InformationKind,
    /// Empty once it is struck.
    pub text: String,
    pub visit_id: Option<VisitId>,
    pub visit_number: Option<String>,
    pub at: Moment,
    pub by: String,
    pub struck_at: Option<Moment>,
    pub struck_by: Option<String>,
    pub struck_reason: Option<String>,
}

/// # Errors
/// `customers.unknown`, `customers.merged`, `reception.unknown`, `reception.not_of_visit`, `reception.text_needed`.
pub async fn learn(cx: &mut Write, input: Learn) -> Result<Nothing> {
    customers::read::brief(cx, input.customer_id).await?;
    let mut checks = Checks::new();
    checks.require(!input.text.is_empty(), "text", "reception.text_needed");
    if let Some(visit) = input.visit_id {
        let theirs: Option<bool> =
            sqlx::query_scalar("SELECT sender_id = ?2 OR owner_id IS ?2 FROM visits WHERE id = ?1")
                .bind(visit)
                .bind(input.customer_id)
                .fetch_optional(cx.db())
                .await?;
        match theirs {
            None => checks.add(Refusal::new("reception.unknown").at("visit_id")),
            Some(theirs) => checks.require(theirs, "customer_id", "reception.not_of_visit"),
        }
    }
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO customer_information (customer_id, visit_id, kind, text, at, by_staff) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(input.customer_id)
    .bind(input.visit_id)
    .bind(input.kind)
    .bind(input.text)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("customer", input.customer_id.0);
    Ok(Nothing {})
}

/// # Errors
/// `reception.unknown_information`.
pub async fn strike_information(cx: &mut Write, input: StrikeInformation) -> Result<Nothing> {
    let customer: Option<CustomerId> =
        sqlx::query_scalar("SELECT customer_id FROM customer_information WHERE id = ? AND struck_at IS NULL")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let customer = customer.ok_or_else(|| Refusal::new("reception.unknown_information").at("id"))?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE customer_information SET text = '', struck_at = ?, struck_by = ?, struck_reason = ? WHERE id = ?",
    )
    .bind(now)
    .bind(staff)
    .bind(input.reason)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    cx.about("customer", customer.0);
    Ok(Nothing {})
}

/// The newest first.
pub async fn learned(cx: &mut Read, input: LearnedOf) -> Result<Vec<InformationView>> {
    Ok(sqlx::query_as(
        "SELECT n.id, n.kind, n.text, n.visit_id, t.number AS visit_number, n.at, s.name AS by, n.struck_at,
                r.name AS struck_by, n.struck_reason
         FROM customer_information n
         JOIN staff s ON s.id = n.by_staff
         LEFT JOIN staff r ON r.id = n.struck_by
         LEFT JOIN visits t ON t.id = n.visit_id
         WHERE n.customer_id = ? ORDER BY n.id DESC LIMIT 200",
    )
    .bind(input.customer_id)
    .fetch_all(cx.db())
    .await?)
}
