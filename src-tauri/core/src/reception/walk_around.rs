//! Walking around the car with the customer: what is there, what is damaged (REC-04).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::VisitRef;
use super::{CarView, DamageKind, VisitId, VisitState, rules};
use crate::audit::stale;
use crate::checklists::answers::{self, GivenAnswer};
use crate::checklists::read::questions;
use crate::checklists::{AnsweredFor, ChecklistKind};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Moment, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WalkAround {
    pub visit_id: VisitId,
    pub version: i64,
    pub found: Found,
}

/// What was found on the way around; replaces what was noted before.
#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Found {
    pub answers: Vec<GivenAnswer>,
    #[serde(default)]
    pub marks: Vec<Mark>,
}

/// One damage on the drawn car.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub view: CarView,
    /// In the units of the drawing.
    pub x: i64,
    pub y: i64,
    pub kind: DamageKind,
    #[serde(default)]
    pub panel: Option<Text<40>>,
    #[serde(default)]
    pub note: Option<Text<120>>,
}

/// Keeps what was found. A signature given before no longer stands for it and is dropped.
///
/// # Errors
/// `reception.unknown`, `reception.not_open`, `record.stale`, `reception.mark_outside`,
/// `checklists.*` at `found.answers`.
pub async fn walk_around(cx: &mut Write, input: WalkAround) -> Result<VisitRef> {
    let (number, version) = open_visit_of(cx, input.visit_id, input.version, "visit_id").await?;
    let mut checks = Checks::new();
    check(cx, &mut checks, "found", &input.found).await?;
    checks.done()?;
    keep(cx, input.visit_id, &input.found).await?;
    Ok(VisitRef { id: input.visit_id, number, version: version + 1 })
}

/// The number and version of an open visit, or why it cannot be changed.
pub(super) async fn open_visit_of(
    cx: &mut Write,
    id: VisitId,
    seen: i64,
    field: &str,
) -> Result<(String, i64)> {
    let found: Option<(String, i64, VisitState)> =
        sqlx::query_as("SELECT number, version, state FROM visits WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    let (number, version, state) = found.ok_or_else(|| Refusal::new("reception.unknown").at(field))?;
    if state != VisitState::Open {
        let refusal = Refusal::new("reception.not_open").at(field);
        return Err(refusal.with("number", number).with("state", state).into());
    }
    stale::refuse_if_changed(cx, "visit", id.0, seen, version).await?;
    cx.about("visit", id.0);
    Ok((number, version))
}

pub(super) async fn check(cx: &mut Write, checks: &mut Checks, field: &str, found: &Found) -> Result<()> {
    let list = questions(cx, ChecklistKind::WalkAround, None).await?;
    answers::check(checks, &format!("{field}.answers"), &list, &found.answers);
    rules::check_marks(checks, &format!("{field}.marks"), &found.marks);
    Ok(())
}

/// Writes what [`check`] found in order, and counts as a change of the visit.
pub(super) async fn keep(cx: &mut Write, visit: VisitId, found: &Found) -> Result<()> {
    let list = questions(cx, ChecklistKind::WalkAround, None).await?;
    answers::keep(cx, AnsweredFor::Visit, visit.0, &list, &found.answers).await?;
    sqlx::query("DELETE FROM damage_marks WHERE visit_id = ?").bind(visit).execute(cx.db()).await?;
    for mark in &found.marks {
        sqlx::query(
            "INSERT INTO damage_marks (visit_id, view, x, y, kind, panel, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(visit)
        .bind(mark.view)
        .bind(mark.x)
        .bind(mark.y)
        .bind(mark.kind)
        .bind(mark.panel.clone().and_then(Text::or_none))
        .bind(mark.note.clone().and_then(Text::or_none))
        .execute(cx.db())
        .await?;
    }
    let (now, staff): (Moment, _) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE visits SET walk_around_at = ?, walk_around_by = ?, signature_id = NULL, version = version + 1
         WHERE id = ?",
    )
    .bind(now)
    .bind(staff)
    .bind(visit)
    .execute(cx.db())
    .await?;
    Ok(())
}
