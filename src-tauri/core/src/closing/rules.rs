//! What is right about counting a drawer, and how heavy an undone thing weighs.

use std::str::FromStr;

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::Money;

/// What the house says about something left undone at the month's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UndoneWeight {
    /// The month is not closed before it is done.
    Forbid,
    /// The manager closes the month knowing it.
    Warn,
    /// The house does not look at it.
    Off,
}

impl FromStr for UndoneWeight {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "forbid" => Ok(Self::Forbid),
            "warn" => Ok(Self::Warn),
            "off" => Ok(Self::Off),
            _ => Err(()),
        }
    }
}

/// The cash of a day: what lay in the drawer before, what came in, what was counted, what goes.
#[derive(Clone, Copy, Debug)]
pub struct Drawer {
    pub opening_float: Money,
    pub recorded: Money,
    /// Everything in the drawer.
    pub counted: Money,
    pub handed_in: Money,
}

impl Drawer {
    /// What should lie there.
    pub fn expected(self) -> Money {
        self.opening_float + self.recorded
    }

    /// More than should lie there is positive.
    pub fn difference(self) -> Money {
        self.counted - self.expected()
    }

    pub fn closing_float(self) -> Money {
        self.counted - self.handed_in
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_float_is_not_income() {
        let drawer = Drawer {
            opening_float: Money::yuan(500),
            recorded: Money::yuan(1_334),
            counted: Money::yuan(1_830),
            handed_in: Money::yuan(1_330),
        };
        assert_eq!(drawer.expected(), Money::yuan(1_834));
        assert_eq!(drawer.difference(), Money::yuan(-4));
        assert_eq!(drawer.closing_float(), Money::yuan(500));
    }

    #[test]
    fn a_weight_is_one_of_three_words() {
        assert_eq!("forbid".parse(), Ok(UndoneWeight::Forbid));
        assert_eq!("maybe".parse::<UndoneWeight>(), Err(()));
    }
}
