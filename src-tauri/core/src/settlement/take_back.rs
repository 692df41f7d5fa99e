//! The buyer brings goods of a counter sale back: the settlement is reversed, the goods are
//! stock again, and what the buyer keeps is settled anew with the same discount.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::Priced;
use super::settle_sale::{keep, priced};
use super::{PayWay, SettlementId, reverse};
use crate::kernel::text::clean::Name;
use crate::kernel::{Money, Quantity, Refusal, Result, Write};
use crate::sales::goods::{self, SaleGoods};
use crate::sales::{SaleId, SaleLineId, SaleState};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BroughtBack {
    pub line_id: SaleLineId,
    pub quantity: Quantity,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeBack {
    pub sale_id: SaleId,
    pub reason: Name<200>,
    /// Not to be sold again: it lies in the claims warehouse.
    #[serde(default)]
    pub defective: bool,
    pub lines: Vec<BroughtBack>,
}

#[derive(Debug, Serialize, TS)]
pub struct TakenBack {
    pub reversal_id: SettlementId,
    /// Of what the buyer keeps, if anything.
    pub settlement_id: Option<SettlementId>,
    /// Given back to the buyer, what was only on account included.
    pub refunded: Money,
}

/// Refuses while a tax invoice stands.
pub async fn take_back(cx: &mut Write, input: TakeBack) -> Result<TakenBack> {
    let (number, state, buyer, _) = goods::head(cx, input.sale_id).await?;
    let old: Option<(SettlementId, Money)> =
        sqlx::query_as("SELECT id, gross FROM standing_settlements WHERE sale_id = ?")
            .bind(input.sale_id)
            .fetch_optional(cx.db())
            .await?;
    let Some((old, gross)) = old.filter(|_| state == SaleState::Sold) else {
        return Err(Refusal::new("sales.not_sold").at("sale_id").with("number", number).into());
    };
    if input.lines.is_empty() {
        return Err(Refusal::new("parts.lines_needed").at("lines").into());
    }
    let before = goods::of(cx, input.sale_id).await?;
    let back: Vec<(SaleLineId, Quantity)> =
        input.lines.iter().map(|line| (line.line_id, line.quantity)).collect();
    goods::take_back(cx, input.sale_id, &back, input.defective).await?;
    let reversal = reverse::in_red(cx, old, input.reason.as_str()).await?;

    let kept: Vec<SaleGoods> =
        goods::of(cx, input.sale_id).await?.into_iter().filter(|line| line.kept().is_positive()).collect();
    if kept.is_empty() {
        return Ok(TakenBack { reversal_id: reversal.id, settlement_id: None, refunded: gross });
    }
    let discounts: HashMap<SaleLineId, Money> = sqlx::query_as::<_, (SaleLineId, Money)>(
        "SELECT sale_line_id, discount FROM settlement_lines WHERE settlement_id = ?",
    )
    .bind(old)
    .fetch_all(cx.db())
    .await?
    .into_iter()
    .collect();
    let priced: Vec<Priced> = kept
        .iter()
        .map(|line| {
            let had = before.iter().find(|had| had.id == line.id).map_or(line.kept(), SaleGoods::kept);
            let discount = discounts.get(&line.id).copied().unwrap_or_default();
            priced(line, share(discount, line.kept(), had))
        })
        .collect();
    let (id, _, now_due) = keep(cx, input.sale_id, &buyer, &kept, &priced, Money::ZERO).await?;
    hand_on_payments(cx, reversal.id, id, now_due).await?;
    Ok(TakenBack { reversal_id: reversal.id, settlement_id: Some(id), refunded: gross - now_due })
}

/// The part of a line's discount that stays with what is kept of it.
fn share(discount: Money, kept: Quantity, had: Quantity) -> Money {
    discount.split(&[kept.units(), (had - kept).units()])[0]
}

/// What was paid for the goods that stay pays the new settlement, money before promises.
async fn hand_on_payments(
    cx: &mut Write,
    reversal: SettlementId,
    new: SettlementId,
    mut due: Money,
) -> Result<()> {
    let given: Vec<(PayWay, Money)> = sqlx::query_as(
        "SELECT way, -sum(amount) FROM payments WHERE settlement_id = ? AND kind = 'refund'
         GROUP BY way ORDER BY way = 'on_account', way",
    )
    .bind(reversal)
    .fetch_all(cx.db())
    .await?;
    let (staff, now) = (cx.staff(), cx.now);
    for (way, paid) in given {
        let amount = paid.min(due);
        if !amount.is_positive() {
            continue;
        }
        due -= amount;
        sqlx::query(
            "INSERT INTO payments (settlement_id, way, amount, kind, at, by_staff) VALUES (?, ?, ?, 'payment', ?, ?)",
        )
        .bind(new)
        .bind(way)
        .bind(amount)
        .bind(now)
        .bind(staff)
        .execute(cx.db())
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_discount_goes_with_what_is_kept() {
        let of = |discount: i64, kept: i64, had: i64| {
            share(Money::from_units(discount), Quantity::whole(kept), Quantity::whole(had)).units()
        };
        assert_eq!(of(1_000, 3, 4), 750);
        assert_eq!(of(1_000, 1, 3), 333);
        assert_eq!(of(1_000, 2, 2), 1_000);
        assert_eq!(of(0, 1, 2), 0);
    }
}
