//! Given to somebody who knows; they hear of it behind the bell.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::steps::{self, Happened, Step};
use super::{EnquiryId, head};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Refusal, Result, StaffId, Write};
use crate::notices::tell::{Word, tell, withdraw};
use crate::notices::{NoticeAbout, NoticeCode};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignEnquiry {
    pub id: EnquiryId,
    pub version: i64,
    pub specialist_id: StaffId,
    /// What they should know.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
}

/// # Errors
/// `access.unknown_staff`, `enquiries.already_theirs`, and those of an enquiry that is over.
pub async fn assign(cx: &mut Write, input: AssignEnquiry) -> Result<EnquiryRef> {
    let head = head::open(cx, input.id, input.version).await?;
    let mut checks = Checks::new();
    check(cx, &mut checks, input.specialist_id).await?;
    if head.specialist_id == Some(input.specialist_id) {
        checks.add(Refusal::new("enquiries.already_theirs").at("specialist_id"));
    }
    checks.done()?;
    let question: String = sqlx::query_scalar("SELECT question FROM enquiries WHERE id = ?")
        .bind(head.id)
        .fetch_one(cx.db())
        .await?;
    withdraw(cx, NoticeAbout::Enquiry, head.id.0).await?;
    keep(cx, head.id, &head.number, input.specialist_id, &question).await?;
    let step = Step { staff: Some(input.specialist_id), text: input.note.as_deref(), ..Step::default() };
    steps::note(cx, head.id, Happened::Assigned, step).await?;
    head::touched(cx, head).await
}

pub(super) async fn check(cx: &mut Write, checks: &mut Checks, staff: StaffId) -> Result<()> {
    let known: Option<StaffId> = sqlx::query_scalar("SELECT id FROM staff WHERE id = ? AND active = 1")
        .bind(staff)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "specialist_id", "access.unknown_staff");
    Ok(())
}

/// Theirs from now on; they are told, unless they took it themselves.
pub(super) async fn keep(
    cx: &mut Write,
    id: EnquiryId,
    number: &str,
    specialist: StaffId,
    question: &str,
) -> Result<()> {
    sqlx::query("UPDATE enquiries SET specialist_id = ? WHERE id = ?")
        .bind(specialist)
        .bind(id)
        .execute(cx.db())
        .await?;
    if specialist == cx.staff() {
        return Ok(());
    }
    let word = Word {
        code: NoticeCode::EnquiryGiven,
        about: (NoticeAbout::Enquiry, id.0),
        label: number,
        text: question,
    };
    tell(cx, specialist, &word).await
}
