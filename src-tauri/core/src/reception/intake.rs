//! The form of an arrival: the same when a visit is opened and when it is corrected.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Acceptance, ArrivalChannel, OldParts};
use crate::customers::CustomerId;
use crate::kernel::text::{LongText, Text};
use crate::kernel::{Checks, Error, Moment, Read, Refusal, Result, StaffId, Write};
use crate::vehicles::VehicleId;
use crate::vehicles::mileage::{self, MileageSource};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// Who brings the car; none: its owner.
    #[serde(default)]
    pub sender_id: Option<CustomerId>,
    /// None: whoever takes it in.
    #[serde(default)]
    pub advisor_id: Option<StaffId>,
    /// None: now (REC-01).
    #[serde(default)]
    pub arrived_at: Option<Moment>,
    #[serde(default)]
    pub greeted_at: Option<Moment>,
    #[serde(default = "walk_in")]
    pub channel: ArrivalChannel,
    /// Kilometres on the clock.
    pub mileage: i64,
    /// Why it is lower than last time.
    #[serde(default)]
    pub mileage_exception: Option<Text<200>>,
    /// 0 (empty) to 8 (full).
    #[serde(default)]
    pub fuel_eighths: Option<i64>,
    #[serde(default)]
    pub battery_percent: Option<i64>,
    /// The fault or wish as the customer tells it.
    pub customer_words: LongText<2000>,
    #[serde(default = "customer_pay")]
    pub acceptance: Acceptance,
    /// Needed for goodwill and refusal (REC-07).
    #[serde(default)]
    pub acceptance_reason: Option<LongText<500>>,
    /// Whether the guarantee applies, and why, was explained (REC-09).
    #[serde(default)]
    pub warranty_explained: bool,
    /// Other things left in the car.
    #[serde(default)]
    pub belongings: Option<LongText<500>>,
    #[serde(default)]
    pub valuables_reminded: bool,
    #[serde(default = "take")]
    pub old_parts: OldParts,
    #[serde(default = "yes")]
    pub wash: bool,
    #[serde(default)]
    pub waiting: bool,
    #[serde(default)]
    pub test_drive: bool,
    /// Whom to ask, and how, when more work is found.
    #[serde(default)]
    pub contact_for_add_ons: Option<Text<100>>,
}

const fn walk_in() -> ArrivalChannel {
    ArrivalChannel::WalkIn
}

const fn customer_pay() -> Acceptance {
    Acceptance::CustomerPay
}

const fn take() -> OldParts {
    OldParts::Take
}

const fn yes() -> bool {
    true
}

/// The car as reception must know it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Car {
    pub owner_id: Option<CustomerId>,
    pub scrapped: bool,
    /// What it runs on; none where nobody wrote it down.
    pub fuel: Option<String>,
}

pub(super) async fn car(cx: &mut Read, id: VehicleId) -> Result<Option<Car>> {
    Ok(sqlx::query_as(
        "SELECT v.owner_id, v.scrapped, v.runs_on AS fuel
         FROM named_vehicles v WHERE v.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?)
}

/// Adds an unknown sender or advisor to the checks; returns both as they will stand.
pub(super) async fn people(
    cx: &mut Write,
    checks: &mut Checks,
    intake: &Intake,
    car: &Car,
) -> Result<(CustomerId, StaffId)> {
    let sender = intake.sender_id.or(car.owner_id);
    match sender {
        None => checks.add(Refusal::new("reception.sender_needed").at("intake.sender_id")),
        Some(sender) => {
            let known: Option<CustomerId> = sqlx::query_scalar("SELECT id FROM customers WHERE id = ?")
                .bind(sender)
                .fetch_optional(cx.db())
                .await?;
            checks.require(known.is_some(), "intake.sender_id", "customers.unknown");
        }
    }
    let advisor = intake.advisor_id.unwrap_or_else(|| cx.staff());
    let known: Option<StaffId> = sqlx::query_scalar("SELECT id FROM staff WHERE id = ? AND active = 1")
        .bind(advisor)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "intake.advisor_id", "access.unknown_staff");
    Ok((sender.unwrap_or(CustomerId(0)), advisor))
}

/// Notes the reading; what is wrong with it joins the form's other mistakes.
pub(super) async fn record_mileage(
    cx: &mut Write,
    checks: &mut Checks,
    vehicle: VehicleId,
    intake: &Intake,
) -> Result<()> {
    let exception = intake.mileage_exception.as_deref();
    match mileage::record(cx, vehicle, intake.mileage, MileageSource::Visit, exception).await {
        Err(Error::Refused(refusals)) => {
            refusals.into_iter().for_each(|refusal| checks.add(refusal.at("intake.mileage")));
            Ok(())
        }
        other => other,
    }
}
