//! Freezing what one payer owes for an order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::freeze::{Line, Source, Subject, freeze};
use super::pay::{self, Payment};
use super::preview::{OrderLine, lines_of, obstacles};
use super::rules::{self, Priced};
use super::{DiscountRequestId, SettlementId, approval};
use crate::kernel::text::clean::Text;
use crate::kernel::{Error, Money, Refusal, Result, Write};
use crate::repair_orders::states::{self, OrderMove};
use crate::repair_orders::{OrderId, OrderState, Payer};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    pub order_id: OrderId,
    pub payer: Payer,
    /// Who is billed where it is not the customer: insurer, maker, department.
    #[serde(default)]
    pub payer_name: Option<Text<60>>,
    /// One more discount on the total, tax included.
    pub discount: Money,
    /// Taken at once; may be empty and paid later, before the car leaves.
    #[serde(default)]
    pub payments: Vec<Payment>,
}

#[derive(Debug, Serialize, TS)]
pub struct Settled {
    pub id: SettlementId,
    pub number: String,
    pub gross: Money,
    /// Whether every payer of the order has settled now.
    pub order_settled: bool,
}

pub async fn settle(cx: &mut Write, input: Settle) -> Result<Settled> {
    let lines = lines_of(cx, input.order_id, input.payer).await?;
    let obstacles = obstacles(cx, input.order_id, input.payer, &lines).await?;
    if !obstacles.is_empty() {
        return Err(Error::Refused(obstacles));
    }
    let priced: Vec<Priced> = lines.iter().map(OrderLine::priced).collect();
    let due: Money = priced.iter().map(|line| line.list_amount - line.discount).sum();
    if input.discount.is_negative() || input.discount > due {
        return Err(Refusal::new("settlement.bad_discount").at("discount").with("limit", due).into());
    }
    let (settled, totals) = rules::settle(&priced, input.discount);
    let approval = authorised(cx, input.order_id, input.payer, totals.discount, totals.list()).await?;

    let payer_name = payer_name(cx, &input).await?;
    let rows: Vec<Line<'_>> = lines.iter().map(frozen).collect();
    let subject = Subject::Order(input.order_id);
    let (id, number) = freeze(cx, subject, (input.payer, &payer_name), &rows, &settled, &totals).await?;
    if let Some(request) = approval {
        sqlx::query("UPDATE discount_requests SET state = 'used', settlement_id = ? WHERE id = ?")
            .bind(id)
            .bind(request)
            .execute(cx.db())
            .await?;
    }
    if !input.payments.is_empty() {
        pay::admit(cx)?;
        pay::keep(cx, id, &input.payments).await?;
    }
    cx.about("order", input.order_id.0);
    let order_settled = finish_order(cx, input.order_id).await?;
    Ok(Settled { id, number, gross: totals.gross, order_settled })
}

fn frozen(line: &OrderLine) -> Line<'_> {
    Line {
        source: Source::Order(line.id),
        kind: line.kind,
        code: &line.code,
        name: &line.name,
        unit: &line.unit,
        quantity: line.quantity,
        unit_price: line.unit_price,
        list_amount: line.list_amount,
        tax_rate: line.tax_rate,
        cost: line.cost(),
    }
}

/// Refuses a discount beyond the person's authority unless somebody approved it: then by which approval,
/// which serves once.
async fn authorised(
    cx: &mut Write,
    order: OrderId,
    payer: Payer,
    discount: Money,
    list: Money,
) -> Result<Option<DiscountRequestId>> {
    let authority = approval::authority(cx).await?;
    if rules::within(authority, discount, list) {
        return Ok(None);
    }
    match approval::approved(cx, order, payer).await? {
        Some((request, allowed)) if discount <= allowed => Ok(Some(request)),
        _ => Err(Refusal::new("settlement.needs_approval")
            .at("discount")
            .with("discount", discount)
            .with("limit", list.portion(authority))
            .into()),
    }
}

/// The name on the statement: as told, or the car's owner (else its sender).
async fn payer_name(cx: &mut Write, input: &Settle) -> Result<String> {
    if let Some(name) = input.payer_name.as_ref().filter(|name| !name.as_str().is_empty()) {
        return Ok(name.as_str().to_owned());
    }
    let (customer, insurer): (String, Option<String>) = sqlx::query_as(
        "SELECT c.name, o.insurer FROM repair_orders o
         JOIN visits t ON t.id = o.visit_id
         JOIN customers c ON c.id = coalesce(t.owner_id, t.sender_id)
         WHERE o.id = ?",
    )
    .bind(input.order_id)
    .fetch_one(cx.db())
    .await?;
    match input.payer {
        Payer::Customer => Ok(customer),
        Payer::Insurance => {
            insurer.ok_or_else(|| Refusal::new("settlement.payer_name_needed").at("payer_name").into())
        }
        Payer::Warranty | Payer::Internal => {
            Err(Refusal::new("settlement.payer_name_needed").at("payer_name").into())
        }
    }
}

/// Moves the order on when no payer's lines are left unsettled.
async fn finish_order(cx: &mut Write, order: OrderId) -> Result<bool> {
    let left: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM order_lines l
         WHERE l.order_id = ? AND l.state = 'consented'
           AND NOT EXISTS (
               SELECT 1 FROM standing_settlements s
               WHERE s.order_id = l.order_id AND s.payer = l.payer)",
    )
    .bind(order)
    .fetch_one(cx.db())
    .await?;
    if left > 0 {
        return Ok(false);
    }
    let state: OrderState = sqlx::query_scalar("SELECT state FROM repair_orders WHERE id = ?")
        .bind(order)
        .fetch_one(cx.db())
        .await?;
    if state == OrderState::Passed {
        states::apply(cx, order, OrderMove::Settle).await?;
    }
    Ok(true)
}
