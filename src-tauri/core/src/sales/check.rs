//! What must hold of sales: what was sold left stock, what came back is there again, at its cost.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

const MOST: i64 = 50;

pub async fn sales(cx: &mut Read) -> Result<Vec<Finding>> {
    let lines: Vec<i64> = sqlx::query_scalar(
        "SELECT l.id FROM counter_sale_lines l JOIN counter_sales x ON x.id = l.sale_id
         LEFT JOIN (SELECT origin_id, sum(quantity) AS quantity, sum(value) AS value FROM stock_moves
                    WHERE origin_kind = 'sale_line' GROUP BY origin_id) m ON m.origin_id = l.id
         WHERE CASE x.state WHEN 'sold' THEN coalesce(m.quantity, 0) <> l.returned - l.quantity
                                             OR coalesce(m.value, 0) <> l.returned_cost - l.cost
                    ELSE m.quantity IS NOT NULL OR l.cost IS NOT NULL OR l.returned <> 0 END
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let unpaid: Vec<i64> = sqlx::query_scalar(
        "SELECT x.id FROM counter_sales x
         WHERE (x.state = 'sold' AND EXISTS (SELECT 1 FROM counter_sale_lines l WHERE l.sale_id = x.id AND l.returned < l.quantity))
            <> EXISTS (SELECT 1 FROM standing_settlements s WHERE s.sale_id = x.id)
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let lines = lines.into_iter().map(|id| Finding::new("sales.line_differs").with("line", id));
    Ok(lines
        .chain(unpaid.into_iter().map(|id| Finding::new("sales.money_differs").with("sale", id)))
        .collect())
}
