use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("advisor", ColumnKind::Text),
    Column::new("found", ColumnKind::Count),
    Column::new("found_amount", ColumnKind::Money),
    Column::new("accepted", ColumnKind::Count),
    Column::new("accepted_amount", ColumnKind::Money),
    Column::new("declined", ColumnKind::Count),
    Column::new("declined_amount", ColumnKind::Money),
    Column::made("accepted_share", ColumnKind::Share, &["accepted", "found"]),
];

/// Lines added after the first consent, on orders opened in the period; amounts with tax, as the
/// customer was told them.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CAST(f.id AS TEXT), f.name, count(*), sum(l.amount), count(CASE WHEN l.state = 'consented' THEN 1 END),
                sum(CASE WHEN l.state = 'consented' THEN l.amount ELSE 0 END),
                count(CASE WHEN l.state = 'declined' THEN 1 END),
                sum(CASE WHEN l.state = 'declined' THEN l.amount ELSE 0 END)
         FROM repair_orders o CROSS JOIN order_lines l ON l.order_id = o.id AND l.added_at > o.agreed_at AND l.state <> 'cancelled'
         CROSS JOIN staff f ON f.id = o.advisor_id
         WHERE o.opened_at >= ? AND o.opened_at < ?
         GROUP BY f.id ORDER BY sum(l.amount) DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT 'order' AS kind, o.id, o.number, l.added_at AS at, l.name AS about,
                CASE ?3 WHEN 'found' THEN 1 WHEN 'found_amount' THEN l.amount WHEN 'accepted' THEN l.state = 'consented'
                        WHEN 'accepted_amount' THEN CASE WHEN l.state = 'consented' THEN l.amount ELSE 0 END
                        WHEN 'declined' THEN l.state = 'declined'
                        WHEN 'declined_amount' THEN CASE WHEN l.state = 'declined' THEN l.amount ELSE 0 END
                        ELSE 0 END AS amount
         FROM repair_orders o CROSS JOIN order_lines l ON l.order_id = o.id AND l.added_at > o.agreed_at AND l.state <> 'cancelled'
         WHERE o.opened_at >= ?1 AND o.opened_at < ?2 AND (?4 IS NULL OR o.advisor_id = CAST(?4 AS INTEGER))
         ORDER BY l.added_at, l.id",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
