//! The arithmetic of a settlement. Pure: lines in, exact sums out.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Money, Rate};
use crate::repair_orders::LineKind;

/// What the arithmetic needs of an order's line. Amounts include tax.
#[derive(Clone, Copy, Debug)]
pub struct Priced {
    pub kind: LineKind,
    pub list_amount: Money,
    /// Given on this line already.
    pub discount: Money,
    pub tax_rate: Rate,
}

/// A line as it is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettledLine {
    /// The line's own discount and its share of the one on the total.
    pub discount: Money,
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
}

/// Tax by rate, as the statement shows it (增值税法 art. 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TaxSum {
    pub rate: Rate,
    pub net: Money,
    pub tax: Money,
    pub gross: Money,
}

/// A settlement's sums; `gross = labour + material + other − discount = net + tax`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Totals {
    pub labour: Money,
    pub material: Money,
    pub other: Money,
    pub discount: Money,
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
    pub by_rate: Vec<TaxSum>,
}

impl Totals {
    /// What would be due without any discount.
    pub fn list(&self) -> Money {
        self.labour + self.material + self.other
    }
}

/// Settles the lines with one more discount on the total, spread over the lines in
/// proportion to what is left of them, so that tax by rate stays exact. Net and tax are
/// rounded per line, then summed.
pub fn settle(lines: &[Priced], on_total: Money) -> (Vec<SettledLine>, Totals) {
    let weights: Vec<i64> = lines.iter().map(|line| (line.list_amount - line.discount).units()).collect();
    let shares = on_total.split(&weights);
    let settled: Vec<SettledLine> = lines
        .iter()
        .zip(shares)
        .map(|(line, share)| {
            let discount = line.discount + share;
            let gross = line.list_amount - discount;
            let net = gross.net_of(line.tax_rate);
            SettledLine { discount, gross, net, tax: gross - net }
        })
        .collect();
    let totals = sum(lines, &settled);
    (settled, totals)
}

fn sum(lines: &[Priced], settled: &[SettledLine]) -> Totals {
    let mut totals = Totals::default();
    let mut by_rate: BTreeMap<Rate, TaxSum> = BTreeMap::new();
    for (line, done) in lines.iter().zip(settled) {
        let pot = match line.kind {
            LineKind::Labour => &mut totals.labour,
            LineKind::Part => &mut totals.material,
            LineKind::Sublet | LineKind::Fee => &mut totals.other,
        };
        *pot += line.list_amount;
        totals.discount += done.discount;
        totals.gross += done.gross;
        totals.net += done.net;
        totals.tax += done.tax;
        let rate = by_rate.entry(line.tax_rate).or_insert(TaxSum {
            rate: line.tax_rate,
            net: Money::ZERO,
            tax: Money::ZERO,
            gross: Money::ZERO,
        });
        rate.net += done.net;
        rate.tax += done.tax;
        rate.gross += done.gross;
    }
    totals.by_rate = by_rate.into_values().collect();
    totals
}

/// Whether a discount stays within an authority given as a proportion of the list price.
pub fn within(authority: Rate, discount: Money, list: Money) -> bool {
    discount <= list.portion(authority)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(kind: LineKind, fen: i64, discount: i64, percent: i64) -> Priced {
        Priced {
            kind,
            list_amount: Money::from_units(fen),
            discount: Money::from_units(discount),
            tax_rate: Rate::percent(percent),
        }
    }

    #[test]
    fn labour_and_material_stay_apart_and_tax_is_shown_by_rate() {
        // Worked by hand: 1,130.00 labour, 226.00 part with 26.00 off, 106.00 towing at 6 %.
        let lines = [
            line(LineKind::Labour, 113_000, 0, 13),
            line(LineKind::Part, 22_600, 2_600, 13),
            line(LineKind::Fee, 10_600, 0, 6),
        ];
        let (settled, totals) = settle(&lines, Money::ZERO);
        assert_eq!(settled[1].gross, Money::yuan(200));
        // 200.00 / 1.13 = 176.991… → 176.99
        assert_eq!(settled[1].net, Money::from_units(17_699));
        assert_eq!(totals.labour, Money::yuan(1130));
        assert_eq!(totals.material, Money::yuan(226));
        assert_eq!(totals.other, Money::yuan(106));
        assert_eq!(totals.discount, Money::yuan(26));
        assert_eq!(totals.gross, Money::yuan(1436));
        assert_eq!(totals.by_rate.len(), 2);
        assert_eq!(totals.by_rate[0].tax, Money::yuan(6));
        assert_eq!(totals.by_rate[1].tax, Money::from_units(15_301));
    }

    #[test]
    fn a_discount_on_the_total_is_spread_and_adds_up() {
        let lines = [line(LineKind::Labour, 10_000, 0, 13), line(LineKind::Part, 20_000, 0, 13)];
        let (settled, totals) = settle(&lines, Money::from_units(1_000));
        assert_eq!(settled[0].discount, Money::from_units(333));
        assert_eq!(settled[1].discount, Money::from_units(667));
        assert_eq!(totals.gross, Money::yuan(290));
    }

    #[test]
    fn authority_is_a_share_of_the_list_price() {
        assert!(within(Rate::percent(5), Money::yuan(5), Money::yuan(100)));
        assert!(!within(Rate::percent(5), Money::from_units(501), Money::yuan(100)));
        assert!(within(Rate::ZERO, Money::ZERO, Money::ZERO));
    }

    proptest! {
        #[test]
        fn every_sum_is_exact(
            lines in prop::collection::vec((0_usize..4, 0_i64..10_000_000, 0_i64..100, 0_usize..4), 1..60),
            share in 0_i64..=100,
        ) {
            let lines: Vec<Priced> = lines
                .into_iter()
                .map(|(kind, fen, off, rate)| {
                    line(LineKind::ALL[kind], fen, fen * off / 100, [0, 1, 6, 13][rate])
                })
                .collect();
            let left: Money = lines.iter().map(|l| l.list_amount - l.discount).sum();
            let on_total = Money::from_units(left.units() * share / 100);
            let (settled, totals) = settle(&lines, on_total);
            prop_assert_eq!(totals.gross, left - on_total);
            prop_assert_eq!(totals.gross, totals.list() - totals.discount);
            prop_assert_eq!(totals.gross, totals.net + totals.tax);
            prop_assert_eq!(totals.by_rate.iter().map(|r| r.gross).sum::<Money>(), totals.gross);
            prop_assert_eq!(settled.iter().map(|l| l.gross).sum::<Money>(), totals.gross);
            prop_assert!(settled.iter().all(|l| !l.gross.is_negative() && !l.tax.is_negative()));
        }
    }
}
