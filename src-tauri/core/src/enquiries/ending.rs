//! How an enquiry ends, whichever way: nobody waits for it any more.

use super::{EnquiryChannel, EnquiryId, EnquiryState};
use crate::kernel::{Result, Write};
use crate::notices::{NoticeAbout, tell};

pub(super) async fn end(
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
    tell::withdraw(cx, NoticeAbout::Enquiry, id.0).await
}
