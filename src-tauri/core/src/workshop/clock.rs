//! The time clock: spans of work, and what every tick of it tells the line and the order.

use super::rules::line_work;
use super::{AssignmentId, JobState, PauseReason};
use crate::kernel::{Permission, Rate, Read, Refusal, Result, StaffId, Write};
use crate::repair_orders::states::{self, OrderMove};
use crate::repair_orders::{
    Hold, LineState, LineWork, OrderId, OrderLineId, OrderState, lines, part_needs, rework, work,
};

/// A job as the clock sees it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Job {
    pub id: AssignmentId,
    pub order_id: OrderId,
    pub order_line_id: OrderLineId,
    pub technician_id: StaffId,
    pub state: JobState,
    pub line: String,
    pub line_state: LineState,
    pub number: String,
    pub order_state: OrderState,
}

/// The job, if it is one's own or one dispatches. Refuses `workshop.unknown_job`, `workshop.not_your_job`.
pub(super) async fn job(cx: &mut Read, id: AssignmentId) -> Result<Job> {
    let found: Option<Job> = sqlx::query_as(
        "SELECT a.id, a.order_id, a.order_line_id, a.technician_id, a.state, l.name AS line, l.state AS line_state,
                o.number, o.state AS order_state
         FROM assignments a
         JOIN order_lines l ON l.id = a.order_line_id
         JOIN repair_orders o ON o.id = a.order_id
         WHERE a.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let job = found.ok_or_else(|| Refusal::new("workshop.unknown_job").at("assignment_id").with("id", id))?;
    if job.technician_id != cx.staff() && !cx.who.may(Permission::Dispatch) {
        return Err(Refusal::new("workshop.not_your_job").at("assignment_id").with("line", &job.line).into());
    }
    Ok(job)
}

impl Job {
    /// Refuses `workshop.job_not_in_state` unless the job is in one of these states.
    pub(super) fn must_be(&self, states: &[JobState]) -> Result<()> {
        if states.contains(&self.state) {
            return Ok(());
        }
        Err(self.refusal("workshop.job_not_in_state").with("state", self.state).into())
    }

    pub(super) fn refusal(&self, code: &str) -> Refusal {
        Refusal::new(code).at("assignment_id").with("line", &self.line).with("number", &self.number)
    }
}

/// Puts the technician on the job. Whatever else they were on is paused for `other_pauses_for`;
/// without a reason that is refused (`workshop.busy`): one pair of hands, one running job.
pub(super) async fn begin(cx: &mut Write, job: &Job, other_pauses_for: Option<PauseReason>) -> Result<()> {
    if job.line_state != LineState::Consented {
        return Err(job.refusal("workshop.line_not_consented").with("state", job.line_state).into());
    }
    if !matches!(job.order_state, OrderState::Agreed | OrderState::InWork) {
        return Err(job.refusal("orders.not_in_state").with("state", job.order_state).into());
    }
    if let Some(other) = running(cx, job.technician_id).await? {
        let Some(reason) = other_pauses_for else {
            let refusal = Refusal::new("workshop.busy").at("other_pauses_for");
            return Err(refusal.with("number", other.number).with("line", other.line).into());
        };
        rest(cx, &other, reason, None).await?;
    }
    if job.order_state == OrderState::Agreed {
        states::apply(cx, job.order_id, OrderMove::StartWork).await?;
    }
    let now = cx.now;
    sqlx::query("INSERT INTO work_spans (assignment_id, technician_id, started_at) VALUES (?, ?, ?)")
        .bind(job.id)
        .bind(job.technician_id)
        .bind(now)
        .execute(cx.db())
        .await?;
    set_state(cx, job.id, JobState::Working).await?;
    told(cx, job).await
}

/// Stops the clock of a running job, with the reason.
pub(super) async fn rest(cx: &mut Write, job: &Job, reason: PauseReason, note: Option<&str>) -> Result<()> {
    stop(cx, job.id, Some(reason), note).await?;
    set_state(cx, job.id, JobState::Paused).await?;
    told(cx, job).await
}

/// Ends the running span. A clock that was set back in between makes an empty one.
pub(super) async fn stop(
    cx: &mut Write,
    id: AssignmentId,
    reason: Option<PauseReason>,
    note: Option<&str>,
) -> Result<()> {
    let now = cx.now;
    sqlx::query(
        "UPDATE work_spans SET ended_at = max(?, started_at), pause_reason = ?, note = ?
         WHERE assignment_id = ? AND ended_at IS NULL",
    )
    .bind(now)
    .bind(reason)
    .bind(note)
    .bind(id)
    .execute(cx.db())
    .await?;
    Ok(())
}

pub(super) async fn set_state(cx: &mut Write, id: AssignmentId, state: JobState) -> Result<()> {
    let now = cx.now;
    sqlx::query(
        "UPDATE assignments SET state = ?1, version = version + 1,
                finished_at = CASE WHEN ?1 = 'finished' THEN ?2 ELSE finished_at END
         WHERE id = ?3",
    )
    .bind(state)
    .bind(now)
    .bind(id)
    .execute(cx.db())
    .await?;
    cx.about("assignment", id.0);
    Ok(())
}

/// What the technician is on right now.
async fn running(cx: &mut Read, technician: StaffId) -> Result<Option<Job>> {
    Ok(sqlx::query_as(
        "SELECT a.id, a.order_id, a.order_line_id, a.technician_id, a.state, l.name AS line, l.state AS line_state,
                o.number, o.state AS order_state
         FROM work_spans w
         JOIN assignments a ON a.id = w.assignment_id
         JOIN order_lines l ON l.id = a.order_line_id
         JOIN repair_orders o ON o.id = a.order_id
         WHERE w.technician_id = ? AND w.ended_at IS NULL",
    )
    .bind(technician)
    .fetch_optional(cx.db())
    .await?)
}

/// Tells the line and the order how far they are after one of their jobs changed.
pub(super) async fn told(cx: &mut Write, job: &Job) -> Result<()> {
    line_told(cx, job.order_line_id).await?;
    let hold = hold_of(cx, job.order_id).await?;
    work::set_hold(cx, job.order_id, hold).await
}

pub(super) async fn line_told(cx: &mut Write, line: OrderLineId) -> Result<LineWork> {
    let jobs: Vec<(JobState, Rate)> =
        sqlx::query_as("SELECT state, share FROM assignments WHERE order_line_id = ?")
            .bind(line)
            .fetch_all(cx.db())
            .await?;
    let done = line_work(&jobs);
    lines::set_work(cx, line, done).await?;
    Ok(done)
}

/// While nobody works on the order, the latest reason for which somebody stopped (breaks do not
/// count), else the parts it is short of.
async fn hold_of(cx: &mut Read, order: OrderId) -> Result<Option<Hold>> {
    let rows: Vec<(JobState, Option<PauseReason>)> = sqlx::query_as(
        "SELECT a.state,
                (SELECT w.pause_reason FROM work_spans w WHERE w.assignment_id = a.id ORDER BY w.id DESC LIMIT 1)
         FROM assignments a WHERE a.order_id = ? AND a.state IN ('working', 'paused')
         ORDER BY (SELECT max(w.ended_at) FROM work_spans w WHERE w.assignment_id = a.id) DESC",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    if rows.iter().any(|(state, _)| *state == JobState::Working) {
        return Ok(None);
    }
    if let Some(hold) = rows.into_iter().find_map(|(_, reason)| reason.and_then(PauseReason::hold)) {
        return Ok(Some(hold));
    }
    Ok(part_needs::is_short(cx, order).await?.then_some(Hold::Parts))
}

/// Labour lines consented to: all of them, and those not finished.
async fn labour_left(cx: &mut Read, order: OrderId) -> Result<(i64, i64)> {
    Ok(sqlx::query_as(
        "SELECT count(*), coalesce(sum(work <> 'finished'), 0) FROM order_lines
         WHERE order_id = ? AND kind = 'labour' AND state = 'consented'",
    )
    .bind(order)
    .fetch_one(cx.db())
    .await?)
}

/// Moves the order to inspection once every labour line is finished and no rework is open.
pub(super) async fn finish_if_complete(cx: &mut Write, order: OrderId) -> Result<bool> {
    let state: OrderState = sqlx::query_scalar("SELECT state FROM repair_orders WHERE id = ?")
        .bind(order)
        .fetch_one(cx.db())
        .await?;
    let (lines, left) = labour_left(cx, order).await?;
    if state != OrderState::InWork || lines == 0 || left > 0 || rework::open_of(cx, order).await?.is_some() {
        return Ok(false);
    }
    states::apply(cx, order, OrderMove::FinishWork).await?;
    work::set_hold(cx, order, None).await?;
    Ok(true)
}
