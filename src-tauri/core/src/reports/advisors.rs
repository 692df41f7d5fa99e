use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Money, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("visits", ColumnKind::Count),
    Column::new("orders", ColumnKind::Count),
    Column::new("net", ColumnKind::Money),
    Column::new("net_per_visit", ColumnKind::PerPiece),
    Column::new("discount", ColumnKind::Money),
    Column::new("profit", ColumnKind::Money),
    Column::new("margin", ColumnKind::Share),
];

#[derive(sqlx::FromRow)]
struct Row {
    advisor: String,
    visits: i64,
    orders: i64,
    net: Money,
    discount: Money,
    cost: Money,
}

/// A visit counts once however many orders and payers it has, if one of its settlements still
/// stands at the end of the period.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<Row> = sqlx::query_as(
        "WITH settled AS (
             SELECT s.order_id, s.net, s.discount, s.cost,
                    s.reverses IS NULL AND NOT EXISTS (
                        SELECT 1 FROM settlements r WHERE r.reverses = s.id AND r.settled_at < ?2) AS stands
             FROM settlements s WHERE s.settled_at >= ?1 AND s.settled_at < ?2)
         SELECT f.name AS advisor, count(DISTINCT CASE WHEN stands THEN o.visit_id END) AS visits,
                count(DISTINCT CASE WHEN stands THEN o.id END) AS orders, sum(t.net) AS net,
                sum(t.discount) AS discount, sum(t.cost) AS cost
         FROM settled t JOIN repair_orders o ON o.id = t.order_id JOIN staff f ON f.id = o.advisor_id
         GROUP BY f.id ORDER BY sum(t.net) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |row: Row| {
        let profit = row.net - row.cost;
        vec![
            Cell::Text(row.advisor),
            Cell::Count(row.visits),
            Cell::Count(row.orders),
            Cell::Money(row.net),
            Cell::per_piece(row.net, row.visits),
            Cell::Money(row.discount),
            Cell::Money(profit),
            Cell::of_money(profit, row.net),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
