//! The customer was told that it stands: contents, time, details (APT-10).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::AppointmentRef;
use super::{AppointmentId, AppointmentState, ConfirmedHow, form};
use crate::kernel::{Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmAppointment {
    pub id: AppointmentId,
    pub version: i64,
    pub how: ConfirmedHow,
}

/// # Errors
/// `appointments.unknown`, `record.stale`, `appointments.over` also where it is confirmed already.
pub async fn confirm(cx: &mut Write, input: ConfirmAppointment) -> Result<AppointmentRef> {
    let head = form::awaited(cx, input.id, input.version).await?;
    if head.state != AppointmentState::Booked {
        return Err(form::over(&head, "id").into());
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE appointments SET state = 'confirmed', confirmed_at = ?, confirmed_by = ?, confirmed_how = ?,
                version = version + 1
         WHERE id = ?",
    )
    .bind(now)
    .bind(staff)
    .bind(input.how)
    .bind(head.id)
    .execute(cx.db())
    .await?;
    let state = AppointmentState::Confirmed;
    Ok(AppointmentRef { id: head.id, number: head.number, state, version: head.version + 1 })
}
