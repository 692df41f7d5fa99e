//! What a booking must look like: the same when it is made and when another time is agreed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Span};
use super::{AppointmentId, AppointmentKind, AppointmentState, plan};
use crate::audit::stale;
use crate::customers::{self, CustomerId};
use crate::kernel::{Checks, Moment, Read, Refusal, Result, StaffId, Write};
use crate::policy::{self, keys};
use crate::vehicles::{self, VehicleId};
use crate::workshop::BayId;

/// When, how long, with whom and where.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct WantedTime {
    pub starts_at: Moment,
    pub minutes: i64,
    /// Nobody yet: somebody who is free then is kept free.
    pub technician_id: Option<StaffId>,
    pub bay_id: Option<BayId>,
}

/// The span asked for, or none with what speaks against it; refusals stand at `field`'s own fields.
pub(super) async fn check_time(
    cx: &mut Read,
    checks: &mut Checks,
    kind: AppointmentKind,
    time: &WantedTime,
    except: Option<AppointmentId>,
) -> Result<Option<Span>> {
    let day = time.starts_at.day();
    let doors = plan::doors(cx, day).await?;
    let ahead = policy::value(cx, keys::BOOK_AHEAD_DAYS).await?;
    let mut own = Checks::new();
    let span = rules::check_time(&mut own, time.starts_at, time.minutes, doors, cx.now, ahead);
    if let Err(crate::kernel::Error::Refused(all)) = own.done() {
        for refusal in all {
            let field = format!("time.{}", refusal.field.clone().unwrap_or_default());
            checks.add(refusal.at(field));
        }
    }
    let (people, bays) = (plan::technicians(cx).await?, plan::bays(cx).await?);
    let technician = people.iter().find(|one| Some(one.id) == time.technician_id);
    if time.technician_id.is_some() && technician.is_none() {
        checks.add(Refusal::new("appointments.not_a_technician").at("time.technician_id"));
    }
    let bay = bays.iter().find(|one| Some(one.id) == time.bay_id);
    match bay {
        None if time.bay_id.is_some() => {
            checks.add(Refusal::new("workshop.unknown_bay").at("time.bay_id").with("id", time.bay_id));
        }
        Some(bay) if !kind.bays().contains(&bay.kind) => {
            let refusal = Refusal::new("appointments.wrong_bay").at("time.bay_id");
            checks.add(refusal.with("bay", &bay.name).with("kind", kind));
        }
        _ => {}
    }
    let Some(span) = span else { return Ok(None) };
    let taken = plan::taken(cx, day, except).await?;
    let room = plan::room(kind, &people, &bays);
    let clash = |hit: &dyn Fn(&rules::Taken) -> bool| {
        taken.iter().find(|one| one.span.overlaps(span) && hit(one)).map(|one| one.span)
    };
    let mut named = false;
    if let Some(person) = technician
        && let Some(other) = clash(&|one| one.technician == Some(person.id))
    {
        let refusal = Refusal::new("appointments.technician_taken").at("time.technician_id");
        checks.add(refusal.with("name", &person.name).with("from", other.from).with("until", other.until));
        named = true;
    }
    if let Some(bay) = bay
        && let Some(other) = clash(&|one| one.bay == Some(bay.id))
    {
        let refusal = Refusal::new("appointments.bay_taken").at("time.bay_id");
        checks.add(refusal.with("name", &bay.name).with("from", other.from).with("until", other.until));
        named = true;
    }
    if !named && rules::free(kind, span, &taken, &room).full {
        checks.add(Refusal::new("appointments.full").at("time.starts_at"));
    }
    Ok(Some(span))
}

/// Adds unknown people and cars, and what else speaks against booking this car.
pub(super) async fn check_who(
    cx: &mut Read,
    checks: &mut Checks,
    customer: CustomerId,
    vehicle: VehicleId,
    advisor: StaffId,
) -> Result<()> {
    let known = customers::read::find(cx, customer).await?;
    checks.require(known.is_some(), "customer_id", "customers.unknown");
    match vehicles::read::find(cx, vehicle).await? {
        None => checks.add(Refusal::new("vehicles.unknown").at("vehicle_id").with("id", vehicle)),
        Some(car) if car.scrapped => checks.add(Refusal::new("appointments.scrapped").at("vehicle_id")),
        Some(_) => {}
    }
    let active: Option<StaffId> = sqlx::query_scalar("SELECT id FROM staff WHERE id = ? AND active = 1")
        .bind(advisor)
        .fetch_optional(cx.db())
        .await?;
    checks.require(active.is_some(), "advisor_id", "access.unknown_staff");
    Ok(())
}

/// One car comes once at a time: another booking of it that overlaps is the same one, made twice.
pub(super) async fn check_twice(
    cx: &mut Read,
    checks: &mut Checks,
    vehicle: VehicleId,
    span: Span,
    except: Option<AppointmentId>,
) -> Result<()> {
    let other: Option<(AppointmentId, String, Moment)> = sqlx::query_as(
        "SELECT id, number, starts_at FROM appointments
         WHERE vehicle_id = ?1 AND starts_at < ?2 AND ends_at > ?3 AND state IN ('booked', 'confirmed')
           AND (?4 IS NULL OR id <> ?4) LIMIT 1",
    )
    .bind(vehicle)
    .bind(span.until)
    .bind(span.from)
    .bind(except)
    .fetch_optional(cx.db())
    .await?;
    if let Some((id, number, starts_at)) = other {
        let refusal = Refusal::new("appointments.car_booked").at("vehicle_id");
        checks.add(refusal.with("number", number).with("appointment_id", id).with("at", starts_at));
    }
    Ok(())
}

/// By when the customer is to be told that it stands.
pub(super) async fn confirm_by(cx: &mut Read, starts_at: Moment) -> Result<Moment> {
    let days = policy::value(cx, keys::CONFIRM_DAYS).await?;
    let weekdays: String = policy::value(cx, keys::WORKING_WEEKDAYS).await?;
    Ok(rules::confirm_by(cx.now, days, &weekdays, starts_at))
}

/// What changes need to know of an appointment.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Head {
    pub id: AppointmentId,
    pub number: String,
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub kind: AppointmentKind,
    pub state: AppointmentState,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub version: i64,
}

pub(super) async fn head(cx: &mut Read, id: AppointmentId, field: &str) -> Result<Head> {
    let found: Option<Head> = sqlx::query_as(
        "SELECT id, number, vehicle_id, customer_id, kind, state, starts_at, ends_at, version
         FROM appointments WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.ok_or_else(|| Refusal::new("appointments.unknown").at(field))?)
}

/// The appointment for a change, while its car is awaited.
///
/// # Errors
/// `appointments.unknown`, `record.stale`, `appointments.over`.
pub(super) async fn awaited(cx: &mut Write, id: AppointmentId, seen: i64) -> Result<Head> {
    let head = head(cx, id, "id").await?;
    stale::refuse_if_changed(cx, "appointment", id.0, seen, head.version).await?;
    if !head.state.is_awaited() {
        return Err(over(&head, "id").into());
    }
    cx.about("appointment", id.0);
    cx.about("vehicle", head.vehicle_id.0);
    Ok(head)
}

pub(super) fn over(head: &Head, field: &str) -> Refusal {
    Refusal::new("appointments.over").at(field).with("number", &head.number).with("state", head.state)
}
