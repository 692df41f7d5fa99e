use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Moment, Money, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("day", ColumnKind::Day),
    Column::new("number", ColumnKind::Text),
    Column::new("reversed", ColumnKind::Text),
    Column::new("order", ColumnKind::Text),
    Column::new("payer", ColumnKind::Word),
    Column::new("gross", ColumnKind::Money),
    Column::new("reason", ColumnKind::Text),
    Column::new("by", ColumnKind::Text),
];

#[derive(sqlx::FromRow)]
struct Row {
    at: Moment,
    number: String,
    reversed: String,
    order_number: String,
    payer: String,
    gross: Money,
    reason: Option<String>,
    by: String,
}

pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT r.settled_at AS at, r.number, s.number AS reversed, o.number AS order_number, r.payer, r.gross,
                r.reversal_reason AS reason, f.name AS by
         FROM settlements r JOIN settlements s ON s.id = r.reverses
         JOIN repair_orders o ON o.id = r.order_id JOIN staff f ON f.id = r.settled_by
         WHERE r.settled_at >= ? AND r.settled_at < ? ORDER BY r.settled_at, r.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |row: Row| {
        vec![
            Cell::Day(row.at.day()),
            Cell::Text(row.number),
            Cell::Text(row.reversed),
            Cell::Text(row.order_number),
            Cell::Text(row.payer),
            Cell::Money(row.gross),
            Cell::Text(row.reason.unwrap_or_default()),
            Cell::Text(row.by),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
