//! What was said to the asker, and when; or that they could not be reached, or need nothing any more.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::steps::{self, Happened, Step};
use super::{EnquiryChannel, EnquiryId, EnquiryState, head};
use crate::kernel::text::{LongText, Text};
use crate::kernel::{Checks, Result, Write};
use crate::notices::NoticeAbout;
use crate::notices::tell::withdraw as nobody_needs_telling;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerEnquiry {
    pub id: EnquiryId,
    pub version: i64,
    pub answer: LongText<1000>,
    pub how: EnquiryChannel,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NotReached {
    pub id: EnquiryId,
    pub version: i64,
    #[serde(default)]
    pub note: Text<200>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawEnquiry {
    pub id: EnquiryId,
    pub version: i64,
    pub reason: Text<200>,
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

/// Somebody called and nobody took it; the enquiry waits on.
pub async fn not_reached(cx: &mut Write, input: NotReached) -> Result<EnquiryRef> {
    let head = head::open(cx, input.id, input.version).await?;
    let text = input.note.or_none();
    let step = Step { text: text.as_deref(), ..Step::default() };
    steps::note(cx, head.id, Happened::NotReached, step).await?;
    head::touched(cx, head).await
}

/// # Errors
/// `enquiries.reason_needed`.
pub async fn withdraw(cx: &mut Write, input: WithdrawEnquiry) -> Result<EnquiryRef> {
    let mut checks = Checks::new();
    checks.require(!input.reason.is_empty(), "reason", "enquiries.reason_needed");
    checks.done()?;
    let head = head::open(cx, input.id, input.version).await?;
    end(cx, head.id, EnquiryState::Withdrawn, &input.reason, None).await?;
    let step = Step { text: Some(&input.reason), ..Step::default() };
    steps::note(cx, head.id, Happened::Withdrawn, step).await?;
    head::touched(cx, head).await
}

pub(super) async fn keep(cx: &mut Write, id: EnquiryId, said: &str, how: EnquiryChannel) -> Result<()> {
    end(cx, id, EnquiryState::Answered, said, Some(how)).await?;
    steps::note(cx, id, Happened::Answered, Step { text: Some(said), ..Step::default() }).await
}

async fn end(
    cx: &mut Write,
    id: EnquiryId,
    state: EnquiryState,
    said: &str,
    how: Option<EnquiryChannel>,
) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE enquiries SET state = ?, answered_at = ?, answered_by = ?, answer = ?, answered_how = ? WHERE id = ?",
    )
    .bind(state)
    .bind(now)
    .bind(staff)
    .bind(said)
    .bind(how)
    .bind(id)
    .execute(cx.db())
    .await?;
    nobody_needs_telling(cx, NoticeAbout::Enquiry, id.0).await
}
