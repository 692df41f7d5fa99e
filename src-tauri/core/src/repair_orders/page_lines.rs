//! The lines of an order's screen, with what went out to them and why each costs what it costs.

use serde::Serialize;
use ts_rs::TS;

use super::lines::Line;
use super::part_needs::ORDER_LINE;
use super::{ConsentId, LineKind, LineState, LineWork, OrderId, OrderLineId, Payer, PriceRule, pricing};
use crate::catalogue::{JobClass, OperationId, PackageId};
use crate::kernel::{Day, Moment, Money, Quantity, Rate, Read, Result};
use crate::parts::PartId;
use crate::parts::promises::{self, PromisedPart};
use crate::parts_catalogue::fitment;
use crate::parts_catalogue::stand_ins::{self, StandIn, StandInRelation};
use crate::vehicles::VehicleId;

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct OrderLineView {
    pub id: OrderLineId,
    pub kind: LineKind,
    pub operation_id: Option<OperationId>,
    pub part_id: Option<PartId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub job_class: Option<JobClass>,
    pub fault_code: Option<String>,
    pub package_id: Option<PackageId>,
    pub package: Option<String>,
    pub package_group: Option<i64>,
    pub payer: Payer,
    pub customer_supplied: bool,
    /// Hours or pieces.
    pub quantity: Quantity,
    pub unit_price: Money,
    pub list_amount: Money,
    pub discount: Money,
    pub discount_reason: Option<String>,
    /// list_amount − discount, tax included.
    pub amount: Money,
    pub tax_rate: Rate,
    #[sqlx(skip)]
    pub net: Money,
    #[sqlx(skip)]
    pub tax: Money,
    pub price_rule: PriceRule,
    pub price_reason: Option<String>,
    pub sublet_supplier: Option<String>,
    pub sublet_cost: Option<Money>,
    pub state: LineState,
    pub consent_id: Option<ConsentId>,
    /// The consent it came with: 0 the contract, later ones add-on sheets.
    pub round: Option<i64>,
    pub decline_reason: Option<String>,
    pub offered_again_on: Option<OrderLineId>,
    /// The order that took up a declined line.
    pub offered_again_order: Option<OrderId>,
    pub work: LineWork,
    /// Parts out and not brought back.
    pub issued: Quantity,
    pub returned: Quantity,
    /// Held back on the shelf for this line.
    pub reserved: Quantity,
    /// When the missing rest is expected.
    pub expected_day: Option<Day>,
    /// The day the customer was told for what was missing, and the day it came (PRT-10).
    #[sqlx(skip)]
    pub promised: Option<PromisedPart>,
    #[serde(skip)]
    #[ts(skip)]
    was_promised: bool,
    /// Free in the main warehouse for whoever comes first; parts only.
    pub free: Option<Quantity>,
    /// The catalogue says for which cars the part is made.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) for_some_cars: bool,
    /// The part is not made for this car.
    #[sqlx(skip)]
    pub misfit: bool,
    /// Where it is short or was replaced: what may be taken instead.
    #[sqlx(skip)]
    pub stand_ins: Vec<StandIn>,
    pub added_at: Moment,
    pub added_by: Option<String>,
    pub version: i64,
}

impl OrderLineView {
    /// A part the store has not handed out and has not enough of.
    fn is_short(&self) -> bool {
        let there = match self.state {
            LineState::Proposed => self.free.unwrap_or_default() + self.reserved,
            LineState::Consented => self.issued + self.reserved,
            LineState::Declined | LineState::Cancelled => return false,
        };
        self.part_id.is_some() && !self.customer_supplied && there < self.quantity
    }

    /// The line as rules see it.
    pub(super) fn judged(&self, order: OrderId) -> Line {
        Line {
            id: self.id,
            order_id: order,
            kind: self.kind,
            operation_id: self.operation_id,
            part_id: self.part_id,
            name: self.name.clone(),
            package_group: self.package_group,
            payer: self.payer,
            customer_supplied: self.customer_supplied,
            quantity: self.quantity,
            unit_price: self.unit_price,
            list_amount: self.list_amount,
            discount: self.discount,
            amount: self.amount,
            price_rule: self.price_rule,
            state: self.state,
            work: self.work,
            issued: self.issued,
            version: self.version,
        }
    }
}

