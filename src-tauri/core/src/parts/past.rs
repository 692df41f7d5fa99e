//! The stock of a past moment: its month's beginning and what moved since. What it costs to know does
//! not depend on how many years came after.

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::openings::newest_until;
use super::{PartId, WarehouseId};
use crate::kernel::{Moment, Money, Quantity, Read, Result};

/// What lay there, parted by when it had last moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Part numbers of which there was any.
    pub parts: i64,
    pub value: Money,
}

/// For each edge, and last without one: the parts that moved since it; then likewise their value, in fen.
type Sums = [i64; 8];

/// What a warehouse held, parted by the last move: since the first edge, the second, the third, and
/// before all of them. The edges go back in time.
pub async fn held(
    cx: &mut Read,
    warehouse: WarehouseId,
    at: Moment,
    edges: [Moment; 3],
) -> Result<[Held; 4]> {
    let Some(starts) = newest_until(cx, at).await? else {
        return Ok([Held::default(); 4]);
    };
    let mut sums = at_beginning(cx, warehouse, starts, edges).await?;
    if starts < at {
        let more = moved_since(cx, warehouse, starts, at, edges).await?;
        sums = std::array::from_fn(|place| sums[place] + more[place]);
    }
    // Without those that moved later still.
    let alone = |first: usize, place: usize| {
        sums[first + place] - if place == 0 { 0 } else { sums[first + place - 1] }
    };
    Ok(std::array::from_fn(|place| Held {
        parts: alone(0, place),
        value: Money::from_units(alone(4, place)),
    }))
}

fn sums(row: &SqliteRow) -> Result<Sums> {
    let mut sums = [0; 8];
    for (place, sum) in sums.iter_mut().enumerate() {
        *sum = row.try_get(place)?;
    }
    Ok(sums)
}

async fn at_beginning(
    cx: &mut Read,
    warehouse: WarehouseId,
    starts: Moment,
    [first, second, third]: [Moment; 3],
) -> Result<Sums> {
    let row = sqlx::query(
        "SELECT count(*) FILTER (WHERE last_move_at >= ?3 AND on_hand > 0),
                count(*) FILTER (WHERE last_move_at >= ?4 AND on_hand > 0),
                count(*) FILTER (WHERE last_move_at >= ?5 AND on_hand > 0),
                count(*) FILTER (WHERE on_hand > 0),
                coalesce(sum(value) FILTER (WHERE last_move_at >= ?3), 0),
                coalesce(sum(value) FILTER (WHERE last_move_at >= ?4), 0),
                coalesce(sum(value) FILTER (WHERE last_move_at >= ?5), 0),
                coalesce(sum(value), 0)
         FROM stock_openings WHERE starts = ?1 AND warehouse_id = ?2",
    )
    .bind(starts)
    .bind(warehouse)
    .bind(first)
    .bind(second)
    .bind(third)
    .fetch_one(cx.db())
    .await?;
    sums(&row)
}

/// By how much these sums changed until a later moment.
async fn moved_since(
    cx: &mut Read,
    warehouse: WarehouseId,
    starts: Moment,
    at: Moment,
    [first, second, third]: [Moment; 3],
) -> Result<Sums> {
    let row = sqlx::query(
        "WITH moved AS MATERIALIZED (
             SELECT part_id, sum(quantity) AS quantity, sum(value) AS value, max(at) AS at FROM stock_moves
             WHERE at >= ?1 AND at < ?6 AND warehouse_id = ?2 GROUP BY part_id),
         both AS (
             SELECT o.on_hand AS old_on_hand, o.value AS old_value, o.last_move_at AS old_at,
                    coalesce(o.on_hand, 0) + m.quantity AS on_hand, coalesce(o.value, 0) + m.value AS value, m.at
             FROM moved m LEFT JOIN stock_openings o
               ON o.starts = ?1 AND o.warehouse_id = ?2 AND o.part_id = m.part_id)
         SELECT count(*) FILTER (WHERE at >= ?3 AND on_hand > 0) - count(*) FILTER (WHERE old_at >= ?3 AND old_on_hand > 0),
                count(*) FILTER (WHERE at >= ?4 AND on_hand > 0) - count(*) FILTER (WHERE old_at >= ?4 AND old_on_hand > 0),
                count(*) FILTER (WHERE at >= ?5 AND on_hand > 0) - count(*) FILTER (WHERE old_at >= ?5 AND old_on_hand > 0),
                count(*) FILTER (WHERE on_hand > 0) - count(*) FILTER (WHERE old_on_hand > 0),
                coalesce(sum(value) FILTER (WHERE at >= ?3), 0) - coalesce(sum(old_value) FILTER (WHERE old_at >= ?3), 0),
                coalesce(sum(value) FILTER (WHERE at >= ?4), 0) - coalesce(sum(old_value) FILTER (WHERE old_at >= ?4), 0),
                coalesce(sum(value) FILTER (WHERE at >= ?5), 0) - coalesce(sum(old_value) FILTER (WHERE old_at >= ?5), 0),
                coalesce(sum(value), 0) - coalesce(sum(old_value), 0)
         FROM both",
    )
    .bind(starts)
    .bind(warehouse)
    .bind(first)
    .bind(second)
    .bind(third)
    .bind(at)
    .fetch_one(cx.db())
    .await?;
    sums(&row)
}

/// What all that lay in a warehouse was worth.
pub async fn value(cx: &mut Read, warehouse: WarehouseId, at: Moment) -> Result<Money> {
    let Some(starts) = newest_until(cx, at).await? else {
        return Ok(Money::ZERO);
    };
    Ok(sqlx::query_scalar(
        "SELECT (SELECT coalesce(sum(value), 0) FROM stock_openings WHERE starts = ?1 AND warehouse_id = ?2)
                + (SELECT coalesce(sum(value), 0) FROM stock_moves WHERE at >= ?1 AND at < ?3 AND warehouse_id = ?2)",
    )
    .bind(starts)
    .bind(warehouse)
    .bind(at)
    .fetch_one(cx.db())
    .await?)
}

/// A part as it lay there.
#[derive(Debug, sqlx::FromRow)]
pub struct PastShelf {
    pub part_id: PartId,
    pub warehouse_id: WarehouseId,
    pub number: String,
    pub name: String,
    pub on_hand: Quantity,
    pub value: Money,
    pub last_move_at: Moment,
}

/// Part by part what [`held`] adds up, in all warehouses, the most precious first.
pub async fn shelves(cx: &mut Read, at: Moment) -> Result<Vec<PastShelf>> {
    let Some(starts) = newest_until(cx, at).await? else {
        return Ok(Vec::new());
    };
    Ok(sqlx::query_as(
        "WITH held AS (
             SELECT part_id, warehouse_id, sum(on_hand) AS on_hand, sum(value) AS value, max(last_move_at) AS last_move_at
             FROM (SELECT part_id, warehouse_id, on_hand, value, last_move_at FROM stock_openings WHERE starts = ?1
                   UNION ALL
                   SELECT part_id, warehouse_id, quantity, value, at FROM stock_moves WHERE at >= ?1 AND at < ?2)
             GROUP BY warehouse_id, part_id HAVING sum(on_hand) <> 0 OR sum(value) <> 0)
         SELECT h.part_id, h.warehouse_id, p.number, p.name, h.on_hand, h.value, h.last_move_at
         FROM held h CROSS JOIN parts p ON p.id = h.part_id ORDER BY h.value DESC, h.part_id",
    )
    .bind(starts)
    .bind(at)
    .fetch_all(cx.db())
    .await?)
}
