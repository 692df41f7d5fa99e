//! Lists taken in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ImportId;
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
