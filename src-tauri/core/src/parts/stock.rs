//! The ledger: the one place that moves stock. A move carries its origin and the
//! balances after it; `stock` holds the last balances for one indexed look.
//!
//! Cost is the moving average per part and warehouse (see [`rules::cost_of`]).

use serde_json::{Value, json};

use super::reservations::{self, Filled};
use super::{MoveId, MoveKind, Origin, PartId, WarehouseId, openings, rules};
use crate::kernel::{Moment, Money, Quantity, Read, Refusal, Result, Write};

/// Balances of one part in one warehouse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Balance {
    pub on_hand: Quantity,
    pub reserved: Quantity,
    /// What it cost, net of VAT.
    pub value: Money,
}

impl Balance {
    pub fn free(self) -> Quantity {
        self.on_hand - self.reserved
    }
}

/// A move out: what it took along.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    pub cost: Money,
}

/// Who of the waiting was served by a move in.
#[derive(Debug)]
#[must_use = "those who waited must be told (reactions::parts_freed)"]
pub struct Arrival {
    pub filled: Vec<Filled>,
}

/// A line of the ledger to be.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub part: PartId,
    /// Signed, as is its value.
    pub quantity: Quantity,
    pub value: Money,
    pub after: Balance,
    pub origin_id: i64,
}

pub async fn balance(cx: &mut Read, part: PartId, warehouse: WarehouseId) -> Result<Balance> {
    let found =
        sqlx::query_as("SELECT on_hand, reserved, value FROM stock WHERE part_id = ? AND warehouse_id = ?")
            .bind(part)
            .bind(warehouse)
            .fetch_optional(cx.db())
            .await?;
    Ok(found.unwrap_or_default())
}

/// Stock in, at `value` (cost net of VAT, for the whole quantity). Whoever waits for the
/// part is served, oldest first. Refuses `parts.too_much`; quantity and value are the
/// caller's to check for sign.
pub async fn put(
    cx: &mut Write,
    part: PartId,
    warehouse: WarehouseId,
    quantity: Quantity,
    value: Money,
    kind: MoveKind,
    origin: Origin<'_>,
) -> Result<Arrival> {
    if !quantity.is_positive() || value.is_negative() {
        return Err(Refusal::new("parts.quantity_positive").into());
    }
    let before = balance(cx, part, warehouse).await?;
    let room = rules::MOST_ON_HAND - before.on_hand >= quantity && rules::MOST_VALUE - before.value >= value;
    if !room {
        let part = named(cx, part).await?;
        return Err(Refusal::new("parts.too_much")
            .with("part", part.number)
            .with("on_hand", before.on_hand)
            .into());
    }
    let after = Balance { on_hand: before.on_hand + quantity, value: before.value + value, ..before };
    let entry = Entry { part, quantity, value, after, origin_id: origin.id };
    book(cx, warehouse, kind, origin.kind, origin.label, &[entry]).await?;
    let filled = reservations::fill(cx, part, warehouse).await?;
    Ok(Arrival { filled })
}

/// Stock out at average cost, of what is free: what others have reserved is not. Who was
/// promised it goes by [`super::hand_out`].
/// Refuses `parts.not_enough_stock`.
pub async fn take(
    cx: &mut Write,
    part: PartId,
    warehouse: WarehouseId,
    quantity: Quantity,
    kind: MoveKind,
    origin: Origin<'_>,
) -> Result<Move> {
    if !quantity.is_positive() {
        return Err(Refusal::new("parts.quantity_positive").into());
    }
    let before = balance(cx, part, warehouse).await?;
    if quantity > before.free() {
        return Err(not_enough(cx, part, quantity, before).await?.into());
    }
    let cost = rules::cost_of(quantity, before.on_hand, before.value);
    let after = Balance { on_hand: before.on_hand - quantity, value: before.value - cost, ..before };
    let entry = Entry { part, quantity: -quantity, value: -cost, after, origin_id: origin.id };
    book(cx, warehouse, kind, origin.kind, origin.label, &[entry]).await?;
    Ok(Move { cost })
}

/// Stock out at a value of its own instead of the average: goods go back to the supplier at
/// the price they came for. At most what is there is worth, and the last of it takes all.
/// Refuses `parts.not_enough_stock`.
pub async fn give_back(
    cx: &mut Write,
    part: PartId,
    warehouse: WarehouseId,
    quantity: Quantity,
    value: Money,
    origin: Origin<'_>,
) -> Result<Move> {
    if !quantity.is_positive() || value.is_negative() {
        return Err(Refusal::new("parts.quantity_positive").into());
    }
    let before = balance(cx, part, warehouse).await?;
    if quantity > before.free() {
        return Err(not_enough(cx, part, quantity, before).await?.into());
    }
    let cost = if quantity == before.on_hand { before.value } else { value.min(before.value) };
    let after = Balance { on_hand: before.on_hand - quantity, value: before.value - cost, ..before };
    let entry = Entry { part, quantity: -quantity, value: -cost, after, origin_id: origin.id };
    book(cx, warehouse, MoveKind::SupplierReturn, origin.kind, origin.label, &[entry]).await?;
    Ok(Move { cost })
}

