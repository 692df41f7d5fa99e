//! 备料单, 领料单 and 退料单: an order's list in bin order, what went out on a slip, and
//! what came back by one.

use super::pick_list::{self, PickListQuery};
use super::pick_rounds::{self, PickRoundQuery};
use super::slips::{self, SlipQuery};
use super::{OrderId, Payer, PickRoundId, SlipId};
use crate::dealership;
use crate::documents::forms::pick_list::{PickLine, PickList};
use crate::documents::forms::pick_round::{RoundOrder, RoundShare, RoundSheet, RoundSheetLine};
use crate::documents::forms::return_slip::{ReturnLine, ReturnSlip, reason_words};
use crate::documents::forms::{Signed, same_word};
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::{Moment, Quantity, Read, Refusal, Result};
use crate::parts::MAIN_WAREHOUSE;
use crate::vehicles::{self, VehicleId};

/// The list of an order as it is now: what is demanded, what went out.
pub async fn pick_list(cx: &mut Read, order: OrderId) -> Result<PickList> {
    let list =
        pick_list::pick_list(cx, PickListQuery { order_id: Some(order), ..PickListQuery::default() }).await?;
    let vehicle: VehicleId = sqlx::query_scalar("SELECT vehicle_id FROM repair_orders WHERE id = ?")
        .bind(order)
        .fetch_one(cx.db())
        .await?;
    let warehouse: String = sqlx::query_scalar("SELECT name FROM warehouses WHERE id = ?")
        .bind(MAIN_WAREHOUSE)
        .fetch_one(cx.db())
        .await?;
    let last: Option<(Option<String>, String)> = sqlx::query_as(
        "SELECT t.name, s.name FROM slips x JOIN staff s ON s.id = x.by_staff LEFT JOIN staff t ON t.id = x.taken_by
         WHERE x.order_id = ? AND x.kind = 'issue' ORDER BY x.id DESC LIMIT 1",
    )
    .bind(order)
    .fetch_optional(cx.db())
    .await?;
    let (taken_by, issued_by) = last.unwrap_or_default();
    let mut lines = Vec::with_capacity(list.lines.len());
    for line in list.lines {
        lines.push(PickLine {
            bin: line.bin.unwrap_or_default(),
            number: line.number,
            name: line.name,
            unit: line.unit,
            demanded: line.wanted,
            issued: (!line.issued.is_zero()).then_some(line.issued),
            unit_price: None,
            payer: same_word(line.payer)?,
            nature: Some(same_word(line.class)?),
            source: None,
        });
    }
    Ok(PickList {
        house: dealership::paper::house(cx).await?,
        number: list.order.number.clone(),
        at: cx.now,
        order_number: list.order.number,
        car: vehicles::paper::car(cx, vehicle).await?,
        warehouse,
        taker: Signed { name: taken_by.clone().unwrap_or_default(), strokes: None, at: None },
        taken_by,
        issued_by,
        lines,
    })
}

/// What went out on one slip.
pub async fn issue_slip(cx: &mut Read, id: SlipId) -> Result<PickList> {
    let card = slips::slip(cx, SlipQuery { id: Some(id), line_id: None }).await?;
    let slip = card.slip;
    let vehicle: VehicleId = sqlx::query_scalar("SELECT vehicle_id FROM repair_orders WHERE id = ?")
        .bind(slip.order_id)
        .fetch_one(cx.db())
        .await?;
    let mut lines = Vec::with_capacity(card.lines.len());
    for line in card.lines {
        lines.push(PickLine {
            bin: line.bin.unwrap_or_default(),
            number: line.number,
            name: line.name,
            unit: line.unit,
            demanded: line.wanted,
            issued: Some(line.quantity),
            unit_price: None,
            payer: same_word(line.payer)?,
            nature: Some(same_word(line.class)?),
            source: source(line.supplier, line.batch),
        });
    }
    Ok(PickList {
        house: dealership::paper::house(cx).await?,
        number: slip.number,
        at: slip.at,
        order_number: slip.order_number,
        car: vehicles::paper::car(cx, vehicle).await?,
        warehouse: slip.warehouse,
        taker: Signed { name: slip.taken_by.clone().unwrap_or_default(), strokes: None, at: None },
        taken_by: slip.taken_by,
        issued_by: slip.by_name.unwrap_or_default(),
        lines,
    })
}

fn source(supplier: Option<String>, batch: Option<String>) -> Option<String> {
    let known: Vec<String> = [supplier, batch].into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join(" "))
}

