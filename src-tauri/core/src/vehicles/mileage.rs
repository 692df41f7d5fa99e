//! What the clock showed, each time somebody read it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VehicleId;
use crate::kernel::{Checks, Refusal, Result, Write};

/// No car on the road has more; a slip of the finger does.
pub const MOST_KM: i64 = 3_000_000;

/// Where a reading comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum MileageSource {
    Visit,
    Handover,
    /// Told by the customer, not read by us.
    Told,
}

/// Refuses what no clock shows, with `vehicles.mileage_out_of_range`.
pub fn check(checks: &mut Checks, field: &str, km: Option<i64>) {
    if km.is_some_and(|km| !(0..=MOST_KM).contains(&km)) {
        checks.add(Refusal::new("vehicles.mileage_out_of_range").at(field).with("limit", MOST_KM));
    }
}

/// Notes a reading. Lower than the last one only with a reason (a new instrument):
/// otherwise refused with `vehicles.mileage_lower`. The caller's field is `mileage`.
pub async fn record(
    cx: &mut Write,
    vehicle: VehicleId,
    km: i64,
    source: MileageSource,
    exception: Option<&str>,
) -> Result<()> {
    let mut checks = Checks::new();
    check(&mut checks, "mileage", Some(km));
    checks.done()?;
    let last: Option<i64> = sqlx::query_scalar("SELECT mileage FROM vehicles WHERE id = ?")
        .bind(vehicle)
        .fetch_optional(cx.db())
        .await?;
    let last = last.ok_or_else(|| Refusal::new("vehicles.unknown").at("vehicle_id"))?;
    let exception = exception.map(str::trim).filter(|reason| !reason.is_empty());
    if km < last && exception.is_none() {
        return Err(Refusal::new("vehicles.mileage_lower").at("mileage").with("last", last).into());
    }
    let now = cx.now;
    sqlx::query(
        "INSERT INTO vehicle_mileages (vehicle_id, km, at, source, exception) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(vehicle)
    .bind(km)
    .bind(now)
    .bind(source)
    .bind(exception.filter(|_| km < last))
    .execute(cx.db())
    .await?;
    // No new version: reading the clock is no edit of the car's data.
    sqlx::query("UPDATE vehicles SET mileage = ? WHERE id = ?")
        .bind(km)
        .bind(vehicle)
        .execute(cx.db())
        .await?;
    Ok(())
}
