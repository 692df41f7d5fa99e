//! What is promised to whom. A reservation wants a quantity and holds what there was;
//! the rest is a shortage that arriving stock fills, oldest first (PRT-08, PRT-18). What is
//! needed for a day ahead (a car that is booked) comes after what is needed now.
//!
//! Invariant: while anybody waits for a part in a warehouse, nothing of it is free there.

use super::{Origin, PartId, ReservationId, WarehouseId, promises, rules, stock};
use crate::kernel::{Day, Quantity, Result, Write};

/// What a reservation got.
#[derive(Debug)]
#[must_use = "a shortage holds the work up; freed stock must be told"]
pub struct Reserved {
    pub held: Quantity,
    pub short: Quantity,
    pub expected_day: Option<Day>,
    /// Served from what this reservation no longer needs.
    pub filled: Vec<Filled>,
}

/// Somebody who waited got something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub part: PartId,
    pub origin_kind: String,
    pub origin_id: i64,
    /// What came to this one now.
    pub quantity: Quantity,
    /// What it still waits for.
    pub short: Quantity,
}

#[derive(Clone, Debug, sqlx::FromRow)]
struct Row {
    id: ReservationId,
    part_id: PartId,
    warehouse_id: WarehouseId,
    wanted: Quantity,
    held: Quantity,
    origin_kind: String,
    origin_id: i64,
}

/// Makes the origin's reservation want exactly this much: more is held as far as
/// something is free, less gives the surplus to whoever waits. Zero ends it. A
/// reservation keeps its place in the queue when it grows.
pub async fn reserve(
    cx: &mut Write,
    origin: Origin<'_>,
    part: PartId,
    warehouse: WarehouseId,
    wanted: Quantity,
) -> Result<Reserved> {
    let mut filled = Vec::new();
    let mut existing = of(cx, origin).await?;
    if let Some(row) = &existing
        && (row.part_id != part || row.warehouse_id != warehouse || !wanted.is_positive())
    {
        filled = release(cx, origin).await?;
        existing = None;
    }
    if !wanted.is_positive() {
        return Ok(Reserved { held: Quantity::ZERO, short: Quantity::ZERO, expected_day: None, filled });
    }
    let before = existing.as_ref().map_or(Quantity::ZERO, |row| row.held);
    let free = stock::balance(cx, part, warehouse).await?.free();
    let held = rules::held(wanted, free + before);
    hold(cx, part, warehouse, held - before).await?;
    let now = cx.now;
    let expected_day = sqlx::query_scalar(
        "INSERT INTO reservations (part_id, warehouse_id, origin_kind, origin_id, origin_label, wanted, held, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (origin_kind, origin_id) DO UPDATE SET wanted = excluded.wanted, held = excluded.held,
             expected_day = CASE WHEN excluded.held < excluded.wanted THEN expected_day END
         RETURNING expected_day",
    )
    .bind(part)
    .bind(warehouse)
    .bind(origin.kind)
    .bind(origin.id)
    .bind(origin.label)
    .bind(wanted)
    .bind(held)
    .bind(now)
    .fetch_one(cx.db())
    .await?;
    first_fill(cx, origin, part, warehouse, wanted, held).await?;
    if held < before {
        filled.extend(fill(cx, part, warehouse).await?);
    }
    Ok(Reserved { held, short: wanted - held, expected_day, filled })
}

