use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Settled, settlements};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("given_by", ColumnKind::Text),
    Column::new("settlements", ColumnKind::Count),
    Column::new("discounted", ColumnKind::Count),
    Column::new("list", ColumnKind::Money),
    Column::new("discount", ColumnKind::Money),
    Column::made("discount_share", ColumnKind::Share, &["discount", "list"]),
];

/// With tax, by who settled.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CAST(f.id AS TEXT), f.name, sum(CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END),
                sum(CASE WHEN s.discount > 0 THEN 1 WHEN s.discount < 0 THEN -1 ELSE 0 END),
                sum(s.labour + s.material + s.other), sum(s.discount)
         FROM settlements s CROSS JOIN staff f ON f.id = s.settled_by
         WHERE s.settled_at >= ? AND s.settled_at < ?
         GROUP BY f.id ORDER BY sum(s.discount) DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    settlements(cx, look, Settled::Settler).await
}
