//! The months as the manager sees them: open, over, closed, opened again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MonthCloseId;
use super::undone::{Undone, undone};
use crate::kernel::{Moment, Nothing, Read, Result};
use crate::periods::Month;

/// So many months back.
const SHOWN: usize = 24;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MonthState {
    /// Not over yet.
    Running,
    /// Over, and not closed.
    Open,
    Closed,
    /// Closed before, and opened again.
    Reopened,
}

#[derive(Debug, Serialize, TS)]
pub struct MonthRow {
    pub month: Month,
    pub state: MonthState,
    pub closed_at: Option<Moment>,
    pub closed_by: Option<String>,
}

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct MonthClosing {
    pub id: MonthCloseId,
    pub month: Month,
    pub closed_at: Moment,
    pub closed_by: Option<String>,
    pub note: Option<String>,
    /// SHA-256 over everything that is kept of it.
    pub seal: String,
    pub reopened_at: Option<Moment>,
    pub reopened_by: Option<String>,
    pub reopen_reason: Option<String>,
}

/// The newest first.
pub async fn months(cx: &mut Read, _: Nothing) -> Result<Vec<MonthRow>> {
    let closings: Vec<MonthClosing> = sqlx::query_as(
        "SELECT c.id, c.month, c.closed_at, s.name AS closed_by, c.note, c.seal, c.reopened_at, r.name AS reopened_by,
                c.reopen_reason
         FROM month_closes c LEFT JOIN staff s ON s.id = c.closed_by LEFT JOIN staff r ON r.id = c.reopened_by
         WHERE c.month >= ? ORDER BY c.month, c.id",
    )
    .bind(oldest(cx))
    .fetch_all(cx.db())
    .await?;
    let first = first_month(cx).await?;
    let mut month = Month::of(cx.today());
    let mut rows = Vec::new();
    while rows.len() < SHOWN && month >= first {
        let newest = closings.iter().rfind(|closing| closing.month == month);
        let state = match newest {
            Some(closing) if closing.reopened_at.is_some() => MonthState::Reopened,
            Some(_) => MonthState::Closed,
            None if cx.today() <= month.last() => MonthState::Running,
            None => MonthState::Open,
        };
        let standing = newest.filter(|closing| closing.reopened_at.is_none());
        rows.push(MonthRow {
            month,
            state,
            closed_at: standing.map(|closing| closing.closed_at),
            closed_by: standing.and_then(|closing| closing.closed_by.clone()),
        });
        month = month.before();
    }
    Ok(rows)
}

fn oldest(cx: &Read) -> Month {
    let mut month = Month::of(cx.today());
    for _ in 1..SHOWN {
        month = month.before();
    }
    month
}

/// The month of the first visit; this one where nobody ever came.
async fn first_month(cx: &mut Read) -> Result<Month> {
    let first: Option<Moment> =
        sqlx::query_scalar("SELECT arrived_at FROM visits ORDER BY arrived_at LIMIT 1")
            .fetch_optional(cx.db())
            .await?;
    Ok(Month::of(first.map_or(cx.today(), Moment::day)))
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichMonth {
    pub month: Month,
}

#[derive(Debug, Serialize, TS)]
pub struct MonthPage {
    pub month: Month,
    pub state: MonthState,
    /// What is left to do; of a closed month what was left undone knowingly.
    pub undone: Vec<Undone>,
    /// Every closing there ever was of it, the newest first.
    pub closings: Vec<MonthClosing>,
    /// Reports that differ between the newest closing and the one before it.
    pub changed: Vec<String>,
}

pub async fn month(cx: &mut Read, input: WhichMonth) -> Result<MonthPage> {
    let month = input.month;
    let closings: Vec<MonthClosing> = sqlx::query_as(
        "SELECT c.id, c.month, c.closed_at, s.name AS closed_by, c.note, c.seal, c.reopened_at, r.name AS reopened_by,
                c.reopen_reason
         FROM month_closes c LEFT JOIN staff s ON s.id = c.closed_by LEFT JOIN staff r ON r.id = c.reopened_by
         WHERE c.month = ? ORDER BY c.id DESC",
    )
    .bind(month)
    .fetch_all(cx.db())
    .await?;
    let state = match closings.first() {
        Some(closing) if closing.reopened_at.is_some() => MonthState::Reopened,
        Some(_) => MonthState::Closed,
        None if cx.today() <= month.last() => MonthState::Running,
        None => MonthState::Open,
    };
    let undone = match state {
        MonthState::Closed => Vec::new(),
        _ => undone(cx, month).await?,
    };
    let changed = match closings.as_slice() {
        [newest, before, ..] => changed(cx, newest.id, before.id).await?,
        _ => Vec::new(),
    };
    Ok(MonthPage { month, state, undone, closings, changed })
}

async fn changed(cx: &mut Read, newest: MonthCloseId, before: MonthCloseId) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT substr(n.part, 8) FROM month_close_parts n
         LEFT JOIN month_close_parts b ON b.close_id = ? AND b.part = n.part
         WHERE n.close_id = ? AND n.part LIKE 'report.%' AND n.sha256 IS NOT b.sha256 ORDER BY n.part",
    )
    .bind(before)
    .bind(newest)
    .fetch_all(cx.db())
    .await?)
}
