//! What lines cost once another payer pays them: a part costs what it costs whoever pays it (零售价,
//! 会员价, 同行价, 索赔价). Nobody's price by hand, no share of a package's price and nothing that is not
//! out of our store is touched.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::{self, Line};
use super::{LineKind, LineState, OrderId, OrderLineId, Payer, PriceRule, buyer, head, pricing};
use crate::kernel::{Money, Read, Refusal, Result, Write};
use crate::parts::PartId;
use crate::parts::prices::{self, PriceLevel};

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

/// Lines of an order as this payer pays them.
pub(super) async fn of(
    cx: &mut Read,
    order: OrderId,
    payer: Payer,
    chosen: &[&Line],
) -> Result<Vec<RepricedLine>> {
    let level = buyer::level_of(cx, order, payer).await?;
    let parts: Vec<PartId> = chosen.iter().filter_map(|line| by_level(line)).collect();
    let prices = prices::at_each(cx, &parts, level).await?;
    let listed = |line| by_level(line).and_then(|part| prices.get(&part)).copied();
    chosen.iter().map(|line| at_price(line, listed(line))).collect()
}

/// The part of a line whose price is that of its payer's level.
fn by_level(line: &Line) -> Option<PartId> {
    let by_level = matches!(
        line.price_rule,
        PriceRule::Catalogue | PriceRule::MemberPrice | PriceRule::TradePrice | PriceRule::WarrantyPrice
    );
    let ours = line.kind == LineKind::Part && !line.customer_supplied;
    line.part_id.filter(|_| by_level && ours)
}

fn at_price(line: &Line, listed: Option<(Money, PriceLevel)>) -> Result<RepricedLine> {
    let same = RepricedLine {
        line_id: line.id,
        unit_price_before: line.unit_price,
        unit_price: line.unit_price,
        amount_before: line.amount,
        amount: line.amount,
        price_rule: line.price_rule,
        list_amount: line.list_amount,
    };
    let Some((unit_price, level)) = listed else { return Ok(same) };
    let price_rule = buyer::rule(level);
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
    let all = lines::of_order(cx, input.order_id).await?;
    let alive = |line: &&Line| matches!(line.state, LineState::Consented | LineState::Proposed);
    let chosen: Vec<&Line> = all.iter().filter(alive).filter(|line| input.lines.contains(&line.id)).collect();
    let lines = of(cx, input.order_id, input.payer, &chosen).await?;
    let falls = chosen.iter().zip(&lines).filter(|(line, _)| falls_to_customer(line, input.payer));
    Ok(PreviewedPayer { falls_to_customer: falls.map(|(_, new)| new.amount).sum(), lines })
}

/// Somebody else agreed to pay it, and now the customer is to.
pub(super) fn falls_to_customer(line: &Line, payer: Payer) -> bool {
    line.state == LineState::Consented && payer == Payer::Customer && line.payer != Payer::Customer
}
