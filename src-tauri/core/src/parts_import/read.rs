//! Lists taken in, how far one is on its way, and stopping it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{IMPORT, ImportId};
use crate::kernel::{Moment, Nothing, Read, Result};

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportOf {
    pub id: ImportId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ImportRow {
    pub id: ImportId,
    pub name: String,
    /// `coming`, `ready`, `done`, `dropped`.
    pub state: String,
    pub added: i64,
    pub changed: i64,
    pub skipped: i64,
    pub bad: i64,
    pub begun_at: Moment,
    pub begun_by: Option<String>,
    pub done_at: Option<Moment>,
}

/// The last ones, newest first.
pub async fn list(cx: &mut Read, _: Nothing) -> Result<Vec<ImportRow>> {
    Ok(sqlx::query_as(
        "SELECT i.id, i.name, i.state, i.added, i.changed, i.skipped, i.bad, i.begun_at, s.name AS begun_by, i.done_at
         FROM part_imports i LEFT JOIN staff s ON s.id = i.begun_by ORDER BY i.id DESC LIMIT 50",
    )
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Serialize, TS)]
pub struct ImportProgress {
    /// Whether it is on its way at all.
    pub running: bool,
    /// Thousandths of the file.
    pub permille: u64,
    pub rows: u64,
}

pub async fn progress(cx: &mut Read, input: ImportOf) -> Result<ImportProgress> {
    let work = cx.house.running.find(IMPORT, input.id.0);
    Ok(match work {
        Some(work) => ImportProgress { running: true, permille: work.permille(), rows: work.rows() },
        None => ImportProgress { running: false, permille: 0, rows: 0 },
    })
}

/// Stops what is on its way; nothing of it stays. A question by its kind, because whoever changes
/// something has to wait for the very change this stops.
pub async fn cancel(cx: &mut Read, input: ImportOf) -> Result<Nothing> {
    if let Some(work) = cx.house.running.find(IMPORT, input.id.0) {
        work.stop();
    }
    Ok(Nothing {})
}
