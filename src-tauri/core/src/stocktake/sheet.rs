//! What there is to count, in the order one walks, and what oneself counted last. Blind:
//! nothing here says what the book expects.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CountEntryId, CountId, CountLineId};
use crate::kernel::{Moment, Quantity, Read, Result, page};
use crate::parts::{BinId, PartId};

const PAGE: i64 = 100;
const LAST_ENTRIES: i64 = 50;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetQuery {
    pub count_id: CountId,
    /// Only parts of this bin.
    #[ts(optional = nullable)]
    pub bin_id: Option<BinId>,
    /// Only what nobody counted yet.
    #[serde(default)]
    pub open_only: bool,
    /// Position of the last line of the page before.
    #[ts(optional = nullable)]
    pub after: Option<i64>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SheetLine {
    pub line_id: CountLineId,
    pub position: i64,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    /// All bins it may lie in.
    pub bins: Option<String>,
    /// Everybody's entries of this round together; nothing while nobody counted.
    pub counted: Option<Quantity>,
}

#[derive(Debug, Serialize, TS)]
pub struct SheetPage {
    pub rows: Vec<SheetLine>,
    pub more: bool,
}

pub async fn sheet(cx: &mut Read, input: SheetQuery) -> Result<SheetPage> {
    let mut rows: Vec<SheetLine> = sqlx::query_as(
        "SELECT l.id AS line_id, l.position, l.part_id, p.number, p.name, p.unit,
                (SELECT group_concat(code, ' ') FROM (
                     SELECT b.code AS code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                     WHERE pb.part_id = l.part_id AND b.warehouse_id = c.warehouse_id ORDER BY pb.position)) AS bins,
                (SELECT sum(e.quantity) FROM count_entries e WHERE e.line_id = l.id AND e.round = l.round
                 AND NOT EXISTS (SELECT 1 FROM count_entries r WHERE r.replaces = e.id)) AS counted
         FROM counts c JOIN count_lines l ON l.count_id = c.id JOIN parts p ON p.id = l.part_id
         WHERE c.id = ?1 AND l.round = c.round AND l.position > ?2
           AND (?3 IS NULL OR EXISTS (SELECT 1 FROM part_bins pb WHERE pb.part_id = l.part_id AND pb.bin_id = ?3))
           AND (NOT ?4 OR NOT EXISTS (SELECT 1 FROM count_entries e WHERE e.line_id = l.id AND e.round = l.round))
         ORDER BY l.position LIMIT ?5",
    )
    .bind(input.count_id)
    .bind(input.after.unwrap_or(0))
    .bind(input.bin_id)
    .bind(input.open_only)
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(SheetPage { rows, more })
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnEntriesOf {
    pub count_id: CountId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct OwnEntry {
    pub id: CountEntryId,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub bin_id: Option<BinId>,
    pub bin: Option<String>,
    pub quantity: Quantity,
    pub counted_at: Moment,
}

/// One's own entries of this round that stand, newest first.
pub async fn own_entries(cx: &mut Read, input: OwnEntriesOf) -> Result<Vec<OwnEntry>> {
    let staff = cx.staff();
    Ok(sqlx::query_as(
        "SELECT e.id, l.part_id, p.number, p.name, p.unit, e.bin_id, b.code AS bin, e.quantity, e.counted_at
         FROM count_entries e JOIN count_lines l ON l.id = e.line_id JOIN counts c ON c.id = l.count_id
         JOIN parts p ON p.id = l.part_id LEFT JOIN bins b ON b.id = e.bin_id
         WHERE e.by_staff = ?1 AND l.count_id = ?2 AND e.round = c.round
           AND NOT EXISTS (SELECT 1 FROM count_entries r WHERE r.replaces = e.id)
         ORDER BY e.id DESC LIMIT ?3",
    )
    .bind(staff)
    .bind(input.count_id)
    .bind(LAST_ENTRIES)
    .fetch_all(cx.db())
    .await?)
}
