use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Money, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("given_by", ColumnKind::Text),
    Column::new("settlements", ColumnKind::Count),
    Column::new("discounted", ColumnKind::Count),
    Column::new("list", ColumnKind::Money),
    Column::new("discount", ColumnKind::Money),
    Column::new("discount_share", ColumnKind::Share),
];

/// With tax, by who settled.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<(String, i64, i64, Money, Money)> = sqlx::query_as(
        "SELECT f.name, sum(CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END),
                sum(CASE WHEN s.discount > 0 THEN 1 WHEN s.discount < 0 THEN -1 ELSE 0 END),
                sum(s.labour + s.material + s.other), sum(s.discount)
         FROM settlements s JOIN staff f ON f.id = s.settled_by
         WHERE s.settled_at >= ? AND s.settled_at < ?
         GROUP BY f.id ORDER BY sum(s.discount) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |(name, settlements, discounted, list, discount): (String, i64, i64, Money, Money)| {
        vec![
            Cell::Text(name),
            Cell::Count(settlements),
            Cell::Count(discounted),
            Cell::Money(list),
            Cell::Money(discount),
            Cell::of_money(discount, list),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
