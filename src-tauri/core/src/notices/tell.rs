//! A word is left for somebody, or is of no account any more.

use super::{NoticeAbout, NoticeCode};
use crate::kernel::{Result, StaffId, Write};

/// What is said.
pub struct Word<'a> {
    pub code: NoticeCode,
    pub about: (NoticeAbout, i64),
    /// What people know the record by.
    pub label: &'a str,
    /// Particulars: data only.
    pub text: &'a str,
}

pub async fn tell(cx: &mut Write, staff: StaffId, word: &Word<'_>) -> Result<()> {
    let now = cx.now;
    sqlx::query(
        "INSERT INTO notices (staff_id, code, about_kind, about_id, label, text, at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (staff_id, about_kind, about_id) WHERE seen_at IS NULL
         DO UPDATE SET code = excluded.code, label = excluded.label, text = excluded.text, at = excluded.at",
    )
    .bind(staff)
    .bind(word.code)
    .bind(word.about.0)
    .bind(word.about.1)
    .bind(word.label)
    .bind(word.text)
    .bind(now)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// The record came to an end: nobody needs to be told about it any more.
pub async fn withdraw(cx: &mut Write, about: NoticeAbout, id: i64) -> Result<()> {
    let now = cx.now;
    sqlx::query("UPDATE notices SET seen_at = ? WHERE about_kind = ? AND about_id = ? AND seen_at IS NULL")
        .bind(now)
        .bind(about)
        .bind(id)
        .execute(cx.db())
        .await?;
    Ok(())
}
