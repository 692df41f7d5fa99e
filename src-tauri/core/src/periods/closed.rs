//! What is kept of closed months.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Day, Moment, Read, Result, Write};

use super::Month;

/// Whether the month is closed now: asked before every change, so the writer knows them by heart.
pub async fn is_closed(cx: &mut Read, month: Month) -> Result<bool> {
    let month = month.to_string();
    if let Some(closed) = cx.known().and_then(|known| known.closed_months.as_ref()) {
        return Ok(closed.contains(&month));
    }
    let closed: Vec<String> = sqlx::query_scalar("SELECT month FROM month_closes WHERE reopened_at IS NULL")
        .fetch_all(cx.db())
        .await?;
    let is_closed = closed.contains(&month);
    if let Some(known) = cx.known() {
        known.closed_months = Some(closed);
    }
    Ok(is_closed)
}

/// Months were closed or opened.
pub fn changed(cx: &mut Write) {
    if let Some(known) = cx.known() {
        known.closed_months = None;
    }
}

/// When a month was closed, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, sqlx::FromRow)]
pub struct ClosedMonth {
    pub month: Month,
    pub closed_at: Moment,
    pub closed_by: Option<String>,
}

/// Of a period that is a closed month.
pub async fn closing(cx: &mut Read, from: Day, until: Day) -> Result<Option<ClosedMonth>> {
    let month = Month::of(from);
    if (month.first(), month.last()) != (from, until) {
        return Ok(None);
    }
    Ok(sqlx::query_as(
        "SELECT c.month, c.closed_at, s.name AS closed_by FROM month_closes c LEFT JOIN staff s ON s.id = c.closed_by
         WHERE c.month = ? AND c.reopened_at IS NULL",
    )
    .bind(month)
    .fetch_optional(cx.db())
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
