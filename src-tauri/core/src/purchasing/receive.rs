//! A delivery answers orders: scanned part by part, counted against what is outstanding.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::deliveries::{self, OpenLine};
use super::{PurchaseId, rules};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Money, Quantity, Refusal, Result, StaffId, Write};
pub use crate::parts::receive::Received;
use crate::parts::receive::{self as parts_receive, Receive, ReceiveLine};
use crate::parts::{MAIN_WAREHOUSE, PartId, ReceiptLineId, SupplierId, WarehouseId, stock};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeliveredLine {
    pub part_id: PartId,
    pub quantity: Quantity,
    /// Net of VAT, by the supplier's paper; as ordered if not said.
    #[ts(optional = nullable)]
    pub unit_cost: Option<Money>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiveOrdered {
    pub supplier_id: SupplierId,
    /// Answered before the supplier's other open orders.
    #[ts(optional = nullable)]
    pub order_id: Option<PurchaseId>,
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub delivery_note: Option<Text<60>>,
    /// Who looked at the batch and found it good; without, the goods wait for inspection.
    #[ts(optional = nullable)]
    pub inspected_by: Option<StaffId>,
    #[serde(default)]
    pub note_again: bool,
    /// More than was ordered, or what was not ordered at all, is taken in too.
    #[serde(default)]
    pub accept_extra: bool,
    pub lines: Vec<DeliveredLine>,
}

/// Refuses `purchasing.not_ordered` for what no open order asks for, unless accepted.
pub async fn receive(cx: &mut Write, input: ReceiveOrdered) -> Result<Received> {
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    let mut open = BTreeMap::new();
    let mut checks = Checks::new();
    let mut lines = Vec::with_capacity(input.lines.len());
    for (at, line) in input.lines.iter().enumerate() {
        if open.contains_key(&line.part_id) {
            checks.require(false, &format!("lines[{at}].part_id"), "purchasing.part_twice");
            continue;
        }
        let wanted =
            deliveries::open_lines(cx, input.supplier_id, warehouse, line.part_id, input.order_id).await?;
        check_wanted(cx, &mut checks, &input, line, &wanted, at).await?;
        let cost = line.unit_cost.or(wanted.first().map(|line| line.unit_cost));
        checks.require(cost.is_some(), &format!("lines[{at}].unit_cost"), "purchasing.cost_needed");
        lines.push(ReceiveLine {
            part_id: line.part_id,
            quantity: line.quantity,
            unit_cost: cost.unwrap_or_default(),
        });
        open.insert(line.part_id, wanted);
    }
    checks.done()?;
    let form = Receive {
        supplier_id: input.supplier_id,
        warehouse_id: Some(warehouse),
        delivery_note: input.delivery_note,
        inspected_by: input.inspected_by,
        note_again: input.note_again,
        lines,
    };
    let received = parts_receive::receive(cx, form).await?;
    let taken: Vec<(ReceiptLineId, PartId, Quantity)> =
        sqlx::query_as("SELECT id, part_id, quantity FROM receipt_lines WHERE receipt_id = ? ORDER BY id")
            .bind(received.id)
            .fetch_all(cx.db())
            .await?;
    for (receipt_line, part, quantity) in taken {
        answer(cx, receipt_line, quantity, &open.remove(&part).unwrap_or_default()).await?;
    }
    Ok(received)
}

async fn check_wanted(
    cx: &mut Write,
    checks: &mut Checks,
    input: &ReceiveOrdered,
    line: &DeliveredLine,
    wanted: &[OpenLine],
    at: usize,
) -> Result<()> {
    let ordered: Quantity = wanted.iter().map(|line| line.outstanding).sum();
    if line.quantity <= ordered || input.accept_extra {
        return Ok(());
    }
    let part = stock::named(cx, line.part_id).await?;
    let refusal = Refusal::new("purchasing.not_ordered").at(format!("lines[{at}].quantity"));
    checks.add(refusal.with("part", part.number).with("name", part.name).with("open", ordered));
    Ok(())
}

/// Counts a receipt's line against the orders; an over-delivery counts for the last of them.
async fn answer(cx: &mut Write, receipt: ReceiptLineId, came: Quantity, wanted: &[OpenLine]) -> Result<()> {
    let outstanding: Vec<Quantity> = wanted.iter().map(|line| line.outstanding).collect();
    let (mut shares, extra) = rules::share(came, &outstanding);
    if let Some(last) = shares.last_mut() {
        *last += extra;
    }
    for (line, share) in wanted.iter().zip(shares) {
        if share.is_positive() {
            deliveries::count(cx, *line, receipt, share).await?;
        }
    }
    Ok(())
}
