//! Another time is agreed, or somebody else, or another bay; the parts stay kept back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::AppointmentRef;
use super::form::{self, WantedTime};
use super::{AppointmentId, AppointmentState, ConfirmedHow, hold};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RescheduleAppointment {
    pub id: AppointmentId,
    pub version: i64,
    pub time: WantedTime,
    #[serde(default)]
    pub reason: Text<200>,
    /// Agreed with the customer there and then, and how; another time that was not is to be
    /// confirmed again.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub confirmed_how: Option<ConfirmedHow>,
}

/// # Errors
/// As [`super::book::book`] for its time, and `appointments.unknown`, `record.stale`, `appointments.over`.
pub async fn reschedule(cx: &mut Write, input: RescheduleAppointment) -> Result<AppointmentRef> {
    let head = form::awaited(cx, input.id, input.version).await?;
    let mut checks = Checks::new();
    let span = form::check_time(cx, &mut checks, head.kind, &input.time, Some(head.id)).await?;
    if let Some(span) = span {
        form::check_twice(cx, &mut checks, head.vehicle_id, span, Some(head.id)).await?;
    }
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    let starts_at = input.time.starts_at;
    if starts_at != head.starts_at {
        sqlx::query(
            "INSERT INTO appointment_moves (appointment_id, from_at, to_at, reason, at, by_staff)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(head.id)
        .bind(head.starts_at)
        .bind(starts_at)
        .bind(input.reason.or_none())
        .bind(now)
        .bind(staff)
        .execute(cx.db())
        .await?;
    }
    // Who does it and where is the house's own affair; the time is the customer's.
    let agreed = input.confirmed_how;
    let asks_again = starts_at != head.starts_at && agreed.is_none();
    let state = match (agreed, asks_again) {
        (Some(_), _) => AppointmentState::Confirmed,
        (None, true) => AppointmentState::Booked,
        (None, false) => head.state,
    };
    let confirm_by = form::confirm_by(cx, starts_at).await?;
    sqlx::query(
        "UPDATE appointments SET starts_at = ?2, ends_at = ?3, technician_id = ?4, bay_id = ?5, state = ?6,
                confirm_by = CASE WHEN ?7 THEN ?8 ELSE min(confirm_by, ?2) END,
                confirmed_at = CASE WHEN ?9 IS NOT NULL THEN ?10 WHEN ?7 THEN NULL ELSE confirmed_at END,
                confirmed_by = CASE WHEN ?9 IS NOT NULL THEN ?11 WHEN ?7 THEN NULL ELSE confirmed_by END,
                confirmed_how = CASE WHEN ?9 IS NOT NULL THEN ?9 WHEN ?7 THEN NULL ELSE confirmed_how END,
                version = version + 1
         WHERE id = ?1",
    )
    .bind(head.id)
    .bind(starts_at)
    .bind(starts_at.plus_minutes(input.time.minutes))
    .bind(input.time.technician_id)
    .bind(input.time.bay_id)
    .bind(state)
    .bind(asks_again)
    .bind(confirm_by)
    .bind(agreed)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    hold::hold(cx, head.id, &head.number, starts_at.day()).await?;
    Ok(AppointmentRef { id: head.id, number: head.number, state, version: head.version + 1 })
}
