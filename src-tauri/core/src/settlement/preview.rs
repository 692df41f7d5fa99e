//! What a settlement would be, before it is made; and what still stands in its way.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::approval;
use super::rules::{self, Priced, Totals};
use crate::kernel::{Money, Quantity, Rate, Read, Refusal, Result};
use crate::repair_orders::{LineKind, OrderId, OrderLineId, OrderState, Payer};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettlementPreview {
    pub order_id: OrderId,
    pub payer: Payer,
    /// One more discount on the total, tax included.
    pub discount: Money,
    /// What the customer puts on the counter so far.
    #[serde(default)]
    pub payments: Vec<Money>,
}

#[derive(Debug, Serialize, TS)]
pub struct PreviewedSettlement {
    pub totals: Totals,
    /// What is left to pay after those payments; negative is too much.
    pub rest: Money,
    /// The largest discount the person asking may give alone.
    pub authority: Money,
    /// The discount needs somebody else's yes, and there is none yet.
    pub needs_approval: bool,
    /// Why it cannot be settled now; empty when it can.
    pub obstacles: Vec<Refusal>,
}

/// A consented line of one payer, as the order has it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct OrderLine {
    pub id: OrderLineId,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub list_amount: Money,
    pub discount: Money,
    pub tax_rate: Rate,
    pub customer_supplied: bool,
    pub sublet_cost: Option<Money>,
    /// Issued less returned.
    pub issued: Quantity,
    /// What the issued parts cost.
    pub parts_cost: Money,
}

impl OrderLine {
    pub fn priced(&self) -> Priced {
        Priced {
            kind: self.kind,
            list_amount: self.list_amount,
            discount: self.discount,
            tax_rate: self.tax_rate,
        }
    }

    pub fn cost(&self) -> Money {
        self.parts_cost + self.sublet_cost.unwrap_or(Money::ZERO)
    }
}

pub(super) async fn lines_of(cx: &mut Read, order: OrderId, payer: Payer) -> Result<Vec<OrderLine>> {
    Ok(sqlx::query_as(
        "SELECT l.id, l.kind, l.code, l.name, l.unit, l.quantity, l.unit_price, l.list_amount, l.discount,
                l.tax_rate, l.customer_supplied, l.sublet_cost,
                coalesce(sum(CASE s.kind WHEN 'issue' THEN x.quantity ELSE -x.quantity END), 0) AS issued,
                coalesce(sum(CASE s.kind WHEN 'issue' THEN x.cost ELSE -x.cost END), 0) AS parts_cost
         FROM order_lines l
         LEFT JOIN slip_lines x ON x.order_line_id = l.id
         LEFT JOIN slips s ON s.id = x.slip_id
         WHERE l.order_id = ? AND l.payer = ? AND l.state = 'consented'
         GROUP BY l.id ORDER BY l.position, l.id",
    )
    .bind(order)
    .bind(payer)
    .fetch_all(cx.db())
    .await?)
}

/// What stands in the way of settling these lines now.
pub(super) async fn obstacles(
    cx: &mut Read,
    order: OrderId,
    payer: Payer,
    lines: &[OrderLine],
) -> Result<Vec<Refusal>> {
    let found: Option<(String, OrderState)> =
        sqlx::query_as("SELECT number, state FROM repair_orders WHERE id = ?")
            .bind(order)
            .fetch_optional(cx.db())
            .await?;
    let (number, state) = found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id"))?;
    let mut all = Vec::new();
    // A delivered order is settled anew only after a reversal.
    if !matches!(state, OrderState::Passed | OrderState::Delivered) {
        all.push(Refusal::new("settlement.not_inspected").with("number", number).with("state", state));
    }
    if lines.is_empty() {
        all.push(Refusal::new("settlement.nothing_to_settle").at("payer").with("payer", payer));
    }
    if let Some(number) = live(cx, order, payer).await? {
        all.push(Refusal::new("settlement.already_settled").with("settlement", number));
    }
    for line in lines {
        let wanted = if line.customer_supplied { Quantity::ZERO } else { line.quantity };
        if line.kind == LineKind::Part && line.issued != wanted {
            all.push(
                Refusal::new("settlement.parts_not_issued")
                    .with("part", &line.name)
                    .with("wanted", wanted)
                    .with("issued", line.issued),
            );
        }
    }
    Ok(all)
}

/// Number of the settlement that stands for this payer, if one does.
async fn live(cx: &mut Read, order: OrderId, payer: Payer) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "SELECT number FROM standing_settlements s
         WHERE order_id = ? AND payer = ?",
    )
    .bind(order)
    .bind(payer)
    .fetch_optional(cx.db())
    .await?)
}

pub async fn preview(cx: &mut Read, input: SettlementPreview) -> Result<PreviewedSettlement> {
    let lines = lines_of(cx, input.order_id, input.payer).await?;
    let mut obstacles = obstacles(cx, input.order_id, input.payer, &lines).await?;
    let priced: Vec<Priced> = lines.iter().map(OrderLine::priced).collect();
    let due: Money = priced.iter().map(|line| line.list_amount - line.discount).sum();
    let fits = !input.discount.is_negative() && input.discount <= due;
    if !fits {
        obstacles.push(Refusal::new("settlement.bad_discount").at("discount").with("limit", due));
    }
    let on_total = if fits { input.discount } else { Money::ZERO };
    let (_, totals) = rules::settle(&priced, on_total);
    let authority = totals.list().portion(approval::authority(cx).await?);
    let approved = approval::approved(cx, input.order_id, input.payer).await?;
    let needs_approval =
        totals.discount > authority && approved.is_none_or(|(_, amount)| totals.discount > amount);
    let rest = totals.gross - input.payments.into_iter().sum();
    Ok(PreviewedSettlement { totals, rest, authority, needs_approval, obstacles })
}