#[derive(sqlx::FromRow)]
struct Head {
    number: String,
    at: Moment,
    order_number: String,
    vehicle_id: VehicleId,
    warehouse: String,
    taken_by: Option<String>,
    by: String,
    reason: Option<String>,
    note: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Line {
    bin: Option<String>,
    number: String,
    name: String,
    unit: String,
    quantity: Quantity,
    payer: Payer,
    pick_number: Option<String>,
}

/// What came back by one slip.
pub async fn return_slip(cx: &mut Read, slip: SlipId) -> Result<ReturnSlip> {
    let found: Option<Head> = sqlx::query_as(
        "SELECT x.number, x.at, o.number AS order_number, o.vehicle_id, w.name AS warehouse, t.name AS taken_by,
                s.name AS by, x.reason, x.note
         FROM slips x
         JOIN repair_orders o ON o.id = x.order_id
         JOIN warehouses w ON w.id = x.warehouse_id
         JOIN staff s ON s.id = x.by_staff
         LEFT JOIN staff t ON t.id = x.taken_by
         WHERE x.id = ? AND x.kind = 'return'",
    )
    .bind(slip)
    .fetch_optional(cx.db())
    .await?;
    let head = found.ok_or_else(|| Refusal::new("orders.unknown_slip").at("subject_id"))?;
    let rows: Vec<Line> = sqlx::query_as(
        "SELECT b.code AS bin, l.code AS number, l.name, l.unit, y.quantity, l.payer,
                (SELECT i.number FROM slip_lines j JOIN slips i ON i.id = j.slip_id
                 WHERE j.order_line_id = l.id AND i.kind = 'issue' ORDER BY i.id LIMIT 1) AS pick_number
         FROM slip_lines y JOIN order_lines l ON l.id = y.order_line_id LEFT JOIN bins b ON b.id = y.bin_id
         WHERE y.slip_id = ? ORDER BY y.id",
    )
    .bind(slip)
    .fetch_all(cx.db())
    .await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        lines.push(ReturnLine {
            bin: row.bin.unwrap_or_default(),
            number: row.number,
            name: row.name,
            unit: row.unit,
            quantity: row.quantity,
            payer: same_word(row.payer)?,
            pick_number: row.pick_number,
        });
    }
    let reason = [head.reason.as_deref().map(reason_words).map(str::to_owned), head.note];
    Ok(ReturnSlip {
        house: dealership::paper::house(cx).await?,
        number: head.number,
        at: head.at,
        order_number: head.order_number,
        car: vehicles::paper::car(cx, head.vehicle_id).await?,
        warehouse: head.warehouse,
        returner: Signed { name: head.taken_by.clone().unwrap_or_default(), strokes: None, at: None },
        returned_by: head.taken_by,
        received_by: head.by,
        reason: reason.into_iter().flatten().collect::<Vec<_>>().join("；"),
        lines,
    })
}

/// One walk for several orders.
pub async fn pick_round(cx: &mut Read, id: PickRoundId) -> Result<RoundSheet> {
    let page = pick_rounds::round(cx, PickRoundQuery { id: Some(id), number: None }).await?;
    let warehouse: String = sqlx::query_scalar("SELECT name FROM warehouses WHERE id = ?")
        .bind(MAIN_WAREHOUSE)
        .fetch_one(cx.db())
        .await?;
    let marks: Vec<(OrderId, String)> =
        (1..).zip(&page.orders).map(|(n, order): (usize, _)| (order.order_id, n.to_string())).collect();
    let mark =
        |order: OrderId| marks.iter().find(|one| one.0 == order).map(|one| one.1.clone()).unwrap_or_default();
    let orders = page.orders.iter().map(|order| RoundOrder {
        mark: mark(order.order_id),
        number: order.number.clone(),
        plate: order.plate.as_deref().map(with_dot).unwrap_or_default(),
        model: order.model.clone().unwrap_or_default(),
    });
    let lines = page.lines.iter().map(|line| RoundSheetLine {
        bin: line.bin.clone().unwrap_or_default(),
        number: line.number.clone(),
        name: line.name.clone(),
        unit: line.unit.clone(),
        quantity: line.remaining,
        shares: line
            .shares
            .iter()
            .map(|share| RoundShare { mark: mark(share.order_id), quantity: share.remaining })
            .collect(),
    });
    Ok(RoundSheet {
        house: dealership::paper::house(cx).await?,
        warehouse,
        orders: orders.collect(),
        lines: lines.collect(),
        number: page.number,
        at: page.at,
        made_by: page.by_name.unwrap_or_default(),
    })
}
