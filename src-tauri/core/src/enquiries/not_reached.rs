//! Somebody called and nobody took it; the enquiry waits on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::steps::{self, Happened, Step};
use super::{EnquiryId, head};
use crate::kernel::text::Text;
use crate::kernel::{Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NotReached {
    pub id: EnquiryId,
    pub version: i64,
    #[serde(default)]
    pub note: Text<200>,
}

/// # Errors
/// `enquiries.not_yours`, `enquiries.not_open`.
pub async fn not_reached(cx: &mut Write, input: NotReached) -> Result<EnquiryRef> {
    let head = head::open(cx, input.id, input.version).await?;
    let text = input.note.or_none();
    let step = Step { text: text.as_deref(), ..Step::default() };
    steps::note(cx, head.id, Happened::NotReached, step).await?;
    head::touched(cx, head).await
}
