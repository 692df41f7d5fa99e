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
        "SELECT g.supplier_id || ':' || g.class, coalesce(s.name, '—'), g.class, g.lines, g.kept, g.late, g.days, g.waiting, g.moved
         FROM (SELECT t.supplier_id, p.class, count(*) AS lines, coalesce(sum(t.came <= t.day), 0) AS kept,
                      coalesce(sum(t.came > t.day), 0) AS late,
                      coalesce(sum(CASE WHEN t.came > t.day THEN CAST(julianday(t.came) - julianday(t.day) AS INTEGER) END), 0) AS days,
                      sum(t.came IS NULL) AS waiting, sum(t.moved) AS moved
               FROM first_days_told t CROSS JOIN parts p ON p.id = t.part_id
               WHERE t.day BETWEEN ?1 AND ?2 AND (t.came IS NOT NULL OR t.day < ?3)
               GROUP BY t.supplier_id, p.class) g
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
        "SELECT CASE t.origin_kind WHEN 'order_line' THEN 'order' WHEN 'sale_line' THEN 'sale' ELSE 'appointment' END AS kind,
                coalesce(o.id, x.id, b.id, 0) AS id, coalesce(o.number, x.number, b.number, '') AS number,
                CAST(strftime('%s', t.day) AS INTEGER) * 1000 - 28800000 AS at, p.number || ' ' || p.name AS about,
                CASE ?4 WHEN 'told_lines' THEN 1 WHEN 'told_kept' THEN coalesce(t.came <= t.day, 0)
                        WHEN 'told_late' THEN coalesce(t.came > t.day, 0)
                        WHEN 'late_days' THEN CASE WHEN t.came > t.day THEN CAST(julianday(t.came) - julianday(t.day) AS INTEGER) ELSE 0 END
                        WHEN 'told_waiting' THEN t.came IS NULL ELSE t.moved END AS amount
         FROM first_days_told t CROSS JOIN parts p ON p.id = t.part_id
         LEFT JOIN order_lines ol ON t.origin_kind = 'order_line' AND ol.id = t.origin_id
         LEFT JOIN repair_orders o ON o.id = ol.order_id
         LEFT JOIN counter_sale_lines cl ON t.origin_kind = 'sale_line' AND cl.id = t.origin_id
         LEFT JOIN counter_sales x ON x.id = cl.sale_id
         LEFT JOIN appointment_parts ap ON t.origin_kind = 'appointment_part' AND ap.id = t.origin_id
         LEFT JOIN appointments b ON b.id = ap.appointment_id
         WHERE t.day BETWEEN ?1 AND ?2 AND (t.came IS NOT NULL OR t.day < ?3)
           AND (?5 IS NULL OR t.supplier_id || ':' || p.class = ?5) ORDER BY t.day, t.origin_id",
    )
    .bind(look.span.first)
    .bind(look.span.until)
    .bind(today)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
