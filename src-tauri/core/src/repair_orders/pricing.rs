//! Amounts of lines and orders. Pure; everything is tax-inclusive, as the trade prices,
//! and tax is taken out per line, rounded to the fen, then summed (domain facts 4.1).

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{LineKind, Payer};
use crate::kernel::{Money, Quantity, Rate};

/// One line's list amount is below this; more is a slip of the finger.
pub const MOST_PER_LINE: Money = Money::yuan(10_000_000);

/// Price × quantity, rounded to the fen; `None` beyond [`MOST_PER_LINE`].
pub fn list_amount(unit_price: Money, quantity: Quantity) -> Option<Money> {
    Some(unit_price.times(quantity)).filter(|amount| *amount <= MOST_PER_LINE)
}

/// What a line costs the payer, as net and tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineAmounts {
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
}

pub fn amounts(list: Money, discount: Money, rate: Rate) -> LineAmounts {
    let gross = list - discount;
    let net = gross.net_of(rate);
    LineAmounts { gross, net, tax: gross - net }
}

/// What a line brings into a sum.
#[derive(Clone, Copy, Debug)]
pub struct Priced {
    pub kind: LineKind,
    pub list_amount: Money,
    pub discount: Money,
    pub tax_rate: Rate,
}

/// A sum of lines: labour and material apart (regulation on vehicle repair), tax per rate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct OrderTotals {
    /// List amounts, tax included.
    pub labour: Money,
    pub material: Money,
    /// Sublet work and fees.
    pub other: Money,
    pub discount: Money,
    /// labour + material + other − discount.
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
    pub by_rate: Vec<RateTotal>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RateTotal {
    pub rate: Rate,
    pub net: Money,
    pub tax: Money,
    pub gross: Money,
}

/// Adds lines up.
pub fn totals(lines: impl IntoIterator<Item = Priced>) -> OrderTotals {
    let mut sum = OrderTotals::default();
    let mut rates: BTreeMap<Rate, RateTotal> = BTreeMap::new();
    for line in lines {
        match line.kind {
            LineKind::Labour => sum.labour += line.list_amount,
            LineKind::Part => sum.material += line.list_amount,
            LineKind::Sublet | LineKind::Fee => sum.other += line.list_amount,
        }
        let own = amounts(line.list_amount, line.discount, line.tax_rate);
        sum.discount += line.discount;
        sum.gross += own.gross;
        sum.net += own.net;
        sum.tax += own.tax;
        let rate =
            rates.entry(line.tax_rate).or_insert(RateTotal { rate: line.tax_rate, ..RateTotal::default() });
        rate.net += own.net;
        rate.tax += own.tax;
        rate.gross += own.gross;
    }
    sum.by_rate = rates.into_values().collect();
    sum
}

/// What one payer is to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PayerTotals {
    pub payer: Payer,
    /// Lines the customer said yes to.
    pub consented: OrderTotals,
    /// Lines that wait for a yes.
    pub proposed: OrderTotals,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn list_amounts_round_to_the_fen() {
        let cases = [
            ("180.00", "1.5", "270.00"),
            ("89.90", "6", "539.40"),
            ("0.01", "0.5", "0.01"),
            ("0", "3", "0.00"),
        ];
        for (price, quantity, amount) in cases {
            let price: Money = price.parse().unwrap();
            let quantity: Quantity = quantity.parse().unwrap();
            assert_eq!(
                list_amount(price, quantity).unwrap().to_string(),
                amount.to_string(),
                "{price} × {quantity}"
            );
        }
        assert_eq!(list_amount(Money::yuan(10_000_001), Quantity::ONE), None);
    }

    #[test]
    fn tax_is_inside_the_price() {
        let all = amounts(Money::yuan(1_334), Money::yuan(34), Rate::percent(13));
        assert_eq!((all.gross, all.net), (Money::yuan(1_300), Money::from_units(115_044)));
        assert_eq!(all.tax, Money::from_units(14_956));
    }

    #[test]
    fn labour_material_and_the_rest_stand_apart() {
        let line = |kind, yuan, rate| Priced {
            kind,
            list_amount: Money::yuan(yuan),
            discount: Money::yuan(1),
            tax_rate: Rate::percent(rate),
        };
        let sum = totals([
            line(LineKind::Labour, 180, 13),
            line(LineKind::Part, 500, 13),
            line(LineKind::Sublet, 60, 6),
            line(LineKind::Fee, 40, 6),
        ]);
        assert_eq!(
            (sum.labour, sum.material, sum.other),
            (Money::yuan(180), Money::yuan(500), Money::yuan(100))
        );
        assert_eq!((sum.discount, sum.gross), (Money::yuan(4), Money::yuan(776)));
        let rates: Vec<_> = sum.by_rate.iter().map(|r| (r.rate, r.gross)).collect();
        assert_eq!(rates, [(Rate::percent(6), Money::yuan(98)), (Rate::percent(13), Money::yuan(678))]);
    }

    proptest! {
        #[test]
        fn the_sum_is_the_sum_of_its_lines(lines in prop::collection::vec((0_i64..100_000_000, 0_i64..=100, 0_usize..4, 0_i64..3_000), 0..80)) {
            let priced: Vec<Priced> = lines.iter().map(|(list, percent, kind, rate)| Priced {
                kind: LineKind::ALL[*kind],
                list_amount: Money::from_units(*list),
                discount: Money::from_units(*list).portion(Rate::percent(*percent)),
                tax_rate: Rate::from_units(*rate),
            }).collect();
            let sum = totals(priced.iter().copied());
            prop_assert_eq!(sum.gross, sum.labour + sum.material + sum.other - sum.discount);
            prop_assert_eq!(sum.gross, sum.net + sum.tax);
            prop_assert_eq!(sum.gross, sum.by_rate.iter().map(|r| r.gross).sum::<Money>());
            prop_assert_eq!(sum.tax, sum.by_rate.iter().map(|r| r.tax).sum::<Money>());
            prop_assert!(!sum.gross.is_negative() && !sum.tax.is_negative());
        }
    }
}
