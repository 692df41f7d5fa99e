use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Hours, Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("delivered", ColumnKind::Count),
    Column::new("promised", ColumnKind::Count),
    Column::new("on_time", ColumnKind::Count),
    Column::new("on_time_share", ColumnKind::Share),
    Column::new("cycle", ColumnKind::HoursPerPiece),
];

/// Orders delivered in the period against the last promise; the cycle runs from arrival to handover.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<(String, i64, i64, i64, i64)> = sqlx::query_as(
        "SELECT f.name, count(*), count(o.promised_at),
                count(CASE WHEN o.delivered_at <= o.promised_at THEN 1 END), sum(o.delivered_at - t.arrived_at)
         FROM repair_orders o JOIN visits t ON t.id = o.visit_id JOIN staff f ON f.id = o.advisor_id
         WHERE o.delivered_at >= ? AND o.delivered_at < ? AND o.kind <> 'internal_rework'
         GROUP BY f.id ORDER BY count(*) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |(name, delivered, promised, on_time, millis): (String, i64, i64, i64, i64)| {
        vec![
            Cell::Text(name),
            Cell::Count(delivered),
            Cell::Count(promised),
            Cell::Count(on_time),
            Cell::share(on_time, promised),
            Cell::hours_per_piece(Hours::from_millis(millis), delivered),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
