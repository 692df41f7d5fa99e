//! Whether a car is under warranty: what was recorded with it, else what the law says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VehicleId;
use super::plans::{self, CarPlan, PlanKind};
use crate::kernel::{Day, Read, Result};
use crate::policy::{self, keys};

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
        plans::of(cx, vehicle).await?.into_iter().filter(|plan| plan.ended_at.is_none()).collect();
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
