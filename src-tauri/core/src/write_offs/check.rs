//! What must hold of write-offs: what was written off left stock, and nothing else did.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

const MOST: i64 = 50;

pub async fn write_offs(cx: &mut Read) -> Result<Vec<Finding>> {
    let lines: Vec<i64> = sqlx::query_scalar(
        "SELECT l.id FROM write_off_lines l JOIN write_offs x ON x.id = l.write_off_id
         LEFT JOIN (SELECT origin_id, sum(quantity) AS quantity, sum(value) AS value FROM stock_moves
                    WHERE origin_kind = 'write_off_line' GROUP BY origin_id) m ON m.origin_id = l.id
         WHERE CASE x.state WHEN 'written_off' THEN coalesce(m.quantity, 0) <> -l.quantity OR coalesce(m.value, 0) <> -l.cost
                    ELSE m.quantity IS NOT NULL OR l.cost IS NOT NULL END
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    Ok(lines.into_iter().map(|id| Finding::new("write_offs.line_differs").with("line", id)).collect())
}
