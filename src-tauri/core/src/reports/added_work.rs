use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Money, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("found", ColumnKind::Count),
    Column::new("found_amount", ColumnKind::Money),
    Column::new("accepted", ColumnKind::Count),
    Column::new("accepted_amount", ColumnKind::Money),
    Column::new("declined", ColumnKind::Count),
    Column::new("declined_amount", ColumnKind::Money),
    Column::new("accepted_share", ColumnKind::Share),
];

#[derive(sqlx::FromRow)]
struct Row {
    advisor: String,
    found: i64,
    found_amount: Money,
    accepted: i64,
    accepted_amount: Money,
    declined: i64,
    declined_amount: Money,
}

/// Lines added after the first consent, on orders opened in the period; amounts with tax, as the
/// customer was told them.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT f.name AS advisor, count(*) AS found, sum(l.amount) AS found_amount,
                count(CASE WHEN l.state = 'consented' THEN 1 END) AS accepted,
                sum(CASE WHEN l.state = 'consented' THEN l.amount ELSE 0 END) AS accepted_amount,
                count(CASE WHEN l.state = 'declined' THEN 1 END) AS declined,
                sum(CASE WHEN l.state = 'declined' THEN l.amount ELSE 0 END) AS declined_amount
         FROM repair_orders o
         JOIN order_lines l ON l.order_id = o.id AND l.added_at > o.agreed_at AND l.state <> 'cancelled'
         JOIN staff f ON f.id = o.advisor_id
         WHERE o.opened_at >= ? AND o.opened_at < ?
         GROUP BY f.id ORDER BY sum(l.amount) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |row: Row| {
        vec![
            Cell::Text(row.advisor),
            Cell::Count(row.found),
            Cell::Money(row.found_amount),
            Cell::Count(row.accepted),
            Cell::Money(row.accepted_amount),
            Cell::Count(row.declined),
            Cell::Money(row.declined_amount),
            Cell::share(row.accepted, row.found),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
