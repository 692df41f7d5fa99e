//! Pure decisions about what may stand in the catalogue and how a package's price is made.

use crate::kernel::{Checks, Hours, Money, Quantity};

/// A whole car rebuilt is below this; more is a slip of the finger.
pub const MOST_HOURS: Hours = Hours::whole(1_000);
/// Pieces or litres on one line.
pub const MOST_PIECES: Quantity = Quantity::whole(100_000);
/// Lines of one package.
pub const MOST_PACKAGE_LINES: usize = 60;

/// Codes are what people type and print: letters, digits, dash, dot, slash, underscore.
pub fn check_code(checks: &mut Checks, field: &str, code: &str) {
    let shaped = code.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '/'));
    checks.require(shaped, field, "catalogue.code_shape");
}

/// Standard hours may be zero (work that is free by the catalogue), never negative.
pub fn check_hours(checks: &mut Checks, field: &str, hours: Hours) {
    checks.require(!hours.is_negative() && hours <= MOST_HOURS, field, "catalogue.hours_range");
}

pub fn check_price(checks: &mut Checks, field: &str, price: Option<Money>) {
    checks.require(price.is_none_or(|price| !price.is_negative()), field, "catalogue.price_range");
}

/// The amounts of a package's lines: their list amounts, or a fixed price split in
/// proportion to them so that the sum is exact.
pub fn spread(fixed_price: Option<Money>, list_amounts: &[Money]) -> Vec<Money> {
    match fixed_price {
        None => list_amounts.to_vec(),
        Some(price) => {
            let weights: Vec<i64> = list_amounts.iter().map(|amount| amount.units()).collect();
            price.split(&weights)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_fixed_price_lands_on_the_lines_exactly() {
        let list = [Money::yuan(180), Money::yuan(100), Money::from_units(3_333)];
        let spread = spread(Some(Money::yuan(299)), &list);
        assert_eq!(spread.iter().copied().sum::<Money>(), Money::yuan(299));
        assert!(spread[0] > spread[1] && spread[1] > spread[2]);
    }

    #[test]
    fn without_a_fixed_price_lines_cost_what_they_cost() {
        let list = [Money::yuan(180), Money::ZERO];
        assert_eq!(spread(None, &list), list);
    }

    #[test]
    fn codes_are_typable() {
        for (code, good) in
            [("BY001", true), ("TC-BY6/30", true), ("首保", true), ("a b", false), ("a'b", false)]
        {
            let mut checks = Checks::new();
            check_code(&mut checks, "code", code);
            assert_eq!(checks.is_clean(), good, "{code}");
        }
    }

    proptest! {
        #[test]
        fn the_spread_is_the_price(price in 0_i64..100_000_000, list in prop::collection::vec(0_i64..10_000_000, 1..60)) {
            let list: Vec<Money> = list.into_iter().map(Money::from_units).collect();
            let spread = spread(Some(Money::from_units(price)), &list);
            prop_assert_eq!(spread.len(), list.len());
            prop_assert!(spread.iter().all(|amount| !amount.is_negative()));
            prop_assert_eq!(spread.into_iter().sum::<Money>(), Money::from_units(price));
        }
    }
}
