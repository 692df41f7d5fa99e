//! A count is opened: its list is drawn up in the order one walks past the bins.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CountRef;
use super::{CountId, CountScope, CountState};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Day, Refusal, Result, Write};
use crate::parts::{BinId, MAIN_WAREHOUSE, PartClass, WarehouseId};

/// One count a day of this many is a life's work.
const MOST_OF_THE_LONGEST: i64 = 5_000;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CountWhat {
    Full,
    /// Parts of these bins; each is counted wherever it lies.
    Bins {
        bins: Vec<BinId>,
    },
    Class {
        class: PartClass,
    },
    Category {
        category: Text<40>,
    },
    FastMoving,
    /// What moved since that day.
    Moved {
        since: Day,
    },
    /// So many parts, the longest uncounted first, fast-movers before others.
    Longest {
        most: i64,
    },
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenCount {
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
    pub what: CountWhat,
}

/// Refuses `stocktake.nothing_to_count`, and `stocktake.already_counted` where an open
/// count has some of the same parts.
pub async fn open(cx: &mut Write, input: OpenCount) -> Result<CountRef> {
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    check(cx, warehouse, &input.what).await?;
    let (scope, detail) = described(cx, &input.what).await?;
    let number = numbers::next(cx, Series::Count).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: CountId = sqlx::query_scalar(
        "INSERT INTO counts (number, warehouse_id, scope, scope_detail, state, opened_at, opened_by)
         VALUES (?, ?, ?, ?, 'counting', ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(warehouse)
    .bind(scope)
    .bind(&detail)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    draw_up(cx, id, warehouse, scope, &input.what).await?;
    refuse_empty_or_doubled(cx, id, warehouse).await?;
    cx.about("count", id.0);
    Ok(CountRef { id, version: 1, state: CountState::Counting })
}

async fn check(cx: &mut Write, warehouse: WarehouseId, what: &CountWhat) -> Result<()> {
    let mut checks = Checks::new();
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM warehouses WHERE id = ? AND active = 1")
        .bind(warehouse)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "warehouse_id", "parts.unknown_warehouse");
    match what {
        CountWhat::Bins { bins } => {
            let known: i64 = sqlx::query_scalar(
                "SELECT count(*) FROM bins WHERE warehouse_id = ? AND id IN (SELECT value FROM json_each(?))",
            )
            .bind(warehouse)
            .bind(serde_json::to_string(bins)?)
            .fetch_one(cx.db())
            .await?;
            checks.require(!bins.is_empty(), "what", "stocktake.bins_needed");
            checks.require(known as usize == bins.len(), "what", "parts.unknown_bin");
        }
        CountWhat::Moved { since } => {
            checks.require(*since <= cx.today(), "what", "stocktake.day_to_come");
        }
        CountWhat::Longest { most } => {
            let sane = (1..=MOST_OF_THE_LONGEST).contains(most);
            checks.require(sane, "what", "stocktake.how_many_range");
        }
        CountWhat::Category { category } => {
            checks.require(!category.is_empty(), "what", "stocktake.category_needed");
        }
        CountWhat::Full | CountWhat::Class { .. } | CountWhat::FastMoving => {}
    }
    checks.done()
}

/// The scope and its detail as it is kept: ids of bins become their codes.
async fn described(cx: &mut Write, what: &CountWhat) -> Result<(CountScope, String)> {
    Ok(match what {
        CountWhat::Full => (CountScope::Full, String::new()),
        CountWhat::Bins { bins } => {
            let codes: Vec<String> = sqlx::query_scalar(
                "SELECT code FROM bins WHERE id IN (SELECT value FROM json_each(?)) ORDER BY walk_order, code",
            )
            .bind(serde_json::to_string(bins)?)
            .fetch_all(cx.db())
            .await?;
            (CountScope::Bins, codes.join(" "))
        }
        CountWhat::Class { class } => {
            let word = serde_json::to_value(class)?;
            (CountScope::Class, word.as_str().unwrap_or_default().to_owned())
        }
        CountWhat::Category { category } => (CountScope::Category, category.as_str().to_owned()),
        CountWhat::FastMoving => (CountScope::FastMoving, String::new()),
        CountWhat::Moved { since } => (CountScope::Moved, since.to_string()),
        CountWhat::Longest { most } => (CountScope::Longest, most.to_string()),
    })
}

async fn draw_up(
    cx: &mut Write,
    id: CountId,
    warehouse: WarehouseId,
    scope: CountScope,
    what: &CountWhat,
) -> Result<()> {
    let (mut text, mut bins, mut since, mut most) = (None, None, None, i64::MAX);
    match what {
        CountWhat::Bins { bins: chosen } => bins = Some(serde_json::to_string(chosen)?),
        CountWhat::Class { class } => text = serde_json::to_value(class)?.as_str().map(str::to_owned),
        CountWhat::Category { category } => text = Some(category.as_str().to_owned()),
        CountWhat::Moved { since: day } => since = Some(day.start()),
        CountWhat::Longest { most: limit } => most = *limit,
        CountWhat::Full | CountWhat::FastMoving => {}
    }
    // What lies there, and what has a place there though nothing should be on it.
    sqlx::query(
        "WITH there AS (
             SELECT p.id, p.number, p.fast_moving,
                    (SELECT pb.bin_id FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                     WHERE pb.part_id = p.id AND b.warehouse_id = ?2 ORDER BY pb.position LIMIT 1) AS bin_id,
                    coalesce(s.on_hand, 0) AS on_hand, s.last_move_at
             FROM parts p LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?2
             WHERE CASE ?3 WHEN 'class' THEN p.class = ?4 WHEN 'category' THEN p.category = ?4
                           WHEN 'fast_moving' THEN p.fast_moving = 1 ELSE 1 END),
         chosen AS (
             SELECT t.id, t.number, t.bin_id FROM there t
             WHERE CASE ?3
                     WHEN 'moved' THEN t.last_move_at >= ?6
                     WHEN 'bins' THEN EXISTS (SELECT 1 FROM part_bins pb WHERE pb.part_id = t.id
                                              AND pb.bin_id IN (SELECT value FROM json_each(?5)))
                     ELSE t.on_hand > 0 OR t.bin_id IS NOT NULL END
             ORDER BY CASE ?3 WHEN 'longest' THEN
                          coalesce((SELECT max(c.decided_at) FROM count_lines l JOIN counts c ON c.id = l.count_id
                                    WHERE l.part_id = t.id AND c.warehouse_id = ?2 AND c.state = 'posted'
                                      AND l.counted IS NOT NULL), 0) END,
                      t.fast_moving DESC, t.number
             LIMIT ?7)
         INSERT INTO count_lines (count_id, part_id, position, round)
         SELECT ?1, h.id, row_number() OVER (ORDER BY b.walk_order IS NULL, b.walk_order, b.code, h.number), 1
         FROM chosen h LEFT JOIN bins b ON b.id = h.bin_id",
    )
    .bind(id)
    .bind(warehouse)
    .bind(scope)
    .bind(text)
    .bind(bins)
    .bind(since)
    .bind(most)
    .execute(cx.db())
    .await?;
    Ok(())
}

async fn refuse_empty_or_doubled(cx: &mut Write, id: CountId, warehouse: WarehouseId) -> Result<()> {
    let lines: i64 = sqlx::query_scalar("SELECT count(*) FROM count_lines WHERE count_id = ?")
        .bind(id)
        .fetch_one(cx.db())
        .await?;
    if lines == 0 {
        return Err(Refusal::new("stocktake.nothing_to_count").at("what").into());
    }
    let doubled: Option<(String, i64)> = sqlx::query_as(
        "SELECT c.number, count(*) FROM counts c JOIN count_lines o ON o.count_id = c.id
         JOIN count_lines l ON l.count_id = ?1 AND l.part_id = o.part_id
         WHERE c.warehouse_id = ?2 AND c.state IN ('counting', 'review') AND c.id <> ?1
         GROUP BY c.id ORDER BY c.id LIMIT 1",
    )
    .bind(id)
    .bind(warehouse)
    .fetch_optional(cx.db())
    .await?;
    match doubled {
        None => Ok(()),
        Some((number, parts)) => {
            let refusal = Refusal::new("stocktake.already_counted").at("what");
            Err(refusal.with("number", number).with("count", parts).into())
        }
    }
}
