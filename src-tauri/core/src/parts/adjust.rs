//! The book is made to agree with the shelf, with a reason (PRT-04).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MAIN_WAREHOUSE, MoveKind, Origin, PartId, WarehouseId, reservations, rules, stock};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Money, Quantity, Refusal, Result, Write};
use crate::reactions;

const MOST: Quantity = Quantity::whole(100_000);
const DEAREST: Money = Money::yuan(10_000_000);

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Adjust {
    pub part_id: PartId,
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
    /// What the book says now; somebody else's move in between is refused (`parts.moved_since`).
    pub on_hand: Quantity,
    /// What lies there.
    pub counted: Quantity,
    /// Net of VAT, of what was found in addition; its average cost if not said.
    #[ts(optional = nullable)]
    pub unit_cost: Option<Money>,
    pub reason: Name<200>,
}

#[derive(Debug, Serialize, TS)]
pub struct Adjusted {
    pub on_hand: Quantity,
    /// Signed: what the correction is worth, net of VAT.
    pub value: Money,
}

pub async fn adjust(cx: &mut Write, input: Adjust) -> Result<Adjusted> {
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    let part = stock::named(cx, input.part_id).await?;
    let before = stock::balance(cx, input.part_id, warehouse).await?;
    let change = input.counted - before.on_hand;
    let mut checks = Checks::new();
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM warehouses WHERE id = ?")
        .bind(warehouse)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "warehouse_id", "parts.unknown_warehouse");
    checks.require(!input.counted.is_negative() && input.counted <= MOST, "counted", "parts.quantity_range");
    let cost = input.unit_cost.unwrap_or_default();
    checks.require(!cost.is_negative() && cost <= DEAREST, "unit_cost", "parts.price_range");
    if input.on_hand != before.on_hand {
        let refusal = Refusal::new("parts.moved_since").at("on_hand");
        checks.add(refusal.with("part", part.number).with("on_hand", before.on_hand));
    } else {
        checks.require(!change.is_zero(), "counted", "parts.nothing_to_adjust");
    }
    checks.done()?;
    let value = if change.is_positive() {
        found(cx, &input, warehouse, change, before).await?
    } else {
        missing(cx, &input, warehouse, -change, before).await?
    };
    cx.about("part", input.part_id.0);
    Ok(Adjusted { on_hand: input.counted, value })
}

async fn found(
    cx: &mut Write,
    input: &Adjust,
    warehouse: WarehouseId,
    more: Quantity,
    before: stock::Balance,
) -> Result<Money> {
    let value = match input.unit_cost {
        Some(cost) => cost.times(more),
        None if before.on_hand.is_positive() => rules::worth(more, before.on_hand, before.value),
        None => last_cost(cx, input.part_id).await?.times(more),
    };
    let id = kept(cx, input, warehouse, more).await?;
    let origin = Origin::of("adjustment", id).called(&input.reason);
    let arrival = stock::put(cx, input.part_id, warehouse, more, value, MoveKind::Adjust, origin).await?;
    reactions::parts_freed(cx, &arrival.filled).await?;
    Ok(value)
}

/// What is not there cannot stay promised: the youngest promises break.
async fn missing(
    cx: &mut Write,
    input: &Adjust,
    warehouse: WarehouseId,
    less: Quantity,
    before: stock::Balance,
) -> Result<Money> {
    let broken = less - before.free();
    let lost = reservations::give_up(cx, input.part_id, warehouse, broken).await?;
    let id = kept(cx, input, warehouse, -less).await?;
    let origin = Origin::of("adjustment", id).called(&input.reason);
    let moved = stock::take(cx, input.part_id, warehouse, less, MoveKind::Adjust, origin).await?;
    reactions::parts_lost(cx, &lost).await?;
    Ok(-moved.cost)
}

async fn kept(cx: &mut Write, input: &Adjust, warehouse: WarehouseId, change: Quantity) -> Result<i64> {
    let (now, staff) = (cx.now, cx.staff());
    Ok(sqlx::query_scalar(
        "INSERT INTO adjustments (part_id, warehouse_id, quantity, reason, at, by_staff)
         VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(input.part_id)
    .bind(warehouse)
    .bind(change)
    .bind(&input.reason)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?)
}

/// What it was last bought for; nothing if it never was.
async fn last_cost(cx: &mut Write, part: PartId) -> Result<Money> {
    let found =
        sqlx::query_scalar("SELECT unit_cost FROM receipt_lines WHERE part_id = ? ORDER BY id DESC LIMIT 1")
            .bind(part)
            .fetch_optional(cx.db())
            .await?;
    Ok(found.unwrap_or_default())
}
