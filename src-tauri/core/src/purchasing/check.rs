//! What must hold of buying: sums of what came, what is closed, what went back.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

const MOST: i64 = 50;

pub async fn purchases(cx: &mut Read) -> Result<Vec<Finding>> {
    let lines: Vec<i64> = sqlx::query_scalar(
        "SELECT l.id FROM purchase_lines l
         LEFT JOIN (SELECT purchase_line_id, sum(quantity) AS received, sum(rejected) AS rejected
                    FROM purchase_deliveries GROUP BY purchase_line_id) d ON d.purchase_line_id = l.id
         WHERE l.received <> coalesce(d.received, 0) OR l.rejected <> coalesce(d.rejected, 0)
            OR (l.completed_day IS NULL) <> (l.outstanding > 0)
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let orders: Vec<i64> = sqlx::query_scalar(
        "SELECT o.id FROM purchase_orders o
         WHERE (o.state = 'open') <> EXISTS (SELECT 1 FROM purchase_lines l WHERE l.order_id = o.id AND l.completed_day IS NULL)
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let deliveries: Vec<i64> = sqlx::query_scalar(
        "SELECT l.id FROM receipt_lines l
         JOIN (SELECT receipt_line_id, sum(quantity) AS quantity, sum(rejected) AS rejected
               FROM purchase_deliveries GROUP BY receipt_line_id) d ON d.receipt_line_id = l.id
         WHERE d.quantity > l.quantity OR d.rejected > l.rejected LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let returns: Vec<i64> = sqlx::query_scalar(
        "SELECT b.id FROM supplier_return_lines b
         LEFT JOIN (SELECT origin_id, sum(quantity) AS quantity FROM stock_moves
                    WHERE origin_kind = 'supplier_return_line' GROUP BY origin_id) m ON m.origin_id = b.id
         WHERE coalesce(m.quantity, 0) <> CASE b.from_stock WHEN 1 THEN -b.quantity ELSE 0 END LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let all = [
        ("purchasing.line_differs", "line", lines),
        ("purchasing.state_differs", "order", orders),
        ("purchasing.delivery_differs", "receipt_line", deliveries),
        ("purchasing.return_differs", "line", returns),
    ];
    Ok(all
        .into_iter()
        .flat_map(|(code, what, ids)| ids.into_iter().map(move |id| Finding::new(code).with(what, id)))
        .collect())
}
