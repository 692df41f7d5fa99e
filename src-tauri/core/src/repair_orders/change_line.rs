//! Quantity, price or fault code of a line. What the customer consented to may only
//! become less; more of it is a new line with a consent of its own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::Line;
use super::{
    LineKind, LineState, LineWork, OrderLineId, PriceRule, comeback, head, line_price, lines, pricing, rules,
};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Money, Quantity, Read, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeLine {
    pub line_id: OrderLineId,
    /// Of the line.
    pub version: i64,
    /// Hours or pieces; unchanged when missing.
    pub quantity: Option<Quantity>,
    /// By hand, tax included; unchanged when missing.
    pub unit_price: Option<Money>,
    /// Against a catalogue price.
    #[serde(default)]
    pub price_reason: Text<200>,
    /// Unchanged when missing.
    pub fault_code: Option<Text<30>>,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct LineRef {
    pub id: OrderLineId,
    pub version: i64,
}

pub async fn change_line(cx: &mut Write, input: ChangeLine) -> Result<LineRef> {
    let line = lines::load_seen(cx, input.line_id, input.version).await?;
    let head = head::load(cx, line.order_id).await?;
    head::still_open(&head)?;
    let quantity = input.quantity.unwrap_or(line.quantity);
    let unit_price = input.unit_price.unwrap_or(line.unit_price);
    let repriced = quantity != line.quantity || unit_price != line.unit_price;
    let mut checks = Checks::new();
    if repriced {
        check(cx, &mut checks, &line, quantity, unit_price, input.price_reason.is_empty());
    }
    let list_amount =
        if repriced { pricing::list_amount(unit_price, quantity) } else { Some(line.list_amount) };
    checks.require(list_amount.is_some(), "unit_price", "orders.amount_too_large");
    checks.done()?;
    let list_amount = list_amount.unwrap_or_default();
    // A discount larger than what is left of the line would pay the customer.
    let discount = line.discount.min(list_amount);
    let by_hand = unit_price != line.unit_price && matches!(line.kind, LineKind::Labour | LineKind::Part);
    let price_rule = if by_hand { PriceRule::ByHand } else { line.price_rule };
    sqlx::query(
        "UPDATE order_lines SET quantity = ?, unit_price = ?, list_amount = ?, discount = ?, amount = ?,
                price_rule = ?, price_reason = coalesce(?, price_reason), fault_code = coalesce(?, fault_code),
                version = version + 1
         WHERE id = ?",
    )
    .bind(quantity)
    .bind(unit_price)
    .bind(list_amount)
    .bind(discount)
    .bind(list_amount - discount)
    .bind(price_rule)
    .bind(input.price_reason.or_none())
    .bind(input.fault_code)
    .bind(line.id)
    .execute(cx.db())
    .await?;
    comeback::flag(cx, head.id).await?;
    head::touch(cx, head.id).await?;
    crate::reactions::line_changed(cx, head.id, line.id).await?;
    Ok(LineRef { id: line.id, version: line.version + 1 })
}

fn check(
    cx: &Read,
    checks: &mut Checks,
    line: &Line,
    quantity: Quantity,
    unit_price: Money,
    no_reason: bool,
) {
    match line.state {
        LineState::Proposed => {}
        LineState::Consented => {
            let less = quantity <= line.quantity && unit_price <= line.unit_price;
            let field = if quantity > line.quantity { "quantity" } else { "unit_price" };
            checks.require(less, field, "orders.more_than_consented");
            let begun =
                line.kind == LineKind::Labour && line.work != LineWork::None && quantity != line.quantity;
            checks.require(!begun || line.work == LineWork::Assigned, "quantity", "orders.work_begun");
        }
        LineState::Declined | LineState::Cancelled => {
            let refusal = Refusal::new("orders.line_decided").at("line_id");
            checks.add(refusal.with("line", &line.name).with("state", line.state));
        }
    }
    if line.of_fixed_package().is_some() {
        checks.add(Refusal::new("orders.package_line").at("line_id").with("line", &line.name));
    }
    rules::check_quantity(checks, "quantity", line.kind, quantity);
    if quantity < line.issued {
        checks.add(Refusal::new("orders.below_issued").at("quantity").with("issued", line.issued));
    }
    if unit_price != line.unit_price {
        checks.require(!line.customer_supplied, "unit_price", "orders.supplied_is_free");
        let listed = matches!(line.kind, LineKind::Labour | LineKind::Part);
        line_price::by_hand(cx, checks, "", unit_price, listed && no_reason);
    }
}
