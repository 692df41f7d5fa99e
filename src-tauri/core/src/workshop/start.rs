//! A technician begins a job.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssignmentId, JobState, PauseReason, clock};
use crate::kernel::{Nothing, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartJob {
    pub assignment_id: AssignmentId,
    /// Why the technician leaves the job they are on, if any.
    #[serde(default)]
    pub other_pauses_for: Option<PauseReason>,
}

/// The first job of an order puts the order to work.
pub async fn start(cx: &mut Write, input: StartJob) -> Result<Nothing> {
    let job = clock::job(cx, input.assignment_id).await?;
    job.must_be(&[JobState::Assigned])?;
    clock::begin(cx, &job, input.other_pauses_for).await?;
    Ok(Nothing {})
}
