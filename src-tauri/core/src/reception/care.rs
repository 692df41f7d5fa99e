//! Care for those who wait in the house: where they sit, what they were brought, what they asked for (REC-05).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VisitId;
use crate::kernel::text::Name;
use crate::kernel::{Checks, Moment, Nothing, Read, Refusal, Result, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum CareKind {
    /// Where they sit.
    Place,
    Drink,
    /// Newspapers, magazines, the network's password.
    Reading,
    AskedFor,
    Other,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordCare {
    pub visit_id: VisitId,
    pub kind: CareKind,
    pub text: Name<120>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CaresOf {
    pub visit_id: VisitId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CareView {
    pub kind: CareKind,
    pub text: String,
    pub at: Moment,
    pub by: String,
}

/// # Errors
/// `reception.unknown`, `reception.not_in_house` once the car has left.
pub async fn care(cx: &mut Write, input: RecordCare) -> Result<Nothing> {
    let open: Option<bool> = sqlx::query_scalar("SELECT state = 'open' FROM visits WHERE id = ?")
        .bind(input.visit_id)
        .fetch_optional(cx.db())
        .await?;
    let open = open.ok_or_else(|| Refusal::new("reception.unknown").at("visit_id"))?;
    let mut checks = Checks::new();
    checks.require(open, "visit_id", "reception.not_in_house");
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("INSERT INTO visit_cares (visit_id, kind, text, at, by_staff) VALUES (?, ?, ?, ?, ?)")
        .bind(input.visit_id)
        .bind(input.kind)
        .bind(input.text)
        .bind(now)
        .bind(staff)
        .execute(cx.db())
        .await?;
    cx.about("visit", input.visit_id.0);
    Ok(Nothing {})
}

pub async fn cares(cx: &mut Read, input: CaresOf) -> Result<Vec<CareView>> {
    Ok(sqlx::query_as(
        "SELECT n.kind, n.text, n.at, s.name AS by FROM visit_cares n JOIN staff s ON s.id = n.by_staff
         WHERE n.visit_id = ? ORDER BY n.id",
    )
    .bind(input.visit_id)
    .fetch_all(cx.db())
    .await?)
}
