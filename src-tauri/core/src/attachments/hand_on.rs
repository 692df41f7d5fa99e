//! Two records become one: the photos of both belong to it.

use super::AttachedTo;
use crate::kernel::{Result, Write};

pub async fn hand_on(cx: &mut Write, kind: AttachedTo, from: i64, to: i64) -> Result<()> {
    sqlx::query("UPDATE attachments SET subject_id = ? WHERE subject_kind = ? AND subject_id = ?")
        .bind(to)
        .bind(kind)
        .bind(from)
        .execute(cx.db())
        .await?;
    Ok(())
}
