//! The asker needs no answer any more.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::steps::{self, Happened, Step};
use super::{EnquiryId, EnquiryState, ending, head};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawEnquiry {
    pub id: EnquiryId,
    pub version: i64,
    pub reason: Text<200>,
}

/// # Errors
/// `enquiries.reason_needed`, `enquiries.not_yours`, `enquiries.not_open`.
pub async fn withdraw(cx: &mut Write, input: WithdrawEnquiry) -> Result<EnquiryRef> {
    let mut checks = Checks::new();
    checks.require(!input.reason.is_empty(), "reason", "enquiries.reason_needed");
    checks.done()?;
    let head = head::open(cx, input.id, input.version).await?;
    ending::end(cx, head.id, EnquiryState::Withdrawn, &input.reason, None).await?;
    let step = Step { text: Some(&input.reason), ..Step::default() };
    steps::note(cx, head.id, Happened::Withdrawn, step).await?;
    head::touched(cx, head).await
}
