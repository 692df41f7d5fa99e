//! A car is taken in. One form does all: who brings it, what is wrong, what is agreed,
//! and, where it was done at once, the walk-around and the customer's signature.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::VisitRef;
use super::intake::{self, Intake};
use super::walk_around::{self, Found};
use super::{Acceptance, ArrivalChannel, VisitId, VisitState, rules, sign};
use crate::appointments::{self, AppointmentId};
use crate::attachments::signature::{self, Signature};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{LongText, Text};
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::reactions;
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenVisit {
    pub vehicle_id: VehicleId,
    pub intake: Intake,
    /// Of this car, for today: the visit takes it over.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub appointment_id: Option<AppointmentId>,
    /// None: the car was not walked around yet.
    #[serde(default)]
    pub found: Option<Found>,
    /// Of the customer, for the walk-around.
    #[serde(default)]
    pub signature: Option<Signature>,
}

/// # Errors
/// `vehicles.unknown`, `reception.scrapped` (no repair of scrapped cars, regulation
/// art. 45), `reception.already_open` (names the visit), `vehicles.mileage_lower` without
/// a reason, `appointments.another_car`, `…over`, `…not_today`, and everything [`rules`] finds — all at once.
pub async fn open_visit(cx: &mut Write, input: OpenVisit) -> Result<VisitRef> {
    let OpenVisit { vehicle_id, intake, appointment_id, found, signature } = input;
    let car = intake::car(cx, vehicle_id).await?;
    let car = car.ok_or_else(|| Refusal::new("vehicles.unknown").at("vehicle_id"))?;
    let mut checks = Checks::new();
    checks.require(!car.scrapped, "vehicle_id", "reception.scrapped");
    none_open(cx, &mut checks, vehicle_id).await?;
    rules::check_intake(&mut checks, &intake, car.fuel.as_deref(), cx.now, None);
    let (sender, advisor) = intake::people(cx, &mut checks, &intake, &car).await?;
    intake::record_mileage(cx, &mut checks, vehicle_id, &intake).await?;
    if let Some(appointment) = appointment_id {
        appointments::arrive::check(cx, &mut checks, "appointment_id", appointment, vehicle_id).await?;
    }
    if let Some(found) = &found {
        walk_around::check(cx, &mut checks, "found", found).await?;
    }
    if let Some(signature) = &signature {
        signature::check(&mut checks, "signature", signature);
        checks.require(found.is_some(), "signature", "reception.not_walked_around");
    }
    checks.done()?;

    let refused = intake.acceptance == Acceptance::Refused;
    let state = if refused { VisitState::Left } else { VisitState::Open };
    let now = cx.now;
    let number = numbers::next(cx, Series::WalkAround).await?;
    let id: VisitId = sqlx::query_scalar(
        "INSERT INTO visits (number, vehicle_id, owner_id, sender_id, advisor_id, arrived_at, greeted_at, channel,
                             mileage, fuel_eighths, battery_percent, customer_words, acceptance, acceptance_reason,
                             warranty_explained, belongings, valuables_reminded, old_parts, wash, waiting,
                             test_drive, contact_for_add_ons, state, left_at, appointment_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(vehicle_id)
    .bind(car.owner_id)
    .bind(sender)
    .bind(advisor)
    .bind(intake.arrived_at.unwrap_or(now))
    .bind(intake.greeted_at)
    .bind(appointment_id.map_or(intake.channel, |_| ArrivalChannel::Appointment))
    .bind(intake.mileage)
    .bind(intake.fuel_eighths)
    .bind(intake.battery_percent)
    .bind(intake.customer_words)
    .bind(intake.acceptance)
    .bind(intake.acceptance_reason.and_then(LongText::or_none))
    .bind(intake.warranty_explained)
    .bind(intake.belongings.and_then(LongText::or_none))
    .bind(intake.valuables_reminded)
    .bind(intake.old_parts)
    .bind(intake.wash)
    .bind(intake.waiting)
    .bind(intake.test_drive)
    .bind(intake.contact_for_add_ons.and_then(Text::or_none))
    .bind(state)
    .bind(refused.then_some(now))
    .bind(appointment_id)
    .fetch_one(cx.db())
    .await?;
    if let Some(appointment) = appointment_id {
        appointments::arrive::is_here(cx, appointment).await?;
        if refused {
            appointments::hold::free(cx, appointment).await?;
        }
    }
    let mut version = 1;
    if let Some(found) = &found {
        walk_around::keep(cx, id, found).await?;
        version += 1;
    }
    if let Some(signature) = signature {
        sign::keep(cx, id, signature).await?;
        version += 1;
    }
    reactions::visit_opened(cx, id).await?;
    cx.about("visit", id.0);
    cx.about("vehicle", vehicle_id.0);
    Ok(VisitRef { id, number, version })
}

/// The same car cannot come in twice.
async fn none_open(cx: &mut Write, checks: &mut Checks, vehicle: VehicleId) -> Result<()> {
    let open: Option<(VisitId, String)> =
        sqlx::query_as("SELECT id, number FROM visits WHERE vehicle_id = ? AND state = 'open'")
            .bind(vehicle)
            .fetch_optional(cx.db())
            .await?;
    if let Some((id, number)) = open {
        let refusal = Refusal::new("reception.already_open").at("vehicle_id");
        checks.add(refusal.with("number", number).with("visit_id", id));
    }
    Ok(())
}
