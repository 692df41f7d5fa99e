//! What must hold of transfers: what left one warehouse came to the other, at the same cost.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

const MOST: i64 = 50;

pub async fn transfers(cx: &mut Read) -> Result<Vec<Finding>> {
    let lines: Vec<i64> = sqlx::query_scalar(
        "SELECT l.id FROM transfer_lines l
         LEFT JOIN (SELECT origin_id, count(*) AS moves, sum(quantity) AS quantity, sum(value) AS value,
                           max(quantity) AS moved, max(value) AS cost
                    FROM stock_moves WHERE origin_kind = 'transfer_line' GROUP BY origin_id) m ON m.origin_id = l.id
         WHERE coalesce(m.moves, 0) <> 2 OR m.quantity <> 0 OR m.value <> 0 OR m.moved <> l.quantity OR m.cost <> l.cost
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    Ok(lines.into_iter().map(|id| Finding::new("transfers.line_differs").with("line", id)).collect())
}
