//! What a count found: every difference with its value, and everything that makes it
//! doubtful, at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::Counted;
use super::{CountId, CountLineId, CountState, which};
use crate::kernel::{Money, Quantity, Read, Refusal, Result};
use crate::parts::{PartId, WarehouseId, correct, rules};

const PAGE: usize = 500;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewFilter {
    /// What differs, the dearest first.
    #[default]
    Differing,
    NotCounted,
    Doubtful,
    All,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewQuery {
    pub count_id: CountId,
    #[serde(default)]
    pub show: ReviewFilter,
    /// Rows of the pages before.
    #[serde(default)]
    pub skip: usize,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct ReviewRow {
    pub line_id: CountLineId,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub bin: Option<String>,
    pub round: i64,
    /// Nothing where nobody counted.
    pub counted: Option<Quantity>,
    pub book: Quantity,
    /// Signed.
    pub difference: Quantity,
    /// Signed, net of VAT.
    pub value: Money,
    pub unexpected: bool,
    pub moved_between: bool,
    pub partly: bool,
    pub below_nothing: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CountReview {
    pub rows: Vec<ReviewRow>,
    /// What the next page skips; none where this was the last.
    pub next: Option<usize>,
    pub lines: usize,
    pub counted: usize,
    pub uncounted: usize,
    pub differing: usize,
    pub doubtful: usize,
    /// What was found and what is missing, and both together, net of VAT.
    pub found: Money,
    pub missing: Money,
    pub net: Money,
    pub strays_open: i64,
}

/// Refuses `stocktake.still_counting`: who counts must not know the book.
pub async fn review(cx: &mut Read, input: ReviewQuery) -> Result<CountReview> {
    let head = which::head(cx, input.count_id).await?;
    if head.state == CountState::Counting {
        return Err(Refusal::new("stocktake.still_counting")
            .at("count_id")
            .with("number", head.number)
            .into());
    }
    let lines = lines(cx, input.count_id, head.warehouse_id, head.state == CountState::Posted).await?;
    let mut review = CountReview {
        rows: Vec::new(),
        next: None,
        lines: lines.len(),
        counted: lines.iter().filter(|line| line.row.counted.is_some()).count(),
        uncounted: lines.iter().filter(|line| line.row.counted.is_none()).count(),
        differing: lines.iter().filter(|line| !line.row.difference.is_zero()).count(),
        doubtful: lines.iter().filter(|line| line.counted.doubtful()).count(),
        found: lines.iter().map(|line| line.row.value.max(Money::ZERO)).sum(),
        missing: lines.iter().map(|line| line.row.value.min(Money::ZERO)).sum(),
        net: lines.iter().map(|line| line.row.value).sum(),
        strays_open: open_strays(cx, input.count_id).await?,
    };
    let mut rows: Vec<ReviewRow> = lines
        .into_iter()
        .filter(|line| match input.show {
            ReviewFilter::Differing => !line.row.difference.is_zero(),
            ReviewFilter::NotCounted => line.row.counted.is_none(),
            ReviewFilter::Doubtful => line.counted.doubtful(),
            ReviewFilter::All => true,
        })
        .map(|line| line.row)
        .collect();
    if input.show == ReviewFilter::Differing {
        rows.sort_by_key(|row| std::cmp::Reverse(row.value.abs()));
    }
    let seen = input.skip.saturating_add(PAGE);
    review.next = (rows.len() > seen).then_some(seen);
    review.rows = rows.into_iter().skip(input.skip).take(PAGE).collect();
    Ok(review)
}

pub(super) async fn open_strays(cx: &mut Read, count: CountId) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM count_strays WHERE count_id = ? AND settled_by IS NULL")
        .bind(count)
        .fetch_one(cx.db())
        .await?)
}

/// A line and what was counted of it.
pub(super) struct Line {
    pub row: ReviewRow,
    pub counted: Counted,
}

#[derive(sqlx::FromRow)]
struct Raw {
    id: CountLineId,
    part_id: PartId,
    number: String,
    name: String,
    unit: String,
    round: i64,
    unexpected: bool,
    posted_counted: Option<Quantity>,
    posted_book: Option<Quantity>,
    posted_value: Option<Money>,
    entries: i64,
    counted: Quantity,
    moments: i64,
    /// The newest entry's move; its only use is to make the statement take that entry's book.
    #[sqlx(rename = "last_move")]
    _last_move: Option<i64>,
    book: Option<Quantity>,
    bins_counted: i64,
    without_bin: i64,
    bins: i64,
    bin: Option<String>,
}

/// Every line in walking order, with its difference: as posted, or as it would be now.
pub(super) async fn lines(
    cx: &mut Read,
    count: CountId,
    warehouse: WarehouseId,
    posted: bool,
) -> Result<Vec<Line>> {
    let raw: Vec<Raw> = sqlx::query_as(
        "SELECT l.id, l.part_id, p.number, p.name, p.unit, l.round, l.unexpected,
                l.counted AS posted_counted, l.book AS posted_book, l.value AS posted_value,
                count(e.id) AS entries, coalesce(sum(e.quantity), 0) AS counted,
                count(DISTINCT e.after_move) AS moments, max(e.after_move) AS last_move, e.book AS book,
                count(DISTINCT e.bin_id) AS bins_counted, count(e.id) - count(e.bin_id) AS without_bin,
                (SELECT count(*) FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                 WHERE pb.part_id = l.part_id AND b.warehouse_id = ?2) AS bins,
                (SELECT b.code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                 WHERE pb.part_id = l.part_id AND b.warehouse_id = ?2 ORDER BY pb.position LIMIT 1) AS bin
         FROM count_lines l JOIN parts p ON p.id = l.part_id
         LEFT JOIN count_entries e ON e.line_id = l.id AND e.round = l.round
              AND NOT EXISTS (SELECT 1 FROM count_entries r WHERE r.replaces = e.id)
         WHERE l.count_id = ?1 GROUP BY l.id ORDER BY l.position",
    )
    .bind(count)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?;
    let parts: Vec<PartId> = raw.iter().map(|line| line.part_id).collect();
    let now = correct::before(cx, warehouse, &parts).await?;
    Ok(raw.into_iter().zip(now).map(|(raw, now)| joined(raw, now, posted)).collect())
}

fn joined(raw: Raw, now: correct::Before, posted: bool) -> Line {
    let mut counted = Counted {
        entries: raw.entries,
        counted: raw.counted,
        book: raw.book.unwrap_or(now.on_hand),
        moments: raw.moments,
        bins: raw.bins,
        bins_counted: raw.bins_counted,
        without_bin: raw.without_bin > 0,
        on_hand_now: now.on_hand,
    };
    let mut value = match counted.difference() {
        none if none.is_zero() => Money::ZERO,
        some => rules::difference_value(some, now.on_hand, now.value, now.last_cost),
    };
    if posted {
        counted.entries = i64::from(raw.posted_counted.is_some());
        counted.counted = raw.posted_counted.unwrap_or_default();
        counted.book = raw.posted_book.unwrap_or_default();
        // Whatever was doubtful was decided with the posting; what moved later does not matter.
        counted.on_hand_now = counted.book;
        value = raw.posted_value.unwrap_or_default();
    }
    let row = ReviewRow {
        line_id: raw.id,
        part_id: raw.part_id,
        number: raw.number,
        name: raw.name,
        unit: raw.unit,
        bin: raw.bin,
        round: raw.round,
        counted: counted.was_counted().then_some(counted.counted),
        book: counted.book,
        difference: counted.difference(),
        value,
        unexpected: raw.unexpected,
        moved_between: counted.moved_between(),
        partly: counted.partly(),
        below_nothing: counted.below_nothing(),
    };
    Line { row, counted }
}
