use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Lines, lines};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("kind", ColumnKind::Word),
    Column::new("lines", ColumnKind::Count),
    Column::new("net", ColumnKind::Money),
    Column::new("cost", ColumnKind::Money),
    Column::new("profit", ColumnKind::Money),
    Column::made("margin", ColumnKind::Share, &["profit", "net"]),
    Column::new("tax", ColumnKind::Money),
    Column::new("gross", ColumnKind::Money),
];

/// Labour's own cost is wages, which this program does not know: its cost here is nothing.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CASE WHEN s.sale_id IS NULL THEN l.kind ELSE 'counter' END,
                CASE WHEN s.sale_id IS NULL THEN l.kind ELSE 'counter' END, sum(CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END), sum(l.net), sum(l.cost),
                sum(l.net - l.cost), sum(l.tax), sum(l.gross)
         FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
         WHERE s.settled_at >= ? AND s.settled_at < ? GROUP BY 1 ORDER BY sum(l.net) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    lines(cx, look, Lines::Kind).await
}
