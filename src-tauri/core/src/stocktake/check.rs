//! What must hold of counts: entries remember the book as it was, and what was posted is
//! what the ledger says.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

const MOST: i64 = 50;

pub async fn counts(cx: &mut Read) -> Result<Vec<Finding>> {
    let entries: Vec<i64> = sqlx::query_scalar(
        "SELECT e.id FROM count_entries e JOIN count_lines l ON l.id = e.line_id JOIN counts c ON c.id = l.count_id
         LEFT JOIN stock_moves m ON m.id = e.after_move
         WHERE CASE WHEN e.after_move = 0 THEN e.book <> 0
                    ELSE m.id IS NULL OR m.part_id <> l.part_id OR m.warehouse_id <> c.warehouse_id
                         OR m.on_hand_after <> e.book END
            OR e.round > l.round
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let lines: Vec<i64> = sqlx::query_scalar(
        "SELECT l.id FROM count_lines l JOIN counts c ON c.id = l.count_id
         LEFT JOIN (SELECT origin_id, sum(quantity) AS quantity, sum(value) AS value, count(*) AS moves
                    FROM stock_moves WHERE origin_kind = 'count_line' GROUP BY origin_id) m ON m.origin_id = l.id
         WHERE CASE WHEN c.state = 'posted' THEN
                 coalesce(m.quantity, 0) <> coalesce(l.counted - l.book, 0) OR coalesce(m.value, 0) <> coalesce(l.value, 0)
                 OR coalesce(m.moves, 0) > 1
               ELSE m.moves IS NOT NULL OR l.counted IS NOT NULL END
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let entries = entries.into_iter().map(|id| Finding::new("stocktake.book_differs").with("entry", id));
    let lines = lines.into_iter().map(|id| Finding::new("stocktake.line_differs").with("line", id));
    Ok(entries.chain(lines).collect())
}
