//! What lines cost once another payer pays them: a part costs what it costs whoever pays it (零售价,
//! 会员价, 同行价, 索赔价). Nobody's price by hand, no share of a package's price and nothing that is not
//! out of our store is touched.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::{self, Line};
use super::{LineKind, LineState, OrderId, OrderLineId, Payer, PriceRule, buyer, head, pricing};
use crate::kernel::{Money, Read, Refusal, Result, Write};

/// A line at its new payer's price; amounts include tax.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RepricedLine {
    pub line_id: OrderLineId,
    pub unit_price_before: Money,
    pub unit_price: Money,
    pub amount_before: Money,
    /// Less the line's discount, which never exceeds what the line costs.
    pub amount: Money,
    pub price_rule: PriceRule,
    #[serde(skip)]
    list_amount: Money,
}

impl RepricedLine {
    pub fn differs(&self) -> bool {
        self.unit_price != self.unit_price_before
    }
}

/// The line as this payer pays it.
pub(super) async fn of(cx: &mut Read, line: &Line, payer: Payer) -> Result<RepricedLine> {
    let same = RepricedLine {
        line_id: line.id,
        unit_price_before: line.unit_price,
        unit_price: line.unit_price,
        amount_before: line.amount,
        amount: line.amount,
        price_rule: line.price_rule,
        list_amount: line.list_amount,
    };
    let by_level = matches!(
        line.price_rule,
        PriceRule::Catalogue | PriceRule::MemberPrice | PriceRule::TradePrice | PriceRule::WarrantyPrice
    );
    let (Some(part), LineKind::Part, true, false) =
        (line.part_id, line.kind, by_level, line.customer_supplied)
    else {
        return Ok(same);
    };
    let (unit_price, price_rule) = buyer::listed(cx, line.order_id, payer, part).await?;
    // The same kind of price: what was agreed stands, whatever the catalogue says by now.
    if price_rule == line.price_rule {
        return Ok(same);
    }
    let list_amount = pricing::list_amount(unit_price, line.quantity)
        .ok_or_else(|| Refusal::new("orders.amount_too_large").at("lines"))?;
    let amount = list_amount - line.discount.min(list_amount);
    Ok(RepricedLine { unit_price, price_rule, amount, list_amount, ..same })
}

/// From now on this payer pays the line, at that price.
pub(super) async fn write(cx: &mut Write, line: &RepricedLine, payer: Payer) -> Result<()> {
    sqlx::query(
        "UPDATE order_lines SET payer = ?, unit_price = ?, price_rule = ?, list_amount = ?, discount = ?, amount = ?,
                version = version + 1
         WHERE id = ?",
    )
    .bind(payer)
    .bind(line.unit_price)
    .bind(line.price_rule)
    .bind(line.list_amount)
    .bind(line.list_amount - line.amount)
    .bind(line.amount)
    .bind(line.line_id)
    .execute(cx.db())
    .await?;
    Ok(())
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PayerPreview {
    pub order_id: OrderId,
    pub lines: Vec<OrderLineId>,
    pub payer: Payer,
}

#[derive(Debug, Serialize, TS)]
pub struct PreviewedPayer {
    pub lines: Vec<RepricedLine>,
    /// What falls to the customer and has to be agreed to; nothing where nothing does.
    pub falls_to_customer: Money,
}

/// What would become of the lines' prices; those of another order, or decided, are left out.
pub async fn payer_preview(cx: &mut Read, input: PayerPreview) -> Result<PreviewedPayer> {
    head::load(cx, input.order_id).await?;
    let mut repriced = Vec::new();
    let mut falls = Money::ZERO;
    for line in lines::of_order(cx, input.order_id).await? {
        let alive = matches!(line.state, LineState::Consented | LineState::Proposed);
        if !alive || !input.lines.contains(&line.id) {
            continue;
        }
        let new = of(cx, &line, input.payer).await?;
        if falls_to_customer(&line, input.payer) {
            falls += new.amount;
        }
        repriced.push(new);
    }
    Ok(PreviewedPayer { lines: repriced, falls_to_customer: falls })
}

/// Somebody else agreed to pay it, and now the customer is to.
pub(super) fn falls_to_customer(line: &Line, payer: Payer) -> bool {
    line.state == LineState::Consented && payer == Payer::Customer && line.payer != Payer::Customer
}
