//! The papers of parts out and back: 领料单, 退料单.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use super::part_lines::PartLine;
use super::{OrderId, OrderLineId, Payer, SlipId};
use crate::kernel::{Moment, Money, Quantity, Read, Refusal, Result, StaffId, Write};
use crate::parts::{BinId, PartClass, PartId, ReceiptLineId, WarehouseId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum SlipKind {
    Issue,
    Return,
}

/// Why parts come back. What is defective does not go back on the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum ReturnReason {
    NotNeeded,
    WrongPart,
    WrongOrder,
    Defective,
}

#[derive(Debug, Serialize, TS)]
pub struct SlipRef {
    pub id: SlipId,
    pub number: String,
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct SlipQuery {
    #[ts(optional = nullable)]
    pub id: Option<SlipId>,
    /// Or by one of its lines, as a stock move names its origin.
    #[ts(optional = nullable)]
    pub line_id: Option<i64>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SlipHead {
    pub id: SlipId,
    pub number: String,
    pub kind: SlipKind,
    pub order_id: OrderId,
    pub order_number: String,
    pub plate: Option<String>,
    pub model: Option<String>,
    pub warehouse: String,
    pub taken_by: Option<String>,
    pub reason: Option<ReturnReason>,
    pub note: Option<String>,
    pub at: Moment,
    pub by_name: Option<String>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SlipLineRow {
    pub id: i64,
    pub order_line_id: OrderLineId,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub class: PartClass,
    /// Who delivered the latest there was when it went out, and on which receipt (PRT-05); the shares of all
    /// its deliveries are derived (`part_quality.of_slip`).
    pub supplier: Option<String>,
    pub batch: Option<String>,
    pub bin: Option<String>,
    pub payer: Payer,
    /// On the order in all.
    pub wanted: Quantity,
    pub quantity: Quantity,
}

#[derive(Debug, Serialize, TS)]
pub struct SlipCard {
    pub slip: SlipHead,
    pub lines: Vec<SlipLineRow>,
}

pub async fn slip(cx: &mut Read, input: SlipQuery) -> Result<SlipCard> {
    let head: Option<SlipHead> = sqlx::query_as(
        "SELECT s.id, s.number, s.kind, s.order_id, o.number AS order_number, v.plate, v.model,
                w.name AS warehouse, t.name AS taken_by, s.reason, s.note, s.at, b.name AS by_name
         FROM slips s JOIN repair_orders o ON o.id = s.order_id JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN warehouses w ON w.id = s.warehouse_id
         LEFT JOIN staff t ON t.id = s.taken_by LEFT JOIN staff b ON b.id = s.by_staff
         WHERE s.id = coalesce(?1, (SELECT slip_id FROM slip_lines WHERE id = ?2))",
    )
    .bind(input.id)
    .bind(input.line_id)
    .fetch_optional(cx.db())
    .await?;
    let slip = head.ok_or_else(|| Refusal::new("parts.unknown_slip").at("id"))?;
    let lines = sqlx::query_as(
        "SELECT x.id, x.order_line_id, x.part_id, l.code AS number, l.name, l.unit, coalesce(x.class, p.class) AS class,
                u.name AS supplier, r.number AS batch, b.code AS bin, l.payer,
                l.quantity AS wanted, x.quantity
         FROM slip_lines x JOIN order_lines l ON l.id = x.order_line_id JOIN parts p ON p.id = x.part_id
         LEFT JOIN bins b ON b.id = x.bin_id LEFT JOIN receipt_lines y ON y.id = x.receipt_line_id
         LEFT JOIN receipts r ON r.id = y.receipt_id LEFT JOIN suppliers u ON u.id = r.supplier_id
         WHERE x.slip_id = ? ORDER BY x.id",
    )
    .bind(slip.id)
    .fetch_all(cx.db())
    .await?;
    Ok(SlipCard { slip, lines })
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SlipsOf {
    pub order_id: OrderId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SlipRow {
    pub id: SlipId,
    pub number: String,
    pub kind: SlipKind,
    pub taken_by: Option<String>,
    pub reason: Option<ReturnReason>,
    pub at: Moment,
    pub by_name: Option<String>,
    pub lines: i64,
}

pub async fn slips(cx: &mut Read, input: SlipsOf) -> Result<Vec<SlipRow>> {
    Ok(sqlx::query_as(
        "SELECT s.id, s.number, s.kind, t.name AS taken_by, s.reason, s.at, b.name AS by_name,
                (SELECT count(*) FROM slip_lines x WHERE x.slip_id = s.id) AS lines
         FROM slips s LEFT JOIN staff t ON t.id = s.taken_by LEFT JOIN staff b ON b.id = s.by_staff
         WHERE s.order_id = ? ORDER BY s.id DESC LIMIT 500",
    )
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?)
}

/// A new slip's head. The caller writes its lines.
pub(super) struct NewSlip<'a> {
    pub number: &'a str,
    pub order: OrderId,
    pub kind: SlipKind,
    pub warehouse: WarehouseId,
    pub taken_by: StaffId,
    pub reason: Option<ReturnReason>,
    pub note: Option<&'a str>,
}

/// The slip, and the id its first line will have: a line and its stock move name each other, and the
/// writer is alone.
pub(super) async fn open(cx: &mut Write, slip: NewSlip<'_>) -> Result<(SlipId, i64)> {
    let (now, staff) = (cx.now, cx.staff());
    Ok(sqlx::query_as(
        "INSERT INTO slips (number, order_id, kind, warehouse_id, taken_by, reason, note, at, by_staff, mileage)
         SELECT ?1, o.id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, t.mileage
         FROM repair_orders o JOIN visits t ON t.id = o.visit_id WHERE o.id = ?2
         RETURNING id, (SELECT coalesce(max(x.id), 0) + 1 FROM slip_lines x)",
    )
    .bind(slip.number)
    .bind(slip.order)
    .bind(slip.kind)
    .bind(slip.warehouse)
    .bind(slip.taken_by)
    .bind(slip.reason)
    .bind(slip.note)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?)
}

/// A line of a new slip, numbered from what [`open`] said.
pub(super) struct NewSlipLine<'a> {
    pub id: i64,
    pub line: &'a PartLine,
    pub bin: Option<BinId>,
    pub quantity: Quantity,
    pub cost: Money,
    /// What it came of, if that is not what went out to the line before.
    pub batch: Option<ReceiptLineId>,
}

pub(super) async fn write_lines(cx: &mut Write, slip: SlipId, lines: &[NewSlipLine<'_>]) -> Result<()> {
    let row = |new: &NewSlipLine<'_>| {
        json!([
            new.id,
            new.line.id,
            new.line.part_id,
            new.bin,
            new.quantity.units(),
            new.cost.units(),
            new.batch
        ])
    };
    let rows = Value::Array(lines.iter().map(row).collect()).to_string();
    sqlx::query(
        "INSERT INTO slip_lines (id, slip_id, order_line_id, part_id, bin_id, quantity, cost, class, receipt_line_id,
                                 warranty_months, warranty_km)
         SELECT j.value ->> 0, ?2, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5,
                coalesce(y.class, p.class), coalesce(j.value ->> 6, y.receipt_line_id),
                p.warranty_months, p.warranty_km
         FROM json_each(?1) AS j CROSS JOIN parts p ON p.id = j.value ->> 2
         LEFT JOIN slip_lines y ON y.id = (SELECT max(x.id) FROM slip_lines x WHERE x.order_line_id = j.value ->> 1)
         ORDER BY j.key",
    )
    .bind(rows)
    .bind(slip)
    .execute(cx.db())
    .await?;
    Ok(())
}
