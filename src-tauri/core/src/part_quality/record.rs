//! Bad parts are put on record: which, how many, found where, of which delivery and car.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::PartDefectRef;
use super::replay::{Reason, ReasonKind};
use super::warranty::{self, PartComplaint};
use super::{DefectFound, PartDefectId, trace};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Quantity, Refusal, Result, Write};
use crate::parts::{PartId, ReceiptLineId, SupplierId};
use crate::repair_orders::{OrderId, OrderLineId};
use crate::sales::SaleId;
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPartDefect {
    pub part_id: PartId,
    pub quantity: Quantity,
    pub found: DefectFound,
    pub description: Name<500>,
    /// The delivery it came by. Where it is not said and the order's parts all came by one, that one.
    #[ts(optional = nullable)]
    pub receipt_line_id: Option<ReceiptLineId>,
    /// The order it was fitted on, or should have been.
    #[ts(optional = nullable)]
    pub order_id: Option<OrderId>,
    /// The sale it was bought by, where its buyer complains (PRT-14, PRT-15).
    #[ts(optional = nullable)]
    pub sale_id: Option<SaleId>,
    /// What the car showed when the part was brought back; of an order's car the last reading where it is not said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub mileage: Option<i64>,
}

/// Refuses `part_quality.not_on_order`, `part_quality.not_on_sale` and `part_quality.not_this_part`.
pub async fn record(cx: &mut Write, input: RecordPartDefect) -> Result<PartDefectRef> {
    let mut checks = Checks::new();
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM parts WHERE id = ?")
        .bind(input.part_id)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "part_id", "parts.unknown");
    checks.require(input.quantity.is_positive(), "quantity", "parts.quantity_positive");
    let in_use = match input.found {
        DefectFound::InStore => true,
        DefectFound::Fitting => input.order_id.is_some(),
        DefectFound::InUse => input.order_id.is_some() || input.sale_id.is_some(),
    };
    checks.require(in_use, "order_id", "part_quality.order_needed");
    let mut delivery = input.receipt_line_id;
    if let Some(line) = delivery {
        let of: Option<PartId> = sqlx::query_scalar("SELECT part_id FROM receipt_lines WHERE id = ?")
            .bind(line)
            .fetch_optional(cx.db())
            .await?;
        checks.require(of == Some(input.part_id), "receipt_line_id", "part_quality.not_this_part");
    }
    let mut vehicle: Option<VehicleId> = None;
    if let Some(order) = input.order_id {
        vehicle = sqlx::query_scalar("SELECT vehicle_id FROM repair_orders WHERE id = ?")
            .bind(order)
            .fetch_optional(cx.db())
            .await?;
        checks.require(vehicle.is_some(), "order_id", "orders.unknown");
        let lines: Vec<OrderLineId> = sqlx::query_scalar(
            "SELECT id FROM order_lines l WHERE order_id = ?1 AND (part_id = ?2
                    OR EXISTS (SELECT 1 FROM slip_lines s WHERE s.order_line_id = l.id AND s.part_id = ?2))",
        )
        .bind(order)
        .bind(input.part_id)
        .fetch_all(cx.db())
        .await?;
        if vehicle.is_some() && lines.is_empty() {
            checks.add(Refusal::new("part_quality.not_on_order").at("part_id"));
        }
        if delivery.is_none() {
            let reasons: Vec<Reason> = lines.iter().map(|line| (ReasonKind::OrderLine, line.0)).collect();
            delivery = only_one(cx, input.part_id, &reasons).await?;
        }
    }
    if let Some(sale) = input.sale_id {
        let lines: Vec<i64> = sqlx::query_scalar(
            "SELECT id FROM counter_sale_lines WHERE sale_id = ? AND part_id = ? AND cost IS NOT NULL",
        )
        .bind(sale)
        .bind(input.part_id)
        .fetch_all(cx.db())
        .await?;
        checks.require(!lines.is_empty(), "sale_id", "part_quality.not_on_sale");
        if delivery.is_none() {
            let reasons: Vec<Reason> = lines.iter().map(|line| (ReasonKind::SaleLine, *line)).collect();
            delivery = only_one(cx, input.part_id, &reasons).await?;
        }
    }
    checks.done()?;
    let brought = PartComplaint {
        part_id: input.part_id,
        order_id: input.order_id,
        sale_id: input.sale_id,
        mileage: input.mileage,
    };
    let warranty = match input.found {
        DefectFound::InUse => Some(warranty::warranty(cx, brought).await?),
        DefectFound::InStore | DefectFound::Fitting => None,
    };
    let supplier: Option<SupplierId> = sqlx::query_scalar(
        "SELECT r.supplier_id FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id WHERE l.id = ?",
    )
    .bind(delivery)
    .fetch_optional(cx.db())
    .await?;
    let number = numbers::next(cx, Series::PartDefect).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: PartDefectId = sqlx::query_scalar(
        "INSERT INTO part_defects (number, part_id, receipt_line_id, supplier_id, order_id, vehicle_id, sale_id, quantity, found,
                                   description, mileage, warranty, warranty_until_day, warranty_until_km, state, recorded_at,
                                   recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(input.part_id)
    .bind(delivery)
    .bind(supplier)
    .bind(input.order_id)
    .bind(vehicle)
    .bind(input.sale_id)
    .bind(input.quantity)
    .bind(input.found)
    .bind(&input.description)
    .bind(warranty.as_ref().and_then(|one| one.mileage))
    .bind(warranty.as_ref().map(|one| one.state))
    .bind(warranty.as_ref().and_then(|one| one.until_day))
    .bind(warranty.as_ref().and_then(|one| one.until_km))
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    cx.about("part_defect", id.0);
    Ok(PartDefectRef { id, number, version: 1 })
}

/// The delivery all parts of these lines came by, if it is one.
async fn only_one(cx: &mut Write, part: PartId, lines: &[Reason]) -> Result<Option<ReceiptLineId>> {
    let mut found = Vec::new();
    for line in lines {
        found.extend(trace::of_line(cx, part, *line).await?.into_iter().map(|(delivery, _)| delivery));
    }
    found.dedup();
    Ok(if let [Some(one)] = found[..] { Some(one) } else { None })
}
