//! A day as it is booked: who and which bay is taken when, and the week around it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::read::{AppointmentRow, rows};
use super::{AppointmentId, AppointmentState, plan, rules};
use crate::kernel::{Day, Moment, Read, Result, StaffId};
use crate::policy::{self, keys};
use crate::workshop::{BayId, BayKind};

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct AppointmentsOn {
    /// Today unless told otherwise.
    pub day: Option<Day>,
}

#[derive(Debug, Serialize, TS)]
pub struct AppointmentDay {
    pub day: Day,
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub slot_minutes: i64,
    pub technicians: Vec<BookablePerson>,
    pub bays: Vec<BookableBay>,
    /// By time; those that were cancelled last.
    pub rows: Vec<AppointmentRow>,
    /// What the workshop has planned on that day.
    pub jobs: Vec<PlannedJob>,
    /// Monday to Sunday.
    pub week: Vec<WeekDay>,
    /// Of any day: waiting for the customer to be told, and those of them that are late.
    pub unconfirmed: i64,
    pub late: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct BookablePerson {
    pub id: StaffId,
    pub name: String,
}

#[derive(Debug, Serialize, TS)]
pub struct BookableBay {
    pub id: BayId,
    pub name: String,
    pub kind: BayKind,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PlannedJob {
    pub order_id: i64,
    pub plate: Option<String>,
    pub line: String,
    pub technician_id: StaffId,
    pub bay_id: Option<BayId>,
    pub from: Moment,
    pub until: Moment,
}

#[derive(Debug, Serialize, TS)]
pub struct WeekDay {
    pub day: Day,
    /// Cars awaited or there.
    pub cars: i64,
    pub unconfirmed: i64,
    /// Cars for which a part is missing.
    pub short: i64,
    pub missed: i64,
}

#[derive(sqlx::FromRow)]
struct OfWeek {
    starts_at: Moment,
    state: AppointmentState,
    short: bool,
}

pub async fn day(cx: &mut Read, input: AppointmentsOn) -> Result<AppointmentDay> {
    let day = input.day.unwrap_or(cx.today());
    let doors = plan::doors(cx, day).await?;
    let ids: Vec<AppointmentId> = sqlx::query_scalar(
        "SELECT id FROM appointments INDEXED BY appointments_by_day
         WHERE starts_at >= ? AND starts_at < ? ORDER BY state = 'cancelled', starts_at, id",
    )
    .bind(day.start())
    .bind(day.plus_days(1).start())
    .fetch_all(cx.db())
    .await?;
    let now = cx.now;
    let (unconfirmed, late): (i64, i64) = sqlx::query_as(
        "SELECT count(*), coalesce(sum(confirm_by < ?), 0) FROM appointments INDEXED BY appointments_unconfirmed
         WHERE state = 'booked'",
    )
    .bind(now)
    .fetch_one(cx.db())
    .await?;
    let people = plan::technicians(cx).await?;
    let bays = plan::bays(cx).await?;
    Ok(AppointmentDay {
        day,
        opens_at: doors.opens,
        closes_at: doors.closes,
        slot_minutes: policy::value(cx, keys::SLOT_MINUTES).await?,
        technicians: people.into_iter().map(|one| BookablePerson { id: one.id, name: one.name }).collect(),
        bays: bays
            .into_iter()
            .map(|one| BookableBay { id: one.id, name: one.name, kind: one.kind })
            .collect(),
        rows: rows(cx, &ids).await?,
        jobs: jobs(cx, day).await?,
        week: week(cx, rules::monday(day)).await?,
        unconfirmed,
        late,
    })
}

async fn jobs(cx: &mut Read, day: Day) -> Result<Vec<PlannedJob>> {
    Ok(sqlx::query_as(
        "SELECT a.order_id, v.plate, l.name AS line, a.technician_id, a.bay_id, a.planned_start AS \"from\",
                a.planned_finish AS until
         FROM assignments a INDEXED BY assignments_planned
         JOIN order_lines l ON l.id = a.order_line_id
         JOIN repair_orders o ON o.id = a.order_id
         JOIN vehicles v ON v.id = o.vehicle_id
         WHERE a.state IN ('assigned', 'working', 'paused') AND a.planned_finish > ? AND a.planned_start < ?
         ORDER BY a.planned_start, a.id",
    )
    .bind(day.start())
    .bind(day.plus_days(1).start())
    .fetch_all(cx.db())
    .await?)
}

async fn week(cx: &mut Read, monday: Day) -> Result<Vec<WeekDay>> {
    let all: Vec<OfWeek> = sqlx::query_as(
        "SELECT a.starts_at, a.state,
                EXISTS (SELECT 1 FROM appointment_parts y
                        JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = y.id
                        WHERE y.appointment_id = a.id AND r.held < r.wanted) AS short
         FROM appointments a INDEXED BY appointments_by_day WHERE a.starts_at >= ? AND a.starts_at < ?",
    )
    .bind(monday.start())
    .bind(monday.plus_days(7).start())
    .fetch_all(cx.db())
    .await?;
    let days = (0..7).map(|step| {
        let day = monday.plus_days(step);
        let of: Vec<&OfWeek> = all.iter().filter(|one| one.starts_at.day() == day).collect();
        let count = |hit: &dyn Fn(&OfWeek) -> bool| of.iter().filter(|one| hit(one)).count() as i64;
        WeekDay {
            day,
            cars: count(&|one| one.state.is_awaited() || one.state == AppointmentState::Arrived),
            unconfirmed: count(&|one| one.state == AppointmentState::Booked),
            short: count(&|one| one.short && one.state.is_awaited()),
            missed: count(&|one| one.state == AppointmentState::Missed),
        }
    });
    Ok(days.collect())
}
