//! Parts are ordered from a supplier, with the day each line is promised for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PurchaseId;
pub use super::PurchaseRef;
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Day, Money, Quantity, Refusal, Result, Write};
use crate::parts::goods::{self, Goods};
use crate::parts::suppliers::SupplierStatus;
use crate::parts::{MAIN_WAREHOUSE, PartId, SupplierId, WarehouseId, expect};

/// Nobody promises further ahead.
const LONGEST_DAYS: i64 = 730;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PurchaseLineForm {
    pub part_id: PartId,
    pub quantity: Quantity,
    /// Net of VAT.
    pub unit_cost: Money,
    /// The order's own day if not said.
    #[ts(optional = nullable)]
    pub promised_day: Option<Day>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlacePurchase {
    pub supplier_id: SupplierId,
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
    /// When the supplier promises to deliver.
    pub promised_day: Day,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
    pub lines: Vec<PurchaseLineForm>,
}

/// Refuses `parts.supplier_suspended`: nothing is bought from who is not approved (PRT-09).
pub async fn place(cx: &mut Write, input: PlacePurchase) -> Result<PurchaseRef> {
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    check(cx, &input, warehouse).await?;
    let number = numbers::next(cx, Series::Purchase).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: PurchaseId = sqlx::query_scalar(
        "INSERT INTO purchase_orders (number, supplier_id, warehouse_id, state, note, ordered_at, ordered_by)
         VALUES (?, ?, ?, 'open', ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(input.supplier_id)
    .bind(warehouse)
    .bind(&input.note)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    for line in &input.lines {
        let day = line.promised_day.unwrap_or(input.promised_day);
        sqlx::query(
            "INSERT INTO purchase_lines (order_id, part_id, quantity, unit_cost, promised_day, expected_day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        )
        .bind(id)
        .bind(line.part_id)
        .bind(line.quantity)
        .bind(line.unit_cost)
        .bind(day)
        .execute(cx.db())
        .await?;
        // Who waits for the part learns when it comes (PRT-08).
        expect::promise_waiting(cx, line.part_id, warehouse, day, input.supplier_id).await?;
    }
    cx.about("purchase", id.0);
    Ok(PurchaseRef { id, number, version: 1 })
}

async fn check(cx: &mut Write, input: &PlacePurchase, warehouse: WarehouseId) -> Result<()> {
    let mut checks = Checks::new();
    let supplier: Option<(String, SupplierStatus)> =
        sqlx::query_as("SELECT name, status FROM suppliers WHERE id = ?")
            .bind(input.supplier_id)
            .fetch_optional(cx.db())
            .await?;
    match supplier {
        None => checks.require(false, "supplier_id", "parts.unknown_supplier"),
        Some((name, SupplierStatus::Suspended)) => {
            checks.add(Refusal::new("purchasing.not_approved").at("supplier_id").with("supplier", name));
        }
        Some((_, SupplierStatus::Approved)) => {}
    }
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM warehouses WHERE id = ? AND active = 1")
        .bind(warehouse)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "warehouse_id", "parts.unknown_warehouse");
    checks.require(sane(cx.today(), input.promised_day), "promised_day", "purchasing.day_range");
    let lines: Vec<Goods> =
        input.lines.iter().map(|line| (line.part_id, line.quantity, line.unit_cost)).collect();
    goods::check(cx, &mut checks, &lines).await?;
    for (at, line) in input.lines.iter().enumerate() {
        let day = line.promised_day.unwrap_or(input.promised_day);
        checks.require(sane(cx.today(), day), &format!("lines[{at}].promised_day"), "purchasing.day_range");
    }
    checks.done()
}

pub(super) fn sane(today: Day, day: Day) -> bool {
    day >= today && day <= today.plus_days(LONGEST_DAYS)
}
