use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Hours, Money, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("job_class", ColumnKind::Word),
    Column::new("lines", ColumnKind::Count),
    Column::new("hours_sold", ColumnKind::Hours),
    Column::new("labour_net", ColumnKind::Money),
    Column::new("net_per_hour", ColumnKind::PerPiece),
];

/// 有效工时费率: what an hour that was sold really brought.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<(String, i64, Hours, Money)> = sqlx::query_as(
        "SELECT coalesce(o.job_class, 'none'), sum(CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END),
                sum(l.quantity), sum(l.net)
         FROM settlements s
         CROSS JOIN settlement_lines l ON l.settlement_id = s.id AND l.kind = 'labour'
         JOIN order_lines o ON o.id = l.order_line_id
         WHERE s.settled_at >= ? AND s.settled_at < ?
         GROUP BY o.job_class ORDER BY sum(l.net) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |(class, lines, hours, net): (String, i64, Hours, Money)| {
        let rate = Cell::per_hour(net, hours);
        vec![Cell::Text(class), Cell::Count(lines), Cell::Hours(hours), Cell::Money(net), rate]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
