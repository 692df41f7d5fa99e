//! A visit comes to nothing: the customer drove on, or it was opened by mistake.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VisitId;
pub use super::VisitRef;
use super::walk_around::open_visit_of;
use crate::appointments::{self, AppointmentId};
use crate::kernel::text::LongText;
use crate::kernel::{Checks, Read, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelVisit {
    pub id: VisitId,
    pub version: i64,
    pub reason: LongText<500>,
}

/// # Errors
/// `reception.unknown`, `reception.not_open`, `record.stale`, `reception.reason_needed`,
/// `reception.has_orders` (names the order: cancel it first).
pub async fn cancel_visit(cx: &mut Write, input: CancelVisit) -> Result<VisitRef> {
    let (number, version) = open_visit_of(cx, input.id, input.version, "id").await?;
    let mut checks = Checks::new();
    checks.require(!input.reason.is_empty(), "reason", "reception.reason_needed");
    no_live_order(cx, &mut checks, input.id).await?;
    checks.done()?;
    let now = cx.now;
    sqlx::query(
        "UPDATE visits SET state = 'cancelled', cancel_reason = ?, left_at = ?, version = version + 1 WHERE id = ?",
    )
    .bind(input.reason)
    .bind(now)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    if let Some(appointment) = appointment_of(cx, input.id).await? {
        appointments::arrive::is_not_here(cx, appointment).await?;
    }
    Ok(VisitRef { id: input.id, number, version: version + 1 })
}

/// What the visit took over when it was opened.
pub(super) async fn appointment_of(cx: &mut Read, visit: VisitId) -> Result<Option<AppointmentId>> {
    let found: Option<Option<AppointmentId>> =
        sqlx::query_scalar("SELECT appointment_id FROM visits WHERE id = ?")
            .bind(visit)
            .fetch_optional(cx.db())
            .await?;
    Ok(found.flatten())
}

/// Only looks at the orders above; what becomes of them is decided there.
pub(super) async fn no_live_order(cx: &mut Write, checks: &mut Checks, visit: VisitId) -> Result<()> {
    let live: Option<(i64, String)> = sqlx::query_as(
        "SELECT id, number FROM repair_orders WHERE visit_id = ? AND state <> 'cancelled' ORDER BY id LIMIT 1",
    )
    .bind(visit)
    .fetch_optional(cx.db())
    .await?;
    if let Some((id, number)) = live {
        checks.add(Refusal::new("reception.has_orders").at("id").with("number", number).with("order_id", id));
    }
    Ok(())
}
