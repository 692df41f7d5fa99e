//! The part lines of an order with what went out to them and what it cost.

use super::{LineState, OrderId, OrderLineId, OrderState};
use crate::kernel::{Money, Quantity, Read, Refusal, Result};
use crate::parts::{BinId, PartId};

/// A part line that has a part of the catalogue behind it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PartLine {
    pub id: OrderLineId,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub state: LineState,
    pub customer_supplied: bool,
    /// Kept back when it was booked, and so while the customer has not decided.
    pub booked: bool,
    pub quantity: Quantity,
    /// Out minus back.
    pub issued: Quantity,
    /// What the issued quantity cost, net of VAT.
    pub cost: Money,
    /// Where it lies in the main warehouse.
    pub bin_id: Option<BinId>,
}

impl PartLine {
    /// Whether the store has to hand anything out for it.
    pub fn from_stock(&self) -> bool {
        self.state == LineState::Consented && !self.customer_supplied
    }

    /// What is kept back for it while work is not closed.
    pub fn wanted(&self) -> Quantity {
        let awaited = self.state == LineState::Proposed && self.booked && !self.customer_supplied;
        if self.from_stock() || awaited { self.remaining() } else { Quantity::ZERO }
    }

    pub fn remaining(&self) -> Quantity {
        self.quantity - self.issued
    }
}

pub async fn of_order(cx: &mut Read, order: OrderId) -> Result<Vec<PartLine>> {
    Ok(sqlx::query_as(
        "SELECT l.id, l.part_id, l.code, l.name, l.unit, l.state, l.customer_supplied, l.booked, l.quantity,
                coalesce(sum(CASE s.kind WHEN 'issue' THEN x.quantity ELSE -x.quantity END), 0) AS issued,
                coalesce(sum(CASE s.kind WHEN 'issue' THEN x.cost ELSE -x.cost END), 0) AS cost,
                (SELECT pb.bin_id FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                 WHERE pb.part_id = l.part_id AND b.warehouse_id = 1 ORDER BY pb.position LIMIT 1) AS bin_id
         FROM order_lines l
         LEFT JOIN slip_lines x ON x.order_line_id = l.id
         LEFT JOIN slips s ON s.id = x.slip_id
         WHERE l.order_id = ? AND l.kind = 'part' AND l.part_id IS NOT NULL
         GROUP BY l.id ORDER BY l.position, l.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

/// Number and state of an order; refuses `orders.unknown`.
pub async fn head(cx: &mut Read, order: OrderId) -> Result<(String, OrderState)> {
    let found = sqlx::query_as("SELECT number, state FROM repair_orders WHERE id = ?")
        .bind(order)
        .fetch_optional(cx.db())
        .await?;
    found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id").with("id", order).into())
}
