//! A delivery is taken in. It becomes stock when its batch was looked at and found
//! good; until then it waits apart (PRT-07).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::goods::{self, Goods};
use super::stock;
use super::suppliers::SupplierStatus;
use super::{MAIN_WAREHOUSE, MoveKind, Origin, PartId, ReceiptId, ReceiptLineId, SupplierId, WarehouseId};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Money, Quantity, Refusal, Result, StaffId, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiveLine {
    pub part_id: PartId,
    pub quantity: Quantity,
    /// Net of VAT.
    pub unit_cost: Money,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Receive {
    pub supplier_id: SupplierId,
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
    /// Number of the supplier's paper (PRT-22).
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub delivery_note: Option<Text<60>>,
    /// Who looked at the batch and found it good; without, the goods wait for inspection.
    #[ts(optional = nullable)]
    pub inspected_by: Option<StaffId>,
    /// The same delivery note once more, on purpose: a second part of the delivery.
    #[serde(default)]
    pub note_again: bool,
    pub lines: Vec<ReceiveLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct Received {
    pub id: ReceiptId,
    pub number: String,
    /// How many who waited were served.
    pub served: usize,
}

pub async fn receive(cx: &mut Write, input: Receive) -> Result<Received> {
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    check(cx, &input, warehouse).await?;
    let number = numbers::next(cx, Series::Receipt).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: ReceiptId = sqlx::query_scalar(
        "INSERT INTO receipts (number, supplier_id, warehouse_id, delivery_note, inspected, received_at, received_by)
         VALUES (?, ?, ?, ?, 0, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(input.supplier_id)
    .bind(warehouse)
    .bind(&input.delivery_note)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    for line in &input.lines {
        sqlx::query(
            "INSERT INTO receipt_lines (receipt_id, part_id, quantity, unit_cost) VALUES (?, ?, ?, ?)",
        )
        .bind(id)
        .bind(line.part_id)
        .bind(line.quantity)
        .bind(line.unit_cost)
        .execute(cx.db())
        .await?;
    }
    let served = match input.inspected_by {
        Some(inspector) => post(cx, id, &number, warehouse, inspector).await?,
        None => 0,
    };
    cx.about("receipt", id.0);
    Ok(Received { id, number, served })
}

#[derive(sqlx::FromRow)]
struct Line {
    id: ReceiptLineId,
    part_id: PartId,
    /// What the inspection let pass.
    quantity: Quantity,
    unit_cost: Money,
}

/// The batch was looked at: what is good of it becomes stock, and who waited is served. Returns how many were.
pub(super) async fn post(
    cx: &mut Write,
    receipt: ReceiptId,
    number: &str,
    warehouse: WarehouseId,
    inspector: StaffId,
) -> Result<usize> {
    let now = cx.now;
    sqlx::query("UPDATE receipts SET inspected = 1, inspected_by = ?, inspected_at = ? WHERE id = ?")
        .bind(inspector)
        .bind(now)
        .bind(receipt)
        .execute(cx.db())
        .await?;
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT id, part_id, quantity - rejected AS quantity, unit_cost FROM receipt_lines
         WHERE receipt_id = ? AND rejected < quantity ORDER BY id",
    )
    .bind(receipt)
    .fetch_all(cx.db())
    .await?;
    let mut served = Vec::new();
    for line in lines {
        let value = line.unit_cost.times(line.quantity);
        let origin = Origin::of("receipt_line", line.id.0).called(number);
        let arrival =
            stock::put(cx, line.part_id, warehouse, line.quantity, value, MoveKind::Receipt, origin).await?;
        served.extend(arrival.filled);
    }
    let count = served.len();
    reactions::parts_freed(cx, &served).await?;
    Ok(count)
}

async fn check(cx: &mut Write, input: &Receive, warehouse: WarehouseId) -> Result<()> {
    let mut checks = Checks::new();
    check_supplier(cx, &mut checks, input).await?;
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM warehouses WHERE id = ? AND active = 1")
        .bind(warehouse)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "warehouse_id", "parts.unknown_warehouse");
    if let Some(inspector) = input.inspected_by {
        check_inspector(cx, &mut checks, inspector).await?;
    }
    let lines: Vec<Goods> =
        input.lines.iter().map(|line| (line.part_id, line.quantity, line.unit_cost)).collect();
    goods::check(cx, &mut checks, &lines).await?;
    checks.done()
}

async fn check_supplier(cx: &mut Write, checks: &mut Checks, input: &Receive) -> Result<()> {
    let supplier: Option<(String, SupplierStatus)> =
        sqlx::query_as("SELECT name, status FROM suppliers WHERE id = ?")
            .bind(input.supplier_id)
            .fetch_optional(cx.db())
            .await?;
    match supplier {
        None => checks.require(false, "supplier_id", "parts.unknown_supplier"),
        Some((name, SupplierStatus::Suspended)) => {
            checks.add(Refusal::new("parts.supplier_suspended").at("supplier_id").with("supplier", name));
        }
        Some((_, SupplierStatus::Approved)) => {}
    }
    if let Some(note) = input.delivery_note.as_ref().filter(|_| !input.note_again) {
        let before: Option<String> = sqlx::query_scalar(
            "SELECT number FROM receipts WHERE supplier_id = ? AND delivery_note = ? ORDER BY id DESC LIMIT 1",
        )
        .bind(input.supplier_id)
        .bind(note)
        .fetch_optional(cx.db())
        .await?;
        if let Some(number) = before {
            let refusal = Refusal::new("parts.delivery_note_known").at("delivery_note");
            checks.add(refusal.with("note", note).with("number", number));
        }
    }
    Ok(())
}

pub(super) async fn check_inspector(cx: &mut Write, checks: &mut Checks, inspector: StaffId) -> Result<()> {
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM staff WHERE id = ? AND active = 1")
        .bind(inspector)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "inspected_by", "parts.unknown_person");
    Ok(())
}
