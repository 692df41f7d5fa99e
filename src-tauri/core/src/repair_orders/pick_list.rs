//! What the store has to hand out: the queue of orders, and one order's list in the
//! order one walks past the bins.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Hold, OrderId, OrderLineId, OrderState, Payer};
use crate::kernel::text::Text;
use crate::kernel::{Day, Moment, Nothing, Quantity, Read, Refusal, Result, StaffId};
use crate::parts::{PartClass, PartId, ReservationId, rules};
use crate::parts_catalogue::stand_ins::{self, StandIn};

/// How much of what an order needs could go out now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// All of it.
    Ready,
    Partly,
    /// Nothing.
    #[default]
    Short,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct QueueOrder {
    pub order_id: OrderId,
    pub number: String,
    pub state: OrderState,
    pub plate: Option<String>,
    pub model: Option<String>,
    pub advisor: String,
    pub promised_at: Option<Moment>,
    pub hold: Option<Hold>,
    pub hold_since: Option<Moment>,
    #[sqlx(skip)]
    pub readiness: Readiness,
    #[sqlx(skip)]
    pub lines: Vec<QueueLine>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct QueueLine {
    #[serde(skip)]
    #[ts(skip)]
    pub order_id: OrderId,
    pub line_id: OrderLineId,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    /// Still to go out.
    pub remaining: Quantity,
    /// What could go out now: held for the line, or free.
    pub available: Quantity,
    pub reservation_id: Option<ReservationId>,
    /// When the missing rest is promised.
    pub expected_day: Option<Day>,
    /// Where it is short: what is there and may be taken instead.
    #[sqlx(skip)]
    pub stand_ins: Vec<StandIn>,
}

/// Orders that need parts now, by promised time.
pub async fn parts_queue(cx: &mut Read, _: Nothing) -> Result<Vec<QueueOrder>> {
    // The first condition names the partial index of the orders in the shop.
    let mut orders: Vec<QueueOrder> = sqlx::query_as(
        "SELECT o.id AS order_id, o.number, o.state, v.plate, v.model,
                a.name AS advisor, o.promised_at, o.hold, o.hold_since
         FROM repair_orders o JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN staff a ON a.id = o.advisor_id
         WHERE o.state NOT IN ('delivered', 'cancelled') AND o.state IN ('agreed', 'in_work')
         ORDER BY o.promised_at IS NULL, o.promised_at, o.id",
    )
    .fetch_all(cx.db())
    .await?;
    let mut lines: Vec<QueueLine> = sqlx::query_as(
        "SELECT l.order_id, l.id AS line_id, l.part_id, l.code AS number, l.name, l.unit,
                l.quantity - l.issued AS remaining,
                min(l.quantity - l.issued, coalesce(r.held, 0) + coalesce(s.on_hand - s.reserved, 0)) AS available,
                r.id AS reservation_id, r.expected_day
         FROM (SELECT x.*, coalesce((SELECT sum(CASE sl.kind WHEN 'issue' THEN y.quantity ELSE -y.quantity END)
                                     FROM slip_lines y JOIN slips sl ON sl.id = y.slip_id
                                     WHERE y.order_line_id = x.id), 0) AS issued
               FROM repair_orders o CROSS JOIN order_lines x ON x.order_id = o.id
               WHERE o.state NOT IN ('delivered', 'cancelled') AND o.state IN ('agreed', 'in_work')
                 AND x.kind = 'part' AND x.part_id IS NOT NULL AND x.state = 'consented' AND x.customer_supplied = 0) l
         LEFT JOIN reservations r ON r.origin_kind = 'order_line' AND r.origin_id = l.id
         LEFT JOIN stock s ON s.part_id = l.part_id AND s.warehouse_id = 1
         WHERE l.issued < l.quantity ORDER BY l.order_id, l.position",
    )
    .fetch_all(cx.db())
    .await?;
    let short: Vec<PartId> =
        lines.iter().filter(|line| line.available < line.remaining).map(|line| line.part_id).collect();
    let near = stand_ins::of(cx, &short).await?;
    for line in lines.iter_mut().filter(|line| line.available < line.remaining) {
        line.stand_ins = there(&near, line.part_id);
    }
    for line in lines {
        if let Some(order) = orders.iter_mut().find(|order| order.order_id == line.order_id) {
            order.lines.push(line);
        }
    }
    orders.retain(|order| !order.lines.is_empty());
    for order in &mut orders {
        order.readiness = readiness(&order.lines);
    }
    Ok(orders)
}

fn readiness(lines: &[QueueLine]) -> Readiness {
    if lines.iter().all(|line| line.available >= line.remaining) {
        Readiness::Ready
    } else if lines.iter().any(|line| line.available.is_positive()) {
        Readiness::Partly
    } else {
        Readiness::Short
    }
}

fn there(near: &HashMap<PartId, Vec<StandIn>>, part: PartId) -> Vec<StandIn> {
    let near = near.get(&part).into_iter().flatten();
    near.filter(|one| one.free.is_positive()).cloned().collect()
}

/// An order by its id, or by the number that a scanner read from its paper.
#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PickListQuery {
    #[ts(optional = nullable)]
    pub order_id: Option<OrderId>,
    #[ts(optional = nullable)]
    pub number: Option<Text<40>>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PickLine {
    pub line_id: OrderLineId,
    /// Of the line.
    pub version: i64,
    pub part_id: PartId,
    pub number: String,
    pub barcode: Option<String>,
    pub name: String,
    pub unit: String,
    /// One scan takes all that is wanted of it.
    #[sqlx(skip)]
    pub measured: bool,
    pub class: PartClass,
    pub payer: Payer,
    pub bin: Option<String>,
    /// Up to three bins, the first looked into first.
    pub bins: Option<String>,
    pub wanted: Quantity,
    pub issued: Quantity,
    pub remaining: Quantity,
    pub on_hand: Quantity,
    /// What could go out to this line now: held for it, or free.
    pub available: Quantity,
    /// Less could go out than is wanted.
    pub short: bool,
    /// Nothing is left to go out.
    pub complete: bool,
    pub reservation_id: Option<ReservationId>,
    pub expected_day: Option<Day>,
    /// Place of the bin on the walk.
    #[serde(skip)]
    #[ts(skip)]
    pub walk: Option<i64>,
    /// Where it is short: what is there and may be taken instead.
    #[sqlx(skip)]
    pub stand_ins: Vec<StandIn>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PickHead {
    pub order_id: OrderId,
    pub number: String,
    pub state: OrderState,
    pub plate: Option<String>,
    pub model: Option<String>,
    pub advisor: String,
    pub promised_at: Option<Moment>,
    pub hold: Option<Hold>,
    pub hold_since: Option<Moment>,
    /// Part lines the customer has not said yes to: they stay in the store.
    pub unconsented: i64,
    /// Part lines for which the customer brings the part.
    pub customer_supplied: i64,
    /// Who fetched parts for the order last.
    pub last_taken_by: Option<StaffId>,
}

#[derive(Debug, Serialize, TS)]
pub struct PickList {
    pub order: PickHead,
    pub lines: Vec<PickLine>,
}

pub async fn pick_list(cx: &mut Read, input: PickListQuery) -> Result<PickList> {
    let head: Option<PickHead> = sqlx::query_as(
        "SELECT o.id AS order_id, o.number, o.state, v.plate, v.model,
                a.name AS advisor, o.promised_at, o.hold, o.hold_since,
                (SELECT count(*) FROM order_lines l
                 WHERE l.order_id = o.id AND l.kind = 'part' AND l.state = 'proposed') AS unconsented,
                (SELECT count(*) FROM order_lines l
                 WHERE l.order_id = o.id AND l.kind = 'part' AND l.state = 'consented'
                   AND l.customer_supplied = 1) AS customer_supplied,
                (SELECT s.taken_by FROM slips s WHERE s.order_id = o.id ORDER BY s.id DESC LIMIT 1) AS last_taken_by
         FROM repair_orders o JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN staff a ON a.id = o.advisor_id WHERE o.id = ?1 OR (?1 IS NULL AND o.number = upper(?2))",
    )
    .bind(input.order_id)
    .bind(&input.number)
    .fetch_optional(cx.db())
    .await?;
    let order = head.ok_or_else(|| {
        Refusal::new("orders.unknown").at("order_id").with("id", input.order_id).with("number", &input.number)
    })?;
    let mut lines: Vec<PickLine> = sqlx::query_as(
        "SELECT l.id AS line_id, l.version, l.part_id, l.code AS number, p.barcode, l.name, l.unit, p.class, l.payer,
                b.code AS bin,
                (SELECT group_concat(c.code, ' ') FROM (SELECT y.code FROM part_bins x JOIN bins y ON y.id = x.bin_id
                    WHERE x.part_id = l.part_id AND y.warehouse_id = 1 ORDER BY x.position) c) AS bins,
                l.quantity AS wanted, l.issued, l.quantity - l.issued AS remaining, coalesce(s.on_hand, 0) AS on_hand,
                min(l.quantity - l.issued, coalesce(r.held, 0) + coalesce(s.on_hand - s.reserved, 0)) AS available,
                coalesce(r.held, 0) + coalesce(s.on_hand - s.reserved, 0) < l.quantity - l.issued AS short,
                l.issued >= l.quantity AS complete, r.id AS reservation_id, r.expected_day, b.walk_order AS walk
         FROM (SELECT x.*, coalesce((SELECT sum(CASE sl.kind WHEN 'issue' THEN y.quantity ELSE -y.quantity END)
                                     FROM slip_lines y JOIN slips sl ON sl.id = y.slip_id
                                     WHERE y.order_line_id = x.id), 0) AS issued
               FROM order_lines x
               WHERE x.order_id = ? AND x.kind = 'part' AND x.part_id IS NOT NULL AND x.state = 'consented'
                 AND x.customer_supplied = 0) l
         JOIN parts p ON p.id = l.part_id
         LEFT JOIN reservations r ON r.origin_kind = 'order_line' AND r.origin_id = l.id
         LEFT JOIN stock s ON s.part_id = l.part_id AND s.warehouse_id = 1
         LEFT JOIN bins b ON b.id = (SELECT z.bin_id FROM part_bins z JOIN bins w ON w.id = z.bin_id
                                     WHERE z.part_id = l.part_id AND w.warehouse_id = 1 ORDER BY z.position LIMIT 1)
         ORDER BY b.id IS NULL, b.walk_order, b.code, l.position",
    )
    .bind(order.order_id)
    .fetch_all(cx.db())
    .await?;
    let short: Vec<PartId> = lines.iter().filter(|line| line.short).map(|line| line.part_id).collect();
    let near = stand_ins::of(cx, &short).await?;
    for line in &mut lines {
        line.measured = rules::is_measured(&line.unit);
        if line.short {
            line.stand_ins = there(&near, line.part_id);
        }
    }
    Ok(PickList { order, lines })
}
