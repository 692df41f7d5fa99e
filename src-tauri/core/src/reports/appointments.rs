use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("visits", ColumnKind::Count),
    Column::new("booked_visits", ColumnKind::Count),
    Column::made("booked_share", ColumnKind::Share, &["booked_visits", "visits"]),
    Column::new("due_appointments", ColumnKind::Count),
    Column::new("kept", ColumnKind::Count),
    Column::made("kept_share", ColumnKind::Share, &["kept", "due_appointments"]),
    Column::new("missed", ColumnKind::Count),
    Column::new("called_off", ColumnKind::Count),
];

/// Cars that came in the period, and appointments whose time lay in it and that came to something: whoever
/// is still awaited is neither kept nor missed, what was called off was never due.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH came AS (
             SELECT advisor_id, count(*) AS visits, sum(appointment_id IS NOT NULL) AS booked
             FROM visits WHERE arrived_at >= ?1 AND arrived_at < ?2 AND state <> 'cancelled' GROUP BY advisor_id),
         due AS (
             SELECT advisor_id, count(*) AS all_of_them, sum(state IN ('arrived', 'missed')) AS due,
                    sum(state = 'arrived') AS kept, sum(state = 'missed') AS missed, sum(state = 'cancelled') AS off
             FROM appointments WHERE starts_at >= ?1 AND starts_at < ?2 AND state IN ('arrived', 'missed', 'cancelled')
             GROUP BY advisor_id)
         SELECT CAST(f.id AS TEXT), f.name, coalesce(c.visits, 0), coalesce(c.booked, 0), coalesce(d.due, 0),
                coalesce(d.kept, 0), coalesce(d.missed, 0), coalesce(d.off, 0)
         FROM staff f LEFT JOIN came c ON c.advisor_id = f.id LEFT JOIN due d ON d.advisor_id = f.id
         WHERE c.visits > 0 OR d.all_of_them > 0 ORDER BY coalesce(c.visits, 0) DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT 'visit' AS kind, t.id, t.number, t.arrived_at AS at, v.plate AS about,
                CASE ?3 WHEN 'visits' THEN 1 ELSE t.appointment_id IS NOT NULL END AS amount
         FROM visits t CROSS JOIN vehicles v ON v.id = t.vehicle_id
         WHERE ?3 IN ('visits', 'booked_visits') AND t.arrived_at >= ?1 AND t.arrived_at < ?2 AND t.state <> 'cancelled'
           AND (?4 IS NULL OR t.advisor_id = CAST(?4 AS INTEGER))
         UNION ALL
         SELECT 'appointment', a.id, a.number, a.starts_at, v.plate,
                CASE ?3 WHEN 'due_appointments' THEN a.state IN ('arrived', 'missed') WHEN 'kept' THEN a.state = 'arrived'
                        WHEN 'missed' THEN a.state = 'missed' ELSE a.state = 'cancelled' END
         FROM appointments a CROSS JOIN vehicles v ON v.id = a.vehicle_id
         WHERE ?3 NOT IN ('visits', 'booked_visits') AND a.starts_at >= ?1 AND a.starts_at < ?2
           AND a.state IN ('arrived', 'missed', 'cancelled') AND (?4 IS NULL OR a.advisor_id = CAST(?4 AS INTEGER))
         ORDER BY 4, 2",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
