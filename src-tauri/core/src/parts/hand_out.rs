//! Parts leave stock for those they were promised to: what as many single moves would do,
//! in a handful of statements.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::stock::{self, Balance, Entry};
use super::{MoveKind, PartId, ReservationId, WarehouseId, rules};
use crate::kernel::{Money, Quantity, Read, Refusal, Result, Write};

/// What all of them have in common.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    pub warehouse: WarehouseId,
    pub kind: MoveKind,
    /// The kind of origin that holds the reservations.
    pub promised_to: &'static str,
    /// The kind of origin of the moves, and the number people know it by.
    pub origin: &'static str,
    pub label: &'a str,
}

#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub part: PartId,
    pub quantity: Quantity,
    /// Whose reservation is used up. More than was reserved, or nothing reserved, is no
    /// error as long as enough is free.
    pub promised_to: i64,
    pub origin_id: i64,
}

#[derive(sqlx::FromRow)]
struct Before {
    #[sqlx(flatten)]
    balance: Balance,
    reservation: Option<ReservationId>,
    wanted: Quantity,
    held: Quantity,
}

/// What each wish took along at average cost, or why it could not be had. With one refusal
/// among them nothing is moved; the caller tells them all.
pub async fn hand_out(
    cx: &mut Write,
    way: Way<'_>,
    wishes: &[Wish],
) -> Result<Vec<std::result::Result<Money, Refusal>>> {
    let mut balances: BTreeMap<PartId, Balance> = BTreeMap::new();
    let (mut costs, mut entries) = (Vec::new(), Vec::new());
    let (mut kept, mut done) = (Vec::new(), Vec::new());
    for (wish, before) in wishes.iter().zip(before(cx, way, wishes).await?) {
        let balance = balances.entry(wish.part).or_insert(before.balance);
        let used = rules::held(wish.quantity, before.held);
        balance.reserved -= used;
        if wish.quantity > balance.free() {
            costs.push(Err(stock::not_enough(cx, wish.part, wish.quantity, *balance).await?));
            continue;
        }
        let cost = rules::cost_of(wish.quantity, balance.on_hand, balance.value);
        balance.on_hand -= wish.quantity;
        balance.value -= cost;
        entries.push(Entry {
            part: wish.part,
            quantity: -wish.quantity,
            value: -cost,
            after: *balance,
            origin_id: wish.origin_id,
        });
        costs.push(Ok(cost));
        match before.reservation {
            // What was held beyond the quantity would be lost; there is none, as held is within wanted.
            Some(id) if wish.quantity >= before.wanted => done.push(id),
            Some(id) => kept.push(json!([id, wish.quantity.units(), used.units()])),
            None => {}
        }
    }
    if costs.iter().all(std::result::Result::is_ok) {
        stock::book(cx, way.warehouse, way.kind, way.origin, way.label, &entries).await?;
        use_up(cx, &done, kept).await?;
    }
    Ok(costs)
}

/// Balances and reservations, in the order of the wishes.
async fn before(cx: &mut Read, way: Way<'_>, wishes: &[Wish]) -> Result<Vec<Before>> {
    let wanted: Vec<(PartId, i64)> = wishes.iter().map(|wish| (wish.part, wish.promised_to)).collect();
    Ok(sqlx::query_as(
        "SELECT coalesce(s.on_hand, 0) AS on_hand, coalesce(s.reserved, 0) AS reserved, coalesce(s.value, 0) AS value,
                r.id AS reservation, coalesce(r.wanted, 0) AS wanted, coalesce(r.held, 0) AS held
         FROM json_each(?1) AS j
         LEFT JOIN stock s ON s.part_id = j.value ->> 0 AND s.warehouse_id = ?2
         LEFT JOIN reservations r ON r.origin_kind = ?3 AND r.origin_id = j.value ->> 1
         ORDER BY j.key",
    )
    .bind(serde_json::to_string(&wanted)?)
    .bind(way.warehouse)
    .bind(way.promised_to)
    .fetch_all(cx.db())
    .await?)
}

async fn use_up(cx: &mut Write, done: &[ReservationId], kept: Vec<Value>) -> Result<()> {
    if !done.is_empty() {
        sqlx::query("DELETE FROM reservations WHERE id IN (SELECT value FROM json_each(?))")
            .bind(serde_json::to_string(done)?)
            .execute(cx.db())
            .await?;
    }
    if !kept.is_empty() {
        sqlx::query(
            "UPDATE reservations SET wanted = wanted - (j.value ->> 1), held = held - (j.value ->> 2)
             FROM json_each(?) AS j WHERE reservations.id = j.value ->> 0",
        )
        .bind(Value::Array(kept).to_string())
        .execute(cx.db())
        .await?;
    }
    Ok(())
}
