//! Two people on one record: the later save is refused with who was first, and when.

use crate::kernel::{Moment, Read, Refusal, Result};

/// Refuses (`record.stale`) when `seen` is not the version the record has now.
pub async fn refuse_if_changed(cx: &mut Read, kind: &str, id: i64, seen: i64, now: i64) -> Result<()> {
    if seen == now {
        return Ok(());
    }
    let last: Option<(Option<String>, Moment)> = sqlx::query_as(
        "SELECT s.name, a.at FROM audit_subjects b
         JOIN audit a ON a.id = b.audit_id
         LEFT JOIN staff s ON s.id = a.staff_id
         WHERE b.kind = ? AND b.subject_id = ?
         ORDER BY b.audit_id DESC LIMIT 1",
    )
    .bind(kind)
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let (who, at) = last.unzip();
    Err(Refusal::new("record.stale").with("who", who.flatten()).with("at", at).with("version", now).into())
}
