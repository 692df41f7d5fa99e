//! What may be done to money, to the fen.

use super::decimal::{Money, Quantity, Rate};

impl Money {
    pub const fn yuan(yuan: i64) -> Self {
        Self::from_units(yuan * 100)
    }

    /// Price × quantity, rounded to the fen.
    pub fn times(self, quantity: Quantity) -> Self {
        Self::from_units(divide_rounded(i128::from(self.units()) * i128::from(quantity.units()), 1_000))
    }

    /// This much of it, rounded to the fen: `rate` 0.1300 is 13 %.
    pub fn portion(self, rate: Rate) -> Self {
        Self::from_units(divide_rounded(i128::from(self.units()) * i128::from(rate.units()), 10_000))
    }

    /// The net part of a tax-inclusive amount, rounded to the fen; the tax is the rest.
    pub fn net_of(self, tax: Rate) -> Self {
        Self::from_units(divide_rounded(i128::from(self.units()) * 10_000, 10_000 + i128::from(tax.units())))
    }

    /// The unit price behind an amount for a quantity, rounded to the fen; zero for none.
    pub fn per(self, quantity: Quantity) -> Self {
        if quantity.units() == 0 {
            return Self::ZERO;
        }
        Self::from_units(divide_rounded(i128::from(self.units()) * 1_000, i128::from(quantity.units())))
    }

    /// Splits it in proportion to the weights so that the parts add up to it exactly.
    /// Fen left over go to the largest remainders, earlier ones first. With no
    /// weight at all the first part takes everything.
    pub fn split(self, weights: &[i64]) -> Vec<Self> {
        let total: i128 = weights.iter().map(|w| i128::from((*w).max(0))).sum();
        if total == 0 {
            let first = (0..weights.len()).map(|i| if i == 0 { self } else { Self::ZERO });
            return first.collect();
        }
        let sign = if self.units() < 0 { -1 } else { 1 };
        let amount = i128::from(self.units().abs());
        let mut parts = Vec::with_capacity(weights.len());
        let mut remainders = Vec::with_capacity(weights.len());
        for (index, weight) in weights.iter().enumerate() {
            let scaled = amount * i128::from((*weight).max(0));
            parts.push(clamp(scaled / total));
            remainders.push((scaled % total, index));
        }
        remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let given: i64 = parts.iter().sum();
        let left = usize::try_from(self.units().abs() - given).unwrap_or(0);
        for (_, index) in remainders.into_iter().take(left) {
            parts[index] += 1;
        }
        parts.into_iter().map(|units| Self::from_units(units * sign)).collect()
    }
}

fn clamp(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

fn divide_rounded(dividend: i128, divisor: i128) -> i64 {
    let half = divisor.abs() / 2 + divisor.abs() % 2;
    let quotient = dividend / divisor;
    let remainder = (dividend % divisor).abs();
    let step = if remainder >= half && remainder > 0 { dividend.signum() * divisor.signum() } else { 0 };
    clamp(quotient + step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(Money::from_units(1).times(Quantity::from_units(500)).units(), 1);
        assert_eq!(Money::from_units(-1).times(Quantity::from_units(500)).units(), -1);
        assert_eq!(Money::from_units(1).times(Quantity::from_units(499)).units(), 0);
        assert_eq!(Money::yuan(113).net_of(Rate::percent(13)), Money::yuan(100));
    }

    proptest! {
        #[test]
        fn a_split_adds_up(amount in -1_000_000_000_i64..1_000_000_000, weights in prop::collection::vec(0_i64..1_000_000, 1..40)) {
            let parts = Money::from_units(amount).split(&weights);
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(parts.into_iter().sum::<Money>(), Money::from_units(amount));
        }

        #[test]
        fn net_and_tax_are_the_gross(gross in -100_000_000_i64..100_000_000, tax in 0_i64..3_000) {
            let gross = Money::from_units(gross);
            let net = gross.net_of(Rate::from_units(tax));
            let tax_amount = gross - net;
            // Taxing the net again lands within a fen of the gross.
            prop_assert!((net.portion(Rate::from_units(tax)) - tax_amount).units().abs() <= 1);
        }
    }
}
