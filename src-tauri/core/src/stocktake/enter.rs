//! What somebody counted is added to the count. Several people's entries of one part add
//! up; a slip is replaced by a new entry, and both stay on record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::which::{self, Head};
use super::{CountEntryId, CountId, CountLineId, CountState};
use crate::kernel::{Checks, Moment, Permission, Quantity, Refusal, Result, StaffId, Write};
use crate::parts::{BinId, PartId, stock};

const MOST_ENTRIES: usize = 500;
const MOST: Quantity = Quantity::whole(100_000);

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountEntryForm {
    pub part_id: PartId,
    /// Where it lay.
    #[ts(optional = nullable)]
    pub bin_id: Option<BinId>,
    /// What lay there; zero says that nothing did.
    pub quantity: Quantity,
    /// If not just now: the telephone was out of reach of the house.
    #[ts(optional = nullable)]
    pub counted_at: Option<Moment>,
    /// The entry that was a slip.
    #[ts(optional = nullable)]
    pub replaces: Option<CountEntryId>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EnterCounts {
    pub count_id: CountId,
    pub entries: Vec<CountEntryForm>,
}

#[derive(Debug, Serialize, TS)]
pub struct EnteredCount {
    pub id: CountEntryId,
    /// Everybody's entries of the part together, this one among them.
    pub total: Quantity,
    /// The part was not on the list and is now.
    pub unexpected: bool,
}

pub async fn enter(cx: &mut Write, input: EnterCounts) -> Result<Vec<EnteredCount>> {
    let head = which::head(cx, input.count_id).await?;
    which::must_be(&head, CountState::Counting)?;
    if input.entries.is_empty() || input.entries.len() > MOST_ENTRIES {
        return Err(Refusal::new("stocktake.entries_range").at("entries").with("limit", MOST_ENTRIES).into());
    }
    let mut checks = Checks::new();
    let mut slips = BTreeSet::new();
    for (at, entry) in input.entries.iter().enumerate() {
        let once = entry.replaces.is_none_or(|slip| slips.insert(slip));
        checks.require(once, &format!("entries[{at}].replaces"), "stocktake.already_replaced");
        check(cx, &mut checks, &input, &head, entry, &format!("entries[{at}]")).await?;
    }
    checks.done()?;
    cx.about("count", input.count_id.0);
    let mut entered = Vec::with_capacity(input.entries.len());
    for entry in &input.entries {
        let (line, unexpected) = line_of(cx, input.count_id, &head, entry.part_id).await?;
        let id = keep(cx, &head, line, entry).await?;
        let total = total(cx, line, head.round).await?;
        entered.push(EnteredCount { id, total, unexpected });
    }
    Ok(entered)
}

async fn check(
    cx: &mut Write,
    checks: &mut Checks,
    input: &EnterCounts,
    head: &Head,
    entry: &CountEntryForm,
    at: &str,
) -> Result<()> {
    let within = !entry.quantity.is_negative() && entry.quantity <= MOST;
    checks.require(within, &format!("{at}.quantity"), "stocktake.quantity_range");
    let now = cx.now;
    let sane = entry.counted_at.is_none_or(|moment| moment >= head.opened_at && moment <= now);
    checks.require(sane, &format!("{at}.counted_at"), "stocktake.moment_range");
    if let Some(bin) = entry.bin_id {
        let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM bins WHERE id = ? AND warehouse_id = ?")
            .bind(bin)
            .bind(head.warehouse_id)
            .fetch_optional(cx.db())
            .await?;
        checks.require(known.is_some(), &format!("{at}.bin_id"), "parts.unknown_bin");
    }
    check_part(cx, checks, input.count_id, head, entry.part_id, &format!("{at}.part_id")).await?;
    if let Some(slip) = entry.replaces {
        check_slip(cx, checks, input.count_id, head, entry.part_id, slip, &format!("{at}.replaces")).await?;
    }
    Ok(())
}

async fn check_part(
    cx: &mut Write,
    checks: &mut Checks,
    count: CountId,
    head: &Head,
    part: PartId,
    field: &str,
) -> Result<()> {
    let known: Option<String> = sqlx::query_scalar("SELECT number FROM parts WHERE id = ?")
        .bind(part)
        .fetch_optional(cx.db())
        .await?;
    let Some(number) = known else {
        checks.add(Refusal::new("parts.unknown").at(field).with("id", part));
        return Ok(());
    };
    let round: Option<i64> =
        sqlx::query_scalar("SELECT round FROM count_lines WHERE count_id = ? AND part_id = ?")
            .bind(count)
            .bind(part)
            .fetch_optional(cx.db())
            .await?;
    if round.is_some_and(|round| round < head.round) {
        checks.add(Refusal::new("stocktake.not_in_recount").at(field).with("part", &number));
    }
    if round.is_none() {
        let elsewhere: Option<String> = sqlx::query_scalar(
            "SELECT c.number FROM count_lines l JOIN counts c ON c.id = l.count_id
             WHERE l.part_id = ? AND c.warehouse_id = ? AND c.state IN ('counting', 'review') LIMIT 1",
        )
        .bind(part)
        .bind(head.warehouse_id)
        .fetch_optional(cx.db())
        .await?;
        if let Some(other) = elsewhere {
            let refusal = Refusal::new("stocktake.in_other_count").at(field);
            checks.add(refusal.with("part", number).with("number", other));
        }
    }
    Ok(())
}

/// Only one's own slip of this part and round, once; who keeps the store may put anybody's right.
async fn check_slip(
    cx: &mut Write,
    checks: &mut Checks,
    count: CountId,
    head: &Head,
    part: PartId,
    slip: CountEntryId,
    field: &str,
) -> Result<()> {
    let found: Option<(StaffId, bool)> = sqlx::query_as(
        "SELECT e.by_staff, EXISTS (SELECT 1 FROM count_entries r WHERE r.replaces = e.id)
         FROM count_entries e JOIN count_lines l ON l.id = e.line_id
         WHERE e.id = ? AND l.count_id = ? AND l.part_id = ? AND e.round = ?",
    )
    .bind(slip)
    .bind(count)
    .bind(part)
    .bind(head.round)
    .fetch_optional(cx.db())
    .await?;
    let Some((by, replaced)) = found else {
        checks.require(false, field, "stocktake.unknown_entry");
        return Ok(());
    };
    checks.require(!replaced, field, "stocktake.already_replaced");
    let own = by == cx.staff() || cx.who.may(Permission::EditParts);
    checks.require(own, field, "stocktake.not_your_entry");
    Ok(())
}

/// The part's line; one that was not on the list gets one at its end.
async fn line_of(cx: &mut Write, count: CountId, head: &Head, part: PartId) -> Result<(CountLineId, bool)> {
    let found: Option<CountLineId> =
        sqlx::query_scalar("SELECT id FROM count_lines WHERE count_id = ? AND part_id = ?")
            .bind(count)
            .bind(part)
            .fetch_optional(cx.db())
            .await?;
    if let Some(line) = found {
        return Ok((line, false));
    }
    let line = sqlx::query_scalar(
        "INSERT INTO count_lines (count_id, part_id, position, round, unexpected)
         SELECT ?1, ?2, coalesce(max(position), 0) + 1, ?3, 1 FROM count_lines WHERE count_id = ?1 RETURNING id",
    )
    .bind(count)
    .bind(part)
    .bind(head.round)
    .fetch_one(cx.db())
    .await?;
    Ok((line, true))
}

async fn keep(
    cx: &mut Write,
    head: &Head,
    line: CountLineId,
    entry: &CountEntryForm,
) -> Result<CountEntryId> {
    let (now, staff) = (cx.now, cx.staff());
    let (after_move, book) = match entry.counted_at {
        Some(moment) => stock::at_moment(cx, entry.part_id, head.warehouse_id, moment).await?,
        None => stock::last_line(cx, entry.part_id, head.warehouse_id).await?,
    };
    Ok(sqlx::query_scalar(
        "INSERT INTO count_entries (line_id, round, bin_id, quantity, counted_at, after_move, book, entered_at, by_staff, replaces)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(line)
    .bind(head.round)
    .bind(entry.bin_id)
    .bind(entry.quantity)
    .bind(entry.counted_at.unwrap_or(now))
    .bind(after_move)
    .bind(book)
    .bind(now)
    .bind(staff)
    .bind(entry.replaces)
    .fetch_one(cx.db())
    .await?)
}

async fn total(cx: &mut Write, line: CountLineId, round: i64) -> Result<Quantity> {
    Ok(sqlx::query_scalar(
        "SELECT sum(e.quantity) FROM count_entries e WHERE e.line_id = ? AND e.round = ?
         AND NOT EXISTS (SELECT 1 FROM count_entries r WHERE r.replaces = e.id)",
    )
    .bind(line)
    .bind(round)
    .fetch_one(cx.db())
    .await?)
}
