use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("delivered", ColumnKind::Count),
    Column::new("promised", ColumnKind::Count),
    Column::new("on_time", ColumnKind::Count),
    Column::made("on_time_share", ColumnKind::Share, &["on_time", "promised"]),
    Column::new("hours_in_shop", ColumnKind::Hours),
    Column::made("cycle", ColumnKind::Average, &["hours_in_shop", "delivered"]),
];

/// Orders delivered in the period against the last promise; the cycle runs from arrival to handover, that of a
/// car that was brought in from when it came (KPI-03).
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CAST(f.id AS TEXT), f.name, g.orders, g.promised, g.on_time, g.hours
         FROM (SELECT o.advisor_id, count(*) AS orders, count(o.promised_at) AS promised,
                      coalesce(sum(o.delivered_at <= o.promised_at), 0) AS on_time,
                      sum((o.delivered_at - t.since) / 3600) AS hours
               FROM repair_orders o CROSS JOIN placed_visits t ON t.id = o.visit_id
               WHERE o.delivered_at >= ? AND o.delivered_at < ? AND o.kind <> 'internal_rework'
               GROUP BY o.advisor_id) g
         CROSS JOIN staff f ON f.id = g.advisor_id ORDER BY g.orders DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT 'order' AS kind, o.id, o.number, o.delivered_at AS at, v.plate AS about,
                CASE ?3 WHEN 'delivered' THEN 1 WHEN 'promised' THEN o.promised_at IS NOT NULL
                        WHEN 'on_time' THEN coalesce(o.delivered_at <= o.promised_at, 0)
                        WHEN 'hours_in_shop' THEN (o.delivered_at - t.since) / 3600 ELSE 0 END AS amount
         FROM repair_orders o CROSS JOIN placed_visits t ON t.id = o.visit_id CROSS JOIN vehicles v ON v.id = o.vehicle_id
         WHERE o.delivered_at >= ?1 AND o.delivered_at < ?2 AND o.kind <> 'internal_rework'
           AND (?4 IS NULL OR o.advisor_id = CAST(?4 AS INTEGER)) ORDER BY o.delivered_at, o.id",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
