//! A day of the workshop: who and which bay is planned, busy, free.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssignmentId, BayId, BayKind, JobState};
use crate::kernel::{Day, Moment, Read, Result, StaffId};
use crate::policy::{self, keys};
use crate::repair_orders::OrderId;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct LoadOf {
    /// Today unless told otherwise.
    pub day: Option<Day>,
}

#[derive(Debug, Serialize, TS)]
pub struct WorkshopLoad {
    pub day: Day,
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub technicians: Vec<TechnicianLoad>,
    pub bays: Vec<BayLoad>,
}

#[derive(Debug, Serialize, TS)]
pub struct TechnicianLoad {
    pub id: StaffId,
    pub name: String,
    pub planned: Vec<Stretch>,
    pub worked: Vec<Stretch>,
    /// Of the day's working minutes: planned (overlaps once), on the clock, left.
    pub planned_minutes: i64,
    pub worked_minutes: i64,
    pub free_minutes: i64,
    /// Jobs not finished, of any day.
    pub open_jobs: i64,
    /// What runs right now.
    pub running: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct BayLoad {
    pub id: BayId,
    pub name: String,
    pub kind: BayKind,
    pub planned: Vec<Stretch>,
    pub planned_minutes: i64,
    /// The car in it whose job runs right now.
    pub running: Option<String>,
}

/// From when to when, cut to the day.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Stretch {
    pub assignment_id: AssignmentId,
    pub order_id: OrderId,
    pub plate: Option<String>,
    pub line: String,
    pub state: JobState,
    pub from: Moment,
    pub until: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    assignment_id: AssignmentId,
    order_id: OrderId,
    technician_id: StaffId,
    bay_id: Option<BayId>,
    plate: Option<String>,
    line: String,
    state: JobState,
    from: Moment,
    until: Moment,
}

impl Row {
    /// Cut to the day; none of it left, none.
    fn within(&self, start: Moment, end: Moment) -> Option<Stretch> {
        let (from, until) = (self.from.max(start), self.until.min(end));
        (from < until).then(|| Stretch {
            assignment_id: self.assignment_id,
            order_id: self.order_id,
            plate: self.plate.clone(),
            line: self.line.clone(),
            state: self.state,
            from,
            until,
        })
    }
}

/// Minutes covered by the stretches, overlaps once.
fn covered(stretches: &[Stretch]) -> i64 {
    let mut spans: Vec<(Moment, Moment)> = stretches.iter().map(|one| (one.from, one.until)).collect();
    spans.sort_unstable();
    let mut minutes = 0;
    let mut reached: Option<Moment> = None;
    for (from, until) in spans {
        let from = reached.map_or(from, |reached| reached.max(from));
        minutes += until.minutes_since(from).max(0);
        reached = Some(reached.map_or(until, |reached| reached.max(until)));
    }
    minutes
}

pub async fn load(cx: &mut Read, input: LoadOf) -> Result<WorkshopLoad> {
    let day = input.day.unwrap_or(cx.today());
    let opens_at = day.start().plus_minutes(policy::value(cx, keys::WORKSHOP_OPENS).await?);
    let closes_at = day.start().plus_minutes(policy::value(cx, keys::WORKSHOP_CLOSES).await?);
    let break_minutes = policy::value(cx, keys::WORKSHOP_BREAK).await?;
    let day_minutes = (closes_at.minutes_since(opens_at) - break_minutes).max(0);
    let (start, end) = (day.start(), day.plus_days(1).start());
    let planned = planned(cx, start, end).await?;
    let worked = worked(cx, start, end).await?;
    let cut = |rows: &[Row], of: &dyn Fn(&Row) -> bool| -> Vec<Stretch> {
        rows.iter().filter(|row| of(row)).filter_map(|row| row.within(start, end)).collect()
    };
    let people: Vec<(StaffId, String, i64)> = sqlx::query_as(
        "SELECT s.id, s.name, (SELECT count(*) FROM assignments a WHERE a.technician_id = s.id
                                 AND a.state IN ('assigned', 'working', 'paused'))
         FROM staff s
         WHERE s.active = 1 AND EXISTS (SELECT 1 FROM staff_roles r WHERE r.staff_id = s.id AND r.role = 'technician')
         ORDER BY s.id",
    )
    .fetch_all(cx.db())
    .await?;
    let running = running(cx).await?;
    let technicians = people
        .into_iter()
        .map(|(id, name, open_jobs)| {
            let planned = cut(&planned, &|row| row.technician_id == id);
            let worked = cut(&worked, &|row| row.technician_id == id);
            let (planned_minutes, worked_minutes) = (covered(&planned), covered(&worked));
            let busy = planned.iter().chain(&worked).cloned().collect::<Vec<_>>();
            TechnicianLoad {
                id,
                name,
                planned_minutes,
                worked_minutes,
                free_minutes: (day_minutes - covered(&busy)).max(0),
                planned,
                worked,
                open_jobs,
                running: running.iter().find(|one| one.technician_id == id).and_then(RunningJob::car),
            }
        })
        .collect();
    let rooms: Vec<(BayId, String, BayKind)> =
        sqlx::query_as("SELECT id, name, kind FROM bays WHERE active = 1 ORDER BY position, id")
            .fetch_all(cx.db())
            .await?;
    let bays = rooms
        .into_iter()
        .map(|(id, name, kind)| {
            let planned = cut(&planned, &|row| row.bay_id == Some(id));
            let running = running.iter().find(|one| one.bay_id == Some(id)).and_then(RunningJob::car);
            BayLoad { id, name, kind, planned_minutes: covered(&planned), planned, running }
        })
        .collect();
    Ok(WorkshopLoad { day, opens_at, closes_at, technicians, bays })
}

