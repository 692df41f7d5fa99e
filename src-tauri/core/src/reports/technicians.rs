use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};
use crate::policy::{self, keys};

pub const COLUMNS: &[Column] = &[
    Column::new("technician", ColumnKind::Text),
    Column::new("days", ColumnKind::Count),
    Column::new("hours_attended", ColumnKind::Hours),
    Column::new("hours_worked", ColumnKind::Hours),
    Column::new("hours_sold", ColumnKind::Hours),
    Column::made("utilisation", ColumnKind::Share, &["hours_worked", "hours_attended"]),
    Column::made("efficiency", ColumnKind::Share, &["hours_sold", "hours_worked"]),
    Column::made("productivity", ColumnKind::Share, &["hours_sold", "hours_attended"]),
];

/// Attended is every day with work, at the house's working hours, in thousandths of an hour.
async fn day_hours(cx: &mut Read, span: Span) -> Result<i64> {
    let minutes = policy::value_on::<i64>(cx, keys::WORKSHOP_CLOSES.name, span.until).await?
        - policy::value_on::<i64>(cx, keys::WORKSHOP_OPENS.name, span.until).await?
        - policy::value_on::<i64>(cx, keys::WORKSHOP_BREAK.name, span.until).await?;
    Ok(minutes * 1_000 / 60)
}

/// Hours on jobs within the period (a span over midnight is cut there, and none runs for three days);
/// hours sold by the day on which the work was finished, each hand by its share.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let day_hours = day_hours(cx, span).await?;
    let now = cx.now;
    let rows = sqlx::query(
        "WITH worked AS (
             SELECT technician_id, count(DISTINCT (max(started_at, ?1) + 28800000) / 86400000) AS days,
                    sum((min(coalesce(ended_at, ?3), ?2) - max(started_at, ?1)) / 3600) AS hours
             FROM work_spans
             WHERE started_at >= ?1 - 259200000 AND started_at < ?2 AND coalesce(ended_at, ?3) > max(started_at, ?1)
             GROUP BY technician_id),
         sold AS (
             SELECT a.technician_id, sum(l.quantity * a.share / 10000) AS hours
             FROM assignments a CROSS JOIN order_lines l ON l.id = a.order_line_id
             WHERE a.finished_at >= ?1 AND a.finished_at < ?2 AND a.state = 'finished'
             GROUP BY a.technician_id)
         SELECT CAST(f.id AS TEXT), f.name, coalesce(w.days, 0), coalesce(w.days, 0) * ?4, coalesce(w.hours, 0),
                coalesce(s.hours, 0)
         FROM staff f LEFT JOIN worked w ON w.technician_id = f.id LEFT JOIN sold s ON s.technician_id = f.id
         WHERE w.days > 0 OR s.hours > 0 ORDER BY coalesce(s.hours, 0) DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .bind(now)
    .bind(day_hours)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    let day_hours = day_hours(cx, look.span).await?;
    let now = cx.now;
    Ok(sqlx::query_as(
        "SELECT 'day' AS kind, (max(w.started_at, ?1) + 28800000) / 86400000 AS id,
                date((max(w.started_at, ?1) + 28800000) / 1000, 'unixepoch') AS number, min(max(w.started_at, ?1)) AS at,
                f.name AS about, CASE ?4 WHEN 'days' THEN 1 ELSE ?6 END AS amount
         FROM work_spans w CROSS JOIN staff f ON f.id = w.technician_id
         WHERE ?4 IN ('days', 'hours_attended') AND w.started_at >= ?1 - 259200000 AND w.started_at < ?2
           AND coalesce(w.ended_at, ?3) > max(w.started_at, ?1)
           AND (?5 IS NULL OR w.technician_id = CAST(?5 AS INTEGER))
         GROUP BY w.technician_id, 2
         UNION ALL
         SELECT 'order', a.order_id, o.number, w.started_at, l.name,
                (min(coalesce(w.ended_at, ?3), ?2) - max(w.started_at, ?1)) / 3600
         FROM work_spans w CROSS JOIN assignments a ON a.id = w.assignment_id
         CROSS JOIN repair_orders o ON o.id = a.order_id CROSS JOIN order_lines l ON l.id = a.order_line_id
         WHERE ?4 = 'hours_worked' AND w.started_at >= ?1 - 259200000 AND w.started_at < ?2
           AND coalesce(w.ended_at, ?3) > max(w.started_at, ?1)
           AND (?5 IS NULL OR w.technician_id = CAST(?5 AS INTEGER))
         UNION ALL
         SELECT 'order', a.order_id, o.number, a.finished_at, l.name, l.quantity * a.share / 10000
         FROM assignments a CROSS JOIN repair_orders o ON o.id = a.order_id
         CROSS JOIN order_lines l ON l.id = a.order_line_id
         WHERE ?4 = 'hours_sold' AND a.finished_at >= ?1 AND a.finished_at < ?2 AND a.state = 'finished'
           AND (?5 IS NULL OR a.technician_id = CAST(?5 AS INTEGER))
         ORDER BY 4, 2",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(now)
    .bind(look.column)
    .bind(look.row)
    .bind(day_hours)
    .fetch_all(cx.db())
    .await?)
}
