//! Orders, the newest first, page by page.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Hold, OrderId, OrderKind, OrderState};
use crate::kernel::identifiers::mask;
use crate::kernel::{Day, Moment, Money, Read, Result, StaffId, page};

const PAGE: usize = 50;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct OrderQuery {
    /// Any of these; all when empty.
    pub states: Vec<OrderState>,
    pub advisor_id: Option<StaffId>,
    /// Opened from this day on.
    pub from: Option<Day>,
    /// Opened up to this day, included.
    pub to: Option<Day>,
    pub hold: Option<Hold>,
    pub kind: Option<OrderKind>,
    /// Only with a comeback nobody has decided yet.
    pub undecided_comeback: bool,
    /// `next` of the page before.
    pub after: Option<OrderCursor>,
}

/// Where a page ended.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderCursor {
    pub opened_at: Moment,
    pub id: OrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct OrderList {
    pub rows: Vec<OrderRow>,
    pub next: Option<OrderCursor>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct OrderRow {
    pub id: OrderId,
    pub number: String,
    pub plate: Option<String>,
    pub model: Option<String>,
    /// Masked.
    pub customer: String,
    pub advisor: String,
    pub state: OrderState,
    pub hold: Option<Hold>,
    pub kind: OrderKind,
    pub opened_at: Moment,
    pub promised_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
    /// Proposed and consented lines, tax included.
    pub amount: Money,
    pub comeback_open: bool,
}

impl OrderQuery {
    /// Whether it asks for nothing but orders of the index `orders_unusual`.
    fn is_unusual(&self) -> bool {
        let on_the_way = !self.states.is_empty() && !self.states.contains(&OrderState::Delivered);
        let kind = self.kind.is_some_and(|kind| kind != OrderKind::Normal);
        on_the_way || kind || self.hold.is_some() || self.undecided_comeback
    }
}

pub async fn list(cx: &mut Read, input: OrderQuery) -> Result<OrderList> {
    let mut ids = if input.is_unusual() { unusual(cx, &input).await? } else { any(cx, &input).await? };
    let more = page::cut(&mut ids, PAGE);
    let rows = describe(cx, &ids).await?;
    let next = rows.last().filter(|_| more).map(|row| OrderCursor { opened_at: row.opened_at, id: row.id });
    Ok(OrderList { rows, next })
}

/// Opened from and before when, and where the page before ended. There is one upper bound: of two SQLite
/// takes the first to find its place in the index, and walks from there to the other.
fn bounds(input: &OrderQuery) -> (i64, i64, i64, i64) {
    let from = input.from.map_or(i64::MIN, |day| day.start().millis());
    let to = input.to.map_or(i64::MAX, |day| day.plus_days(1).start().millis());
    let (before, before_id) =
        input.after.map_or((i64::MAX, i64::MAX), |after| (after.opened_at.millis(), after.id.0));
    (from, to.min(before.saturating_add(1)), before, before_id)
}

/// Most orders fit what is asked: a page of them is soon found among the newest.
async fn any(cx: &mut Read, input: &OrderQuery) -> Result<Vec<OrderId>> {
    let (from, to, before, before_id) = bounds(input);
    Ok(sqlx::query_scalar(
        "SELECT id FROM repair_orders
         WHERE opened_at >= ?1 AND opened_at < ?2 AND (opened_at < ?3 OR id < ?4)
           AND (?5 = '[]' OR state IN (SELECT value FROM json_each(?5)))
           AND (?6 IS NULL OR advisor_id = ?6)
           AND (?7 IS NULL OR kind = ?7)
         ORDER BY opened_at DESC, id DESC LIMIT ?8",
    )
    .bind(from)
    .bind(to)
    .bind(before)
    .bind(before_id)
    .bind(serde_json::to_string(&input.states)?)
    .bind(input.advisor_id)
    .bind(input.kind)
    .bind(PAGE as i64 + 1)
    .fetch_all(cx.db())
    .await?)
}

/// Few orders fit, and the longer the house works the fewer: they have an index of their own.
async fn unusual(cx: &mut Read, input: &OrderQuery) -> Result<Vec<OrderId>> {
    let (from, to, before, before_id) = bounds(input);
    Ok(sqlx::query_scalar(
        "SELECT id FROM repair_orders INDEXED BY orders_unusual
         WHERE (state <> 'delivered' OR kind <> 'normal' OR hold IS NOT NULL OR comeback_of IS NOT NULL)
           AND opened_at >= ?1 AND opened_at < ?2 AND (opened_at < ?3 OR id < ?4)
           AND (?5 = '[]' OR state IN (SELECT value FROM json_each(?5)))
           AND (?6 IS NULL OR advisor_id = ?6)
           AND (?7 IS NULL OR kind = ?7)
           AND (?8 IS NULL OR hold = ?8)
           AND (NOT ?9 OR (comeback_of IS NOT NULL AND comeback_decided IS NULL))
         ORDER BY opened_at DESC, id DESC LIMIT ?10",
    )
    .bind(from)
    .bind(to)
    .bind(before)
    .bind(before_id)
    .bind(serde_json::to_string(&input.states)?)
    .bind(input.advisor_id)
    .bind(input.kind)
    .bind(input.hold)
    .bind(input.undecided_comeback)
    .bind(PAGE as i64 + 1)
    .fetch_all(cx.db())
    .await?)
}

async fn describe(cx: &mut Read, ids: &[OrderId]) -> Result<Vec<OrderRow>> {
    let mut rows: Vec<OrderRow> = sqlx::query_as(
        "SELECT o.id, o.number, v.plate, v.model,
                c.name AS customer, a.name AS advisor, o.state, o.hold, o.kind, o.opened_at, o.promised_at,
                o.delivered_at, o.comeback_of IS NOT NULL AND o.comeback_decided IS NULL AS comeback_open,
                (SELECT coalesce(sum(l.amount), 0) FROM order_lines l
                 WHERE l.order_id = o.id AND l.state IN ('proposed', 'consented')) AS amount
         FROM json_each(?) wanted
         CROSS JOIN repair_orders o ON o.id = wanted.value
         JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN visits t ON t.id = o.visit_id
         JOIN customers c ON c.id = t.sender_id
         JOIN staff a ON a.id = o.advisor_id
         ORDER BY o.opened_at DESC, o.id DESC",
    )
    .bind(serde_json::to_string(ids)?)
    .fetch_all(cx.db())
    .await?;
    for row in &mut rows {
        row.customer = mask::name(&row.customer);
    }
    Ok(rows)
}
