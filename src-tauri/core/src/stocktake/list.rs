//! Counts, newest first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CountId, CountScope, CountState};
use crate::kernel::{Moment, Read, Result, page};

const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct CountsQuery {
    /// The last count of the page before.
    pub before: Option<CountId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CountRow {
    pub id: CountId,
    pub number: String,
    pub warehouse: String,
    pub scope: CountScope,
    pub scope_detail: String,
    pub state: CountState,
    pub round: i64,
    pub opened_at: Moment,
    pub opened_by: Option<String>,
    pub lines: i64,
    pub decided_at: Option<Moment>,
    pub decided_by: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct CountPage {
    pub rows: Vec<CountRow>,
    pub more: bool,
}

pub async fn list(cx: &mut Read, input: CountsQuery) -> Result<CountPage> {
    let mut rows: Vec<CountRow> = sqlx::query_as(
        "SELECT c.id, c.number, w.name AS warehouse, c.scope, c.scope_detail, c.state, c.round, c.opened_at,
                a.name AS opened_by, (SELECT count(*) FROM count_lines l WHERE l.count_id = c.id) AS lines,
                c.decided_at, b.name AS decided_by
         FROM counts c JOIN warehouses w ON w.id = c.warehouse_id
         LEFT JOIN staff a ON a.id = c.opened_by LEFT JOIN staff b ON b.id = c.decided_by
         WHERE c.id < ? ORDER BY c.id DESC LIMIT ?",
    )
    .bind(input.before.unwrap_or(CountId(i64::MAX)))
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(CountPage { rows, more })
}
