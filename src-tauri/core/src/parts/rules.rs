//! Pure decisions about stock: what a quantity costs, and how much is enough.

use crate::kernel::{Money, Quantity};

/// Most that may ever lie on one shelf, and be worth: beyond, sums could overflow.
pub const MOST_ON_HAND: Quantity = Quantity::whole(1_000_000_000);
pub const MOST_VALUE: Money = Money::yuan(10_000_000_000_000);

/// Moving average: the share of `value` that `quantity` out of `on_hand` takes along,
/// rounded to the fen. The last of it takes the rest, so that no stock is worth nothing.
/// `quantity` is at most `on_hand`.
pub fn cost_of(quantity: Quantity, on_hand: Quantity, value: Money) -> Money {
    if quantity >= on_hand {
        return value;
    }
    worth(quantity, on_hand, value)
}

/// What `more` of something is worth at the average cost of what is there, rounded to the fen.
pub fn worth(more: Quantity, on_hand: Quantity, value: Money) -> Money {
    if !on_hand.is_positive() {
        return Money::ZERO;
    }
    let share = i128::from(value.units()) * i128::from(more.units());
    let whole = i128::from(on_hand.units());
    Money::from_units(i64::try_from((share * 2 + whole) / (whole * 2)).unwrap_or(i64::MAX))
}

/// What a difference between shelf and book is worth, signed: missing stock at average
/// cost, found stock likewise, or at `last_cost` where there was none to average.
pub fn difference_value(quantity: Quantity, on_hand: Quantity, value: Money, last_cost: Money) -> Money {
    if quantity.is_negative() {
        -cost_of(-quantity, on_hand, value)
    } else if on_hand.is_positive() {
        worth(quantity, on_hand, value)
    } else {
        last_cost.times(quantity)
    }
}

/// How much of `free` a wish gets.
pub fn held(wanted: Quantity, free: Quantity) -> Quantity {
    wanted.min(free).max(Quantity::ZERO)
}

/// Units of what is poured, weighed or cut off, not counted by the piece.
const MEASURED: [&str; 12] = ["l", "升", "ml", "毫升", "kg", "千克", "公斤", "g", "克", "m", "米", "cm"];

/// Whether one scan means all that is wanted, not one piece: nobody scans oil litre by litre.
pub fn is_measured(unit: &str) -> bool {
    MEASURED.contains(&unit.trim().to_lowercase().as_str())
}

/// The whole packs just below and just above a quantity that breaks a pack; none where it does not.
pub fn broken_pack(quantity: Quantity, pack: Quantity) -> Option<(Quantity, Quantity)> {
    if !pack.is_positive() || !quantity.is_positive() || quantity.units() % pack.units() == 0 {
        return None;
    }
    let less = quantity.units() - quantity.units() % pack.units();
    Some((Quantity::from_units(less), Quantity::from_units(less + pack.units())))
}

/// The fewest whole packs that hold a quantity.
pub fn in_packs(quantity: Quantity, pack: Quantity) -> Quantity {
    broken_pack(quantity, pack).map_or(quantity, |(_, more)| more)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_takes_the_rest() {
        let three = Quantity::whole(3);
        let ten = Money::yuan(10);
        assert_eq!(cost_of(Quantity::ONE, three, ten), Money::from_units(333));
        assert_eq!(cost_of(Quantity::ONE, Quantity::whole(2), Money::from_units(667)).units(), 334);
        assert_eq!(cost_of(Quantity::ONE, Quantity::ONE, Money::from_units(333)).units(), 333);
        assert_eq!(cost_of(three, three, ten), ten);
        assert_eq!(
            cost_of(Quantity::from_units(4_500), Quantity::whole(200), Money::yuan(9_000)),
            Money::from_units(20_250)
        );
    }

    proptest! {
        #[test]
        fn taking_it_all_in_pieces_costs_it_all(value in 0..1_000_000_000_i64, pieces in prop::collection::vec(1..1_000_000_i64, 1..50)) {
            let mut on_hand: Quantity = pieces.iter().map(|p| Quantity::from_units(*p)).sum();
            let mut left = Money::from_units(value);
            for piece in pieces {
                let piece = Quantity::from_units(piece);
                let cost = cost_of(piece, on_hand, left);
                prop_assert!(!cost.is_negative() && cost <= left);
                on_hand -= piece;
                left -= cost;
            }
            prop_assert!(on_hand.is_zero() && left.is_zero());
        }
    }

    #[test]
    fn packs_are_told_not_forced() {
        let whole = Quantity::whole;
        assert_eq!(broken_pack(whole(7), whole(6)), Some((whole(6), whole(12))));
        assert_eq!(broken_pack(whole(5), whole(6)), Some((whole(0), whole(6))));
        assert_eq!(broken_pack(whole(12), whole(6)), None);
        assert_eq!(broken_pack(whole(7), Quantity::ZERO), None);
        assert_eq!(in_packs(whole(7), whole(6)), whole(12));
        assert_eq!(in_packs(Quantity::from_units(4_500), whole(4)), whole(8));
    }

    #[test]
    fn oil_is_measured_and_filters_are_counted() {
        assert!(["升", "L", " ml ", "kg", "米"].iter().all(|unit| is_measured(unit)));
        assert!(["个", "片", "瓶", "桶", "套", ""].iter().all(|unit| !is_measured(unit)));
    }
}
