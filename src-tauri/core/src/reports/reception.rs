use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("visits", ColumnKind::Count),
    Column::new("greeted", ColumnKind::Count),
    Column::new("greet_minutes", ColumnKind::Count),
    Column::made("greet_average", ColumnKind::Average, &["greet_minutes", "greeted"]),
    Column::new("agreed", ColumnKind::Count),
    Column::new("agree_minutes", ColumnKind::Count),
    Column::made("agree_average", ColumnKind::Average, &["agree_minutes", "agreed"]),
];

/// From the car's arrival until it is greeted, and until its first contract is agreed; in whole minutes.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH came AS (
             SELECT t.advisor_id, t.arrived_at, t.greeted_at, (SELECT min(o.agreed_at) FROM repair_orders o WHERE o.visit_id = t.id) AS agreed_at
             FROM visits t WHERE t.arrived_at >= ? AND t.arrived_at < ? AND t.state <> 'cancelled')
         SELECT CAST(f.id AS TEXT), f.name, count(*), count(c.greeted_at),
                coalesce(sum(max(c.greeted_at - c.arrived_at, 0) / 60000), 0), count(c.agreed_at),
                coalesce(sum(max(c.agreed_at - c.arrived_at, 0) / 60000), 0)
         FROM came c CROSS JOIN staff f ON f.id = c.advisor_id GROUP BY f.id ORDER BY count(*) DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "WITH came AS (
             SELECT t.id, t.number, t.vehicle_id, t.arrived_at, t.greeted_at, (SELECT min(o.agreed_at) FROM repair_orders o WHERE o.visit_id = t.id) AS agreed_at
             FROM visits t
             WHERE t.arrived_at >= ?1 AND t.arrived_at < ?2 AND t.state <> 'cancelled'
               AND (?4 IS NULL OR t.advisor_id = CAST(?4 AS INTEGER)))
         SELECT 'visit' AS kind, c.id, c.number, c.arrived_at AS at, v.plate AS about,
                coalesce(CASE ?3 WHEN 'visits' THEN 1 WHEN 'greeted' THEN c.greeted_at IS NOT NULL
                        WHEN 'greet_minutes' THEN max(c.greeted_at - c.arrived_at, 0) / 60000
                        WHEN 'agreed' THEN c.agreed_at IS NOT NULL
                        WHEN 'agree_minutes' THEN max(c.agreed_at - c.arrived_at, 0) / 60000 END, 0) AS amount
         FROM came c CROSS JOIN vehicles v ON v.id = c.vehicle_id ORDER BY c.arrived_at, c.id",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
