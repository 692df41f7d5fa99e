//! How one price becomes another: a percentage or an amount, then rounded. Pure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::prices::PriceLevel;
use crate::kernel::{Checks, Money, Rate};

/// Beyond, it is a slip of the finger.
const DEAREST: i64 = Money::yuan(10_000_000).units();
/// A price may grow to the tenfold and fall to nothing.
const STEEPEST: i64 = 90_000;
const WHOLE: i64 = 10_000;

/// To what a new price is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoundedTo {
    Fen,
    Jiao,
    Yuan,
    TenYuan,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoundedWhere {
    Nearest,
    Up,
    Down,
}

#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RepricingForm {
    /// Which price changes.
    pub level: PriceLevel,
    /// Reckoned from the retail price instead of from itself: how a level gets its first prices.
    pub from_retail: bool,
    /// "0.05" makes it 5 % dearer, "-0.05" cheaper. This or an amount.
    #[ts(optional = nullable)]
    pub percent: Option<Rate>,
    #[ts(optional = nullable)]
    pub amount: Option<Money>,
    pub rounded_to: RoundedTo,
    pub rounded_where: RoundedWhere,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Percent(Rate),
    Amount(Money),
}

#[derive(Clone, Copy, Debug)]
pub struct Repricing {
    pub level: PriceLevel,
    from_retail: bool,
    step: Step,
    to: RoundedTo,
    side: RoundedWhere,
}

/// Below nothing, or beyond what any part costs.
#[derive(Debug, PartialEq, Eq)]
pub struct TooFar;

impl RepricingForm {
    /// Adds what is wrong with the rule at `field`.
    pub fn checked(&self, checks: &mut Checks, field: &str) -> Option<Repricing> {
        let step = match (self.percent, self.amount) {
            (Some(percent), None) => {
                let within = (-WHOLE..=STEEPEST).contains(&percent.units());
                checks.require(within, &format!("{field}.percent"), "parts.percent_range");
                Some(Step::Percent(percent))
            }
            (None, Some(amount)) => {
                let within = amount.units().abs() <= DEAREST;
                checks.require(within, &format!("{field}.amount"), "parts.price_range");
                Some(Step::Amount(amount))
            }
            _ => {
                checks.require(false, &format!("{field}.percent"), "parts.repricing_needed");
                None
            }
        };
        step.map(|step| Repricing {
            level: self.level,
            from_retail: self.from_retail,
            step,
            to: self.rounded_to,
            side: self.rounded_where,
        })
    }
}

impl Repricing {
    /// From what the new price is reckoned; none where the part has no price of the level.
    pub fn base(&self, own: Option<Money>, retail: Money) -> Option<Money> {
        if self.from_retail { Some(retail) } else { own }
    }

    pub fn new_price(&self, base: Money) -> Result<Money, TooFar> {
        // In ten-thousandths of a fen, so that rounding happens once.
        let exact = match self.step {
            Step::Percent(percent) => i128::from(base.units()) * i128::from(WHOLE + percent.units()),
            Step::Amount(amount) => {
                (i128::from(base.units()) + i128::from(amount.units())) * i128::from(WHOLE)
            }
        };
        let fen: i128 = match self.to {
            RoundedTo::Fen => 1,
            RoundedTo::Jiao => 10,
            RoundedTo::Yuan => 100,
            RoundedTo::TenYuan => 1_000,
        };
        let unit = fen * i128::from(WHOLE);
        let down = exact.div_euclid(unit);
        let rest = exact.rem_euclid(unit);
        let up = match self.side {
            RoundedWhere::Nearest => rest * 2 >= unit,
            RoundedWhere::Up => rest > 0,
            RoundedWhere::Down => false,
        };
        let units = i64::try_from((down + i128::from(up)) * fen).map_err(|_| TooFar)?;
        if (0..=DEAREST).contains(&units) { Ok(Money::from_units(units)) } else { Err(TooFar) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(percent: Option<&str>, amount: Option<&str>, to: RoundedTo, side: RoundedWhere) -> Repricing {
        let form = RepricingForm {
            level: PriceLevel::Retail,
            from_retail: false,
            percent: percent.map(|text| text.parse().expect("a rate")),
            amount: amount.map(|text| text.parse().expect("money")),
            rounded_to: to,
            rounded_where: side,
        };
        form.checked(&mut Checks::new(), "rule").expect("a rule")
    }

    #[test]
    fn prices_change_and_are_rounded_once() {
        use RoundedTo::{Fen, Jiao, TenYuan, Yuan};
        use RoundedWhere::{Down, Nearest, Up};
        for (percent, amount, to, side, from, becomes) in [
            (Some("0.05"), None, Fen, Nearest, "99.99", "104.99"),
            (Some("0.05"), None, Yuan, Nearest, "99.99", "105.00"),
            (Some("0.05"), None, Yuan, Down, "99.99", "104.00"),
            (Some("0.05"), None, Yuan, Up, "100.00", "105.00"),
            (Some("-0.1"), None, Jiao, Nearest, "10.05", "9.00"),
            (Some("-0.1"), None, Jiao, Up, "10.05", "9.10"),
            (None, Some("3.00"), TenYuan, Up, "98.00", "110.00"),
            (None, Some("-98.00"), Fen, Nearest, "98.00", "0.00"),
            (Some("-1"), None, Fen, Nearest, "98.00", "0.00"),
            (Some("0.005"), None, Fen, Nearest, "1.00", "1.01"),
        ] {
            let new = rule(percent, amount, to, side).new_price(from.parse().expect("money"));
            assert_eq!(new, Ok(becomes.parse().expect("money")), "{from} {percent:?} {amount:?}");
        }
    }

    #[test]
    fn no_price_below_nothing_or_beyond_reason() {
        let less = rule(None, Some("-98.01"), RoundedTo::Fen, RoundedWhere::Nearest);
        assert_eq!(less.new_price(Money::yuan(98)), Err(TooFar));
        let more = rule(Some("9"), None, RoundedTo::Fen, RoundedWhere::Nearest);
        assert_eq!(more.new_price(Money::yuan(9_000_000)), Err(TooFar));
    }
}
