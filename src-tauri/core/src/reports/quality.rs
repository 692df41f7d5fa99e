use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("delivered", ColumnKind::Count),
    Column::new("comebacks", ColumnKind::Count),
    Column::made("comeback_share", ColumnKind::Share, &["comebacks", "delivered"]),
    Column::new("fixed", ColumnKind::Count),
    Column::made("first_time_fix", ColumnKind::Share, &["fixed", "delivered"]),
    Column::new("inspected", ColumnKind::Count),
    Column::new("failed_inspections", ColumnKind::Count),
    Column::new("rework", ColumnKind::Count),
    Column::made("rework_share", ColumnKind::Share, &["rework", "delivered"]),
    Column::new("stopped", ColumnKind::Count),
    Column::made("stopped_share", ColumnKind::Share, &["stopped", "delivered"]),
];

/// From what happened, not from how things stand today: a comeback stays one when it is repaired.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH gone AS (
             SELECT count(*) AS delivered, coalesce(sum(EXISTS (SELECT 1 FROM assignments a JOIN work_spans w ON w.assignment_id = a.id
                         WHERE a.order_id = o.id AND w.pause_reason = 'parts')), 0) AS stopped
             FROM repair_orders o
             WHERE o.delivered_at >= ?1 AND o.delivered_at < ?2 AND o.kind <> 'internal_rework'),
         back AS (
             SELECT count(CASE WHEN (o.kind = 'comeback' OR o.comeback_decided = 1) THEN 1 END) AS comebacks,
                    count(CASE WHEN o.kind = 'internal_rework' THEN 1 END) AS rework
             FROM repair_orders o WHERE o.opened_at >= ?1 AND o.opened_at < ?2 AND o.state <> 'cancelled'),
         seen AS (
             SELECT count(*) AS inspected, count(CASE WHEN NOT passed THEN 1 END) AS failed
             FROM inspections WHERE at >= ?1 AND at < ?2 AND level = 'final')
         SELECT '', g.delivered, b.comebacks, g.delivered - b.comebacks, i.inspected, i.failed, b.rework, g.stopped
         FROM gone g, back b, seen i",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::plain(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT 'order' AS kind, o.id, o.number, o.delivered_at AS at, v.plate AS about,
                CASE WHEN ?3 = 'stopped' THEN EXISTS (SELECT 1 FROM assignments a JOIN work_spans w ON w.assignment_id = a.id
                         WHERE a.order_id = o.id AND w.pause_reason = 'parts') ELSE 1 END AS amount
         FROM repair_orders o CROSS JOIN vehicles v ON v.id = o.vehicle_id
         WHERE ?3 IN ('delivered', 'fixed', 'stopped') AND o.delivered_at >= ?1 AND o.delivered_at < ?2
           AND o.kind <> 'internal_rework'
         UNION ALL
         SELECT 'order', o.id, o.number, o.opened_at, v.plate, CASE ?3 WHEN 'fixed' THEN -1 ELSE 1 END
         FROM repair_orders o CROSS JOIN vehicles v ON v.id = o.vehicle_id
         WHERE ?3 IN ('comebacks', 'fixed', 'rework') AND o.opened_at >= ?1 AND o.opened_at < ?2
           AND o.state <> 'cancelled' AND CASE ?3 WHEN 'rework' THEN o.kind = 'internal_rework' ELSE (o.kind = 'comeback' OR o.comeback_decided = 1) END
         UNION ALL
         SELECT 'order', i.order_id, i.number, i.at, i.defects, CASE ?3 WHEN 'inspected' THEN 1 ELSE NOT i.passed END
         FROM inspections i
         WHERE ?3 IN ('inspected', 'failed_inspections') AND i.at >= ?1 AND i.at < ?2 AND i.level = 'final'",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .fetch_all(cx.db())
    .await?)
}
