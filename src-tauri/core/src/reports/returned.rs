use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("technician", ColumnKind::Text),
    Column::new("jobs", ColumnKind::Count),
    Column::new("returned", ColumnKind::Count),
    Column::made("returned_share", ColumnKind::Share, &["returned", "jobs"]),
];

/// Jobs finished in the period, and orders opened in it because a job of this hand had to be done again.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH back AS (
             SELECT o.id, coalesce(o.caused_by_order, o.comeback_of) AS cause FROM repair_orders o
             WHERE o.opened_at >= ?1 AND o.opened_at < ?2 AND o.state <> 'cancelled'
               AND (o.kind IN ('comeback', 'internal_rework') OR o.comeback_decided = 1)),
         returned AS (
             SELECT a.technician_id, count(DISTINCT b.id) AS orders
             FROM back b CROSS JOIN assignments a ON a.order_id = b.cause AND a.state = 'finished'
             GROUP BY a.technician_id),
         done AS (
             SELECT technician_id, count(*) AS jobs FROM assignments
             WHERE finished_at >= ?1 AND finished_at < ?2 AND state = 'finished' GROUP BY technician_id)
         SELECT CAST(f.id AS TEXT), f.name, coalesce(d.jobs, 0), coalesce(r.orders, 0)
         FROM staff f LEFT JOIN done d ON d.technician_id = f.id LEFT JOIN returned r ON r.technician_id = f.id
         WHERE d.jobs > 0 OR r.orders > 0 ORDER BY 4 DESC, 3 DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "WITH back AS (
             SELECT o.id, o.number, o.vehicle_id, o.opened_at, coalesce(o.caused_by_order, o.comeback_of) AS cause
             FROM repair_orders o WHERE ?3 = 'returned' AND o.opened_at >= ?1 AND o.opened_at < ?2 AND o.state <> 'cancelled'
               AND (o.kind IN ('comeback', 'internal_rework') OR o.comeback_decided = 1))
         SELECT 'order' AS kind, b.id, b.number, b.opened_at AS at, v.plate AS about, 1 AS amount
         FROM back b CROSS JOIN vehicles v ON v.id = b.vehicle_id
         CROSS JOIN assignments a ON a.order_id = b.cause AND a.state = 'finished'
         WHERE ?4 IS NULL OR a.technician_id = CAST(?4 AS INTEGER)
         GROUP BY b.id, a.technician_id
         UNION ALL
         SELECT 'order', a.order_id, o.number, a.finished_at, l.name, 1
         FROM assignments a CROSS JOIN repair_orders o ON o.id = a.order_id
         CROSS JOIN order_lines l ON l.id = a.order_line_id
         WHERE ?3 = 'jobs' AND a.finished_at >= ?1 AND a.finished_at < ?2 AND a.state = 'finished'
           AND (?4 IS NULL OR a.technician_id = CAST(?4 AS INTEGER))",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
