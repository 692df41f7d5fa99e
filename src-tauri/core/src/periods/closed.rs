//! What is kept of closed months.

use crate::kernel::{Day, Read, Result};

use super::Month;

/// Whether the month is closed now.
pub async fn is_closed(cx: &mut Read, month: Month) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM month_closes WHERE month = ? AND reopened_at IS NULL)",
    )
    .bind(month)
    .fetch_one(cx.db())
    .await?)
}

/// A part as it was closed: name of the file and bytes; nothing where the period is not a month or
/// the month is open.
pub async fn part(cx: &mut Read, from: Day, until: Day, part: &str) -> Result<Option<(String, Vec<u8>)>> {
    let month = Month::of(from);
    if (month.first(), month.last()) != (from, until) {
        return Ok(None);
    }
    Ok(sqlx::query_as(
        "SELECT p.name, p.content FROM month_closes c JOIN month_close_parts p ON p.close_id = c.id
         WHERE c.month = ? AND c.reopened_at IS NULL AND p.part = ?",
    )
    .bind(month)
    .bind(part)
    .fetch_optional(cx.db())
    .await?)
}
