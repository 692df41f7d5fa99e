//! What is kept with a record, and the bytes of one of them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttachedTo, AttachmentId, store};
use crate::kernel::{Moment, Read, Refusal, Result};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentsOf {
    pub subject_kind: AttachedTo,
    pub subject_id: i64,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct AttachmentView {
    pub id: AttachmentId,
    pub label: String,
    pub name: String,
    pub mime: String,
    /// Bytes.
    pub size: i64,
    pub added_at: Moment,
    pub added_by: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichAttachment {
    pub id: AttachmentId,
}

#[derive(Debug, Serialize, TS)]
pub struct AttachmentContent {
    pub name: String,
    pub mime: String,
    pub base64: String,
}

/// In the order they were added; removed ones are hidden.
pub async fn list(cx: &mut Read, input: AttachmentsOf) -> Result<Vec<AttachmentView>> {
    input.subject_kind.check_money(&cx.who)?;
    Ok(sqlx::query_as(
        "SELECT a.id, a.label, a.name, a.mime, a.size, a.added_at, s.name AS added_by
         FROM attachments a LEFT JOIN staff s ON s.id = a.added_by
         WHERE a.subject_kind = ? AND a.subject_id = ? AND a.removed_at IS NULL
         ORDER BY a.id",
    )
    .bind(input.subject_kind)
    .bind(input.subject_id)
    .fetch_all(cx.db())
    .await?)
}

/// # Errors
/// `attachments.unknown`, `attachments.file_missing`, `attachments.file_damaged`.
pub async fn read(cx: &mut Read, input: WhichAttachment) -> Result<AttachmentContent> {
    let found: Option<(AttachedTo, String, String, String)> = sqlx::query_as(
        "SELECT subject_kind, name, mime, sha256 FROM attachments WHERE id = ? AND removed_at IS NULL",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let (kind, name, mime, sha256) = found.ok_or_else(|| Refusal::new("attachments.unknown").at("id"))?;
    kind.check_money(&cx.who)?;
    let folder = cx.house.folder.clone();
    let bytes = store::get(&folder, &sha256).await?;
    Ok(AttachmentContent { name, mime, base64: STANDARD.encode(bytes) })
}
