use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("payer", ColumnKind::Word),
    Column::new("payer_name", ColumnKind::Text),
    Column::new("owing", ColumnKind::Count),
    Column::new("owed", ColumnKind::Money),
    Column::new("owed_30", ColumnKind::Money),
    Column::new("owed_60", ColumnKind::Money),
    Column::new("owed_90", ColumnKind::Money),
    Column::new("owed_older", ColumnKind::Money),
];

/// What was put on account and had not come in when the period ended, by the days since then. The
/// table of receivables says which settlements to look at; the payments say how much.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH owing AS MATERIALIZED (
             SELECT s.payer, s.payer_name, (?1 - 1 - r.since) / 86400000 AS age, (
                 SELECT coalesce(sum(CASE WHEN p.way = 'on_account' THEN p.amount
                                          WHEN p.kind = 'account_receipt' THEN -p.amount ELSE 0 END), 0)
                 FROM payments p WHERE p.settlement_id = s.id AND p.at < ?1) + (
                 SELECT coalesce(sum(CASE WHEN p.way = 'on_account' THEN p.amount ELSE 0 END), 0)
                 FROM settlements b JOIN payments p ON p.settlement_id = b.id
                 WHERE b.reverses = s.id AND p.at < ?1) AS owed
             FROM receivables r CROSS JOIN settlements s ON s.id = r.settlement_id
             WHERE r.open_until >= ?1 AND r.since < ?1)
         SELECT payer || ' ' || payer_name, payer, payer_name, count(*), sum(owed),
                sum(CASE WHEN age < 30 THEN owed ELSE 0 END), sum(CASE WHEN age BETWEEN 30 AND 59 THEN owed ELSE 0 END),
                sum(CASE WHEN age BETWEEN 60 AND 89 THEN owed ELSE 0 END), sum(CASE WHEN age > 89 THEN owed ELSE 0 END)
         FROM owing WHERE owed <> 0 GROUP BY payer, payer_name ORDER BY sum(owed) DESC, payer_name",
    )
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "WITH owing AS MATERIALIZED (
             SELECT s.order_id, s.sale_id, s.number, s.payer, s.payer_name, r.since, (?1 - 1 - r.since) / 86400000 AS age, (
                 SELECT coalesce(sum(CASE WHEN p.way = 'on_account' THEN p.amount
                                          WHEN p.kind = 'account_receipt' THEN -p.amount ELSE 0 END), 0)
                 FROM payments p WHERE p.settlement_id = s.id AND p.at < ?1) + (
                 SELECT coalesce(sum(CASE WHEN p.way = 'on_account' THEN p.amount ELSE 0 END), 0)
                 FROM settlements b JOIN payments p ON p.settlement_id = b.id
                 WHERE b.reverses = s.id AND p.at < ?1) AS owed
             FROM receivables r CROSS JOIN settlements s ON s.id = r.settlement_id
             WHERE r.open_until >= ?1 AND r.since < ?1)
         SELECT CASE WHEN sale_id IS NULL THEN 'order' ELSE 'sale' END AS kind, coalesce(order_id, sale_id) AS id, number, since AS at, payer_name AS about,
                CASE ?2 WHEN 'owing' THEN 1 WHEN 'owed' THEN owed
                        WHEN 'owed_30' THEN CASE WHEN age < 30 THEN owed ELSE 0 END
                        WHEN 'owed_60' THEN CASE WHEN age BETWEEN 30 AND 59 THEN owed ELSE 0 END
                        WHEN 'owed_90' THEN CASE WHEN age BETWEEN 60 AND 89 THEN owed ELSE 0 END
                        WHEN 'owed_older' THEN CASE WHEN age > 89 THEN owed ELSE 0 END ELSE 0 END AS amount
         FROM owing WHERE owed <> 0 AND (?3 IS NULL OR payer || ' ' || payer_name = ?3) ORDER BY since",
    )
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
