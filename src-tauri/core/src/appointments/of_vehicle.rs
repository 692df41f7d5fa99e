//! What a car is booked for, for its page and for whoever takes it in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AppointmentId;
use super::read::{AppointmentRow, rows};
use crate::kernel::{Read, Result};
use crate::vehicles::VehicleId;

const MOST: i64 = 20;

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AppointmentsOfCar {
    pub vehicle_id: VehicleId,
}

#[derive(Debug, Serialize, TS)]
pub struct CarAppointments {
    /// The one a visit may take over: of today, the car awaited.
    pub today: Option<AppointmentRow>,
    /// The next one after today.
    pub next: Option<AppointmentRow>,
    /// All of them, the latest first.
    pub all: Vec<AppointmentRow>,
    /// Nobody came, so often.
    pub missed: i64,
}

pub async fn of_vehicle(cx: &mut Read, input: AppointmentsOfCar) -> Result<CarAppointments> {
    let ids: Vec<AppointmentId> = sqlx::query_scalar(
        "SELECT id FROM appointments WHERE vehicle_id = ? ORDER BY starts_at DESC, id DESC LIMIT ?",
    )
    .bind(input.vehicle_id)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let missed =
        sqlx::query_scalar("SELECT count(*) FROM appointments WHERE vehicle_id = ? AND state = 'missed'")
            .bind(input.vehicle_id)
            .fetch_one(cx.db())
            .await?;
    let all = rows(cx, &ids).await?;
    let day = cx.today();
    // The latest stand first: the last that fits is the soonest.
    let awaited = |row: &&AppointmentRow| row.state.is_awaited();
    let today = all.iter().filter(awaited).rfind(|row| row.starts_at.day() == day).cloned();
    let next = all.iter().filter(awaited).rfind(|row| row.starts_at.day() > day).cloned();
    Ok(CarAppointments { today, next, all, missed })
}
