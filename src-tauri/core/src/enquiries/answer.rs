//! What was said to the asker, and when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::steps::{self, Happened, Step};
use super::{EnquiryChannel, EnquiryId, EnquiryState, ending, head};
use crate::kernel::text::LongText;
use crate::kernel::{Checks, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerEnquiry {
    pub id: EnquiryId,
    pub version: i64,
    pub answer: LongText<1000>,
    pub how: EnquiryChannel,
}

/// # Errors
/// `enquiries.answer_needed`, `enquiries.not_yours`, `enquiries.not_open`.
pub async fn answer(cx: &mut Write, input: AnswerEnquiry) -> Result<EnquiryRef> {
    let mut checks = Checks::new();
    checks.require(!input.answer.is_empty(), "answer", "enquiries.answer_needed");
    checks.done()?;
    let head = head::open(cx, input.id, input.version).await?;
    keep(cx, head.id, &input.answer, input.how).await?;
    head::touched(cx, head).await
}

pub(super) async fn keep(cx: &mut Write, id: EnquiryId, said: &str, how: EnquiryChannel) -> Result<()> {
    ending::end(cx, id, EnquiryState::Answered, said, Some(how)).await?;
    steps::note(cx, id, Happened::Answered, Step { text: Some(said), ..Step::default() }).await
}
