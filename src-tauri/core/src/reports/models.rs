use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Settled, settled};
use super::table::{Column, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &settled::columns("model");

/// By the car's model; cars of no known model together, and what was sold over the counter.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH settled AS (
             SELECT s.order_id, s.net, s.discount, s.cost,
                    (SELECT sum(l.quantity) FROM settlement_lines l WHERE l.settlement_id = s.id AND l.kind = 'labour') AS hours,
                    s.reverses IS NULL AND NOT EXISTS (
                        SELECT 1 FROM settlements r WHERE r.reverses = s.id AND r.settled_at < ?2) AS stands
             FROM settlements s WHERE s.settled_at >= ?1 AND s.settled_at < ?2)
         SELECT CASE WHEN d.order_id IS NULL THEN 'counter' ELSE CAST(coalesce(v.model_id, 0) AS TEXT) END,
                coalesce(m.brand || ' ' || m.series || ' ' || m.name, '—'),
                count(DISTINCT CASE WHEN stands THEN o.visit_id END), count(DISTINCT CASE WHEN stands THEN o.id END),
                coalesce(sum(d.hours), 0), sum(d.net), sum(d.discount), sum(d.net - d.cost)
         FROM settled d LEFT JOIN repair_orders o ON o.id = d.order_id LEFT JOIN vehicles v ON v.id = o.vehicle_id
         LEFT JOIN vehicle_models m ON m.id = v.model_id
         GROUP BY 1 ORDER BY sum(d.net) DESC, 1",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    settled::behind(cx, look, Settled::Model).await
}
