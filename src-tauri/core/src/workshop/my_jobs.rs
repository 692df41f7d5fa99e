//! A technician's own list: what to do, what runs, what was finished today.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssignmentId, JobState, PauseReason};
use crate::kernel::{Hours, Moment, Permission, Rate, Read, Refusal, Result, StaffId};
use crate::repair_orders::{Hold, LineState, OrderId, OrderKind, OrderLineId, OrderState};

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct JobsOf {
    /// Somebody else's list, for dispatchers.
    pub technician_id: Option<StaffId>,
}

#[derive(Debug, Serialize, TS)]
pub struct MyJob {
    pub id: AssignmentId,
    pub order_id: OrderId,
    pub line_id: OrderLineId,
    pub number: String,
    pub kind: OrderKind,
    pub order_state: OrderState,
    pub hold: Option<Hold>,
    pub plate: Option<String>,
    pub model: Option<String>,
    pub advisor: String,
    /// The fault as the customer told it.
    pub fault: Option<String>,
    pub code: String,
    pub line: String,
    pub state: JobState,
    /// `cancelled` when the advisor took the line back: nothing to do any more.
    pub line_state: LineState,
    pub share: Rate,
    pub bay: Option<String>,
    pub planned_start: Option<Moment>,
    pub planned_finish: Option<Moment>,
    pub promised_at: Option<Moment>,
    /// Standard hours of the line times the share.
    pub standard_hours: Hours,
    /// On the clock so far, the running span up to now included.
    pub worked_hours: Hours,
    pub running_since: Option<Moment>,
    /// Why it was paused last.
    pub pause_reason: Option<PauseReason>,
    pub finished_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: AssignmentId,
    order_id: OrderId,
    line_id: OrderLineId,
    number: String,
    kind: OrderKind,
    order_state: OrderState,
    hold: Option<Hold>,
    plate: Option<String>,
    model: Option<String>,
    advisor: String,
    fault: Option<String>,
    code: String,
    line: String,
    state: JobState,
    line_state: LineState,
    share: Rate,
    bay: Option<String>,
    planned_start: Option<Moment>,
    planned_finish: Option<Moment>,
    promised_at: Option<Moment>,
    quantity: Hours,
    worked_millis: i64,
    running_since: Option<Moment>,
    pause_reason: Option<PauseReason>,
    finished_at: Option<Moment>,
}

/// Running first, then paused, then as planned; finished ones last.
pub async fn my_jobs(cx: &mut Read, input: JobsOf) -> Result<Vec<MyJob>> {
    let me = cx.staff();
    let technician = input.technician_id.unwrap_or(me);
    if technician != me && !cx.who.may(Permission::Dispatch) {
        let refusal = Refusal::new("access.forbidden").at("technician_id");
        return Err(refusal.with("permission", Permission::Dispatch).into());
    }
    let (now, today) = (cx.now, cx.today().start());
    let rows: Vec<Row> = sqlx::query_as(
        "WITH mine (id) AS (
             SELECT id FROM assignments
             WHERE technician_id = ?1 AND state IN ('assigned', 'working', 'paused')
             UNION ALL
             SELECT id FROM assignments WHERE finished_at >= ?2 AND technician_id = ?1 AND state = 'finished')
         SELECT a.id, a.order_id, l.id AS line_id, o.number, o.kind, o.state AS order_state, o.hold, v.plate,
                v.short_model AS model, s.name AS advisor,
                coalesce(o.fault, t.customer_words) AS fault, l.code, l.name AS line, a.state,
                l.state AS line_state, a.share, b.name AS bay, a.planned_start, a.planned_finish, o.promised_at,
                l.quantity, a.finished_at,
                (SELECT coalesce(sum(coalesce(w.ended_at, ?3) - w.started_at), 0)
                 FROM work_spans w WHERE w.assignment_id = a.id) AS worked_millis,
                (SELECT w.started_at FROM work_spans w
                 WHERE w.assignment_id = a.id AND w.ended_at IS NULL) AS running_since,
                (SELECT w.pause_reason FROM work_spans w
                 WHERE w.assignment_id = a.id ORDER BY w.id DESC LIMIT 1) AS pause_reason
         FROM mine
         JOIN assignments a ON a.id = mine.id
         JOIN order_lines l ON l.id = a.order_line_id
         JOIN repair_orders o ON o.id = a.order_id
         JOIN visits t ON t.id = o.visit_id
         JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN staff s ON s.id = o.advisor_id
         LEFT JOIN bays b ON b.id = a.bay_id
         ORDER BY CASE a.state WHEN 'working' THEN 0 WHEN 'paused' THEN 1 WHEN 'assigned' THEN 2 ELSE 3 END,
                  a.planned_start, a.id",
    )
    .bind(technician)
    .bind(today)
    .bind(now)
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().map(MyJob::from).collect())
}

impl From<Row> for MyJob {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            order_id: row.order_id,
            line_id: row.line_id,
            number: row.number,
            kind: row.kind,
            order_state: row.order_state,
            hold: row.hold,
            plate: row.plate,
            model: row.model,
            advisor: row.advisor,
            fault: row.fault,
            code: row.code,
            line: row.line,
            state: row.state,
            line_state: row.line_state,
            share: row.share,
            bay: row.bay,
            planned_start: row.planned_start,
            planned_finish: row.planned_finish,
            promised_at: row.promised_at,
            standard_hours: share_of(row.quantity, row.share),
            worked_hours: Hours::from_millis(row.worked_millis),
            running_since: row.running_since,
            pause_reason: row.pause_reason,
            finished_at: row.finished_at,
        }
    }
}

/// A technician's part of a line's standard hours, to the thousandth.
pub(super) fn share_of(quantity: Hours, share: Rate) -> Hours {
    Hours::from_decimal(quantity.to_decimal() * share.to_decimal()).unwrap_or(quantity)
}
