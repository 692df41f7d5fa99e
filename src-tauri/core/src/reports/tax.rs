use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Money, Rate, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("rate", ColumnKind::Text),
    Column::new("net", ColumnKind::Money),
    Column::new("tax", ColumnKind::Money),
    Column::new("gross", ColumnKind::Money),
];

pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<(Rate, Money, Money, Money)> = sqlx::query_as(
        "SELECT l.tax_rate, sum(l.net), sum(l.tax), sum(l.gross)
         FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
         WHERE s.settled_at >= ? AND s.settled_at < ? GROUP BY l.tax_rate ORDER BY l.tax_rate DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let percent =
        |rate: Rate| format!("{} %", (rate.to_decimal() * rust_decimal::Decimal::ONE_HUNDRED).normalize());
    let cells = |(rate, net, tax, gross): (Rate, Money, Money, Money)| {
        vec![Cell::Text(percent(rate)), Cell::Money(net), Cell::Money(tax), Cell::Money(gross)]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
