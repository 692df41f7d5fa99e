//! What was promised with a car: the maker's warranty, the three-year quality promise (PLN-07, CUS-12).
//! Each has its kind, its days, perhaps its kilometres, and who recorded it; one that is recorded wrongly
//! or comes to an end early is ended with a reason and stays on record.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VehicleId;
use crate::kernel::{Day, Moment, Read, Result};

crate::id!(
    /// A promise on a car.
    CarPlanId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PlanKind {
    /// 厂家质保
    MakerWarranty,
    /// 三年质量承诺: free parts, and repaired within so many hours (WSH-08)
    ThreeYearQuality,
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
