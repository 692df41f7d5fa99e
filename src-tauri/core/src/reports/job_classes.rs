use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Lines, lines};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("job_class", ColumnKind::Word),
    Column::new("lines", ColumnKind::Count),
    Column::new("hours_sold", ColumnKind::Hours),
    Column::new("labour_net", ColumnKind::Money),
    Column::made("net_per_hour", ColumnKind::PerPiece, &["labour_net", "hours_sold"]),
];

/// 有效工时费率: what an hour that was sold really brought.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT coalesce(job_class, 'none'), coalesce(job_class, 'none'), lines, hours, net
         FROM (SELECT o.job_class, sum(CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END) AS lines,
                      sum(l.quantity) AS hours, sum(l.net) AS net
               FROM settlements s
               CROSS JOIN settlement_lines l ON l.settlement_id = s.id AND l.kind = 'labour'
               CROSS JOIN order_lines o ON o.id = l.order_line_id
               WHERE s.settled_at >= ? AND s.settled_at < ? GROUP BY o.job_class)
         ORDER BY net DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    lines(cx, look, Lines::JobClass).await
}
