//! What must hold of suppliers' invoices: sums, and that a delivery's line is charged once.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

const MOST: i64 = 50;

pub async fn invoices(cx: &mut Read) -> Result<Vec<Finding>> {
    let sums: Vec<i64> = sqlx::query_scalar(
        "SELECT x.id FROM supplier_invoices x LEFT JOIN supplier_invoice_lines l ON l.invoice_id = x.id
         GROUP BY x.id
         HAVING x.net <> coalesce(sum(l.net), 0) OR x.tax <> coalesce(sum(l.tax), 0)
             OR x.difference <> coalesce(sum(l.net - l.came_net), 0)
             OR (x.state IN ('refused', 'void')) <> (coalesce(max(l.live), 0) = 0)
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let marks: Vec<i64> = sqlx::query_scalar(
        "SELECT y.id FROM receipt_lines y LEFT JOIN supplier_invoice_lines l ON l.receipt_line_id = y.id AND l.live = 1
         WHERE y.invoice_line_id IS NOT l.id LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let sums = sums.into_iter().map(|id| Finding::new("supplier_invoices.sum_differs").with("invoice", id));
    let marks = marks.into_iter().map(|id| Finding::new("supplier_invoices.match_differs").with("line", id));
    Ok(sums.chain(marks).collect())
}
