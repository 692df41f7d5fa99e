//! They left, they are there, they are done: each with its moment, in this order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CalloutRef;
use super::{CalloutResult, CalloutStep, Head, head, still_under_way};
use crate::audit::stale;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Moment, Permission, Refusal, Result, Write};
use crate::notices::{NoticeAbout, tell};
use crate::reception::VisitId;

/// A clock that runs ahead on another PC is forgiven this much, in minutes.
const CLOCK_DRIFT: i64 = 5;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdvanceCallout {
    pub visit_id: VisitId,
    pub version: i64,
    pub step: CalloutStep,
    /// None: now. Who is on the road tells it by telephone afterwards.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub at: Option<Moment>,
    /// How it ended; with the last step only.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub result: Option<CalloutResult>,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
}

/// Reception's people write it down, or whoever was sent.
///
/// # Errors
/// `reception.callout_not_planned`, `reception.callout_not_yours`, `reception.callout_over`,
/// `reception.not_open`, `record.stale`, `reception.callout_order` out of turn,
/// `reception.callout_nobody_sent`, `reception.technician_away` (names the other call),
/// `reception.callout_in_future`, `reception.callout_before`, `reception.callout_result_needed`.
pub async fn advance_callout(cx: &mut Write, input: AdvanceCallout) -> Result<CalloutRef> {
    let found = head(cx, input.visit_id).await?;
    let head = found.ok_or_else(|| Refusal::new("reception.callout_not_planned").at("visit_id"))?;
    if !cx.who.may(Permission::Receive) && head.technician_id != Some(cx.staff()) {
        let refusal = Refusal::new("reception.callout_not_yours").at("visit_id");
        return Err(refusal.with("number", head.number).into());
    }
    stale::refuse_if_changed(cx, "callout", input.visit_id.0, input.version, head.version).await?;
    still_under_way(&head)?;
    let mut checks = Checks::new();
    let before = in_turn(&mut checks, &head, input.step);
    let at = input.at.unwrap_or(cx.now);
    checks.require(at <= cx.now.plus_minutes(CLOCK_DRIFT), "at", "reception.callout_in_future");
    if at < before && input.at.is_some() {
        checks.add(Refusal::new("reception.callout_before").at("at").with("at", before));
    }
    let ends = input.step == CalloutStep::Finished;
    checks.require(input.result.is_some() == ends, "result", "reception.callout_result_needed");
    if input.step == CalloutStep::Departed {
        goes(cx, &mut checks, &head, input.visit_id).await?;
    }
    checks.done()?;
    let (departed, there, finished) = match input.step {
        CalloutStep::Departed => (Some(at), None, None),
        CalloutStep::There => (None, Some(at), None),
        CalloutStep::Finished => (None, None, Some(at)),
    };
    let version: i64 = sqlx::query_scalar(
        "UPDATE callouts SET departed_at = coalesce(?, departed_at), there_at = coalesce(?, there_at),
                finished_at = coalesce(?, finished_at), result = ?, note = coalesce(?, note),
                version = version + 1
         WHERE visit_id = ? RETURNING version",
    )
    .bind(departed)
    .bind(there)
    .bind(finished)
    .bind(input.result)
    .bind(&input.note)
    .bind(input.visit_id)
    .fetch_one(cx.db())
    .await?;
    tell::withdraw(cx, NoticeAbout::Visit, input.visit_id.0).await?;
    cx.about("visit", input.visit_id.0);
    cx.about("callout", input.visit_id.0);
    Ok(CalloutRef { visit_id: input.visit_id, version })
}

/// When the step before was; a step out of turn joins the checks.
fn in_turn(checks: &mut Checks, head: &Head, step: CalloutStep) -> Moment {
    let (fits, before) = match step {
        CalloutStep::Departed => (head.departed_at.is_none(), Some(head.asked_at)),
        CalloutStep::There => (head.departed_at.is_some() && head.there_at.is_none(), head.departed_at),
        CalloutStep::Finished => (head.there_at.is_some(), head.there_at),
    };
    checks.require(fits, "step", "reception.callout_order");
    before.unwrap_or(head.asked_at)
}

/// Somebody must be sent, and nobody is at two places.
async fn goes(cx: &mut Write, checks: &mut Checks, head: &Head, visit: VisitId) -> Result<()> {
    let Some(technician) = head.technician_id else {
        checks.add(Refusal::new("reception.callout_nobody_sent").at("technician_id"));
        return Ok(());
    };
    let elsewhere: Option<String> = sqlx::query_scalar(
        "SELECT t.number FROM visits t CROSS JOIN callouts c ON c.visit_id = t.id
         WHERE t.state = 'open' AND c.technician_id = ? AND c.visit_id <> ?
           AND c.departed_at IS NOT NULL AND c.finished_at IS NULL LIMIT 1",
    )
    .bind(technician)
    .bind(visit)
    .fetch_optional(cx.db())
    .await?;
    if let Some(number) = elsewhere {
        let refusal = Refusal::new("reception.technician_away").at("technician_id");
        let name = head.technician.clone().unwrap_or_default();
        checks.add(refusal.with("name", name).with("number", number));
    }
    Ok(())
}
