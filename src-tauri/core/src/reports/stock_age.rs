use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Moment, Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("age", ColumnKind::Word),
    Column::new("parts", ColumnKind::Count),
    Column::new("value", ColumnKind::Money),
];

/// Three, six and twelve months before the period's end.
fn edges(span: Span) -> [Moment; 3] {
    [91, 182, 365].map(|days| span.until.plus_days(1 - days).start())
}

/// What lay on the shelf when the period ended, by the time since it last moved.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let [three, six, twelve] = edges(span);
    let rows = sqlx::query(
        "WITH held AS (
             SELECT coalesce(CASE WHEN m.id IS NULL THEN s.last_move_at ELSE m.at END, 0) AS moved_at,
                    CASE WHEN coalesce(s.last_move_at, 0) < ?1 THEN s.on_hand ELSE coalesce(m.on_hand_after, 0) END AS pieces,
                    CASE WHEN coalesce(s.last_move_at, 0) < ?1 THEN s.value ELSE coalesce(m.value_after, 0) END AS value
             FROM warehouses w CROSS JOIN stock s ON s.warehouse_id = w.id
             LEFT JOIN stock_moves m ON s.last_move_at >= ?1 AND m.id = (
                 SELECT x.id FROM stock_moves x
                 WHERE x.part_id = s.part_id AND x.warehouse_id = s.warehouse_id AND x.at < ?1
                 ORDER BY x.id DESC LIMIT 1)),
         aged AS (
             SELECT CASE WHEN moved_at >= ?2 THEN 'to_3_months' WHEN moved_at >= ?3 THEN 'to_6_months'
                         WHEN moved_at >= ?4 THEN 'to_12_months' ELSE 'over_12_months' END AS age,
                    CASE WHEN moved_at >= ?2 THEN 0 WHEN moved_at >= ?3 THEN 1 WHEN moved_at >= ?4 THEN 2 ELSE 3 END AS place,
                    value
             FROM held WHERE pieces > 0)
         SELECT age, age, count(*), sum(value) FROM aged GROUP BY place ORDER BY place",
    )
    .bind(span.to)
    .bind(three)
    .bind(six)
    .bind(twelve)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    let [three, six, twelve] = edges(look.span);
    Ok(sqlx::query_as(
        "WITH held AS (
             SELECT s.part_id, CASE WHEN m.id IS NULL THEN s.last_move_at ELSE m.at END AS moved_at,
                    CASE WHEN coalesce(s.last_move_at, 0) < ?1 THEN s.on_hand ELSE coalesce(m.on_hand_after, 0) END AS pieces,
                    CASE WHEN coalesce(s.last_move_at, 0) < ?1 THEN s.value ELSE coalesce(m.value_after, 0) END AS value
             FROM warehouses w CROSS JOIN stock s ON s.warehouse_id = w.id
             LEFT JOIN stock_moves m ON s.last_move_at >= ?1 AND m.id = (
                 SELECT x.id FROM stock_moves x
                 WHERE x.part_id = s.part_id AND x.warehouse_id = s.warehouse_id AND x.at < ?1
                 ORDER BY x.id DESC LIMIT 1))
         SELECT 'part' AS kind, h.part_id AS id, p.number, h.moved_at AS at, p.name AS about,
                CASE ?5 WHEN 'parts' THEN 1 ELSE h.value END AS amount
         FROM held h CROSS JOIN parts p ON p.id = h.part_id
         WHERE h.pieces > 0 AND (?6 IS NULL OR ?6 = CASE
             WHEN coalesce(h.moved_at, 0) >= ?2 THEN 'to_3_months' WHEN coalesce(h.moved_at, 0) >= ?3 THEN 'to_6_months'
             WHEN coalesce(h.moved_at, 0) >= ?4 THEN 'to_12_months' ELSE 'over_12_months' END)
         ORDER BY h.value DESC",
    )
    .bind(look.span.to)
    .bind(three)
    .bind(six)
    .bind(twelve)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
