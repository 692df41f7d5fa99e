use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Settled, settled};
use super::table::{Column, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &settled::columns("advisor");

/// By who received the car; what was sold over the counter stands under nobody's name. A visit counts
/// once however many orders and payers it has, if one of its
/// settlements still stands at the end of the period.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH settled AS (
             SELECT s.order_id, s.net, s.discount, s.cost,
                    (SELECT sum(l.quantity) FROM settlement_lines l WHERE l.settlement_id = s.id AND l.kind = 'labour') AS hours,
                    s.reverses IS NULL AND NOT EXISTS (
                        SELECT 1 FROM settlements r WHERE r.reverses = s.id AND r.settled_at < ?2) AS stands
             FROM settlements s WHERE s.settled_at >= ?1 AND s.settled_at < ?2)
         SELECT CAST(coalesce(t.advisor_id, 0) AS TEXT), coalesce(f.name, '—'), count(DISTINCT CASE WHEN stands THEN t.id END),
                count(DISTINCT CASE WHEN stands THEN o.id END), coalesce(sum(d.hours), 0), sum(d.net), sum(d.discount), sum(d.net - d.cost)
         FROM settled d LEFT JOIN repair_orders o ON o.id = d.order_id LEFT JOIN visits t ON t.id = o.visit_id
         LEFT JOIN staff f ON f.id = t.advisor_id
         GROUP BY coalesce(t.advisor_id, 0) ORDER BY sum(d.net) DESC, 1",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    settled::behind(cx, look, Settled::Advisor).await
}
