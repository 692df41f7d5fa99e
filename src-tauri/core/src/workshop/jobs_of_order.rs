//! Everything the workshop did for an order: jobs, the clock, hours against standard hours.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::my_jobs::share_of;
use super::{AssignmentId, BayId, JobState, PauseReason};
use crate::kernel::{Hours, Moment, Rate, Read, Result, StaffId};
use crate::repair_orders::{LineState, LineWork, OrderId, OrderLineId};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JobsOfOrder {
    pub order_id: OrderId,
}

/// A labour line, consented or waiting for it.
#[derive(Debug, Serialize, TS)]
pub struct LineJobs {
    pub line_id: OrderLineId,
    pub code: String,
    pub name: String,
    pub state: LineState,
    pub work: LineWork,
    pub standard_hours: Hours,
    pub worked_hours: Hours,
    pub jobs: Vec<JobView>,
}

#[derive(Debug, Serialize, TS)]
pub struct JobView {
    pub id: AssignmentId,
    pub technician_id: StaffId,
    pub technician: String,
    pub share: Rate,
    pub bay_id: Option<BayId>,
    pub bay: Option<String>,
    pub planned_start: Option<Moment>,
    pub planned_finish: Option<Moment>,
    pub state: JobState,
    pub refusal_reason: Option<String>,
    pub assigned_by: Option<String>,
    pub assigned_at: Moment,
    pub finished_at: Option<Moment>,
    pub standard_hours: Hours,
    pub worked_hours: Hours,
    pub spans: Vec<SpanView>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SpanView {
    #[serde(skip)]
    #[ts(skip)]
    assignment_id: AssignmentId,
    pub started_at: Moment,
    pub ended_at: Option<Moment>,
    pub pause_reason: Option<PauseReason>,
    pub note: Option<String>,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: OrderLineId,
    code: String,
    name: String,
    state: LineState,
    work: LineWork,
    quantity: Hours,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    id: AssignmentId,
    order_line_id: OrderLineId,
    technician_id: StaffId,
    technician: String,
    share: Rate,
    bay_id: Option<BayId>,
    bay: Option<String>,
    planned_start: Option<Moment>,
    planned_finish: Option<Moment>,
    state: JobState,
    refusal_reason: Option<String>,
    assigned_by: Option<String>,
    assigned_at: Moment,
    finished_at: Option<Moment>,
}

pub async fn jobs_of_order(cx: &mut Read, input: JobsOfOrder) -> Result<Vec<LineJobs>> {
    let lines: Vec<LineRow> = sqlx::query_as(
        "SELECT id, code, name, state, work, quantity FROM order_lines
         WHERE order_id = ? AND kind = 'labour' AND state IN ('proposed', 'consented') ORDER BY position, id",
    )
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?;
    let jobs: Vec<JobRow> = sqlx::query_as(
        "SELECT a.id, a.order_line_id, a.technician_id, s.name AS technician, a.share, a.bay_id, b.name AS bay,
                a.planned_start, a.planned_finish, a.state, a.refusal_reason, d.name AS assigned_by,
                a.assigned_at, a.finished_at
         FROM assignments a
         JOIN staff s ON s.id = a.technician_id
         LEFT JOIN staff d ON d.id = a.assigned_by
         LEFT JOIN bays b ON b.id = a.bay_id
         WHERE a.order_id = ? AND a.state <> 'withdrawn' ORDER BY a.id",
    )
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?;
    let all: Vec<SpanView> = sqlx::query_as(
        "SELECT w.assignment_id, w.started_at, w.ended_at, w.pause_reason, w.note
         FROM assignments a JOIN work_spans w ON w.assignment_id = a.id
         WHERE a.order_id = ? ORDER BY w.id",
    )
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?;
    let mut spans: HashMap<AssignmentId, Vec<SpanView>> = HashMap::new();
    for span in all {
        spans.entry(span.assignment_id).or_default().push(span);
    }
    let mut by_line: HashMap<OrderLineId, Vec<JobRow>> = HashMap::new();
    for job in jobs {
        by_line.entry(job.order_line_id).or_default().push(job);
    }
    let mut views = Vec::with_capacity(lines.len());
    for line in lines {
        let jobs: Vec<JobView> = by_line
            .remove(&line.id)
            .unwrap_or_default()
            .into_iter()
            .map(|job| {
                let own = spans.remove(&job.id).unwrap_or_default();
                view(job, line.quantity, own, cx.now)
            })
            .collect();
        views.push(LineJobs {
            line_id: line.id,
            code: line.code,
            name: line.name,
            state: line.state,
            work: line.work,
            standard_hours: line.quantity,
            worked_hours: jobs.iter().map(|job| job.worked_hours).sum(),
            jobs,
        });
    }
    Ok(views)
}

fn view(job: JobRow, standard: Hours, spans: Vec<SpanView>, now: Moment) -> JobView {
    let millis: i64 =
        spans.iter().map(|span| span.ended_at.unwrap_or(now).millis() - span.started_at.millis()).sum();
    JobView {
        id: job.id,
        technician_id: job.technician_id,
        technician: job.technician,
        share: job.share,
        bay_id: job.bay_id,
        bay: job.bay,
        planned_start: job.planned_start,
        planned_finish: job.planned_finish,
        state: job.state,
        refusal_reason: job.refusal_reason,
        assigned_by: job.assigned_by,
        assigned_at: job.assigned_at,
        finished_at: job.finished_at,
        standard_hours: share_of(standard, job.share),
        worked_hours: Hours::from_millis(millis.max(0)),
        spans,
    }
}
