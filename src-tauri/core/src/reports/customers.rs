use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Moment, Read, Result};
use crate::policy::{self, keys};

pub const COLUMNS: &[Column] = &[
    Column::new("cars_in", ColumnKind::Count),
    Column::new("new_cars", ColumnKind::Count),
    Column::new("active", ColumnKind::Count),
    Column::new("active_before", ColumnKind::Count),
    Column::new("stayed", ColumnKind::Count),
    Column::made("retention", ColumnKind::Share, &["stayed", "active_before"]),
    Column::new("lost", ColumnKind::Count),
    Column::made("lost_share", ColumnKind::Share, &["lost", "active_before"]),
];

/// Since when a car counts as active at the period's end, and since when it did before.
async fn since(cx: &mut Read, span: Span) -> Result<(Moment, Moment)> {
    let days = policy::value_on::<i64>(cx, keys::ACTIVE_DAYS.name, span.until).await?;
    Ok((span.until.plus_days(1 - days).start(), span.until.plus_days(1 - 2 * days).start()))
}

/// A car is active when it came within so many days before the period's end (the cut-off is a
/// parameter); lost when it came in as many days before that and not since.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let (active, before) = since(cx, span).await?;
    let rows = sqlx::query(
        "WITH came AS (
             SELECT vehicle_id, min(arrived_at) AS first, max(arrived_at) AS last,
                    max(CASE WHEN arrived_at < ?3 THEN arrived_at END) AS last_before
             FROM visits WHERE arrived_at >= min(?1, ?4) AND arrived_at < ?2 AND state <> 'cancelled'
             GROUP BY vehicle_id)
         SELECT '', coalesce(sum(last >= ?1), 0),
                coalesce(sum(CASE WHEN first >= ?1 THEN NOT EXISTS (
                    SELECT 1 FROM visits e WHERE e.vehicle_id = came.vehicle_id AND e.arrived_at < min(?1, ?4)
                      AND e.state <> 'cancelled') END), 0),
                coalesce(sum(last >= ?3), 0), coalesce(sum(last_before >= ?4), 0),
                coalesce(sum(last_before >= ?4 AND last >= ?3), 0), coalesce(sum(last_before >= ?4 AND last < ?3), 0)
         FROM came",
    )
    .bind(span.from)
    .bind(span.to)
    .bind(active)
    .bind(before)
    .fetch_all(cx.db())
    .await?;
    Table::plain(COLUMNS, rows)
}

/// Each car once.
pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    let (active, before) = since(cx, look.span).await?;
    Ok(sqlx::query_as(
        "WITH came AS (
             SELECT vehicle_id, min(arrived_at) AS first, max(arrived_at) AS last,
                    max(CASE WHEN arrived_at < ?3 THEN arrived_at END) AS last_before
             FROM visits WHERE arrived_at >= min(?1, ?4) AND arrived_at < ?2 AND state <> 'cancelled'
             GROUP BY vehicle_id),
         told AS (
             SELECT came.*, coalesce(CASE ?5
                     WHEN 'cars_in' THEN last >= ?1
                     WHEN 'new_cars' THEN CASE WHEN first >= ?1 THEN NOT EXISTS (
                         SELECT 1 FROM visits e WHERE e.vehicle_id = came.vehicle_id
                           AND e.arrived_at < min(?1, ?4) AND e.state <> 'cancelled') END
                     WHEN 'active' THEN last >= ?3
                     WHEN 'active_before' THEN last_before >= ?4
                     WHEN 'stayed' THEN last_before >= ?4 AND last >= ?3
                     WHEN 'lost' THEN last_before >= ?4 AND last < ?3 END, 0) AS amount
             FROM came)
         SELECT 'vehicle' AS kind, t.vehicle_id AS id, coalesce(v.plate, v.vin, '') AS number, t.last AS at,
                coalesce(m.series || ' ' || m.name, v.model_text) AS about, t.amount
         FROM told t CROSS JOIN vehicles v ON v.id = t.vehicle_id LEFT JOIN vehicle_models m ON m.id = v.model_id
         WHERE t.amount <> 0 ORDER BY t.last",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(active)
    .bind(before)
    .bind(look.column)
    .fetch_all(cx.db())
    .await?)
}
