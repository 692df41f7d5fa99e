//! Where a batch went, and which batches an order's parts came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::replay::{Event, Reason, ReasonKind, Share, Way, replay};
use crate::kernel::identifiers::mask;
use crate::kernel::{Moment, Quantity, Read, Refusal, Result};
use crate::parts::{MoveId, MoveKind, PartId, ReceiptId, ReceiptLineId, WarehouseId};
use crate::repair_orders::{OrderId, OrderLineId};
use crate::sales::SaleId;
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BatchQuery {
    pub receipt_line_id: ReceiptLineId,
}

/// A car or a buyer that has parts of the batch.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct BatchUse {
    pub order_id: Option<OrderId>,
    pub sale_id: Option<SaleId>,
    pub number: String,
    pub vehicle_id: Option<VehicleId>,
    pub plate: Option<String>,
    /// Who bought it over the counter; the customer of a car stands on the car's page.
    pub buyer: Option<String>,
    /// Masked.
    pub phone: Option<String>,
    pub at: Moment,
    #[sqlx(skip)]
    pub quantity: Quantity,
    line: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct BatchTrace {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub receipt_id: ReceiptId,
    pub receipt: String,
    pub supplier: String,
    pub delivery_note: Option<String>,
    pub received_at: Moment,
    /// Came, and was refused at the door.
    pub came: Quantity,
    pub rejected: Quantity,
    /// Waits for its inspection: no stock yet (PRT-07).
    pub uninspected: Quantity,
    /// Still lies in the house.
    pub left: Quantity,
    /// Went back to the supplier out of stock.
    pub sent_back: Quantity,
    /// Written off, lost, or found.
    pub otherwise: Quantity,
    pub uses: Vec<BatchUse>,
}

#[derive(sqlx::FromRow)]
struct Head {
    part_id: PartId,
    number: String,
    name: String,
    unit: String,
    receipt_id: ReceiptId,
    receipt: String,
    supplier: String,
    delivery_note: Option<String>,
    received_at: Moment,
    came: Quantity,
    rejected: Quantity,
    uninspected: Quantity,
}

pub async fn batch(cx: &mut Read, input: BatchQuery) -> Result<BatchTrace> {
    let head: Option<Head> = sqlx::query_as(
        "SELECT l.part_id, p.number, p.name, p.unit, r.id AS receipt_id, r.number AS receipt, s.name AS supplier,
                r.delivery_note, r.received_at, l.quantity AS came, l.rejected,
                CASE WHEN r.inspected THEN 0 ELSE l.quantity END AS uninspected
         FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id JOIN suppliers s ON s.id = r.supplier_id
         JOIN parts p ON p.id = l.part_id WHERE l.id = ?",
    )
    .bind(input.receipt_line_id)
    .fetch_optional(cx.db())
    .await?;
    let head = head.ok_or_else(|| Refusal::new("purchasing.unknown_delivery").at("receipt_line_id"))?;
    let shares = of_part(cx, head.part_id).await?;
    let own: Vec<&Share> =
        shares.iter().filter(|share| share.batch.delivery == Some(input.receipt_line_id)).collect();
    let sum = |which: &dyn Fn(Way) -> bool| -> Quantity {
        let units = own.iter().filter(|share| share.quantity < 0 && which(share.way)).map(|s| -s.quantity);
        Quantity::from_units(units.sum())
    };
    Ok(BatchTrace {
        left: Quantity::from_units(own.iter().map(|share| share.quantity).sum()),
        sent_back: sum(&|way| matches!(way, Way::Of(_))),
        otherwise: sum(&|way| way == Way::Other),
        uses: uses(cx, &own).await?,
        part_id: head.part_id,
        number: head.number,
        name: head.name,
        unit: head.unit,
        receipt_id: head.receipt_id,
        receipt: head.receipt,
        supplier: head.supplier,
        delivery_note: head.delivery_note,
        received_at: head.received_at,
        came: head.came,
        rejected: head.rejected,
        uninspected: head.uninspected,
    })
}

/// What is out for orders and sales: issued less brought back.
fn out_for(shares: &[&Share], kind: ReasonKind) -> BTreeMap<i64, i64> {
    let mut out = BTreeMap::new();
    for share in shares {
        if let Way::For((of, id)) = share.way
            && of == kind
        {
            *out.entry(id).or_default() -= share.quantity;
        }
    }
    out.retain(|_, quantity| *quantity > 0);
    out
}