#[derive(sqlx::FromRow)]
struct RunningJob {
    technician_id: StaffId,
    bay_id: Option<BayId>,
    plate: Option<String>,
    number: String,
}

impl RunningJob {
    fn car(&self) -> Option<String> {
        Some(self.plate.clone().unwrap_or_else(|| self.number.clone()))
    }
}

async fn running(cx: &mut Read) -> Result<Vec<RunningJob>> {
    Ok(sqlx::query_as(
        "SELECT w.technician_id, a.bay_id, v.plate, o.number
         FROM staff s
         CROSS JOIN work_spans w ON w.technician_id = s.id AND w.ended_at IS NULL
         JOIN assignments a ON a.id = w.assignment_id
         JOIN repair_orders o ON o.id = a.order_id
         JOIN vehicles v ON v.id = o.vehicle_id",
    )
    .fetch_all(cx.db())
    .await?)
}

/// Open jobs planned to overlap the day.
async fn planned(cx: &mut Read, start: Moment, end: Moment) -> Result<Vec<Row>> {
    Ok(sqlx::query_as(
        "SELECT a.id AS assignment_id, a.order_id, a.technician_id, a.bay_id, v.plate, l.name AS line, a.state,
                a.planned_start AS \"from\", a.planned_finish AS until
         FROM assignments a INDEXED BY assignments_planned
         JOIN order_lines l ON l.id = a.order_line_id
         JOIN repair_orders o ON o.id = a.order_id
         JOIN vehicles v ON v.id = o.vehicle_id
         WHERE a.state IN ('assigned', 'working', 'paused') AND a.planned_finish > ? AND a.planned_start < ?
         ORDER BY a.planned_start, a.id",
    )
    .bind(start)
    .bind(end)
    .fetch_all(cx.db())
    .await?)
}

/// Spans begun within the last days that reach into this one; a span that runs ends now.
async fn worked(cx: &mut Read, start: Moment, end: Moment) -> Result<Vec<Row>> {
    let now = cx.now;
    Ok(sqlx::query_as(
        "SELECT a.id AS assignment_id, a.order_id, w.technician_id, a.bay_id, v.plate, l.name AS line, a.state,
                w.started_at AS \"from\", coalesce(w.ended_at, ?1) AS until
         FROM work_spans w INDEXED BY work_spans_by_start
         JOIN assignments a ON a.id = w.assignment_id
         JOIN order_lines l ON l.id = a.order_line_id
         JOIN repair_orders o ON o.id = a.order_id
         JOIN vehicles v ON v.id = o.vehicle_id
         WHERE w.started_at >= ?2 - 604800000 AND w.started_at < ?3 AND coalesce(w.ended_at, ?1) > ?2
         ORDER BY w.started_at, w.id",
    )
    .bind(now)
    .bind(start)
    .bind(end)
    .fetch_all(cx.db())
    .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlaps_count_once() {
        let at = |minutes: i64| Moment::from_millis(minutes * 60_000);
        let stretch = |from: i64, until: i64| Stretch {
            assignment_id: AssignmentId(1),
            order_id: OrderId(1),
            plate: None,
            line: String::new(),
            state: JobState::Assigned,
            from: at(from),
            until: at(until),
        };
        assert_eq!(covered(&[]), 0);
        assert_eq!(covered(&[stretch(0, 60), stretch(90, 120)]), 90);
        assert_eq!(covered(&[stretch(30, 60), stretch(0, 45), stretch(10, 20)]), 60);
    }
}
