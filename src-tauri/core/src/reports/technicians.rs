use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Hours, Read, Result};
use crate::policy::{self, keys};

const COLUMNS: &[Column] = &[
    Column::new("technician", ColumnKind::Text),
    Column::new("days", ColumnKind::Count),
    Column::new("hours_attended", ColumnKind::Hours),
    Column::new("hours_worked", ColumnKind::Hours),
    Column::new("hours_sold", ColumnKind::Hours),
    Column::new("utilisation", ColumnKind::Share),
    Column::new("efficiency", ColumnKind::Share),
    Column::new("productivity", ColumnKind::Share),
];

/// Hours on jobs by the day on which they were begun; hours sold by the day on which the work was
/// finished, each hand by its share. Attended is every day with work, at the house's working hours.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let minutes = policy::value(cx, keys::WORKSHOP_CLOSES).await?
        - policy::value(cx, keys::WORKSHOP_OPENS).await?
        - policy::value(cx, keys::WORKSHOP_BREAK).await?;
    let rows: Vec<(String, i64, i64, Hours)> = sqlx::query_as(
        "WITH worked AS (
             SELECT technician_id, count(DISTINCT (started_at + 28800000) / 86400000) AS days,
                    sum(coalesce(ended_at, min(?2, ?3)) - started_at) AS millis
             FROM work_spans WHERE started_at >= ?1 AND started_at < ?2 GROUP BY technician_id),
         sold AS (
             SELECT a.technician_id, sum(l.quantity * a.share / 10000) AS hours
             FROM assignments a JOIN order_lines l ON l.id = a.order_line_id
             WHERE a.finished_at >= ?1 AND a.finished_at < ?2 AND a.state = 'finished'
             GROUP BY a.technician_id)
         SELECT f.name, coalesce(w.days, 0), coalesce(w.millis, 0), coalesce(s.hours, 0)
         FROM staff f LEFT JOIN worked w ON w.technician_id = f.id LEFT JOIN sold s ON s.technician_id = f.id
         WHERE w.days > 0 OR s.hours > 0 ORDER BY 4 DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .bind(cx.now)
    .fetch_all(cx.db())
    .await?;
    let cells = |(name, days, millis, sold): (String, i64, i64, Hours)| {
        let attended = Hours::from_units(days * minutes * 1_000 / 60);
        let worked = Hours::from_millis(millis);
        vec![
            Cell::Text(name),
            Cell::Count(days),
            Cell::Hours(attended),
            Cell::Hours(worked),
            Cell::Hours(sold),
            Cell::of_hours(worked, attended),
            Cell::of_hours(sold, worked),
            Cell::of_hours(sold, attended),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
