use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("delivered", ColumnKind::Count),
    Column::new("comebacks", ColumnKind::Count),
    Column::new("first_time_fix", ColumnKind::Share),
    Column::new("inspected", ColumnKind::Count),
    Column::new("failed_inspections", ColumnKind::Count),
    Column::new("rework", ColumnKind::Count),
    Column::new("rework_share", ColumnKind::Share),
];

/// From what happened, not from how things stand today: a comeback stays one when it is repaired.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let delivered: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM repair_orders
         WHERE delivered_at >= ? AND delivered_at < ? AND kind <> 'internal_rework'",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_one(cx.db())
    .await?;
    let (comebacks, rework): (i64, i64) = sqlx::query_as(
        "SELECT count(CASE WHEN kind = 'comeback' OR comeback_decided = 1 THEN 1 END),
                count(CASE WHEN kind = 'internal_rework' THEN 1 END)
         FROM repair_orders WHERE opened_at >= ? AND opened_at < ? AND state <> 'cancelled'",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_one(cx.db())
    .await?;
    let (inspected, failed): (i64, i64) = sqlx::query_as(
        "SELECT count(*), count(CASE WHEN NOT passed THEN 1 END) FROM inspections
         WHERE at >= ? AND at < ? AND level = 'final'",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_one(cx.db())
    .await?;
    let row = vec![
        Cell::Count(delivered),
        Cell::Count(comebacks),
        Cell::share(delivered - comebacks, delivered),
        Cell::Count(inspected),
        Cell::Count(failed),
        Cell::Count(rework),
        Cell::share(rework, delivered),
    ];
    Ok(Table::plain(COLUMNS, vec![row]))
}
