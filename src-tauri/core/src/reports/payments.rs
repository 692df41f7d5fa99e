use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Money, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("way", ColumnKind::Word),
    Column::new("payments", ColumnKind::Count),
    Column::new("paid", ColumnKind::Money),
    Column::new("refunded", ColumnKind::Money),
    Column::new("account_received", ColumnKind::Money),
    Column::new("received", ColumnKind::Money),
];

/// What is put on account is a promise and stands in its own row.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<(String, i64, Money, Money, Money)> = sqlx::query_as(
        "SELECT way, count(*), sum(CASE WHEN kind = 'payment' THEN amount ELSE 0 END),
                sum(CASE WHEN kind = 'refund' THEN amount ELSE 0 END),
                sum(CASE WHEN kind = 'account_receipt' THEN amount ELSE 0 END)
         FROM payments WHERE at >= ? AND at < ? GROUP BY way ORDER BY sum(amount) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |(way, payments, paid, refunded, account): (String, i64, Money, Money, Money)| {
        let received = if way == "on_account" { Money::ZERO } else { paid + refunded + account };
        vec![
            Cell::Text(way),
            Cell::Count(payments),
            Cell::Money(paid),
            Cell::Money(refunded),
            Cell::Money(account),
            Cell::Money(received),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
