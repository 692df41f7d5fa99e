use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("supplier", ColumnKind::Text),
    Column::new("class", ColumnKind::Word),
    Column::new("told_lines", ColumnKind::Count),
    Column::new("told_kept", ColumnKind::Count),
    Column::made("told_kept_share", ColumnKind::Share, &["told_kept", "told_lines"]),
    Column::new("told_late", ColumnKind::Count),
    Column::new("late_days", ColumnKind::Count),
    Column::made("late_days_average", ColumnKind::Average, &["late_days", "told_late"]),
    Column::new("told_waiting", ColumnKind::Count),
    Column::new("told_moved", ColumnKind::Count),
];

/// Lines of customers for which a part was missing and a day was told, by the first day told. Who gave up
/// before it came, or whose day has not passed, is not asked for (PRT-10).
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let today = cx.today();
    let rows = sqlx::query(
        "WITH told AS (
             SELECT y.origin_kind, y.origin_id, y.part_id, y.day, y.supplier_id, y.id,
                    (SELECT a.id FROM part_arrivals a
                     WHERE a.origin_kind = y.origin_kind AND a.origin_id = y.origin_id AND a.part_id = y.part_id
                       AND a.short = 0 AND a.at >= y.at ORDER BY a.id LIMIT 1) AS arrival
             FROM part_promises y INDEXED BY part_promises_by_day
             WHERE y.opening = 1 AND y.day BETWEEN ?1 AND ?2
               AND y.origin_kind IN ('order_line', 'sale_line', 'appointment_part')),
         judged AS (
             SELECT coalesce(r.supplier_id, t.supplier_id, 0) AS supplier_id, p.class, a.day AS came, t.day,
                    EXISTS (SELECT 1 FROM part_promises n
                            WHERE n.origin_kind = t.origin_kind AND n.origin_id = t.origin_id AND n.part_id = t.part_id
                              AND n.id > t.id AND n.opening = 0 AND (t.arrival IS NULL OR n.at <= a.at)) AS moved
             FROM told t CROSS JOIN parts p ON p.id = t.part_id LEFT JOIN part_arrivals a ON a.id = t.arrival
             LEFT JOIN receipt_lines l ON l.id = a.receipt_line_id LEFT JOIN receipts r ON r.id = l.receipt_id
             WHERE a.id IS NOT NULL OR (t.day < ?3 AND EXISTS (
                 SELECT 1 FROM reservations w
                 WHERE w.origin_kind = t.origin_kind AND w.origin_id = t.origin_id AND w.part_id = t.part_id AND w.held < w.wanted)))
         SELECT g.supplier_id || ':' || g.class, coalesce(s.name, '—'), g.class, g.lines, g.kept, g.late, g.days, g.waiting, g.moved
         FROM (SELECT supplier_id, class, count(*) AS lines, coalesce(sum(came <= day), 0) AS kept,
                      coalesce(sum(came > day), 0) AS late,
                      coalesce(sum(CASE WHEN came > day THEN CAST(julianday(came) - julianday(day) AS INTEGER) END), 0) AS days,
                      sum(came IS NULL) AS waiting, sum(moved) AS moved
               FROM judged GROUP BY supplier_id, class) g
         LEFT JOIN suppliers s ON s.id = g.supplier_id ORDER BY g.lines DESC, g.supplier_id, g.class",
    )
    .bind(span.first)
    .bind(span.until)
    .bind(today)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    let today = cx.today();
    Ok(sqlx::query_as(
        "WITH told AS (
             SELECT y.origin_kind, y.origin_id, y.part_id, y.day, y.supplier_id, y.id,
                    (SELECT a.id FROM part_arrivals a
                     WHERE a.origin_kind = y.origin_kind AND a.origin_id = y.origin_id AND a.part_id = y.part_id
                       AND a.short = 0 AND a.at >= y.at ORDER BY a.id LIMIT 1) AS arrival
             FROM part_promises y INDEXED BY part_promises_by_day
             WHERE y.opening = 1 AND y.day BETWEEN ?1 AND ?2
               AND y.origin_kind IN ('order_line', 'sale_line', 'appointment_part')),
         judged AS (
             SELECT t.origin_kind, t.origin_id, p.number || ' ' || p.name AS part, t.day, a.day AS came,
                    coalesce(r.supplier_id, t.supplier_id, 0) || ':' || p.class AS row,
                    EXISTS (SELECT 1 FROM part_promises n
                            WHERE n.origin_kind = t.origin_kind AND n.origin_id = t.origin_id AND n.part_id = t.part_id
                              AND n.id > t.id AND n.opening = 0 AND (t.arrival IS NULL OR n.at <= a.at)) AS moved
             FROM told t CROSS JOIN parts p ON p.id = t.part_id LEFT JOIN part_arrivals a ON a.id = t.arrival
             LEFT JOIN receipt_lines l ON l.id = a.receipt_line_id LEFT JOIN receipts r ON r.id = l.receipt_id
             WHERE a.id IS NOT NULL OR (t.day < ?3 AND EXISTS (
                 SELECT 1 FROM reservations w
                 WHERE w.origin_kind = t.origin_kind AND w.origin_id = t.origin_id AND w.part_id = t.part_id AND w.held < w.wanted)))
         SELECT CASE j.origin_kind WHEN 'order_line' THEN 'order' WHEN 'sale_line' THEN 'sale' ELSE 'appointment' END AS kind,
                coalesce(o.id, x.id, b.id, 0) AS id, coalesce(o.number, x.number, b.number, '') AS number,
                CAST(strftime('%s', j.day) AS INTEGER) * 1000 - 28800000 AS at, j.part AS about,
                CASE ?4 WHEN 'told_lines' THEN 1 WHEN 'told_kept' THEN coalesce(j.came <= j.day, 0)
                        WHEN 'told_late' THEN coalesce(j.came > j.day, 0)
                        WHEN 'late_days' THEN CASE WHEN j.came > j.day THEN CAST(julianday(j.came) - julianday(j.day) AS INTEGER) ELSE 0 END
                        WHEN 'told_waiting' THEN j.came IS NULL ELSE j.moved END AS amount
         FROM judged j LEFT JOIN order_lines ol ON j.origin_kind = 'order_line' AND ol.id = j.origin_id
         LEFT JOIN repair_orders o ON o.id = ol.order_id
         LEFT JOIN counter_sale_lines cl ON j.origin_kind = 'sale_line' AND cl.id = j.origin_id
         LEFT JOIN counter_sales x ON x.id = cl.sale_id
         LEFT JOIN appointment_parts ap ON j.origin_kind = 'appointment_part' AND ap.id = j.origin_id
         LEFT JOIN appointments b ON b.id = ap.appointment_id
         WHERE ?5 IS NULL OR j.row = ?5 ORDER BY j.day, j.origin_id",
    )
    .bind(look.span.first)
    .bind(look.span.until)
    .bind(today)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
