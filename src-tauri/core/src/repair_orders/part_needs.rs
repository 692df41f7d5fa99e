//! What an order needs from the store is reserved; what is short holds the order up,
//! and arriving lets it go on (PRT-08, PRT-18, APT-03).

use std::collections::BTreeMap;

use super::{NoteStage, OrderId, OrderLineId, OrderState, note, part_lines};
use crate::kernel::{Quantity, Read, Result, Write};
use crate::parts::reservations::{self, Filled, Lost};
use crate::parts::{MAIN_WAREHOUSE, Origin, PartId, stock};
use crate::reactions;

/// The kind of origin under which an order's lines reserve.
pub const ORDER_LINE: &str = "order_line";

/// Makes the reservations of an order be what its lines need now. To be called after
/// every consent, and whenever lines or the order are changed, declined or cancelled.
pub async fn refresh(cx: &mut Write, order: OrderId) -> Result<()> {
    let (number, state) = part_lines::head(cx, order).await?;
    // Done work keeps what the clerk has not scanned yet. An estimate keeps what was booked.
    let needing = matches!(
        state,
        OrderState::Estimate
            | OrderState::Agreed
            | OrderState::InWork
            | OrderState::Done
            | OrderState::Passed
    );
    let short_before = is_short(cx, order).await?;
    let mut filled = Vec::new();
    for line in part_lines::of_order(cx, order).await? {
        let origin = Origin::of(ORDER_LINE, line.id.0).called(&number);
        let wanted = if needing { line.wanted() } else { Quantity::ZERO };
        let reserved = reservations::reserve(cx, origin, line.part_id, MAIN_WAREHOUSE, wanted).await?;
        filled.extend(reserved.filled);
    }
    let short_now = is_short(cx, order).await?;
    if short_now {
        hold(cx, order).await?;
    } else if short_before {
        lift(cx, order).await?;
    }
    // Also this order's own lines may have got what another line of it gave up.
    reactions::parts_freed(cx, &filled).await
}

/// These lines will not be done, or are about to be removed: what was kept back for them when they were
/// booked is free. Lines that were not have nothing while they are proposed.
pub async fn let_go(cx: &mut Write, lines: &[OrderLineId]) -> Result<()> {
    let held: Vec<i64> = sqlx::query_scalar(
        "SELECT origin_id FROM reservations
         WHERE origin_kind = 'order_line' AND origin_id IN (SELECT value FROM json_each(?))",
    )
    .bind(serde_json::to_string(lines)?)
    .fetch_all(cx.db())
    .await?;
    let mut filled = Vec::new();
    for line in held {
        filled.extend(reservations::release(cx, Origin::of(ORDER_LINE, line)).await?);
    }
    reactions::parts_freed(cx, &filled).await
}

/// The order is closed: what the customer has not decided about will not be done now.
pub async fn let_go_undecided(cx: &mut Write, order: OrderId) -> Result<()> {
    let lines: Vec<OrderLineId> = sqlx::query_scalar(
        "SELECT id FROM order_lines WHERE order_id = ? AND state = 'proposed' AND booked = 1",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    if lines.is_empty() { Ok(()) } else { let_go(cx, &lines).await }
}

/// What changed for an order that waited for parts, or waits again.
#[derive(Debug)]
pub struct Supplied {
    pub order: OrderId,
    /// Part numbers and names with their quantities.
    pub parts: String,
    /// Nothing is short any more.
    pub complete: bool,
}

/// Parts came to lines that waited: each order is told, and one that has everything goes on.
pub async fn arrived(cx: &mut Write, filled: &[Filled]) -> Result<Vec<Supplied>> {
    let mut orders: BTreeMap<OrderId, Vec<(PartId, Quantity)>> = BTreeMap::new();
    for one in filled.iter().filter(|one| one.origin_kind == ORDER_LINE) {
        if let Some(order) = order_of(cx, OrderLineId(one.origin_id)).await? {
            orders.entry(order).or_default().push((one.part, one.quantity));
        }
    }
    let mut supplied = Vec::with_capacity(orders.len());
    for (order, parts) in orders {
        let parts = note(cx, order, "parts_arrived", &parts).await?;
        let complete = !is_short(cx, order).await?;
        if complete {
            lift(cx, order).await?;
        }
        supplied.push(Supplied { order, parts, complete });
    }
    Ok(supplied)
}

/// What was promised turned out not to be there: the orders wait again.
pub async fn lost(cx: &mut Write, lost: &[Lost]) -> Result<Vec<Supplied>> {
    let mut supplied = Vec::new();
    for one in lost.iter().filter(|one| one.origin_kind == ORDER_LINE) {
        if let Some(order) = order_of(cx, OrderLineId(one.origin_id)).await? {
            hold(cx, order).await?;
            let parts = note(cx, order, "parts_missing", &[(one.part, one.quantity)]).await?;
            supplied.push(Supplied { order, parts, complete: false });
        }
    }
    Ok(supplied)
}

async fn order_of(cx: &mut Read, line: OrderLineId) -> Result<Option<OrderId>> {
    Ok(sqlx::query_scalar("SELECT order_id FROM order_lines WHERE id = ?")
        .bind(line)
        .fetch_optional(cx.db())
        .await?)
}

/// Whether a line of the order waits for stock.
pub async fn is_short(cx: &mut Read, order: OrderId) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM order_lines l
                        JOIN reservations r ON r.origin_kind = 'order_line' AND r.origin_id = l.id
                        WHERE l.order_id = ? AND l.state = 'consented' AND r.held < r.wanted)",
    )
    .bind(order)
    .fetch_one(cx.db())
    .await?)
}

/// A hold for another reason stays; it is the older one.
async fn hold(cx: &mut Write, order: OrderId) -> Result<()> {
    let now = cx.now;
    sqlx::query("UPDATE repair_orders SET hold = 'parts', hold_since = ? WHERE id = ? AND hold IS NULL")
        .bind(now)
        .bind(order)
        .execute(cx.db())
        .await?;
    cx.about("order", order.0);
    Ok(())
}

async fn lift(cx: &mut Write, order: OrderId) -> Result<()> {
    sqlx::query("UPDATE repair_orders SET hold = NULL, hold_since = NULL WHERE id = ? AND hold = 'parts'")
        .bind(order)
        .execute(cx.db())
        .await?;
    cx.about("order", order.0);
    Ok(())
}

/// Puts it down on the order; what was put down.
async fn note(cx: &mut Write, order: OrderId, code: &str, parts: &[(PartId, Quantity)]) -> Result<String> {
    let what = stock::counted(cx, parts).await?;
    note::by_the_house(cx, order, NoteStage::During, code, &what).await?;
    Ok(what)
}
