//! Slips and the stock ledger tell the same story.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

const MOST: i64 = 50;

/// Every slip line has its one move of that quantity and cost; no line of an order got
/// more than it wants or gave back more than it got.
pub async fn slips(cx: &mut Read) -> Result<Vec<Finding>> {
    let apart: Vec<i64> = sqlx::query_scalar(
        "SELECT x.id FROM slip_lines x JOIN slips s ON s.id = x.slip_id
         LEFT JOIN stock_moves m ON m.origin_kind = 'slip_line' AND m.origin_id = x.id
         GROUP BY x.id
         HAVING count(m.id) <> 1
             OR max(m.part_id <> x.part_id)
             OR sum(m.quantity) <> CASE s.kind WHEN 'issue' THEN -x.quantity ELSE x.quantity END
             OR sum(m.value) <> CASE s.kind WHEN 'issue' THEN -x.cost ELSE x.cost END
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let beyond: Vec<i64> = sqlx::query_scalar(
        "SELECT l.id FROM slip_lines x JOIN slips s ON s.id = x.slip_id JOIN order_lines l ON l.id = x.order_line_id
         GROUP BY l.id
         HAVING sum(CASE s.kind WHEN 'issue' THEN x.quantity ELSE -x.quantity END) NOT BETWEEN 0 AND l.quantity
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let apart = apart.into_iter().map(|id| Finding::new("slips.move_differs").with("slip_line", id));
    let beyond = beyond.into_iter().map(|id| Finding::new("slips.beyond_the_order").with("line", id));
    Ok(apart.chain(beyond).collect())
}
