//! A technician stops in the middle, with the reason. When nobody works on the order any
//! more, the order rests for that reason (a break excepted).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssignmentId, JobState, PauseReason, clock};
use crate::kernel::text::clean::{Text, empty_as_none};
use crate::kernel::{Nothing, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PauseJob {
    pub assignment_id: AssignmentId,
    pub reason: PauseReason,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub note: Option<Text<200>>,
}

pub async fn pause(cx: &mut Write, input: PauseJob) -> Result<Nothing> {
    let job = clock::job(cx, input.assignment_id).await?;
    job.must_be(&[JobState::Working])?;
    clock::rest(cx, &job, input.reason, input.note.as_deref()).await?;
    Ok(Nothing {})
}
