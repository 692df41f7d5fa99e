//! The car goes home. Called by the handover.

use super::{VisitId, VisitState, cancel_visit};
use crate::appointments;
use crate::kernel::{Refusal, Result, Write};

/// Closes the visit.
///
/// # Errors
/// `reception.unknown`; `reception.not_open` when it already left or was cancelled.
pub async fn leave(cx: &mut Write, visit: VisitId) -> Result<()> {
    let found: Option<(String, VisitState)> = sqlx::query_as("SELECT number, state FROM visits WHERE id = ?")
        .bind(visit)
        .fetch_optional(cx.db())
        .await?;
    let (number, state) = found.ok_or_else(|| Refusal::new("reception.unknown").at("visit_id"))?;
    if state != VisitState::Open {
        let refusal = Refusal::new("reception.not_open").at("visit_id");
        return Err(refusal.with("number", number).with("state", state).into());
    }
    let now = cx.now;
    sqlx::query("UPDATE visits SET state = 'left', left_at = ?, version = version + 1 WHERE id = ?")
        .bind(now)
        .bind(visit)
        .execute(cx.db())
        .await?;
    // An order has what was booked, or nobody wants it any more.
    if let Some(appointment) = cancel_visit::appointment_of(cx, visit).await? {
        appointments::hold::free(cx, appointment).await?;
    }
    cx.about("visit", visit.0);
    Ok(())
}
