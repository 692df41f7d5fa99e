use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Money, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("payer", ColumnKind::Word),
    Column::new("settlements", ColumnKind::Count),
    Column::new("labour_net", ColumnKind::Money),
    Column::new("parts_net", ColumnKind::Money),
    Column::new("other_net", ColumnKind::Money),
    Column::new("net", ColumnKind::Money),
    Column::new("tax", ColumnKind::Money),
    Column::new("gross", ColumnKind::Money),
    Column::new("cost", ColumnKind::Money),
    Column::new("profit", ColumnKind::Money),
    Column::new("margin", ColumnKind::Share),
];

#[derive(sqlx::FromRow)]
struct Row {
    payer: String,
    settlements: i64,
    labour: Money,
    parts: Money,
    other: Money,
    net: Money,
    tax: Money,
    gross: Money,
    cost: Money,
}

/// A reversal counts against the settlements of its own period.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<Row> = sqlx::query_as(
        "WITH sums AS (
             SELECT s.payer, CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END AS one, s.net, s.tax, s.gross, s.cost,
                    sum(CASE WHEN l.kind = 'labour' THEN l.net ELSE 0 END) AS labour,
                    sum(CASE WHEN l.kind = 'part' THEN l.net ELSE 0 END) AS parts,
                    sum(CASE WHEN l.kind NOT IN ('labour', 'part') THEN l.net ELSE 0 END) AS other
             FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
             WHERE s.settled_at >= ? AND s.settled_at < ?
             GROUP BY s.settled_at, s.id)
         SELECT payer, sum(one) AS settlements, sum(labour) AS labour, sum(parts) AS parts, sum(other) AS other,
                sum(net) AS net, sum(tax) AS tax, sum(gross) AS gross, sum(cost) AS cost
         FROM sums GROUP BY payer ORDER BY sum(net) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |row: Row| {
        let profit = row.net - row.cost;
        vec![
            Cell::Text(row.payer),
            Cell::Count(row.settlements),
            Cell::Money(row.labour),
            Cell::Money(row.parts),
            Cell::Money(row.other),
            Cell::Money(row.net),
            Cell::Money(row.tax),
            Cell::Money(row.gross),
            Cell::Money(row.cost),
            Cell::Money(profit),
            Cell::of_money(profit, row.net),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
