use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("way", ColumnKind::Word),
    Column::new("payments", ColumnKind::Count),
    Column::new("paid", ColumnKind::Money),
    Column::new("refunded", ColumnKind::Money),
    Column::new("account_received", ColumnKind::Money),
    Column::new("received", ColumnKind::Money),
];

/// What is put on account is a promise and stands in its own row.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH sums AS (
             SELECT way, kind, count(*) AS payments, sum(amount) AS amount
             FROM payments WHERE at >= ? AND at < ? GROUP BY way, kind)
         SELECT way, way, sum(payments), sum(CASE WHEN kind = 'payment' THEN amount ELSE 0 END),
                sum(CASE WHEN kind = 'refund' THEN amount ELSE 0 END),
                sum(CASE WHEN kind = 'account_receipt' THEN amount ELSE 0 END),
                sum(CASE WHEN way <> 'on_account' THEN amount ELSE 0 END)
         FROM sums GROUP BY way ORDER BY sum(amount) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT CASE WHEN s.sale_id IS NULL THEN 'order' ELSE 'sale' END AS kind, coalesce(s.order_id, s.sale_id) AS id, s.number, p.at, p.reference AS about,
                CASE ?3 WHEN 'payments' THEN 1
                        WHEN 'paid' THEN CASE WHEN p.kind = 'payment' THEN p.amount ELSE 0 END
                        WHEN 'refunded' THEN CASE WHEN p.kind = 'refund' THEN p.amount ELSE 0 END
                        WHEN 'account_received' THEN CASE WHEN p.kind = 'account_receipt' THEN p.amount ELSE 0 END
                        WHEN 'received' THEN CASE WHEN p.way <> 'on_account' THEN p.amount ELSE 0 END
                        ELSE 0 END AS amount
         FROM payments p CROSS JOIN settlements s ON s.id = p.settlement_id
         WHERE p.at >= ?1 AND p.at < ?2 AND (?4 IS NULL OR p.way = ?4) ORDER BY p.at, p.id",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
