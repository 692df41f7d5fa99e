//! What was promised with a car: the maker's warranty, the three-year quality promise (PLN-07, CUS-12).
//! Each has its kind, its days, perhaps its kilometres, and who recorded it; one that is recorded wrongly
//! or comes to an end early is ended with a reason and stays on record.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VehicleId;
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Checks, Day, Moment, Nothing, Read, Refusal, Result, Write};
use crate::policy::{self, keys};
use crate::reactions;

crate::id!(
    /// A promise on a car.
    CarPlanId
);

/// The longest any promise on a car runs.
const MOST_DAYS: i64 = 15 * 366;
const MOST_KM: i64 = 2_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PlanKind {
    /// 厂家质保
    MakerWarranty,
    /// 三年质量承诺: free parts, and repaired within so many hours (WSH-08)
    ThreeYearQuality,
}

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

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndPlan {
    pub id: CarPlanId,
    pub reason: Name<200>,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct CarPlanRef {
    pub id: CarPlanId,
}

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct CarPlan {
    pub id: CarPlanId,
    pub kind: PlanKind,
    pub from_day: Day,
    pub until_day: Day,
    pub until_km: Option<i64>,
    pub paper: Option<String>,
    pub recorded_at: Moment,
    pub recorded_by: Option<String>,
    /// Ended early.
    pub ended_at: Option<Moment>,
    pub ended_by: Option<String>,
    pub end_reason: Option<String>,
}

impl CarPlan {
    /// Whether it holds on a day at these kilometres.
    pub fn holds(&self, day: Day, km: i64) -> bool {
        self.ended_at.is_none()
            && (self.from_day..=self.until_day).contains(&day)
            && self.until_km.is_none_or(|until| km <= until)
    }
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

/// # Errors
/// `vehicles.plan_unknown`, `vehicles.plan_ended`.
pub async fn end_plan(cx: &mut Write, input: EndPlan) -> Result<Nothing> {
    let found: Option<(VehicleId, Option<Moment>)> =
        sqlx::query_as("SELECT vehicle_id, ended_at FROM vehicle_plans WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (vehicle, ended) = found.ok_or_else(|| Refusal::new("vehicles.plan_unknown").at("id"))?;
    if ended.is_some() {
        return Err(Refusal::new("vehicles.plan_ended").at("id").into());
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE vehicle_plans SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ?")
        .bind(now)
        .bind(staff)
        .bind(&input.reason)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about("vehicle", vehicle.0);
    reactions::plans_changed(cx, vehicle).await?;
    Ok(Nothing {})
}

/// All of a car, the latest first.
pub async fn of(cx: &mut Read, vehicle: VehicleId) -> Result<Vec<CarPlan>> {
    Ok(sqlx::query_as(
        "SELECT p.id, p.kind, p.from_day, p.until_day, p.until_km, p.paper, p.recorded_at, r.name AS recorded_by,
                p.ended_at, e.name AS ended_by, p.end_reason
         FROM vehicle_plans p LEFT JOIN staff r ON r.id = p.recorded_by LEFT JOIN staff e ON e.id = p.ended_by
         WHERE p.vehicle_id = ? ORDER BY p.ended_at IS NOT NULL, p.until_day DESC, p.id DESC",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?)
}

/// Whether the car is repaired free of charge on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WarrantyState {
    Running,
    Over,
    /// Nobody recorded it, and the law's own period does not run.
    Unknown,
}

/// What is known of a car's warranty (REC-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Warranty {
    pub state: WarrantyState,
    /// Of the promise it follows from.
    pub kind: Option<PlanKind>,
    pub until_day: Option<Day>,
    pub until_km: Option<i64>,
    /// Nothing is recorded; it follows from the invoice and the law (三包规定 art. 18).
    pub by_law: bool,
}

/// What counts for a car on a day at these kilometres: a running promise, else the last one that
/// ended, else the law's period for household cars from the day of the invoice.
pub async fn warranty(cx: &mut Read, vehicle: VehicleId, day: Day, km: i64) -> Result<Warranty> {
    let plans: Vec<CarPlan> =
        of(cx, vehicle).await?.into_iter().filter(|plan| plan.ended_at.is_none()).collect();
    let told = |state, plan: &CarPlan| Warranty {
        state,
        kind: Some(plan.kind),
        until_day: Some(plan.until_day),
        until_km: plan.until_km,
        by_law: false,
    };
    if let Some(plan) = plans.iter().find(|plan| plan.holds(day, km)) {
        return Ok(told(WarrantyState::Running, plan));
    }
    if let Some(plan) = plans.iter().find(|plan| plan.from_day <= day) {
        return Ok(told(WarrantyState::Over, plan));
    }
    let unknown = Warranty {
        state: WarrantyState::Unknown,
        kind: None,
        until_day: None,
        until_km: None,
        by_law: false,
    };
    let sold: Option<Day> = sqlx::query_scalar(
        "SELECT purchase_invoice_day FROM vehicles WHERE id = ? AND household_use = 1 AND purchase_invoice_day IS NOT NULL",
    )
    .bind(vehicle)
    .fetch_optional(cx.db())
    .await?;
    let Some(sold) = sold else { return Ok(unknown) };
    let months: u32 = policy::value(cx, keys::LEGAL_WARRANTY_MONTHS).await?;
    let until_km: i64 = policy::value(cx, keys::LEGAL_WARRANTY_KM).await?;
    let until = sold.plus_months(months).plus_days(-1);
    if day > until || km > until_km {
        // The law's period is over; whether the maker's is longer nobody knows.
        return Ok(unknown);
    }
    Ok(Warranty {
        state: WarrantyState::Running,
        kind: None,
        until_day: Some(until),
        until_km: Some(until_km),
        by_law: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        serde_json::from_value(text.into()).expect("a day")
    }

    #[test]
    fn a_promise_holds_to_its_last_day_and_kilometre() {
        let plan = CarPlan {
            id: CarPlanId(1),
            kind: PlanKind::ThreeYearQuality,
            from_day: day("2024-01-01"),
            until_day: day("2026-12-31"),
            until_km: Some(60_000),
            paper: None,
            recorded_at: Moment::from_millis(0),
            recorded_by: None,
            ended_at: None,
            ended_by: None,
            end_reason: None,
        };
        for (on, km, holds) in [
            ("2023-12-31", 0, false),
            ("2024-01-01", 0, true),
            ("2026-12-31", 60_000, true),
            ("2026-12-31", 60_001, false),
            ("2027-01-01", 10, false),
        ] {
            assert_eq!(plan.holds(day(on), km), holds, "{on} {km}");
        }
        assert!(!CarPlan { ended_at: Some(Moment::from_millis(1)), ..plan }.holds(day("2025-01-01"), 1));
    }
}
