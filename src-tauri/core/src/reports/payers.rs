use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Settled, settlements};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("payer", ColumnKind::Word),
    Column::new("settlements", ColumnKind::Count),
    Column::new("labour_net", ColumnKind::Money),
    Column::new("parts_net", ColumnKind::Money),
    Column::new("other_net", ColumnKind::Money),
    Column::new("net", ColumnKind::Money),
    Column::new("cost", ColumnKind::Money),
    Column::new("profit", ColumnKind::Money),
    Column::made("margin", ColumnKind::Share, &["profit", "net"]),
    Column::new("tax", ColumnKind::Money),
    Column::new("gross", ColumnKind::Money),
];

/// A reversal counts against the settlements of its own period.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH sums AS (
             SELECT s.payer, CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END AS one, s.net, s.tax, s.gross, s.cost,
                    sum(CASE WHEN l.kind = 'labour' THEN l.net ELSE 0 END) AS labour,
                    sum(CASE WHEN l.kind = 'part' THEN l.net ELSE 0 END) AS parts,
                    sum(CASE WHEN l.kind NOT IN ('labour', 'part') THEN l.net ELSE 0 END) AS other
             FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
             WHERE s.settled_at >= ? AND s.settled_at < ?
             GROUP BY s.settled_at, s.id)
         SELECT payer, payer, sum(one), sum(labour), sum(parts), sum(other), sum(net), sum(cost), sum(net - cost),
                sum(tax), sum(gross)
         FROM sums GROUP BY payer ORDER BY sum(net) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    settlements(cx, look, Settled::Payer).await
}
