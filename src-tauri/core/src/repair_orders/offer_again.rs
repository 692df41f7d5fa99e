//! What was declined is kept and offered again next visit (EST-02).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::new_line::{self, Listed, NewLine, Ready};
pub use super::open::OrderRef;
use super::write_lines::write_lines;
use super::{LineKind, OrderId, OrderLineId, Payer, PriceRule, buyer, comeback, head};
use crate::catalogue::{JobClass, OperationId};
use crate::kernel::{Checks, Moment, Money, Quantity, Read, Refusal, Result, Write};
use crate::parts::PartId;
use crate::parts::prices::PriceLevel;
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeclinedOf {
    pub vehicle_id: VehicleId,
}

/// Work a customer said no to and nobody has taken up since.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct DeclinedLine {
    pub id: OrderLineId,
    pub order_id: OrderId,
    pub order_number: String,
    pub offered_at: Moment,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub quantity: Quantity,
    /// What it would have cost then.
    pub amount: Money,
    pub reason: Option<String>,
}

pub async fn declined_of_vehicle(cx: &mut Read, input: DeclinedOf) -> Result<Vec<DeclinedLine>> {
    Ok(sqlx::query_as(
        "SELECT l.id, o.id AS order_id, o.number AS order_number, l.added_at AS offered_at, l.kind, l.code,
                l.name, l.quantity, l.amount, l.decline_reason AS reason
         FROM repair_orders o JOIN order_lines l ON l.order_id = o.id AND l.state = 'declined'
         WHERE o.vehicle_id = ? AND l.offered_again_on IS NULL
         ORDER BY o.opened_at DESC, l.position LIMIT 100",
    )
    .bind(input.vehicle_id)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfferAgain {
    pub order_id: OrderId,
    /// Declined lines of the same car.
    pub lines: Vec<OrderLineId>,
}

#[derive(sqlx::FromRow)]
struct Old {
    vehicle_id: VehicleId,
    open: bool,
    kind: LineKind,
    operation_id: Option<OperationId>,
    part_id: Option<PartId>,
    name: String,
    unit: String,
    job_class: Option<JobClass>,
    fault_code: Option<String>,
    payer: Payer,
    customer_supplied: bool,
    quantity: Quantity,
    unit_price: Money,
    list_amount: Money,
    price_rule: PriceRule,
    price_reason: Option<String>,
    sublet_supplier: Option<String>,
    sublet_cost: Option<Money>,
}

/// Puts declined lines on this order at today's prices, as proposed.
pub async fn offer_again(cx: &mut Write, input: OfferAgain) -> Result<OrderRef> {
    let head = head::load(cx, input.order_id).await?;
    head::still_open(&head)?;
    let mut checks = Checks::new();
    checks.require(!input.lines.is_empty(), "lines", "orders.lines_needed");
    let buyer = buyer::of_order(cx, head.id).await?;
    let mut pairs = Vec::new();
    for (at, id) in input.lines.iter().enumerate() {
        let found: Option<Old> = sqlx::query_as(
            "SELECT o.vehicle_id, l.state = 'declined' AND l.offered_again_on IS NULL AS open, l.kind,
                    l.operation_id, l.part_id, l.name, l.unit, l.job_class, l.fault_code, l.payer,
                    l.customer_supplied, l.quantity, l.unit_price, l.list_amount, l.price_rule, l.price_reason,
                    l.sublet_supplier, l.sublet_cost
             FROM order_lines l JOIN repair_orders o ON o.id = l.order_id WHERE l.id = ?",
        )
        .bind(id)
        .fetch_optional(cx.db())
        .await?;
        let field = format!("lines[{at}]");
        match found {
            Some(old) if old.vehicle_id == head.vehicle_id && old.open => {
                pairs.push((*id, again(cx, old, buyer).await?));
            }
            Some(old) if old.open => {
                checks.add(Refusal::new("orders.line_of_other_car").at(field).with("line", old.name));
            }
            Some(old) => checks.add(Refusal::new("orders.not_declined").at(field).with("line", old.name)),
            None => checks.add(Refusal::new("orders.unknown_line").at(field).with("id", id)),
        }
    }
    checks.done()?;
    let (old, lines): (Vec<OrderLineId>, Vec<Ready>) = pairs.into_iter().unzip();
    let lines = write_lines(cx, head.id, &lines).await?;
    for (old, new) in old.iter().zip(&lines) {
        sqlx::query("UPDATE order_lines SET offered_again_on = ? WHERE id = ?")
            .bind(new)
            .bind(old)
            .execute(cx.db())
            .await?;
    }
    comeback::flag(cx, head.id).await?;
    let version = head::touch(cx, head.id).await?;
    Ok(OrderRef { id: head.id, number: head.number, version, lines })
}

/// The old line at today's price where the catalogue still has it, else as it was.
async fn again(cx: &mut Write, old: Old, buyer: PriceLevel) -> Result<Ready> {
    let listed = old.operation_id.is_some() || old.part_id.is_some();
    if listed && !old.customer_supplied {
        let listed = match old.kind {
            LineKind::Part => Listed::Part(old.part_id),
            _ => Listed::Labour(old.operation_id),
        };
        let fresh =
            NewLine { job_class: old.job_class, ..NewLine::listed(listed, Some(old.quantity), old.payer) };
        let mut checks = Checks::new();
        let ready = new_line::ready(cx, &mut checks, &[fresh], buyer).await?.pop();
        if let Some(ready) = ready.filter(|_| checks.is_clean()) {
            return Ok(Ready { fault_code: old.fault_code, ..ready });
        }
    }
    let price_rule = match old.price_rule {
        // Alone it is no longer part of a package.
        PriceRule::Package => PriceRule::ByHand,
        rule => rule,
    };
    Ok(Ready {
        kind: old.kind,
        operation: old.operation_id,
        part: old.part_id,
        code: String::new(),
        name: old.name,
        unit: old.unit,
        job_class: old.job_class,
        fault_code: old.fault_code,
        package: None,
        group: None,
        payer: old.payer,
        customer_supplied: old.customer_supplied,
        quantity: old.quantity,
        unit_price: old.unit_price,
        list_amount: old.list_amount,
        price_rule,
        price_reason: old.price_reason,
        sublet_supplier: old.sublet_supplier,
        sublet_cost: old.sublet_cost,
    })
}
