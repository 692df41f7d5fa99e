//! 报价单 of what the customer has not decided yet: the estimate before the contract, and later what is
//! proposed on top of it (EST-05).

use super::paper::{Line, head, lines, sort};
use super::{LineKind, LineState, OrderId, Payer, pricing};
use crate::customers;
use crate::dealership;
use crate::documents::forms::quotation::{PayerSum, Quotation};
use crate::documents::forms::{TaxSum, same_word};
use crate::kernel::{Money, Read, Refusal, Result};
use crate::policy::{self, keys};
use crate::vehicles;

/// # Errors
/// `orders.unknown`, `orders.nothing_to_quote`.
pub async fn quotation(cx: &mut Read, order: OrderId) -> Result<Quotation> {
    let head = head(cx, order).await?;
    let open: Vec<Line> =
        lines(cx, order).await?.into_iter().filter(|line| line.state == LineState::Proposed).collect();
    if open.is_empty() {
        let refusal = Refusal::new("orders.nothing_to_quote").at("subject_id");
        return Err(refusal.with("number", head.number).into());
    }
    let days = policy::value(cx, keys::QUOTE_VALID_DAYS).await?;
    let (labour, parts, fees) = sort(&open)?;
    Ok(Quotation {
        house: dealership::paper::house(cx).await?,
        number: head.number,
        quoted_at: cx.now,
        valid_until: cx.today().plus_days(days),
        customer: customers::paper::party(cx, head.sender_id).await?,
        car: Some(vehicles::paper::car(cx, head.vehicle_id).await?),
        mileage: Some(head.mileage),
        quoted_by: head.advisor,
        request: head.fault.unwrap_or(head.customer_words),
        labour,
        parts,
        packages: Vec::new(),
        fees,
        discount: open.iter().map(|line| line.discount).sum(),
        total: open.iter().map(|line| line.amount).sum(),
        taxes: taxes(&open),
        payers: payers(&open)?,
    })
}

fn taxes(lines: &[Line]) -> Vec<TaxSum> {
    let priced = lines.iter().map(|line| pricing::Priced {
        kind: LineKind::Fee,
        list_amount: line.amount,
        discount: Money::ZERO,
        tax_rate: line.tax_rate,
    });
    let by_rate = pricing::totals(priced).by_rate;
    by_rate
        .iter()
        .map(|sum| TaxSum { rate: sum.rate, net: sum.net, tax: sum.tax, gross: sum.gross })
        .collect()
}

fn payers(lines: &[Line]) -> Result<Vec<PayerSum>> {
    let mut sums = Vec::new();
    for payer in [Payer::Customer, Payer::Warranty, Payer::Insurance, Payer::Internal] {
        let mut own = lines.iter().filter(|line| line.payer == payer).peekable();
        if own.peek().is_some() {
            let amount = own.map(|line| line.amount).sum();
            sums.push(PayerSum { payer: same_word(payer)?, amount });
        }
    }
    Ok(sums)
}