/// What the shelf gave when this origin first asked: the first answer stays.
async fn first_fill(
    cx: &mut Write,
    origin: Origin<'_>,
    part: PartId,
    warehouse: WarehouseId,
    wanted: Quantity,
    held: Quantity,
) -> Result<()> {
    let now = cx.now;
    sqlx::query(
        "INSERT INTO first_fills (origin_kind, origin_id, part_id, warehouse_id, wanted, held, at)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (origin_kind, origin_id) DO NOTHING",
    )
    .bind(origin.kind)
    .bind(origin.id)
    .bind(part)
    .bind(warehouse)
    .bind(wanted)
    .bind(held)
    .bind(now)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Ends the origin's reservation; what it held goes to whoever waits. No reservation is no error.
pub async fn release(cx: &mut Write, origin: Origin<'_>) -> Result<Vec<Filled>> {
    let Some(row) = of(cx, origin).await? else {
        return Ok(Vec::new());
    };
    sqlx::query("DELETE FROM reservations WHERE id = ?").bind(row.id).execute(cx.db()).await?;
    hold(cx, row.part_id, row.warehouse_id, -row.held).await?;
    fill(cx, row.part_id, row.warehouse_id).await
}

/// What is reserved for one record is reserved for another from now on: quantity, what is held, its place
/// in the queue, and what the shelf gave when it was first asked. At no moment is any of it free. No
/// reservation is no error; a reservation the other has of its own is in the way and fails.
pub async fn pass_on(cx: &mut Write, from: Origin<'_>, to: Origin<'_>) -> Result<()> {
    sqlx::query(
        "UPDATE reservations SET origin_kind = ?, origin_id = ?, origin_label = ?
         WHERE origin_kind = ? AND origin_id = ?",
    )
    .bind(to.kind)
    .bind(to.id)
    .bind(to.label)
    .bind(from.kind)
    .bind(from.id)
    .execute(cx.db())
    .await?;
    sqlx::query(
        "UPDATE OR REPLACE first_fills SET origin_kind = ?, origin_id = ? WHERE origin_kind = ? AND origin_id = ?",
    )
    .bind(to.kind)
    .bind(to.id)
    .bind(from.kind)
    .bind(from.id)
    .execute(cx.db())
    .await?;
    promises::pass_on(cx, from, to).await
}

/// The day for which the origin's reservation is made; none: now.
pub async fn needed_on(cx: &mut Write, origin: Origin<'_>, day: Option<Day>) -> Result<()> {
    sqlx::query("UPDATE reservations SET needed_day = ? WHERE origin_kind = ? AND origin_id = ?")
        .bind(day)
        .bind(origin.kind)
        .bind(origin.id)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// Gives what is free to those who wait: who needs it soonest, then who waits longest.
pub(super) async fn fill(cx: &mut Write, part: PartId, warehouse: WarehouseId) -> Result<Vec<Filled>> {
    let mut free = stock::balance(cx, part, warehouse).await?.free();
    let mut filled = Vec::new();
    if !free.is_positive() {
        return Ok(filled);
    }
    let waiting: Vec<Row> = sqlx::query_as(
        "SELECT id, part_id, warehouse_id, wanted, held, origin_kind, origin_id FROM reservations
         WHERE part_id = ? AND warehouse_id = ? AND held < wanted
         ORDER BY coalesce(needed_day, ''), created_at, id",
    )
    .bind(part)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?;
    for row in waiting {
        let more = rules::held(row.wanted - row.held, free);
        if more.is_zero() {
            break;
        }
        set_held(cx, &row, row.held + more).await?;
        free -= more;
        let short = row.wanted - row.held - more;
        promises::came(cx, (&row.origin_kind, row.origin_id), (part, warehouse), more, short).await?;
        filled.push(Filled {
            part,
            origin_kind: row.origin_kind,
            origin_id: row.origin_id,
            quantity: more,
            short,
        });
    }
    Ok(filled)
}

/// Somebody who had something promised and no longer has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    pub part: PartId,
    pub origin_kind: String,
    pub origin_id: i64,
    pub quantity: Quantity,
}

/// Frees this much although it was promised, because it is not there: promises for days
/// ahead break first, then the youngest. At most what is reserved.
pub(super) async fn give_up(
    cx: &mut Write,
    part: PartId,
    warehouse: WarehouseId,
    mut missing: Quantity,
) -> Result<Vec<Lost>> {
    let holding: Vec<Row> = sqlx::query_as(
        "SELECT id, part_id, warehouse_id, wanted, held, origin_kind, origin_id FROM reservations
         WHERE part_id = ? AND warehouse_id = ? AND held > 0
         ORDER BY coalesce(needed_day, '') DESC, created_at DESC, id DESC",
    )
    .bind(part)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?;
    let mut lost = Vec::new();
    for row in holding {
        let less = rules::held(missing, row.held);
        if less.is_zero() {
            break;
        }
        set_held(cx, &row, row.held - less).await?;
        missing -= less;
        lost.push(Lost { part, origin_kind: row.origin_kind, origin_id: row.origin_id, quantity: less });
    }
    Ok(lost)
}

async fn set_held(cx: &mut Write, row: &Row, held: Quantity) -> Result<()> {
    // Whoever misses nothing any more waits for no day.
    sqlx::query(
        "UPDATE reservations SET held = ?1, expected_day = CASE WHEN ?1 < wanted THEN expected_day END WHERE id = ?2",
    )
    .bind(held)
    .bind(row.id)
    .execute(cx.db())
    .await?;
    hold(cx, row.part_id, row.warehouse_id, held - row.held).await
}

async fn of(cx: &mut Write, origin: Origin<'_>) -> Result<Option<Row>> {
    Ok(sqlx::query_as(
        "SELECT id, part_id, warehouse_id, wanted, held, origin_kind, origin_id FROM reservations
         WHERE origin_kind = ? AND origin_id = ?",
    )
    .bind(origin.kind)
    .bind(origin.id)
    .fetch_optional(cx.db())
    .await?)
}

/// Moves the sum of what is held; the table's own checks keep it between nothing and all.
async fn hold(cx: &mut Write, part: PartId, warehouse: WarehouseId, more: Quantity) -> Result<()> {
    if more.is_zero() {
        return Ok(());
    }
    sqlx::query("UPDATE stock SET reserved = reserved + ? WHERE part_id = ? AND warehouse_id = ?")
        .bind(more)
        .bind(part)
        .bind(warehouse)
        .execute(cx.db())
        .await?;
    Ok(())
}
