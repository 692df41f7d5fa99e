//! A sale over the counter is paid: settled like an order, and only then its goods leave.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::freeze::{Line, Source, Subject, freeze};
use super::pay::{self, Payment};
use super::rules::{self, Priced, Totals};
use super::{SettlementId, approval};
use crate::kernel::{Checks, Money, Read, Refusal, Result, Write};
use crate::repair_orders::{LineKind, Payer};
use crate::sales::goods::{self, SaleGoods};
use crate::sales::{SaleId, SaleState};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleSale {
    pub sale_id: SaleId,
    /// On the total, tax included.
    pub discount: Money,
    /// All of it: nothing leaves unpaid. On account is a way of paying.
    pub payments: Vec<Payment>,
}

#[derive(Debug, Serialize, TS)]
pub struct SaleSettled {
    pub id: SettlementId,
    pub number: String,
    pub gross: Money,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalePreview {
    pub sale_id: SaleId,
    pub discount: Money,
    /// What the buyer puts on the counter so far.
    #[serde(default)]
    pub payments: Vec<Money>,
}

#[derive(Debug, Serialize, TS)]
pub struct PreviewedSale {
    pub totals: Totals,
    /// What is left to pay after those payments; negative is too much.
    pub rest: Money,
    /// The largest discount the person asking may give alone.
    pub authority: Money,
    /// Why it cannot be settled now; empty when it can.
    pub obstacles: Vec<Refusal>,
}

pub async fn preview_sale(cx: &mut Read, input: SalePreview) -> Result<PreviewedSale> {
    let (number, state, _, _) = goods::head(cx, input.sale_id).await?;
    let lines = goods::of(cx, input.sale_id).await?;
    let mut obstacles = Vec::new();
    if state != SaleState::Open {
        obstacles.push(Refusal::new("sales.not_open").with("number", number));
    }
    obstacles.extend(goods::all_there(cx, input.sale_id).await?);
    let due: Money = lines.iter().map(|line| line.list_amount).sum();
    let fits = !input.discount.is_negative() && input.discount <= due;
    if !fits {
        obstacles.push(Refusal::new("settlement.bad_discount").at("discount").with("limit", due));
    }
    let priced: Vec<Priced> = lines.iter().map(|line| priced(line, Money::ZERO)).collect();
    let (_, totals) = rules::settle(&priced, if fits { input.discount } else { Money::ZERO });
    let authority = totals.list().portion(approval::authority(cx).await?);
    if fits && input.discount > authority {
        obstacles.push(Refusal::new("sales.beyond_authority").at("discount").with("limit", authority));
    }
    let rest = totals.gross - input.payments.into_iter().sum();
    Ok(PreviewedSale { totals, rest, authority, obstacles })
}

/// Refuses `sales.beyond_authority` (somebody with it settles the sale) and `sales.unpaid`.
pub async fn settle_sale(cx: &mut Write, input: SettleSale) -> Result<SaleSettled> {
    let (number, state, buyer, _) = goods::head(cx, input.sale_id).await?;
    if state != SaleState::Open {
        return Err(Refusal::new("sales.not_open").at("sale_id").with("number", number).into());
    }
    let lines = goods::of(cx, input.sale_id).await?;
    let due: Money = lines.iter().map(|line| line.list_amount).sum();
    if input.discount.is_negative() || input.discount > due {
        return Err(Refusal::new("settlement.bad_discount").at("discount").with("limit", due).into());
    }
    let authority = approval::authority(cx).await?;
    let paid: Money = input.payments.iter().map(|payment| payment.amount).sum();
    let mut checks = Checks::new();
    if !rules::within(authority, input.discount, due) {
        let limit = due.portion(authority);
        checks.add(Refusal::new("sales.beyond_authority").at("discount").with("limit", limit));
    }
    if paid < due - input.discount {
        let refusal = Refusal::new("sales.unpaid").at("payments");
        checks.add(refusal.with("due", due - input.discount).with("paid", paid));
    }
    if let Some(missing) = goods::all_there(cx, input.sale_id).await? {
        checks.add(missing);
    }
    checks.done()?;
    goods::hand_out(cx, input.sale_id).await?;
    let lines = goods::of(cx, input.sale_id).await?;
    let priced: Vec<Priced> = lines.iter().map(|line| priced(line, Money::ZERO)).collect();
    let (id, number, gross) = keep(cx, input.sale_id, &buyer, &lines, &priced, input.discount).await?;
    if !input.payments.is_empty() {
        pay::admit(cx)?;
        pay::keep(cx, id, &input.payments).await?;
    }
    Ok(SaleSettled { id, number, gross })
}

/// Settles what the buyer has of the sale.
pub(super) async fn keep(
    cx: &mut Write,
    sale: SaleId,
    buyer: &str,
    lines: &[SaleGoods],
    priced: &[Priced],
    discount: Money,
) -> Result<(SettlementId, String, Money)> {
    let (settled, totals) = rules::settle(priced, discount);
    let rows: Vec<Line<'_>> = lines
        .iter()
        .zip(priced)
        .map(|(line, priced)| Line {
            source: Source::Sale(line.id),
            kind: LineKind::Part,
            code: &line.code,
            name: &line.name,
            unit: &line.unit,
            quantity: line.kept(),
            unit_price: line.unit_price,
            list_amount: priced.list_amount,
            tax_rate: line.tax_rate,
            cost: line.kept_cost(),
        })
        .collect();
    let payer = (Payer::Customer, buyer);
    let (id, number) = freeze(cx, Subject::Sale(sale), payer, &rows, &settled, &totals).await?;
    Ok((id, number, totals.gross))
}

/// A line of what the buyer has, with its share of an earlier discount.
pub(super) fn priced(line: &SaleGoods, discount: Money) -> Priced {
    Priced {
        kind: LineKind::Part,
        list_amount: line.unit_price.times(line.kept()),
        discount,
        tax_rate: line.tax_rate,
    }
}
