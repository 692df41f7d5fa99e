//! A photo or file is added to a record.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttachedTo, AttachmentId, rules, store};
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Permission, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAttachment {
    pub subject_kind: AttachedTo,
    pub subject_id: i64,
    /// What it shows: `left_front`, `right_front`, `left_rear`, `right_rear`, `dashboard`, `damage`, `other` …
    pub label: Name<40>,
    /// The file's own name.
    pub name: Text<200>,
    /// As the sender believes; must agree with the bytes.
    pub mime: Text<60>,
    pub base64: String,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct AttachmentRef {
    pub id: AttachmentId,
}

/// # Errors
/// `attachments.unknown_subject`, `.too_large`, `.not_base64`, `.wrong_type` (only JPEG,
/// PNG and PDF are kept, told by their bytes), `.mime_differs`, `file.disk_full`.
pub async fn add(cx: &mut Write, input: AddAttachment) -> Result<AttachmentRef> {
    if input.subject_kind == AttachedTo::Part && !cx.who.may(Permission::EditParts) {
        return Err(Refusal::new("access.forbidden").with("permission", Permission::EditParts).into());
    }
    input.subject_kind.check_money(&cx.who)?;
    let mut checks = Checks::new();
    if !subject_exists(cx, input.subject_kind, input.subject_id).await? {
        checks.add(Refusal::new("attachments.unknown_subject").at("subject_id"));
    }
    let bytes = decoded(&mut checks, &input.base64);
    let sniffed = bytes.as_deref().and_then(rules::sniff);
    if bytes.is_some() && sniffed.is_none() {
        checks.add(Refusal::new("attachments.wrong_type").at("base64"));
    }
    if let Some(found) = sniffed
        && found != input.mime.as_str()
    {
        checks.add(Refusal::new("attachments.mime_differs").at("mime").with("found", found));
    }
    checks.done()?;
    let (Some(bytes), Some(mime)) = (bytes, sniffed) else {
        return Err(Refusal::new("attachments.wrong_type").at("base64").into());
    };
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let folder = cx.house.folder.clone();
    let sha256 = store::put(&folder, bytes).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: AttachmentId = sqlx::query_scalar(
        "INSERT INTO attachments (subject_kind, subject_id, label, name, mime, size, sha256, added_at, added_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(input.subject_kind)
    .bind(input.subject_id)
    .bind(input.label)
    .bind(input.name)
    .bind(mime)
    .bind(size)
    .bind(sha256)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    cx.about(input.subject_kind.audit_kind(), input.subject_id);
    Ok(AttachmentRef { id })
}

fn decoded(checks: &mut Checks, base64: &str) -> Option<Vec<u8>> {
    let too_large =
        || Refusal::new("attachments.too_large").at("base64").with("limit_mb", rules::LARGEST / 1024 / 1024);
    if base64.len() > rules::LARGEST_BASE64 {
        checks.add(too_large());
        return None;
    }
    match STANDARD.decode(base64) {
        Ok(bytes) if bytes.len() > rules::LARGEST => {
            checks.add(too_large());
            None
        }
        Ok(bytes) => Some(bytes),
        Err(_) => {
            checks.add(Refusal::new("attachments.not_base64").at("base64"));
            None
        }
    }
}

/// Photos hang on records of every row of the house; here only their being there is asked.
pub(super) async fn subject_exists(cx: &mut Write, kind: AttachedTo, id: i64) -> Result<bool> {
    let found: Option<i64> = match kind {
        AttachedTo::Visit => sqlx::query_scalar("SELECT id FROM visits WHERE id = ?"),
        AttachedTo::Order => sqlx::query_scalar("SELECT id FROM repair_orders WHERE id = ?"),
        AttachedTo::Vehicle => sqlx::query_scalar("SELECT id FROM vehicles WHERE id = ?"),
        AttachedTo::Customer => sqlx::query_scalar("SELECT id FROM customers WHERE id = ?"),
        AttachedTo::Inspection => sqlx::query_scalar("SELECT id FROM inspections WHERE id = ?"),
        AttachedTo::PartDefect => sqlx::query_scalar("SELECT id FROM part_defects WHERE id = ?"),
        AttachedTo::Part => sqlx::query_scalar("SELECT id FROM parts WHERE id = ?"),
        AttachedTo::Settlement => sqlx::query_scalar("SELECT id FROM settlements WHERE id = ?"),
    }
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.is_some())
}
