//! The car is cleaned after the repair, inside and out: by whom, and when (WSH-06).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::text::Name;
use crate::kernel::{Checks, Moment, Nothing, Read, Refusal, Result, StaffId, Write};
use crate::reception::VisitId;

crate::id!(
    /// A cleaning on record.
    CleaningId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum CleaningKind {
    Wash,
    Interior,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Clean {
    pub visit_id: VisitId,
    pub kinds: Vec<CleaningKind>,
    /// None: whoever says so.
    pub cleaned_by: Option<StaffId>,
    /// None: now.
    pub at: Option<Moment>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawCleaning {
    pub id: CleaningId,
    pub reason: Name<120>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CleaningsOf {
    pub visit_id: VisitId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CleaningView {
    pub id: CleaningId,
    pub kind: CleaningKind,
    pub by: String,
    pub at: Moment,
}

/// # Errors
/// `reception.unknown`, `workshop.car_has_left`, `workshop.cleaning_needed`, `workshop.cleaned_when`,
/// `access.unknown_staff` for who did it; all at once.
pub async fn clean(cx: &mut Write, input: Clean) -> Result<Nothing> {
    let (arrived, open) = visit(cx, input.visit_id, "visit_id").await?;
    let at = input.at.unwrap_or(cx.now);
    let by = input.cleaned_by.unwrap_or(cx.staff());
    let mut checks = Checks::new();
    checks.require(open, "visit_id", "workshop.car_has_left");
    checks.require(!input.kinds.is_empty() && input.kinds.len() <= 2, "kinds", "workshop.cleaning_needed");
    checks.require(at >= arrived && at <= cx.now, "at", "workshop.cleaned_when");
    let works: Option<bool> = sqlx::query_scalar("SELECT active FROM staff WHERE id = ? AND id > 0")
        .bind(by)
        .fetch_optional(cx.db())
        .await?;
    checks.require(works == Some(true), "cleaned_by", "access.unknown_staff");
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    for kind in input.kinds {
        sqlx::query(
            "INSERT INTO cleanings (visit_id, kind, cleaned_by, at, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(input.visit_id)
        .bind(kind)
        .bind(by)
        .bind(at)
        .bind(now)
        .bind(staff)
        .execute(cx.db())
        .await?;
    }
    cx.about("visit", input.visit_id.0);
    Ok(Nothing {})
}

/// # Errors
/// `workshop.unknown_cleaning`; `workshop.car_has_left` once the customer was told it was cleaned.
pub async fn withdraw_cleaning(cx: &mut Write, input: WithdrawCleaning) -> Result<Nothing> {
    let found: Option<VisitId> =
        sqlx::query_scalar("SELECT visit_id FROM cleanings WHERE id = ? AND withdrawn_at IS NULL")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let visit_id = found.ok_or_else(|| Refusal::new("workshop.unknown_cleaning").at("id"))?;
    let (_, open) = visit(cx, visit_id, "id").await?;
    if !open {
        return Err(Refusal::new("workshop.car_has_left").at("id").into());
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE cleanings SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE id = ?")
        .bind(now)
        .bind(staff)
        .bind(input.reason)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about("visit", visit_id.0);
    Ok(Nothing {})
}

async fn visit(cx: &mut Write, id: VisitId, field: &str) -> Result<(Moment, bool)> {
    let found: Option<(Moment, bool)> =
        sqlx::query_as("SELECT arrived_at, state = 'open' FROM visits WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    found.ok_or_else(|| Refusal::new("reception.unknown").at(field).into())
}

pub async fn cleanings(cx: &mut Read, input: CleaningsOf) -> Result<Vec<CleaningView>> {
    Ok(sqlx::query_as(
        "SELECT c.id, c.kind, s.name AS by, c.at FROM cleanings c JOIN staff s ON s.id = c.cleaned_by
         WHERE c.visit_id = ? AND c.withdrawn_at IS NULL ORDER BY c.at, c.id",
    )
    .bind(input.visit_id)
    .fetch_all(cx.db())
    .await?)
}

/// Somebody cleaned it, at least outside.
pub async fn is_clean(cx: &mut Read, visit: VisitId) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM cleanings WHERE visit_id = ? AND kind = 'wash' AND withdrawn_at IS NULL)",
    )
    .bind(visit)
    .fetch_one(cx.db())
    .await?)
}
