//! A technician finishes a job. The last one of an order sends the car to inspection;
//! parts still to be issued do not hold it back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssignmentId, JobState, clock};
use crate::kernel::{Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishJob {
    pub assignment_id: AssignmentId,
}

#[derive(Debug, Serialize, TS)]
pub struct FinishedJob {
    /// Whether the order waits for inspection now.
    pub order_done: bool,
}

pub async fn finish(cx: &mut Write, input: FinishJob) -> Result<FinishedJob> {
    let job = clock::job(cx, input.assignment_id).await?;
    job.must_be(&[JobState::Working, JobState::Paused])?;
    clock::stop(cx, job.id, None, None).await?;
    clock::set_state(cx, job.id, JobState::Finished).await?;
    clock::told(cx, &job).await?;
    let order_done = clock::finish_if_complete(cx, job.order_id).await?;
    Ok(FinishedJob { order_done })
}
