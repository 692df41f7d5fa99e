//! What the maker's schedule calls for on one car, at a mileage, today (WSH-15).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::history::{self, History};
use super::read::{self, ScheduleItemView};
use super::rules::{self, Ahead, CarNow, DueState};
use crate::kernel::{Checks, Day, Read, Refusal, Result};
use crate::policy::{self, keys};
use crate::vehicles::{ModelId, VehicleId, mileage};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DueOf {
    pub vehicle_id: VehicleId,
    /// As the dashboard says; else the last reading.
    pub mileage: Option<i64>,
}

#[derive(Debug, Serialize, TS)]
pub struct CarSchedule {
    pub model_id: Option<ModelId>,
    /// The booklet it stands in; none: no schedule is set up for the car's model.
    pub source: Option<String>,
    pub mileage: i64,
    /// Since when the months count, where nothing is on record.
    pub new_since: Option<Day>,
    /// The most urgent first.
    pub items: Vec<DueItem>,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct DueItem {
    pub item: ScheduleItemView,
    pub state: DueState,
    pub due_km: Option<i64>,
    pub due_day: Option<Day>,
    pub last_km: Option<i64>,
    pub last_day: Option<Day>,
    /// It stands on an order that is not settled yet.
    pub on_order: bool,
}

#[derive(sqlx::FromRow)]
pub(super) struct Car {
    pub model_id: Option<ModelId>,
    pub mileage: i64,
    pub new_since: Option<Day>,
    pub source: Option<String>,
}

pub(super) async fn car(cx: &mut Read, vehicle: VehicleId) -> Result<Car> {
    let found: Option<Car> = sqlx::query_as(
        "SELECT v.model_id, v.mileage, coalesce(v.delivery_day, v.registration_day, v.production_day) AS new_since,
                p.source
         FROM vehicles v LEFT JOIN service_schedules p ON p.model_id = v.model_id WHERE v.id = ?",
    )
    .bind(vehicle)
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| Refusal::new("vehicles.unknown").at("vehicle_id").into())
}

/// # Errors
/// `vehicles.unknown`, `vehicles.mileage_out_of_range`.
pub async fn due(cx: &mut Read, input: DueOf) -> Result<CarSchedule> {
    let car = car(cx, input.vehicle_id).await?;
    let mut checks = Checks::new();
    mileage::check(&mut checks, "mileage", input.mileage);
    checks.done()?;
    let mileage = input.mileage.unwrap_or(car.mileage);
    let history = history::of_vehicle(cx, input.vehicle_id).await?;
    let now = CarNow { km: mileage, today: cx.today(), new_since: car.new_since };
    let items = match car.model_id {
        Some(model) => items(cx, model, &history, now).await?,
        None => Vec::new(),
    };
    Ok(CarSchedule { model_id: car.model_id, source: car.source, mileage, new_since: car.new_since, items })
}

pub(super) async fn items(
    cx: &mut Read,
    model: ModelId,
    history: &History,
    now: CarNow,
) -> Result<Vec<DueItem>> {
    let ahead = Ahead {
        km: policy::value(cx, keys::DUE_SOON_KM).await?,
        days: policy::value(cx, keys::DUE_SOON_DAYS).await?,
    };
    let all = read::items(cx, model).await?;
    let mut items: Vec<DueItem> = all
        .into_iter()
        .map(|item| {
            let last = history.last(item.work);
            let due = rules::due(item.rhythm, last, now.new_since);
            DueItem {
                state: rules::state(due, now, ahead),
                due_km: due.km,
                due_day: due.day,
                last_km: last.map(|last| last.km),
                last_day: last.map(|last| last.day),
                on_order: history.on_order.contains(&item.work),
                item,
            }
        })
        .collect();
    // Within a state as the booklet has it.
    items.sort_by_key(|item| item.state);
    Ok(items)
}
