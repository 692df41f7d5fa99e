use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Lines, lines};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("rate", ColumnKind::Text),
    Column::new("net", ColumnKind::Money),
    Column::new("tax", ColumnKind::Money),
    Column::new("gross", ColumnKind::Money),
];

/// The rate as settled: a new rate inside the period stands beside the old one.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CAST(l.tax_rate AS TEXT), printf('%g %%', l.tax_rate / 100.0), sum(l.net), sum(l.tax), sum(l.gross)
         FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
         WHERE s.settled_at >= ? AND s.settled_at < ? GROUP BY l.tax_rate ORDER BY l.tax_rate DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    lines(cx, look, Lines::Rate).await
}
