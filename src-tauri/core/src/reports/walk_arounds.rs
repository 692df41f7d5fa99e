use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("visits", ColumnKind::Count),
    Column::new("walked", ColumnKind::Count),
    Column::new("signed", ColumnKind::Count),
    Column::made("walked_share", ColumnKind::Share, &["walked", "visits"]),
];

pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CAST(f.id AS TEXT), f.name, count(*), count(t.walk_around_at), count(t.signature_id)
         FROM visits t CROSS JOIN staff f ON f.id = t.advisor_id
         WHERE t.arrived_at >= ? AND t.arrived_at < ? AND t.state <> 'cancelled'
         GROUP BY f.id ORDER BY count(*) DESC, f.id",
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
                CASE ?3 WHEN 'visits' THEN 1 WHEN 'walked' THEN t.walk_around_at IS NOT NULL
                        WHEN 'signed' THEN t.signature_id IS NOT NULL ELSE 0 END AS amount
         FROM visits t CROSS JOIN vehicles v ON v.id = t.vehicle_id
         WHERE t.arrived_at >= ?1 AND t.arrived_at < ?2 AND t.state <> 'cancelled'
           AND (?4 IS NULL OR t.advisor_id = CAST(?4 AS INTEGER)) ORDER BY t.arrived_at, t.id",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
