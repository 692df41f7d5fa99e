//! What was written at arrival is corrected, while the visit is open.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::VisitRef;
use super::intake::{self, Intake};
use super::walk_around::open_visit_of;
use super::{Acceptance, VisitId, VisitState, cancel_visit, rules};
use crate::appointments;
use crate::kernel::text::{LongText, Text};
use crate::kernel::{Checks, Moment, Refusal, Result, Write};
use crate::reactions;
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeVisit {
    pub id: VisitId,
    pub version: i64,
    pub intake: Intake,
}

/// A change to `refused` sends the car away: no order may be alive.
///
/// # Errors
/// As [`super::open_visit::open_visit`], and `reception.unknown`, `reception.not_open`,
/// `record.stale`, `reception.has_orders`.
pub async fn change_visit(cx: &mut Write, input: ChangeVisit) -> Result<VisitRef> {
    let ChangeVisit { id, version: seen, intake } = input;
    let (number, version) = open_visit_of(cx, id, seen, "id").await?;
    let (vehicle, mileage, arrived): (VehicleId, i64, Moment) =
        sqlx::query_as("SELECT vehicle_id, mileage, arrived_at FROM visits WHERE id = ?")
            .bind(id)
            .fetch_one(cx.db())
            .await?;
    let car = intake::car(cx, vehicle).await?.ok_or_else(|| Refusal::new("vehicles.unknown").at("id"))?;
    let mut checks = Checks::new();
    rules::check_intake(&mut checks, &intake, car.fuel.as_deref(), cx.now, Some(arrived));
    let (sender, advisor) = intake::people(cx, &mut checks, &intake, &car).await?;
    if intake.mileage != mileage {
        intake::record_mileage(cx, &mut checks, vehicle, &intake).await?;
    }
    let refused = intake.acceptance == Acceptance::Refused;
    if refused {
        cancel_visit::no_live_order(cx, &mut checks, id).await?;
    }
    checks.done()?;
    let left_at = refused.then_some(cx.now);
    let state = if refused { VisitState::Left } else { VisitState::Open };
    sqlx::query(
        "UPDATE visits SET sender_id = ?, advisor_id = ?, arrived_at = ?, greeted_at = ?, channel = ?, mileage = ?,
                fuel_eighths = ?, battery_percent = ?, customer_words = ?, acceptance = ?, acceptance_reason = ?,
                warranty_explained = ?, belongings = ?, valuables_reminded = ?, old_parts = ?, wash = ?, waiting = ?,
                test_drive = ?, contact_for_add_ons = ?, left_at = ?, state = ?,
                version = version + 1
         WHERE id = ?",
    )
    .bind(sender)
    .bind(advisor)
    .bind(intake.arrived_at.unwrap_or(arrived))
    .bind(intake.greeted_at)
    .bind(intake.channel)
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
    .bind(left_at)
    .bind(state)
    .bind(id)
    .execute(cx.db())
    .await?;
    if refused && let Some(appointment) = cancel_visit::appointment_of(cx, id).await? {
        appointments::hold::free(cx, appointment).await?;
    }
    cx.about("vehicle", vehicle.0);
    reactions::plans_changed(cx, vehicle).await?;
    Ok(VisitRef { id, number, version: version + 1 })
}
