use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Lines, lines};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("kind", ColumnKind::Word),
    Column::new("lines", ColumnKind::Count),
    Column::new("net", ColumnKind::Money),
    Column::new("cost", ColumnKind::Money),
    Column::new("profit", ColumnKind::Money),
    Column::made("margin", ColumnKind::Share, &["profit", "net"]),
    Column::new("tax", ColumnKind::Money),
    Column::new("gross", ColumnKind::Money),
];

/// Labour's own cost is wages, which this program does not know: its cost here is nothing. Whether a line
/// was sold over the counter or is a reversal's, it says by itself.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT kind, kind, lines, net, cost, net - cost, tax, gross
         FROM (SELECT CASE WHEN l.sale_line_id IS NULL THEN l.kind ELSE 'counter' END AS kind,
                      sum(CASE WHEN l.quantity < 0 THEN -1 ELSE 1 END) AS lines,
                      sum(l.net) AS net, sum(l.cost) AS cost, sum(l.tax) AS tax, sum(l.gross) AS gross
               FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
               WHERE s.settled_at >= ? AND s.settled_at < ? GROUP BY 1)
         ORDER BY net DESC, kind",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    lines(cx, look, Lines::Kind).await
}
