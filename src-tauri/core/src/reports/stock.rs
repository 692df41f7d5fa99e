use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Moment, Money, Read, Result};
use crate::parts::{WarehouseId, past};
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
    Column::made("used_a_day", ColumnKind::Money, &["used"]),
    Column::made("stock_days", ColumnKind::Average, &["value_end", "used_a_day"]),
    Column::new("dead", ColumnKind::Money),
    Column::made("dead_share", ColumnKind::Share, &["dead", "value_end"]),
];

/// What has not moved since is dead at the period's end.
pub async fn dead_since(cx: &mut Read, span: Span) -> Result<Moment> {
    let months = policy::value_on::<u32>(cx, keys::IDLE_MONTHS.name, span.until).await?;
    Ok(span.until.plus_days(1 - i64::from(months) * 365 / 12).start())
}

/// The period's move of a warehouse, all in fen.
#[derive(Default, sqlx::FromRow)]
struct Moved {
    warehouse_id: i64,
    value: i64,
    came: i64,
    used: i64,
}

/// Turns: the period's issues as of a whole year, over the mean of the stock at its two ends. Days: for how
/// long the stock at its end lasts at its pace.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let dead = dead_since(cx, span).await?;
    let mut moved: Vec<Moved> = sqlx::query_as(
        "SELECT warehouse_id, sum(value) AS value, sum(CASE WHEN kind = 'receipt' THEN value ELSE 0 END) AS came,
                -sum(CASE WHEN kind IN ('issue', 'return') THEN value ELSE 0 END) AS used
         FROM stock_moves WHERE at >= ?1 AND at < ?2 GROUP BY +warehouse_id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    let warehouses: Vec<(WarehouseId, String)> =
        sqlx::query_as("SELECT id, name FROM warehouses ORDER BY id").fetch_all(cx.db()).await?;
    let mut table = Table::empty(COLUMNS);
    for (id, name) in warehouses {
        let place = moved.iter().position(|one| one.warehouse_id == id.0);
        let moved = place.map(|place| moved.swap_remove(place)).unwrap_or_default();
        let held = past::held(cx, id, span.to, [dead; 3]).await?;
        let after = held.iter().map(|held| held.value).sum::<Money>().units();
        let before = after - moved.value;
        if [before, after, moved.came, moved.used] == [0; 4] {
            continue;
        }
        let money = |units| Cell::Money(Money::from_units(units));
        let cells = vec![
            Cell::text(name),
            money(before),
            money(moved.came),
            money(moved.used),
            money(after),
            money((before + after) / 2),
            money(moved.used * 365 / span.days()),
            Cell::Nothing,
            money(moved.used / span.days()),
            Cell::Nothing,
            Cell::Money(held[3].value),
            Cell::Nothing,
        ];
        table.push(id.0.to_string(), cells);
    }
    table.total = table.sums();
    Ok(table)
}

/// Values part by part, what came and went move by move.
pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    if matches!(look.column, "came" | "used") {
        return moves(cx, look).await;
    }
    let dead = if look.column == "dead" { Some(dead_since(cx, look.span).await?) } else { None };
    let at = if look.column == "value_start" { look.span.from } else { look.span.to };
    let mut shelves = past::shelves(cx, at).await?;
    shelves.retain(|shelf| {
        look.row.is_none_or(|row| row == shelf.warehouse_id.0.to_string())
            && dead.is_none_or(|dead| shelf.last_move_at < dead)
    });
    Ok(shelves.into_iter().map(|shelf| Record::shelf(shelf, |shelf| shelf.value.units())).collect())
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
