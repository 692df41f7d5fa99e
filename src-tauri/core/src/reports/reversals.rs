use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("day", ColumnKind::Day),
    Column::new("number", ColumnKind::Text),
    Column::new("reversed", ColumnKind::Text),
    Column::new("order", ColumnKind::Text),
    Column::new("payer", ColumnKind::Word),
    Column::new("gross", ColumnKind::Money),
    Column::new("reason", ColumnKind::Text),
    Column::new("by", ColumnKind::Text),
];

pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CAST(r.id AS TEXT), r.settled_at, r.number, s.number, coalesce(o.number, x.number), r.payer, r.gross, r.reversal_reason, f.name
         FROM settlements r JOIN settlements s ON s.id = r.reverses
         LEFT JOIN repair_orders o ON o.id = r.order_id LEFT JOIN counter_sales x ON x.id = r.sale_id
         JOIN staff f ON f.id = r.settled_by
         WHERE r.settled_at >= ? AND r.settled_at < ? ORDER BY r.settled_at, r.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT CASE WHEN r.sale_id IS NULL THEN 'order' ELSE 'sale' END AS kind, coalesce(r.order_id, r.sale_id) AS id, r.number, r.settled_at AS at, r.payer_name AS about,
                CASE ?3 WHEN 'gross' THEN r.gross ELSE 0 END AS amount
         FROM settlements r
         WHERE r.settled_at >= ?1 AND r.settled_at < ?2 AND r.reverses IS NOT NULL
           AND (?4 IS NULL OR r.id = CAST(?4 AS INTEGER)) ORDER BY r.settled_at, r.id",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
