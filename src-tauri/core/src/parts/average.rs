//! Moving-average cost. Pure; the ledger and everything that imitates it use this.

use crate::kernel::{Money, Quantity};

/// What `quantity` of a stock of `on_hand` worth `value` costs, rounded to the fen. The
/// last of it takes whatever value is left, so that nothing on hand is worth nothing.
pub fn cost_of(on_hand: Quantity, value: Money, quantity: Quantity) -> Money {
    if quantity >= on_hand {
        return value;
    }
    let weights = [quantity.units(), (on_hand - quantity).units()];
    value.split(&weights).first().copied().unwrap_or(Money::ZERO)
}
