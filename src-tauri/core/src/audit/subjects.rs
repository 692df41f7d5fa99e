//! Records that become one keep both histories.

use crate::kernel::{Result, Write};

/// What the trail tells of the one record it also tells of the other. Nothing is taken away.
pub async fn hand_on(cx: &mut Write, kind: &str, from: i64, to: i64) -> Result<()> {
    sqlx::query(
        "INSERT OR IGNORE INTO audit_subjects (kind, subject_id, audit_id)
         SELECT kind, ?3, audit_id FROM audit_subjects WHERE kind = ?1 AND subject_id = ?2",
    )
    .bind(kind)
    .bind(from)
    .bind(to)
    .execute(cx.db())
    .await?;
    Ok(())
}
