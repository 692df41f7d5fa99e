use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Moment, Read, Result};
use crate::policy::{self, keys};

pub const COLUMNS: &[Column] = &[
    Column::new("warehouse", ColumnKind::Text),
    Column::new("value_start", ColumnKind::Money),
    Column::new("came", ColumnKind::Money),
    Column::new("used", ColumnKind::Money),
    Column::new("value_end", ColumnKind::Money),
    Column::made("value_average", ColumnKind::Money, &["value_start", "value_end"]),
    Column::made("used_a_year", ColumnKind::Money, &["used"]),
    Column::made("turns", ColumnKind::Average, &["used_a_year", "value_average"]),
    Column::new("dead", ColumnKind::Money),
    Column::made("dead_share", ColumnKind::Share, &["dead", "value_end"]),
];

/// What has not moved since is dead at the period's end.
pub async fn dead_since(cx: &mut Read, span: Span) -> Result<Moment> {
    let months = policy::value_on::<u32>(cx, keys::IDLE_MONTHS.name, span.until).await?;
    Ok(span.until.plus_days(1 - i64::from(months) * 365 / 12).start())
}

/// Only parts that moved after the period are looked up in the ledger; of all others the stock says
/// what they were worth then. Turns: the period's issues as of a whole year, over the mean of the
/// stock at its two ends.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let dead = dead_since(cx, span).await?;
    let rows = sqlx::query(
        "WITH held AS (
             SELECT w.id AS warehouse_id, CASE WHEN m.id IS NULL THEN s.last_move_at ELSE m.at END AS moved_at,
                    CASE WHEN coalesce(s.last_move_at, 0) < ?2 THEN s.value ELSE coalesce(m.value_after, 0) END AS value
             FROM warehouses w CROSS JOIN stock s ON s.warehouse_id = w.id
             LEFT JOIN stock_moves m ON s.last_move_at >= ?2 AND m.id = (
                 SELECT x.id FROM stock_moves x
                 WHERE x.part_id = s.part_id AND x.warehouse_id = s.warehouse_id AND x.at < ?2
                 ORDER BY x.id DESC LIMIT 1)),
         ends AS (
             SELECT warehouse_id, sum(value) AS value,
                    sum(CASE WHEN coalesce(moved_at, 0) < ?3 THEN value ELSE 0 END) AS dead
             FROM held GROUP BY warehouse_id),
         moved AS (
             SELECT warehouse_id, sum(value) AS value, sum(CASE WHEN kind = 'receipt' THEN value ELSE 0 END) AS came,
                    -sum(CASE WHEN kind IN ('issue', 'return') THEN value ELSE 0 END) AS used
             FROM stock_moves WHERE at >= ?1 AND at < ?2 GROUP BY +warehouse_id),
         sums AS (
             SELECT w.id, w.name, coalesce(e.value, 0) - coalesce(m.value, 0) AS before, coalesce(m.came, 0) AS came,
                    coalesce(m.used, 0) AS used, coalesce(e.value, 0) AS after, coalesce(e.dead, 0) AS dead
             FROM warehouses w LEFT JOIN ends e ON e.warehouse_id = w.id LEFT JOIN moved m ON m.warehouse_id = w.id)
         SELECT CAST(id AS TEXT), name, before, came, used, after, (before + after) / 2, used * 365 / ?4, dead
         FROM sums WHERE before <> 0 OR after <> 0 OR came <> 0 OR used <> 0 ORDER BY id",
    )
    .bind(span.from)
    .bind(span.to)
    .bind(dead)
    .bind(span.days())
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

/// Values part by part, what came and went move by move.
pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    if matches!(look.column, "came" | "used") {
        return moves(cx, look).await;
    }
    let dead = if look.column == "dead" { Some(dead_since(cx, look.span).await?) } else { None };
    let at = if look.column == "value_start" { look.span.from } else { look.span.to };
    Ok(sqlx::query_as(
        "SELECT 'part' AS kind, s.part_id AS id, p.number,
                CASE WHEN m.id IS NULL THEN s.last_move_at ELSE m.at END AS at, p.name AS about,
                CASE WHEN coalesce(s.last_move_at, 0) < ?1 THEN s.value ELSE coalesce(m.value_after, 0) END AS amount
         FROM warehouses w CROSS JOIN stock s ON s.warehouse_id = w.id CROSS JOIN parts p ON p.id = s.part_id
         LEFT JOIN stock_moves m ON s.last_move_at >= ?1 AND m.id = (
             SELECT x.id FROM stock_moves x
             WHERE x.part_id = s.part_id AND x.warehouse_id = s.warehouse_id AND x.at < ?1
             ORDER BY x.id DESC LIMIT 1)
         WHERE (?2 IS NULL OR w.id = CAST(?2 AS INTEGER))
           AND (?3 IS NULL OR coalesce(CASE WHEN m.id IS NULL THEN s.last_move_at ELSE m.at END, 0) < ?3)
         ORDER BY 6 DESC",
    )
    .bind(at)
    .bind(look.row)
    .bind(dead)
    .fetch_all(cx.db())
    .await?)
}

async fn moves(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT 'part' AS kind, m.part_id AS id, m.origin_label AS number, m.at, p.number || ' ' || p.name AS about,
                CASE ?3 WHEN 'came' THEN m.value ELSE -m.value END AS amount
         FROM stock_moves m CROSS JOIN parts p ON p.id = m.part_id
         WHERE m.at >= ?1 AND m.at < ?2
           AND CASE ?3 WHEN 'came' THEN m.kind = 'receipt' ELSE m.kind IN ('issue', 'return') END
           AND (?4 IS NULL OR m.warehouse_id = CAST(?4 AS INTEGER)) ORDER BY m.at, m.id",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .fetch_all(cx.db())
    .await?)
}
