//! A technician sends a job back, with the reason. It stays on record: cherry-picking
//! shows (WSH-07).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssignmentId, JobState, clock};
use crate::kernel::text::clean::Name;
use crate::kernel::{Day, Moment, Nothing, Read, Result, Write};
use crate::repair_orders::OrderId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefuseJob {
    pub assignment_id: AssignmentId,
    pub reason: Name<200>,
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct RefusedBetween {
    pub from: Option<Day>,
    pub until: Option<Day>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct RefusedJob {
    pub id: AssignmentId,
    pub order_id: OrderId,
    pub number: String,
    pub line: String,
    pub technician: String,
    pub reason: String,
    pub refused_at: Moment,
}

pub async fn refuse_job(cx: &mut Write, input: RefuseJob) -> Result<Nothing> {
    let job = clock::job(cx, input.assignment_id).await?;
    job.must_be(&[JobState::Assigned])?;
    let now = cx.now;
    sqlx::query("UPDATE assignments SET refusal_reason = ?, refused_at = ? WHERE id = ?")
        .bind(input.reason.as_str())
        .bind(now)
        .bind(job.id)
        .execute(cx.db())
        .await?;
    clock::set_state(cx, job.id, JobState::Refused).await?;
    clock::told(cx, &job).await?;
    Ok(Nothing {})
}

/// What was refused, the last thirty days unless told otherwise.
pub async fn refused_jobs(cx: &mut Read, input: RefusedBetween) -> Result<Vec<RefusedJob>> {
    let today = cx.today();
    let from = input.from.unwrap_or(today.plus_days(-30)).start();
    let until = input.until.unwrap_or(today).plus_days(1).start();
    Ok(sqlx::query_as(
        "SELECT a.id, a.order_id, o.number, l.name AS line, s.name AS technician,
                coalesce(a.refusal_reason, '') AS reason, a.refused_at
         FROM assignments a
         JOIN repair_orders o ON o.id = a.order_id
         JOIN order_lines l ON l.id = a.order_line_id
         JOIN staff s ON s.id = a.technician_id
         WHERE a.refused_at >= ? AND a.refused_at < ? ORDER BY a.refused_at DESC LIMIT 500",
    )
    .bind(from)
    .bind(until)
    .fetch_all(cx.db())
    .await?)
}
