//! Nobody came (失约): the time was kept free for nothing, the parts are free again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::AppointmentRef;
use super::{AppointmentId, AppointmentState, form, hold};
use crate::kernel::{Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MissAppointment {
    pub id: AppointmentId,
    pub version: i64,
}

/// # Errors
/// `appointments.unknown`, `record.stale`, `appointments.over`, `appointments.not_yet` before its time.
pub async fn miss(cx: &mut Write, input: MissAppointment) -> Result<AppointmentRef> {
    let head = form::awaited(cx, input.id, input.version).await?;
    if head.starts_at > cx.now {
        return Err(Refusal::new("appointments.not_yet").at("id").with("at", head.starts_at).into());
    }
    close(cx, head.id).await?;
    let state = AppointmentState::Missed;
    Ok(AppointmentRef { id: head.id, number: head.number, state, version: head.version + 1 })
}

pub(super) async fn close(cx: &mut Write, id: AppointmentId) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE appointments SET state = 'missed', closed_at = ?, closed_by = ?, version = version + 1 WHERE id = ?",
    )
    .bind(now)
    .bind(staff)
    .bind(id)
    .execute(cx.db())
    .await?;
    hold::free(cx, id).await
}
