//! The parts room: what there is of a part, what the store was worth, and a count of the whole
//! store posted in one step; each beside the bare statement on the same file.

use crate::decade::{Decade, raw, timed};
use crate::figure::Figure;
use crate::times::{Ratio, Times};
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use std::path::Path;
use std::time::Duration;

const LOOKS: i64 = 300;
const DAYS: i64 = 12;
const COUNTED: usize = 20_000;
/// Entries of one call.
const AT_ONCE: usize = 500;

/// What is only read.
pub async fn measure(folder: &Path) -> Vec<Figure> {
    let decade = Decade::open(folder).await;
    let mut raw = raw(folder).await;
    let (mut ours, mut floor) = (Times::default(), Times::default());
    // Those with the longest ledgers, and the shortest.
    for part in ends_of(&mut raw).await {
        ours.add(decade.asked("purchasing.availability", json!({ "part_ids": [part] })).await.0);
        floor.add(timed(look(&mut raw, part)).await.0);
    }
    let (mut worth, mut sums) = (Times::default(), Times::default());
    for (day, end) in days(&mut raw).await {
        worth.add(decade.asked("parts.worth", json!({ "day": day })).await.0);
        sums.add(timed(sum(&mut raw, end)).await.0);
    }
    decade.core.close().await;
    vec![
        Figure::Slower {
            what: "availability of one part, whatever the length of its ledger",
            ours,
            floor,
            floor_is: "a look at one row by its key",
            goal: Ratio::hundredths(300),
        },
        Figure::Slower {
            what: "the worth of the stock on a past day",
            ours: worth,
            floor: sums,
            floor_is: "the raw sum of the moves",
            goal: Ratio::hundredths(150),
        },
    ]
}

async fn ends_of(raw: &mut SqliteConnection) -> Vec<i64> {
    let found = sqlx::query_scalar(
        "SELECT part_id FROM (SELECT part_id, count(*) AS moves FROM stock_moves GROUP BY part_id)
         ORDER BY moves DESC, part_id LIMIT ?",
    );
    timed(found.bind(LOOKS).fetch_all(raw)).await.1
}

async fn look(raw: &mut SqliteConnection, part: i64) -> Result<(), sqlx::Error> {
    let row: Option<(i64, i64)> =
        sqlx::query_as("SELECT on_hand, reserved FROM stock WHERE part_id = ? AND warehouse_id = 1")
            .bind(part)
            .fetch_optional(raw)
            .await?;
    std::hint::black_box(row);
    Ok(())
}

/// Evenly spread days, and the moments they end at.
async fn days(raw: &mut SqliteConnection) -> Vec<(String, i64)> {
    let span = sqlx::query_as("SELECT min(at), max(at) FROM stock_moves");
    let (first, last): (i64, i64) = timed(span.fetch_one(&mut *raw)).await.1;
    let mut all = Vec::new();
    for step in 1..=DAYS {
        let at = first + (last - first) * step / DAYS;
        let day = sqlx::query_scalar("SELECT date(?1 / 1000, 'unixepoch', '+8 hours')");
        let day: String = timed(day.bind(at).fetch_one(&mut *raw)).await.1;
        let end = sqlx::query_scalar("SELECT (unixepoch(?1) + 16 * 3600) * 1000");
        let end = timed(end.bind(&day).fetch_one(&mut *raw)).await.1;
        all.push((day, end));
    }
    all
}

async fn sum(raw: &mut SqliteConnection, end: i64) -> Result<(), sqlx::Error> {
    let value: Option<i64> =
        sqlx::query_scalar("SELECT sum(value) FROM stock_moves INDEXED BY moves_by_day WHERE at < ?")
            .bind(end)
            .fetch_one(raw)
            .await?;
    std::hint::black_box(value);
    Ok(())
}

/// `folder`: a copy that may be written to. Every part is counted one less or one more.
pub async fn measure_posting(folder: &Path) -> Vec<Figure> {
    let decade = Decade::open(folder).await;
    let count = decade.ok("stocktake.open", json!({ "what": { "kind": "full" } })).await;
    let id = count["id"].clone();
    let mut raw = raw(folder).await;
    let parts = counted(&mut raw, &id).await;
    for some in parts.chunks(AT_ONCE) {
        let entries: Vec<Value> = some
            .iter()
            .map(|(part, there)| json!({ "part_id": part, "quantity": quantity(*there + 1_000) }))
            .collect();
        decade.ok("stocktake.enter", json!({ "count_id": id, "entries": entries })).await;
    }
    let version = decade.ok("stocktake.card", json!({ "id": id })).await["count"]["version"].clone();
    let closed = decade.ok("stocktake.close", json!({ "id": id, "version": version })).await;
    let review = decade.ok("stocktake.review", json!({ "count_id": id })).await;
    let post = json!({ "id": id, "version": closed["version"], "net": review["net"], "leave_uncounted": true,
                       "accept_doubtful": true });
    let (mut ours, mut floor) = (Times::default(), Times::default());
    ours.add(decade.asked("stocktake.post", post).await.0);
    floor.add(by_hand(&mut raw, &parts).await);
    decade.core.close().await;
    vec![Figure::Slower {
        what: "posting 20,000 counted rows in one step",
        ours,
        floor,
        floor_is: "the same moves and balances by prepared statements, synced alike",
        goal: Ratio::hundredths(200),
    }]
}

/// Thousandths as a form holds them.
fn quantity(units: i64) -> String {
    format!("{}.{:03}", units / 1_000, units % 1_000)
}

/// The parts on the list and what the book says of them.
async fn counted(raw: &mut SqliteConnection, count: &Value) -> Vec<(i64, i64)> {
    let found = sqlx::query_as(
        "SELECT l.part_id, coalesce(s.on_hand, 0) FROM count_lines l
         LEFT JOIN stock s ON s.part_id = l.part_id AND s.warehouse_id = 1
         WHERE l.count_id = ? ORDER BY l.part_id LIMIT ?",
    );
    let limit = i64::try_from(COUNTED).unwrap_or(i64::MAX);
    timed(found.bind(count.as_i64()).bind(limit).fetch_all(raw)).await.1
}

/// The very rows: a move, its balance, and the counted line of each part.
async fn by_hand(raw: &mut SqliteConnection, parts: &[(i64, i64)]) -> Duration {
    timed(async {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *raw).await?;
        for (part, there) in parts {
            let after = there + 2_000;
            sqlx::query(
                "INSERT INTO stock_moves (part_id, warehouse_id, at, kind, quantity, value, on_hand_after, value_after,
                                          origin_kind, origin_id, origin_label, by_staff)
                 VALUES (?1, 1, 4102444800000, 'adjust', 1000, 0, ?2, 0, 'count_line', ?1, 'PD', 1)",
            )
            .bind(part)
            .bind(after)
            .execute(&mut *raw)
            .await?;
            sqlx::query("UPDATE stock SET on_hand = ?2 WHERE part_id = ?1 AND warehouse_id = 1")
                .bind(part)
                .bind(after)
                .execute(&mut *raw)
                .await?;
            sqlx::query("UPDATE count_lines SET counted = ?2 WHERE part_id = ?1 AND count_id = (SELECT max(id) FROM counts)")
                .bind(part)
                .bind(after)
                .execute(&mut *raw)
                .await?;
        }
        sqlx::query("COMMIT").execute(raw).await
    })
    .await
    .0
}
