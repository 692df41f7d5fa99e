use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Read, Result};
use crate::policy::{self, keys};

const COLUMNS: &[Column] = &[
    Column::new("cars_in", ColumnKind::Count),
    Column::new("new_cars", ColumnKind::Count),
    Column::new("active", ColumnKind::Count),
    Column::new("active_before", ColumnKind::Count),
    Column::new("stayed", ColumnKind::Count),
    Column::new("retention", ColumnKind::Share),
    Column::new("lost", ColumnKind::Count),
];

/// A car is active when it came within so many days before the period's end (the cut-off is a
/// parameter); lost when it came in as many days before that and not since.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let days = policy::value(cx, keys::ACTIVE_DAYS).await?;
    let year = span.until.plus_days(1 - days).start();
    let before = span.until.plus_days(1 - 2 * days).start();
    let (cars, new): (i64, i64) = sqlx::query_as(
        "SELECT count(*), count(CASE WHEN NOT EXISTS (
                    SELECT 1 FROM visits e WHERE e.vehicle_id = c.vehicle_id AND e.arrived_at < ?1
                      AND e.state <> 'cancelled') THEN 1 END)
         FROM (SELECT DISTINCT vehicle_id FROM visits
               WHERE arrived_at >= ?1 AND arrived_at < ?2 AND state <> 'cancelled') c",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_one(cx.db())
    .await?;
    let active: i64 = sqlx::query_scalar(
        "SELECT count(DISTINCT vehicle_id) FROM visits
         WHERE arrived_at >= ? AND arrived_at < ? AND state <> 'cancelled'",
    )
    .bind(year)
    .bind(span.to)
    .fetch_one(cx.db())
    .await?;
    let (active_before, stayed): (i64, i64) = sqlx::query_as(
        "SELECT count(*), count(CASE WHEN EXISTS (
                    SELECT 1 FROM visits e WHERE e.vehicle_id = c.vehicle_id AND e.arrived_at >= ?2
                      AND e.arrived_at < ?3 AND e.state <> 'cancelled') THEN 1 END)
         FROM (SELECT DISTINCT vehicle_id FROM visits
               WHERE arrived_at >= ?1 AND arrived_at < ?2 AND state <> 'cancelled') c",
    )
    .bind(before)
    .bind(year)
    .bind(span.to)
    .fetch_one(cx.db())
    .await?;
    let row = vec![
        Cell::Count(cars),
        Cell::Count(new),
        Cell::Count(active),
        Cell::Count(active_before),
        Cell::Count(stayed),
        Cell::share(stayed, active_before),
        Cell::Count(active_before - stayed),
    ];
    Ok(Table::plain(COLUMNS, vec![row]))
}
