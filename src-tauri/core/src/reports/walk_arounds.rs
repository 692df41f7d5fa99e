use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("visits", ColumnKind::Count),
    Column::new("walked", ColumnKind::Count),
    Column::new("signed", ColumnKind::Count),
    Column::new("walked_share", ColumnKind::Share),
];

pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows: Vec<(String, i64, i64, i64)> = sqlx::query_as(
        "SELECT f.name, count(*), count(t.walk_around_at), count(t.signature_id)
         FROM visits t JOIN staff f ON f.id = t.advisor_id
         WHERE t.arrived_at >= ? AND t.arrived_at < ? AND t.state <> 'cancelled'
         GROUP BY f.id ORDER BY count(*) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let cells = |(name, visits, walked, signed): (String, i64, i64, i64)| {
        vec![
            Cell::Text(name),
            Cell::Count(visits),
            Cell::Count(walked),
            Cell::Count(signed),
            Cell::share(walked, visits),
        ]
    };
    Ok(Table::summed(COLUMNS, rows.into_iter().map(cells).collect()))
}
