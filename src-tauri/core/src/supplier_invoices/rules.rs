//! Pure decisions about a supplier's invoice: what is off, and what the tax comes to.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Money, Quantity, Rate};

/// One line charged beside what came of it. Money is net of VAT.
#[derive(Clone, Copy, Debug)]
pub struct Charged {
    pub quantity: Quantity,
    pub net: Money,
    /// Taken in good.
    pub came: Quantity,
    /// What the delivery was taken in for, per unit.
    pub unit_cost: Money,
}

/// What is off. Positive: charged more than came, or dearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Off {
    pub quantity: Quantity,
    /// For the quantity charged, net of VAT.
    pub price: Money,
    /// Quantity right and price within the tolerance.
    pub within: bool,
}

impl Charged {
    /// What came is worth.
    pub fn came_net(self) -> Money {
        self.unit_cost.times(self.came)
    }

    pub fn off(self, tolerance: Rate) -> Off {
        let quantity = self.quantity - self.came;
        let expected = self.unit_cost.times(self.quantity);
        let price = self.net - expected;
        Off { quantity, price, within: quantity.is_zero() && price.abs() <= expected.portion(tolerance) }
    }
}

/// Tax by rate: rounded per line, then summed, as a tax invoice prints it.
pub fn tax_of(net: Money, rate: Rate) -> Money {
    net.portion(rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_right_within_the_tolerance() {
        let line = |quantity, net, came, unit_cost| Charged {
            quantity: Quantity::whole(quantity),
            net: Money::from_units(net),
            came: Quantity::whole(came),
            unit_cost: Money::from_units(unit_cost),
        };
        let off = |line: Charged| line.off(Rate::percent(1));
        let is = |quantity: i64, price: i64, within| Off {
            quantity: Quantity::whole(quantity),
            price: Money::from_units(price),
            within,
        };
        assert_eq!(off(line(10, 10_000, 10, 1_000)), is(0, 0, true));
        // One hundredth is the tolerance, in either direction; a fen more is beyond it.
        assert_eq!(off(line(10, 10_100, 10, 1_000)), is(0, 100, true));
        assert_eq!(off(line(10, 10_101, 10, 1_000)), is(0, 101, false));
        assert_eq!(off(line(10, 9_899, 10, 1_000)), is(0, -101, false));
        // One more charged than came is off although its price is right.
        assert_eq!(off(line(11, 11_000, 10, 1_000)), is(1, 0, false));
        // Given free, and charged nothing.
        assert_eq!(off(line(1, 0, 1, 0)), is(0, 0, true));
        assert_eq!(off(line(1, 1, 1, 0)), is(0, 1, false));
    }
}
