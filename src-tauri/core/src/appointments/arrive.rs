//! The car is here. A visit takes its appointment over; a wash needs no visit.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::AppointmentRef;
use super::form::{self, Head};
use super::{AppointmentId, AppointmentKind, AppointmentState, hold};
use crate::kernel::{Checks, Read, Refusal, Result, Write};
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArriveAppointment {
    pub id: AppointmentId,
    pub version: i64,
}

/// A car that comes to be washed (APT-13) is there, and that is all.
///
/// # Errors
/// `appointments.unknown`, `record.stale`, `appointments.over`, `appointments.not_today`,
/// `appointments.arrives_with_visit` for every other kind.
pub async fn arrive(cx: &mut Write, input: ArriveAppointment) -> Result<AppointmentRef> {
    let head = form::awaited(cx, input.id, input.version).await?;
    let mut checks = Checks::new();
    checks.require(head.kind == AppointmentKind::Wash, "id", "appointments.arrives_with_visit");
    today(cx, &mut checks, "id", &head);
    checks.done()?;
    is_here(cx, head.id).await?;
    hold::free(cx, head.id).await?;
    let state = AppointmentState::Arrived;
    Ok(AppointmentRef { id: head.id, number: head.number, state, version: head.version + 1 })
}

/// Whether a visit of this car may take the appointment over; what speaks against it joins the checks.
pub async fn check(
    cx: &mut Read,
    checks: &mut Checks,
    field: &str,
    id: AppointmentId,
    vehicle: VehicleId,
) -> Result<()> {
    let head = match form::head(cx, id, field).await {
        Err(crate::kernel::Error::Refused(all)) => {
            all.into_iter().for_each(|refusal| checks.add(refusal));
            return Ok(());
        }
        other => other?,
    };
    checks.require(head.vehicle_id == vehicle, field, "appointments.another_car");
    if !head.state.is_awaited() {
        checks.add(form::over(&head, field));
    }
    today(cx, checks, field, &head);
    Ok(())
}

fn today(cx: &Read, checks: &mut Checks, field: &str, head: &Head) {
    if head.starts_at.day() != cx.today() {
        checks.add(Refusal::new("appointments.not_today").at(field).with("at", head.starts_at));
    }
}

/// Its visit has begun.
pub async fn is_here(cx: &mut Write, id: AppointmentId) -> Result<()> {
    let now = cx.now;
    sqlx::query(
        "UPDATE appointments SET state = 'arrived', arrived_at = ?, version = version + 1 WHERE id = ?",
    )
    .bind(now)
    .bind(id)
    .execute(cx.db())
    .await?;
    cx.about("appointment", id.0);
    Ok(())
}

/// The visit was a mistake: the car is awaited as before, unless an order has taken over what was booked.
pub async fn is_not_here(cx: &mut Write, id: AppointmentId) -> Result<()> {
    let done = sqlx::query(
        "UPDATE appointments SET state = CASE WHEN confirmed_at IS NULL THEN 'booked' ELSE 'confirmed' END,
                arrived_at = NULL, version = version + 1
         WHERE id = ?1 AND state = 'arrived'
           AND NOT EXISTS (SELECT 1 FROM repair_orders WHERE appointment_id IS NOT NULL AND appointment_id = ?1)",
    )
    .bind(id)
    .execute(cx.db())
    .await?;
    if done.rows_affected() > 0 {
        cx.about("appointment", id.0);
    }
    Ok(())
}
