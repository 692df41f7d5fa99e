//! When the car should come again once this visit's work is done, and for what.

use super::due::{self, DueItem};
use super::history;
use super::rules::{self, CarNow, Due, DueState};
use crate::kernel::{Day, Read, Result};
use crate::vehicles::VehicleId;

/// What the schedule says for after a visit.
#[derive(Debug)]
pub struct NextVisit {
    pub day: Option<Day>,
    pub km: Option<i64>,
    /// What will be due then.
    pub then: Vec<String>,
    /// What is due already and was not done this time.
    pub left: Vec<String>,
}

/// None where the car's model has no schedule.
pub async fn after_visit(cx: &mut Read, vehicle: VehicleId, km: i64) -> Result<Option<NextVisit>> {
    let car = due::car(cx, vehicle).await?;
    let (Some(model), Some(_)) = (car.model_id, car.source) else { return Ok(None) };
    let now = CarNow { km, today: cx.today(), new_since: car.new_since };
    // At the handover every order is settled: what was done is in the history.
    let history = history::of_vehicle(cx, vehicle).await?;
    let items = due::items(cx, model, &history, now).await?;
    let dues: Vec<Due> = items.iter().map(|item| Due { km: item.due_km, day: item.due_day }).collect();
    let next = rules::nearest(&dues, now);
    let then = |item: &DueItem| {
        item.due_km.is_some_and(|km| next.km == Some(km))
            || item.due_day.is_some_and(|day| next.day == Some(day))
    };
    let names = |which: &dyn Fn(&DueItem) -> bool| -> Vec<String> {
        items.iter().filter(|item| which(item)).map(|item| item.item.name.clone()).collect()
    };
    let past = |item: &DueItem| matches!(item.state, DueState::Overdue);
    Ok(Some(NextVisit {
        day: next.day,
        km: next.km,
        then: names(&|item| then(item) && !past(item)),
        left: names(&past),
    }))
}
