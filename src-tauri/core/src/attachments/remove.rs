//! A photo or file no longer shows. It is kept: evidence does not disappear.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttachedTo, AttachmentId};
use crate::kernel::{Nothing, Permission, Refusal, Result, StaffId, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveAttachment {
    pub id: AttachmentId,
}

/// One's own, or any with the right to receive cars.
///
/// # Errors
/// `attachments.unknown`, `attachments.not_yours`.
pub async fn remove(cx: &mut Write, input: RemoveAttachment) -> Result<Nothing> {
    let found: Option<(AttachedTo, i64, StaffId)> = sqlx::query_as(
        "SELECT subject_kind, subject_id, added_by FROM attachments WHERE id = ? AND removed_at IS NULL",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let (kind, subject, added_by) = found.ok_or_else(|| Refusal::new("attachments.unknown").at("id"))?;
    if added_by != cx.staff() && !cx.who.may(Permission::Receive) {
        return Err(Refusal::new("attachments.not_yours").at("id").into());
    }
    let now = cx.now;
    sqlx::query("UPDATE attachments SET removed_at = ? WHERE id = ?")
        .bind(now)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about(kind.audit_kind(), subject);
    Ok(Nothing {})
}
