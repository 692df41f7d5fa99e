use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("warehouse", ColumnKind::Text),
    Column::new("asked_lines", ColumnKind::Count),
    Column::new("filled_lines", ColumnKind::Count),
    Column::made("fill_rate", ColumnKind::Share, &["filled_lines", "asked_lines"]),
    Column::new("asked_pieces", ColumnKind::Quantity),
    Column::new("filled_pieces", ColumnKind::Quantity),
    Column::made("fill_rate_pieces", ColumnKind::Share, &["filled_pieces", "asked_pieces"]),
];

/// What the shelf gave when a line first asked it; what became of it later does not change that.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CAST(w.id AS TEXT), w.name, g.lines, g.filled, g.wanted, g.given
         FROM (SELECT warehouse_id, count(*) AS lines, sum(held >= wanted) AS filled, sum(wanted) AS wanted,
                      sum(min(held, wanted)) AS given
               FROM first_fills INDEXED BY first_fills_by_day
               WHERE at >= ? AND at < ? AND origin_kind IN ('order_line', 'sale_line') GROUP BY warehouse_id) g
         CROSS JOIN warehouses w ON w.id = g.warehouse_id ORDER BY w.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT CASE WHEN o.id IS NULL THEN 'sale' ELSE 'order' END AS kind, coalesce(o.id, x.id, 0) AS id,
                coalesce(o.number, x.number, '') AS number, f.at, p.number || ' ' || p.name AS about,
                CASE ?3 WHEN 'asked_lines' THEN 1 WHEN 'filled_lines' THEN f.held >= f.wanted
                        WHEN 'asked_pieces' THEN f.wanted ELSE min(f.held, f.wanted) END AS amount
         FROM first_fills f INDEXED BY first_fills_by_day CROSS JOIN parts p ON p.id = f.part_id
         LEFT JOIN order_lines l ON f.origin_kind = 'order_line' AND l.id = f.origin_id
         LEFT JOIN repair_orders o ON o.id = l.order_id
         LEFT JOIN counter_sale_lines c ON f.origin_kind = 'sale_line' AND c.id = f.origin_id
         LEFT JOIN counter_sales x ON x.id = c.sale_id
         WHERE f.at >= ?1 AND f.at < ?2 AND f.origin_kind IN ('order_line', 'sale_line') AND (?4 IS NULL OR f.warehouse_id = CAST(?4 AS INTEGER)) ORDER BY f.at",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
