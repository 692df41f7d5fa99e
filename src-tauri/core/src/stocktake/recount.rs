//! What differs is counted once more, blind again; what nobody counted likewise. Or what
//! nobody found is declared not to be there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CountRef;
use super::{CountId, CountLineId, CountState, which};
use crate::kernel::{Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecountLines {
    pub id: CountId,
    pub version: i64,
    /// These lines, and with them all that nobody counted.
    pub lines: Vec<CountLineId>,
}

/// A new round for these lines: what was entered before no longer counts for them.
pub async fn recount(cx: &mut Write, input: RecountLines) -> Result<CountRef> {
    let head = which::at_version(cx, input.id, input.version, CountState::Review).await?;
    let lines = serde_json::to_string(&input.lines)?;
    let asked = sqlx::query(
        "UPDATE count_lines SET round = ?3 WHERE count_id = ?1
         AND (id IN (SELECT value FROM json_each(?2))
              OR NOT EXISTS (SELECT 1 FROM count_entries e WHERE e.line_id = count_lines.id AND e.round = count_lines.round))",
    )
    .bind(input.id)
    .bind(lines)
    .bind(head.round + 1)
    .execute(cx.db())
    .await?
    .rows_affected();
    if asked == 0 {
        return Err(Refusal::new("stocktake.nothing_to_recount").at("lines").into());
    }
    sqlx::query("UPDATE counts SET round = round + 1, closed_at = NULL, closed_by = NULL WHERE id = ?")
        .bind(input.id)
        .execute(cx.db())
        .await?;
    which::go(cx, input.id, CountState::Counting).await
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeclareMissing {
    pub id: CountId,
    pub version: i64,
    /// Of those nobody counted.
    pub lines: Vec<CountLineId>,
}

/// "We looked, and nothing was there": an entry of nothing for each of these lines.
pub async fn declare_missing(cx: &mut Write, input: DeclareMissing) -> Result<CountRef> {
    which::at_version(cx, input.id, input.version, CountState::Review).await?;
    let (now, staff) = (cx.now, cx.staff());
    let declared = sqlx::query(
        "INSERT INTO count_entries (line_id, round, quantity, counted_at, after_move, book, entered_at, by_staff)
         SELECT l.id, l.round, 0, ?3, coalesce(m.id, 0), coalesce(m.on_hand_after, 0), ?3, ?4
         FROM json_each(?2) AS j JOIN count_lines l ON l.id = j.value AND l.count_id = ?1
         JOIN counts c ON c.id = l.count_id
         LEFT JOIN stock_moves m ON m.id = (SELECT max(id) FROM stock_moves WHERE part_id = l.part_id AND warehouse_id = c.warehouse_id)
         WHERE NOT EXISTS (SELECT 1 FROM count_entries e WHERE e.line_id = l.id AND e.round = l.round)",
    )
    .bind(input.id)
    .bind(serde_json::to_string(&input.lines)?)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?
    .rows_affected();
    if declared as usize != input.lines.len() {
        return Err(Refusal::new("stocktake.counted_after_all").at("lines").into());
    }
    which::go(cx, input.id, CountState::Review).await
}