async fn uses(cx: &mut Read, own: &[&Share]) -> Result<Vec<BatchUse>> {
    let orders = out_for(own, ReasonKind::OrderLine);
    let sales = out_for(own, ReasonKind::SaleLine);
    let lines: Vec<i64> = orders.keys().copied().collect();
    let mut all: Vec<BatchUse> = sqlx::query_as(
        "SELECT o.id AS order_id, NULL AS sale_id, o.number, o.vehicle_id, v.plate, NULL AS buyer, NULL AS phone,
                o.opened_at AS at, l.id AS line
         FROM json_each(?) wanted CROSS JOIN order_lines l ON l.id = wanted.value
         JOIN repair_orders o ON o.id = l.order_id JOIN vehicles v ON v.id = o.vehicle_id
         ORDER BY o.id",
    )
    .bind(serde_json::to_string(&lines)?)
    .fetch_all(cx.db())
    .await?;
    for one in &mut all {
        one.quantity = Quantity::from_units(orders.get(&one.line).copied().unwrap_or_default());
    }
    let lines: Vec<i64> = sales.keys().copied().collect();
    let sold: Vec<BatchUse> = sqlx::query_as(
        "SELECT NULL AS order_id, x.id AS sale_id, x.number, NULL AS vehicle_id, NULL AS plate, x.buyer, x.phone,
                coalesce(x.closed_at, x.opened_at) AS at, l.id AS line
         FROM json_each(?) wanted CROSS JOIN counter_sale_lines l ON l.id = wanted.value
         JOIN counter_sales x ON x.id = l.sale_id ORDER BY x.id",
    )
    .bind(serde_json::to_string(&lines)?)
    .fetch_all(cx.db())
    .await?;
    for mut one in sold {
        one.quantity = Quantity::from_units(sales.get(&one.line).copied().unwrap_or_default());
        one.phone = one.phone.as_deref().map(mask::phone);
        all.push(one);
    }
    Ok(all)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderBatchesOf {
    pub order_id: OrderId,
}

/// One delivery's share of a part on an order.
#[derive(Debug, Serialize, TS)]
pub struct OrderBatch {
    pub line_id: OrderLineId,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Nothing where the part was there before the first delivery, or found by a count.
    pub delivery: Option<DeliveryOf>,
}

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct DeliveryOf {
    pub receipt_line_id: ReceiptLineId,
    pub receipt_id: ReceiptId,
    pub receipt: String,
    pub supplier: String,
    pub delivery_note: Option<String>,
    pub received_at: Moment,
}

pub async fn of_order(cx: &mut Read, input: OrderBatchesOf) -> Result<Vec<OrderBatch>> {
    let lines: Vec<(OrderLineId, PartId, String, String, String)> = sqlx::query_as(
        "SELECT DISTINCT l.id, s.part_id, p.number, p.name, p.unit
         FROM order_lines l JOIN slip_lines s ON s.order_line_id = l.id JOIN parts p ON p.id = s.part_id
         WHERE l.order_id = ? ORDER BY l.position, l.id, s.part_id",
    )
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?;
    let mut all = Vec::new();
    for (line, part, number, name, unit) in lines {
        for (delivery, quantity) in of_line(cx, part, (ReasonKind::OrderLine, line.0)).await? {
            let delivery = match delivery {
                Some(id) => Some(delivery_of(cx, id).await?),
                None => None,
            };
            all.push(OrderBatch {
                line_id: line,
                part_id: part,
                number: number.clone(),
                name: name.clone(),
                unit: unit.clone(),
                quantity,
                delivery,
            });
        }
    }
    Ok(all)
}

/// The deliveries a line of an order or a sale has parts of, and how many.
pub(super) async fn of_line(
    cx: &mut Read,
    part: PartId,
    line: Reason,
) -> Result<Vec<(Option<ReceiptLineId>, Quantity)>> {
    let mut out: BTreeMap<Option<ReceiptLineId>, i64> = BTreeMap::new();
    for share in of_part(cx, part).await? {
        if share.way == Way::For(line) {
            *out.entry(share.batch.delivery).or_default() -= share.quantity;
        }
    }
    let kept = out.into_iter().filter(|(_, quantity)| *quantity > 0);
    Ok(kept.map(|(delivery, quantity)| (delivery, Quantity::from_units(quantity))).collect())
}

pub(super) async fn delivery_of(cx: &mut Read, line: ReceiptLineId) -> Result<DeliveryOf> {
    Ok(sqlx::query_as(
        "SELECT l.id AS receipt_line_id, r.id AS receipt_id, r.number AS receipt, s.name AS supplier, r.delivery_note,
                r.received_at
         FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id JOIN suppliers s ON s.id = r.supplier_id
         WHERE l.id = ?",
    )
    .bind(line)
    .fetch_one(cx.db())
    .await?)
}

#[derive(sqlx::FromRow)]
struct Moved {
    id: MoveId,
    warehouse_id: WarehouseId,
    kind: MoveKind,
    quantity: Quantity,
    origin_kind: String,
    origin_id: i64,
    /// The order's line of a slip, or the delivery of a supplier return.
    behind: Option<i64>,
}

/// The part's whole ledger, shared out among its deliveries.
pub(super) async fn of_part(cx: &mut Read, part: PartId) -> Result<Vec<Share>> {
    let moves: Vec<Moved> = sqlx::query_as(
        "SELECT m.id, m.warehouse_id, m.kind, m.quantity, m.origin_kind, m.origin_id,
                CASE m.origin_kind
                    WHEN 'slip_line' THEN (SELECT order_line_id FROM slip_lines WHERE id = m.origin_id)
                    WHEN 'supplier_return_line' THEN (SELECT receipt_line_id FROM supplier_return_lines WHERE id = m.origin_id)
                END AS behind
         FROM stock_moves m WHERE m.part_id = ? ORDER BY m.id",
    )
    .bind(part)
    .fetch_all(cx.db())
    .await?;
    let events: Vec<Event> = moves
        .iter()
        .map(|m| Event { id: m.id, warehouse: m.warehouse_id, quantity: m.quantity.units(), way: way(m) })
        .collect();
    Ok(replay(&events))
}

fn way(m: &Moved) -> Way {
    match (m.origin_kind.as_str(), m.kind) {
        ("receipt_line", _) => Way::Of(ReceiptLineId(m.origin_id)),
        ("supplier_return_line", _) => m.behind.map_or(Way::Other, |line| Way::Of(ReceiptLineId(line))),
        ("slip_line", _) => m.behind.map_or(Way::Other, |line| Way::For((ReasonKind::OrderLine, line))),
        ("sale_line", _) => Way::For((ReasonKind::SaleLine, m.origin_id)),
        (_, MoveKind::TransferIn | MoveKind::TransferOut) => {
            Way::For((ReasonKind::TransferLine, m.origin_id))
        }
        _ => Way::Other,
    }
}
