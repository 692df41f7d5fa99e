//! An item was done, but not by us: by the booklet's stamp, a bill, or the customer's word.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ScheduledWork, set};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Day, Nothing, Result, Write};
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoneElsewhere {
    pub vehicle_id: VehicleId,
    pub work: ScheduledWork,
    pub km: i64,
    pub day: Day,
    /// Where it was done, and by which proof we know.
    pub evidence: Name<120>,
}

/// # Errors
/// `vehicles.unknown`, `schedules.one_work`, `catalogue.unknown`, `schedules.done_km`, `schedules.done_day`.
pub async fn done_elsewhere(cx: &mut Write, input: DoneElsewhere) -> Result<Nothing> {
    let car = super::due::car(cx, input.vehicle_id).await?;
    let mut checks = Checks::new();
    if input.work.is_one() {
        let known = set::offered(cx, input.work).await?.is_some();
        checks.require(known, "work", "catalogue.unknown");
    } else {
        checks.require(false, "work", "schedules.one_work");
    }
    checks.require((0..=car.mileage).contains(&input.km), "km", "schedules.done_km");
    let born = car.new_since.is_none_or(|day| input.day >= day);
    checks.require(input.day <= cx.today() && born, "day", "schedules.done_day");
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO services_elsewhere (vehicle_id, operation_id, part_id, package_id, km, day, evidence, recorded_at,
                recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(input.vehicle_id)
    .bind(input.work.operation_id)
    .bind(input.work.part_id)
    .bind(input.work.package_id)
    .bind(input.km)
    .bind(input.day)
    .bind(input.evidence)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("vehicle", input.vehicle_id.0);
    Ok(Nothing {})
}