pub(super) async fn read(cx: &mut Read, order: OrderId) -> Result<Vec<OrderLineView>> {
    let mut lines: Vec<OrderLineView> = sqlx::query_as(
        "SELECT l.id, l.kind, l.operation_id, l.part_id, l.code, l.name, l.unit, l.job_class, l.fault_code,
                l.package_id, k.name AS package, l.package_group, l.payer, l.customer_supplied, l.quantity,
                l.unit_price, l.list_amount, l.discount, l.discount_reason, l.amount, l.tax_rate, l.price_rule,
                l.price_reason, l.sublet_supplier, l.sublet_cost, l.state, l.consent_id, c.round,
                l.decline_reason, l.offered_again_on, g.order_id AS offered_again_order, l.work,
                coalesce(sum(CASE s.kind WHEN 'issue' THEN x.quantity ELSE -x.quantity END), 0) AS issued,
                coalesce(sum(CASE s.kind WHEN 'return' THEN x.quantity END), 0) AS returned,
                coalesce(r.held, 0) AS reserved, r.expected_day,
                EXISTS (SELECT 1 FROM part_promises y WHERE y.origin_kind = 'order_line' AND y.origin_id = l.id) AS was_promised,
                CASE WHEN l.part_id IS NOT NULL THEN coalesce(t.on_hand - t.reserved, 0) END AS free,
                EXISTS (SELECT 1 FROM part_fitments f WHERE f.part_id = l.part_id) AS for_some_cars,
                l.added_at, p.name AS added_by, l.version
         FROM order_lines l
         LEFT JOIN work_packages k ON k.id = l.package_id
         LEFT JOIN order_consents c ON c.id = l.consent_id
         LEFT JOIN order_lines g ON g.id = l.offered_again_on
         LEFT JOIN reservations r ON r.origin_kind = 'order_line' AND r.origin_id = l.id
         LEFT JOIN stock t ON t.part_id = l.part_id AND t.warehouse_id = 1
         LEFT JOIN slip_lines x ON x.order_line_id = l.id
         LEFT JOIN slips s ON s.id = x.slip_id
         LEFT JOIN staff p ON p.id = l.added_by
         WHERE l.order_id = ?
         GROUP BY l.id ORDER BY l.position, l.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    for line in &mut lines {
        let amounts = pricing::amounts(line.list_amount, line.discount, line.tax_rate);
        line.net = amounts.net;
        line.tax = amounts.tax;
    }
    let promised: Vec<i64> = lines.iter().filter(|line| line.was_promised).map(|line| line.id.0).collect();
    let mut promised = promises::of(cx, ORDER_LINE, &promised).await?;
    for line in lines.iter_mut().filter(|line| line.was_promised) {
        line.promised = line.part_id.and_then(|part| promised.remove(&(line.id.0, part)));
    }
    Ok(lines)
}

/// What the catalogue of parts says of the lines: whether they fit the car, and what to take instead.
pub(super) async fn advise(cx: &mut Read, vehicle: VehicleId, lines: &mut [OrderLineView]) -> Result<()> {
    let parts: Vec<PartId> =
        lines.iter().filter(|line| line.for_some_cars).filter_map(|line| line.part_id).collect();
    let fits = fitment::verdicts(cx, vehicle, &parts).await?;
    let short: Vec<PartId> =
        lines.iter().filter(|line| line.is_short()).filter_map(|line| line.part_id).collect();
    let near = stand_ins::of(cx, &short).await?;
    for line in lines {
        let Some(part) = line.part_id else { continue };
        line.misfit = fits.get(&part) == Some(&false);
        if line.is_short() {
            let near = near.get(&part).into_iter().flatten();
            let useful =
                |one: &&StandIn| one.free.is_positive() || one.relation == StandInRelation::Successor;
            line.stand_ins = near.filter(useful).cloned().collect();
        }
    }
    Ok(())
}
