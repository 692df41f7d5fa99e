//! Goods go back to the supplier they came from: what the inspection rejected, and what was
//! found bad in stock later, at the price it came for (PRT-11).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SupplierReturnId;
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Checks, Money, Quantity, Refusal, Result, Write};
use crate::parts::{Origin, PartId, ReceiptLineId, SupplierId, WarehouseId, goods, stock};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SendBackLine {
    /// The delivery's line it came by.
    pub receipt_line_id: ReceiptLineId,
    pub quantity: Quantity,
    /// Out of stock; else it was rejected at the door and never was stock.
    #[serde(default)]
    pub from_stock: bool,
    pub reason: Name<200>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SendBack {
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
    /// Where it lies, such as the claims warehouse; the one it came to if not said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
    /// All from one supplier and warehouse.
    pub lines: Vec<SendBackLine>,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct SentBack {
    pub id: SupplierReturnId,
    pub number: String,
}

#[derive(Debug, sqlx::FromRow)]
struct Came {
    part_id: PartId,
    supplier_id: SupplierId,
    warehouse_id: WarehouseId,
    unit_cost: Money,
    rejected: Quantity,
    good: Quantity,
    back_rejected: Quantity,
    back_good: Quantity,
}

pub async fn send_back(cx: &mut Write, input: SendBack) -> Result<SentBack> {
    let mut checks = Checks::new();
    goods::check_count(&mut checks, input.lines.len())?;
    let mut came = Vec::with_capacity(input.lines.len());
    let mut seen = BTreeSet::new();
    for (at, line) in input.lines.iter().enumerate() {
        let once = seen.insert((line.receipt_line_id, line.from_stock));
        checks.require(once, &format!("lines[{at}].receipt_line_id"), "parts.line_twice");
        let Some(mut found) = of(cx, line.receipt_line_id).await? else {
            checks.require(false, &format!("lines[{at}].receipt_line_id"), "purchasing.unknown_delivery");
            continue;
        };
        let most =
            if line.from_stock { found.good - found.back_good } else { found.rejected - found.back_rejected };
        if !line.quantity.is_positive() || line.quantity > most {
            let refusal = Refusal::new("purchasing.return_range").at(format!("lines[{at}].quantity"));
            checks.add(refusal.with("most", most));
        }
        found.warehouse_id = input.warehouse_id.unwrap_or(found.warehouse_id);
        came.push(found);
    }
    let one = came.windows(2).all(|pair| {
        (pair[0].supplier_id, pair[0].warehouse_id) == (pair[1].supplier_id, pair[1].warehouse_id)
    });
    checks.require(one, "lines", "purchasing.one_supplier");
    if let Some(warehouse) = input.warehouse_id {
        let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM warehouses WHERE id = ?")
            .bind(warehouse)
            .fetch_optional(cx.db())
            .await?;
        checks.require(known.is_some(), "warehouse_id", "parts.unknown_warehouse");
    }
    checks.done()?;
    let Some(first) = came.first() else {
        return Err(Refusal::new("parts.lines_needed").at("lines").into());
    };
    let (supplier, warehouse) = (first.supplier_id, first.warehouse_id);
    let number = numbers::next(cx, Series::SupplierReturn).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: SupplierReturnId = sqlx::query_scalar(
        "INSERT INTO supplier_returns (number, supplier_id, warehouse_id, note, at, by_staff) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(supplier)
    .bind(warehouse)
    .bind(&input.note)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    for (line, came) in input.lines.iter().zip(&came) {
        keep(cx, id, &number, line, came).await?;
    }
    cx.about("supplier_return", id.0);
    Ok(SentBack { id, number })
}

async fn keep(
    cx: &mut Write,
    id: SupplierReturnId,
    number: &str,
    line: &SendBackLine,
    came: &Came,
) -> Result<()> {
    let kept: i64 = sqlx::query_scalar(
        "INSERT INTO supplier_return_lines (return_id, receipt_line_id, part_id, quantity, from_stock, unit_cost, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(id)
    .bind(line.receipt_line_id)
    .bind(came.part_id)
    .bind(line.quantity)
    .bind(line.from_stock)
    .bind(came.unit_cost)
    .bind(&line.reason)
    .fetch_one(cx.db())
    .await?;
    if line.from_stock {
        let value = came.unit_cost.times(line.quantity);
        let origin = Origin::of("supplier_return_line", kept).called(number);
        stock::give_back(cx, came.part_id, came.warehouse_id, line.quantity, value, origin).await?;
    }
    Ok(())
}

async fn of(cx: &mut Write, line: ReceiptLineId) -> Result<Option<Came>> {
    Ok(sqlx::query_as(
        "SELECT l.part_id, r.supplier_id, r.warehouse_id, l.unit_cost, l.rejected,
                CASE r.inspected WHEN 1 THEN l.quantity - l.rejected ELSE 0 END AS good,
                coalesce((SELECT sum(b.quantity) FROM supplier_return_lines b WHERE b.receipt_line_id = l.id AND b.from_stock = 0), 0) AS back_rejected,
                coalesce((SELECT sum(b.quantity) FROM supplier_return_lines b WHERE b.receipt_line_id = l.id AND b.from_stock = 1), 0) AS back_good
         FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id WHERE l.id = ?",
    )
    .bind(line)
    .fetch_optional(cx.db())
    .await?)
}
