//! One count: how far it is, who counts, what was found that nobody knows. No book here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CountId, CountScope, CountState, StrayId};
use crate::kernel::{Moment, Read, Refusal, Result};
use crate::parts::WarehouseId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountQuery {
    pub id: CountId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CountHead {
    pub id: CountId,
    pub number: String,
    pub warehouse_id: WarehouseId,
    pub warehouse: String,
    pub scope: CountScope,
    pub scope_detail: String,
    pub state: CountState,
    pub round: i64,
    pub opened_at: Moment,
    pub opened_by: Option<String>,
    pub closed_at: Option<Moment>,
    pub closed_by: Option<String>,
    pub decided_at: Option<Moment>,
    pub decided_by: Option<String>,
    pub reason: Option<String>,
    pub version: i64,
    /// Lines asked for in this round, and how many of them somebody counted.
    pub asked: i64,
    pub counted: i64,
    /// The rest of them.
    #[sqlx(default)]
    pub uncounted: i64,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct Counter {
    pub name: String,
    pub entries: i64,
    pub last_at: Moment,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct Stray {
    pub id: StrayId,
    pub code: String,
    pub bin: Option<String>,
    pub at: Moment,
    pub by_name: Option<String>,
    pub settled_note: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct CountCard {
    pub count: CountHead,
    pub counters: Vec<Counter>,
    pub strays: Vec<Stray>,
}

pub async fn card(cx: &mut Read, input: CountQuery) -> Result<CountCard> {
    let count: Option<CountHead> = sqlx::query_as(
        "SELECT c.id, c.number, c.warehouse_id, w.name AS warehouse, c.scope, c.scope_detail, c.state, c.round,
                c.opened_at, a.name AS opened_by, c.closed_at, d.name AS closed_by, c.decided_at, b.name AS decided_by,
                c.reason, c.version,
                (SELECT count(*) FROM count_lines l WHERE l.count_id = c.id AND l.round = c.round) AS asked,
                (SELECT count(*) FROM count_lines l WHERE l.count_id = c.id AND l.round = c.round
                 AND EXISTS (SELECT 1 FROM count_entries e WHERE e.line_id = l.id AND e.round = l.round)) AS counted
         FROM counts c JOIN warehouses w ON w.id = c.warehouse_id
         LEFT JOIN staff a ON a.id = c.opened_by LEFT JOIN staff b ON b.id = c.decided_by
         LEFT JOIN staff d ON d.id = c.closed_by
         WHERE c.id = ?",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let mut count = count.ok_or_else(|| Refusal::new("stocktake.unknown").at("id"))?;
    count.uncounted = count.asked - count.counted;
    let counters = sqlx::query_as(
        "SELECT s.name, count(*) AS entries, max(e.entered_at) AS last_at
         FROM count_lines l JOIN count_entries e ON e.line_id = l.id JOIN staff s ON s.id = e.by_staff
         WHERE l.count_id = ? GROUP BY e.by_staff ORDER BY s.name",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let strays = sqlx::query_as(
        "SELECT y.id, y.code, b.code AS bin, y.at, s.name AS by_name, y.settled_note
         FROM count_strays y LEFT JOIN bins b ON b.id = y.bin_id LEFT JOIN staff s ON s.id = y.by_staff
         WHERE y.count_id = ? ORDER BY y.settled_by IS NOT NULL, y.id LIMIT 500",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    Ok(CountCard { count, counters, strays })
}
