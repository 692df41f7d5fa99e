//! The book is made to agree with the shelf for many parts at once: what as many single
//! moves would do, in a handful of statements (PRT-04).

use super::reservations::{self, Filled, Lost};
use super::stock::{self, Balance, Entry};
use super::{MoveKind, PartId, WarehouseId, rules};
use crate::kernel::{Money, Quantity, Read, Refusal, Result, Write};

/// Rows of one statement: keeps its text within a megabyte.
const AT_ONCE: usize = 5_000;

/// One part's difference. A part stands in a list at most once.
#[derive(Clone, Copy, Debug)]
pub struct Correction {
    pub part: PartId,
    /// Signed, not zero.
    pub quantity: Quantity,
    pub origin_id: i64,
}

#[derive(Debug, Default)]
#[must_use = "those who waited or lost something must be told (reactions)"]
pub struct Corrected {
    /// Signed, net of VAT, in the order of the corrections.
    pub values: Vec<Money>,
    pub filled: Vec<Filled>,
    pub lost: Vec<Lost>,
}

/// What a part's stock is before its correction, and what it was last bought for.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Before {
    pub on_hand: Quantity,
    pub reserved: Quantity,
    /// Net of VAT.
    pub value: Money,
    /// Per unit, net of VAT; zero if never bought.
    pub last_cost: Money,
}

/// Balances of these parts, in their order.
pub async fn before(cx: &mut Read, warehouse: WarehouseId, parts: &[PartId]) -> Result<Vec<Before>> {
    Ok(sqlx::query_as(
        "SELECT coalesce(s.on_hand, 0) AS on_hand, coalesce(s.reserved, 0) AS reserved, coalesce(s.value, 0) AS value,
                CASE WHEN s.on_hand > 0 THEN 0
                     ELSE coalesce((SELECT l.unit_cost FROM receipt_lines l WHERE l.part_id = j.value ORDER BY l.id DESC LIMIT 1), 0)
                END AS last_cost
         FROM json_each(?) AS j LEFT JOIN stock s ON s.part_id = j.value AND s.warehouse_id = ? ORDER BY j.key",
    )
    .bind(serde_json::to_string(parts)?)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?)
}

/// Corrects every part by its difference. Where less is there than was promised, the
/// youngest promises break. Refuses `parts.too_much` and `parts.below_nothing`.
pub async fn correct(
    cx: &mut Write,
    warehouse: WarehouseId,
    origin_kind: &'static str,
    label: &str,
    corrections: &[Correction],
) -> Result<Corrected> {
    let mut done = Corrected::default();
    for chunk in corrections.chunks(AT_ONCE) {
        let parts: Vec<PartId> = chunk.iter().map(|one| one.part).collect();
        let befores = before(cx, warehouse, &parts).await?;
        let mut entries = Vec::with_capacity(chunk.len());
        for (one, before) in chunk.iter().zip(befores) {
            let mut after = corrected(cx, one, before).await?;
            if after.on_hand < before.reserved {
                let missing = before.reserved - after.on_hand;
                done.lost.extend(reservations::give_up(cx, one.part, warehouse, missing).await?);
                after.reserved = after.on_hand;
            }
            let value = after.value - before.value;
            let (part, quantity, origin_id) = (one.part, one.quantity, one.origin_id);
            entries.push(Entry { part, quantity, value, after, origin_id });
            done.values.push(value);
        }
        stock::book(cx, warehouse, MoveKind::Adjust, origin_kind, label, &entries).await?;
        done.filled.extend(serve(cx, warehouse, &parts).await?);
    }
    Ok(done)
}

async fn corrected(cx: &mut Write, one: &Correction, before: Before) -> Result<Balance> {
    let on_hand = before.on_hand + one.quantity;
    let value =
        before.value + rules::difference_value(one.quantity, before.on_hand, before.value, before.last_cost);
    let code = if on_hand.is_negative() {
        "parts.below_nothing"
    } else if on_hand > rules::MOST_ON_HAND || value > rules::MOST_VALUE {
        "parts.too_much"
    } else {
        return Ok(Balance { on_hand, value, reserved: before.reserved });
    };
    let part = stock::named(cx, one.part).await?;
    Err(Refusal::new(code).with("part", part.number).with("on_hand", before.on_hand).into())
}

/// Gives what was found to those who wait for it.
async fn serve(cx: &mut Write, warehouse: WarehouseId, parts: &[PartId]) -> Result<Vec<Filled>> {
    let waited_for: Vec<PartId> = sqlx::query_scalar(
        "SELECT DISTINCT r.part_id FROM json_each(?) AS j
         JOIN reservations r ON r.part_id = j.value AND r.warehouse_id = ? WHERE r.held < r.wanted",
    )
    .bind(serde_json::to_string(parts)?)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?;
    let mut filled = Vec::new();
    for part in waited_for {
        filled.extend(reservations::fill(cx, part, warehouse).await?);
    }
    Ok(filled)
}
