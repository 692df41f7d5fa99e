use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("supplier", ColumnKind::Text),
    Column::new("due_lines", ColumnKind::Count),
    Column::new("on_time", ColumnKind::Count),
    Column::made("on_time_share", ColumnKind::Share, &["on_time", "due_lines"]),
    Column::new("received_pieces", ColumnKind::Quantity),
    Column::new("rejected", ColumnKind::Quantity),
    Column::made("rejected_share", ColumnKind::Share, &["rejected", "received_pieces"]),
];

/// Lines first promised for a day of the period (what was called off entirely is not asked for), and
/// goods that came in it.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH due AS (
             SELECT o.supplier_id, count(*) AS lines, coalesce(sum(l.completed_day <= l.promised_day), 0) AS on_time
             FROM purchase_lines l CROSS JOIN purchase_orders o ON o.id = l.order_id
             WHERE l.promised_day BETWEEN ?1 AND ?2 AND l.cancelled < l.quantity GROUP BY o.supplier_id),
         came AS (
             SELECT o.supplier_id, sum(d.quantity) AS pieces, sum(d.rejected) AS rejected
             FROM purchase_deliveries d CROSS JOIN purchase_lines l ON l.id = d.purchase_line_id
             CROSS JOIN purchase_orders o ON o.id = l.order_id
             WHERE d.at >= ?3 AND d.at < ?4 GROUP BY o.supplier_id)
         SELECT CAST(s.id AS TEXT), s.name, coalesce(d.lines, 0), coalesce(d.on_time, 0), coalesce(c.pieces, 0),
                coalesce(c.rejected, 0)
         FROM suppliers s LEFT JOIN due d ON d.supplier_id = s.id LEFT JOIN came c ON c.supplier_id = s.id
         WHERE d.lines > 0 OR c.pieces > 0 ORDER BY coalesce(d.lines, 0) DESC, s.id",
    )
    .bind(span.first)
    .bind(span.until)
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT 'purchase' AS kind, o.id, o.number, o.ordered_at AS at, p.number || ' ' || p.name AS about,
                CASE ?5 WHEN 'due_lines' THEN 1 ELSE coalesce(l.completed_day <= l.promised_day, 0) END AS amount
         FROM purchase_lines l CROSS JOIN purchase_orders o ON o.id = l.order_id CROSS JOIN parts p ON p.id = l.part_id
         WHERE ?5 IN ('due_lines', 'on_time') AND l.promised_day BETWEEN ?1 AND ?2 AND l.cancelled < l.quantity
           AND (?6 IS NULL OR o.supplier_id = CAST(?6 AS INTEGER))
         UNION ALL
         SELECT 'purchase', o.id, o.number, d.at, p.number || ' ' || p.name,
                CASE ?5 WHEN 'rejected' THEN d.rejected ELSE d.quantity END
         FROM purchase_deliveries d CROSS JOIN purchase_lines l ON l.id = d.purchase_line_id
         CROSS JOIN purchase_orders o ON o.id = l.order_id CROSS JOIN parts p ON p.id = l.part_id
         WHERE ?5 IN ('received_pieces', 'rejected') AND d.at >= ?3 AND d.at < ?4
           AND (?6 IS NULL OR o.supplier_id = CAST(?6 AS INTEGER))",
    )
    .bind(look.span.first)
    .bind(look.span.until)
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
