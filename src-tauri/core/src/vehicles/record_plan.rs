//! A promise made with a car goes on record.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VehicleId;
use super::plans::{CarPlanId, PlanKind};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Day, Refusal, Result, Write};
use crate::policy::{self, keys};
use crate::reactions;

/// The longest any promise on a car runs.
const MOST_DAYS: i64 = 15 * 366;
const MOST_KM: i64 = 2_000_000;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPlan {
    pub vehicle_id: VehicleId,
    pub kind: PlanKind,
    pub from_day: Day,
    /// Its last day. None: as long as the house promises (three years).
    #[serde(default)]
    #[ts(optional = nullable)]
    pub until_day: Option<Day>,
    /// It ends with these kilometres if they come first.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub until_km: Option<i64>,
    /// Number of the booklet or contract.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub paper: Option<Text<60>>,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct CarPlanRef {
    pub id: CarPlanId,
}

/// # Errors
/// `vehicles.unknown`, `vehicles.plan_until_needed`, `vehicles.plan_days`, `vehicles.plan_km`,
/// `vehicles.plan_overlaps`: one promise of a kind at a time.
pub async fn record_plan(cx: &mut Write, input: RecordPlan) -> Result<CarPlanRef> {
    let vehicle = input.vehicle_id;
    let known: Option<VehicleId> = sqlx::query_scalar("SELECT id FROM vehicles WHERE id = ?")
        .bind(vehicle)
        .fetch_optional(cx.db())
        .await?;
    let mut checks = Checks::new();
    checks.require(known.is_some(), "vehicle_id", "vehicles.unknown");
    let until = match (input.until_day, input.kind) {
        (Some(day), _) => Some(day),
        (None, PlanKind::ThreeYearQuality) => {
            let months: u32 = policy::value(cx, keys::THREE_YEAR_MONTHS).await?;
            Some(input.from_day.plus_months(months).plus_days(-1))
        }
        (None, PlanKind::MakerWarranty) => None,
    };
    checks.require(until.is_some(), "until_day", "vehicles.plan_until_needed");
    let until = until.unwrap_or(input.from_day);
    let days = until.days_since(input.from_day);
    checks.require((0..=MOST_DAYS).contains(&days), "until_day", "vehicles.plan_days");
    let km = input.until_km.is_none_or(|km| (1..=MOST_KM).contains(&km));
    checks.require(km, "until_km", "vehicles.plan_km");
    let other: Option<Day> = sqlx::query_scalar(
        "SELECT until_day FROM vehicle_plans
         WHERE vehicle_id = ? AND kind = ? AND ended_at IS NULL AND from_day <= ? AND until_day >= ? LIMIT 1",
    )
    .bind(vehicle)
    .bind(input.kind)
    .bind(until)
    .bind(input.from_day)
    .fetch_optional(cx.db())
    .await?;
    if let Some(other) = other {
        checks.add(Refusal::new("vehicles.plan_overlaps").at("from_day").with("until", other));
    }
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    let id: CarPlanId = sqlx::query_scalar(
        "INSERT INTO vehicle_plans (vehicle_id, kind, from_day, until_day, until_km, paper, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(vehicle)
    .bind(input.kind)
    .bind(input.from_day)
    .bind(until)
    .bind(input.until_km)
    .bind(&input.paper)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    cx.about("vehicle", vehicle.0);
    reactions::plans_changed(cx, vehicle).await?;
    Ok(CarPlanRef { id })
}