/// Writes lines of the ledger in their order, and the balances they leave behind. The only
/// place that does.
pub(super) async fn book(
    cx: &mut Write,
    warehouse: WarehouseId,
    kind: MoveKind,
    origin_kind: &'static str,
    label: &str,
    entries: &[Entry],
) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    let row = |one: &Entry| {
        json!([
            one.part,
            one.quantity.units(),
            one.value.units(),
            one.after.on_hand.units(),
            one.after.value.units(),
            one.after.reserved.units(),
            one.origin_id,
        ])
    };
    let rows = Value::Array(entries.iter().map(row).collect()).to_string();
    let dated = openings::open(cx, now).await?;
    sqlx::query(
        "INSERT INTO stock_moves (part_id, warehouse_id, at, kind, quantity, value, on_hand_after, value_after,
                                  origin_kind, origin_id, origin_label, by_staff)
         SELECT j.value ->> 0, ?2, ?3, ?4, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, ?5,
                j.value ->> 6, ?6, ?7
         FROM json_each(?1) AS j ORDER BY j.key",
    )
    .bind(&rows)
    .bind(warehouse)
    .bind(now)
    .bind(kind)
    .bind(origin_kind)
    .bind(label)
    .bind(staff)
    .execute(cx.db())
    .await?;
    sqlx::query(
        "INSERT INTO stock (part_id, warehouse_id, on_hand, value, reserved, last_move_at)
         SELECT j.value ->> 0, ?2, j.value ->> 3, j.value ->> 4, j.value ->> 5, ?3
         FROM json_each(?1) AS j WHERE true ORDER BY j.key
         ON CONFLICT (part_id, warehouse_id) DO UPDATE
         SET on_hand = excluded.on_hand, value = excluded.value, reserved = excluded.reserved,
             last_move_at = excluded.last_move_at",
    )
    .bind(&rows)
    .bind(warehouse)
    .bind(now)
    .execute(cx.db())
    .await?;
    if dated == openings::Dated::Before {
        openings::catch_up(cx, warehouse, now, &rows).await?;
    }
    Ok(())
}

/// What people call a part.
#[derive(Debug, sqlx::FromRow)]
pub struct PartName {
    pub number: String,
    pub name: String,
    pub unit: String,
}

/// Refuses `parts.unknown`.
pub async fn named(cx: &mut Read, part: PartId) -> Result<PartName> {
    let found = sqlx::query_as("SELECT number, name, unit FROM parts WHERE id = ?")
        .bind(part)
        .fetch_optional(cx.db())
        .await?;
    found.ok_or_else(|| Refusal::new("parts.unknown").with("id", part).into())
}

/// So many of these parts as people write it down, one per line.
pub async fn counted(cx: &mut Read, parts: &[(PartId, Quantity)]) -> Result<String> {
    let mut lines = Vec::with_capacity(parts.len());
    for (part, quantity) in parts {
        let part = named(cx, *part).await?;
        let quantity = quantity.to_decimal().normalize();
        lines.push(format!("{} {} × {quantity} {}", part.number, part.name, part.unit));
    }
    Ok(lines.join("\n"))
}

pub(super) async fn not_enough(
    cx: &mut Read,
    part: PartId,
    wanted: Quantity,
    balance: Balance,
) -> Result<Refusal> {
    let part = named(cx, part).await?;
    let code =
        if balance.reserved.is_zero() { "parts.not_enough_stock" } else { "parts.reserved_for_others" };
    Ok(Refusal::new(code)
        .with("part", part.number)
        .with("name", part.name)
        .with("unit", part.unit)
        .with("wanted", wanted)
        .with("on_hand", balance.on_hand)
        .with("reserved", balance.reserved)
        .with("free", balance.free()))
}

/// The last line of the ledger and the balance after it; zero and nothing where there is none.
pub async fn last_line(cx: &mut Read, part: PartId, warehouse: WarehouseId) -> Result<(MoveId, Quantity)> {
    let found = sqlx::query_as(
        "SELECT id, on_hand_after FROM stock_moves WHERE part_id = ? AND warehouse_id = ? ORDER BY id DESC LIMIT 1",
    )
    .bind(part)
    .bind(warehouse)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.unwrap_or((MoveId(0), Quantity::ZERO)))
}

/// The same as it was at a past moment.
pub async fn at_moment(
    cx: &mut Read,
    part: PartId,
    warehouse: WarehouseId,
    moment: Moment,
) -> Result<(MoveId, Quantity)> {
    let found = sqlx::query_as(
        "SELECT id, on_hand_after FROM stock_moves
         WHERE part_id = ? AND warehouse_id = ? AND at <= ? ORDER BY id DESC LIMIT 1",
    )
    .bind(part)
    .bind(warehouse)
    .bind(moment)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.unwrap_or((MoveId(0), Quantity::ZERO)))
}
