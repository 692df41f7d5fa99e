//! The customer does not come after all: the time and the parts are free again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::AppointmentRef;
use super::{AppointmentId, AppointmentState, form, hold};
use crate::kernel::text::Name;
use crate::kernel::{Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelAppointment {
    pub id: AppointmentId,
    pub version: i64,
    pub reason: Name<200>,
}

/// # Errors
/// `appointments.unknown`, `record.stale`, `appointments.over`.
pub async fn cancel(cx: &mut Write, input: CancelAppointment) -> Result<AppointmentRef> {
    let head = form::awaited(cx, input.id, input.version).await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE appointments SET state = 'cancelled', cancel_reason = ?, closed_at = ?, closed_by = ?,
                version = version + 1
         WHERE id = ?",
    )
    .bind(&input.reason)
    .bind(now)
    .bind(staff)
    .bind(head.id)
    .execute(cx.db())
    .await?;
    hold::free(cx, head.id).await?;
    let state = AppointmentState::Cancelled;
    Ok(AppointmentRef { id: head.id, number: head.number, state, version: head.version + 1 })
}
