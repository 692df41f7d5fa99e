//! One figure.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use ts_rs::TS;

use super::table::ColumnKind;
use crate::kernel::{Day, Hours, Money};

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Nothing,
    Text(String),
    Day(Day),
    Count(i64),
    Money(Money),
    Hours(Hours),
    /// Any other number.
    Number(Decimal),
    /// Divided only when shown.
    Ratio {
        of: Decimal,
        by: Decimal,
    },
    /// In a mixed column: what it is, said by itself.
    Of(ColumnKind, Box<Cell>),
}

/// Digits after the point of a ratio.
const RATIO_SCALE: u32 = 4;

/// Half a unit rounds away from zero, as everywhere in the house; without idle zeros.
pub fn rounded(value: Decimal, digits: u32) -> Decimal {
    value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero).normalize()
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub const fn ratio(of: Decimal, by: Decimal) -> Self {
        Self::Ratio { of, by }
    }

    /// Of a mixed column.
    pub fn of(self, kind: ColumnKind) -> Self {
        Self::Of(kind, Box::new(self))
    }

    /// The cell within, and what it is where its column is mixed.
    pub fn plain(&self, kind: ColumnKind) -> (&Self, ColumnKind) {
        match self {
            Self::Of(kind, cell) => (cell, *kind),
            cell => (cell, kind),
        }
    }

    /// As a number; words and nothing are zero.
    pub fn number(&self) -> Decimal {
        match self {
            Self::Count(count) => Decimal::from(*count),
            Self::Money(money) => money.to_decimal(),
            Self::Hours(hours) => hours.to_decimal(),
            Self::Number(number) => *number,
            Self::Ratio { .. } => self.quotient().unwrap_or_default(),
            Self::Of(_, cell) => cell.number(),
            Self::Nothing | Self::Text(_) | Self::Day(_) => Decimal::ZERO,
        }
    }

    /// Of a ratio; nothing where there is nothing to divide by.
    pub fn quotient(&self) -> Option<Decimal> {
        match self {
            Self::Ratio { by, .. } if by.is_zero() => None,
            Self::Ratio { of, by } => Some(rounded(*of / *by, RATIO_SCALE)),
            Self::Of(_, cell) => cell.quotient(),
            _ => None,
        }
    }

    pub fn shown(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(text.clone()),
            Self::Day(day) => Some(day.to_string()),
            Self::Count(count) => Some(count.to_string()),
            Self::Money(money) => Some(money.to_string()),
            Self::Hours(hours) => Some(hours.to_string()),
            Self::Number(number) => Some(number.to_string()),
            Self::Ratio { .. } => self.quotient().map(|value| value.to_string()),
            Self::Of(_, cell) => cell.shown(),
        }
    }

    /// Two rows taken together; words and names have no sum.
    pub fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Count(a), Self::Count(b)) => Self::Count(a + b),
            (Self::Money(a), Self::Money(b)) => Self::Money(*a + *b),
            (Self::Hours(a), Self::Hours(b)) => Self::Hours(*a + *b),
            _ => Self::Nothing,
        }
    }
}

/// `{value, of, by, kind}`: a ratio shows what it was made of.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (plain, kind) = match self {
            Self::Of(kind, cell) => (&**cell, Some(*kind)),
            cell => (cell, None),
        };
        let (of, by) = match plain {
            Self::Ratio { of, by } => (Some(of.to_string()), Some(by.to_string())),
            _ => (None, None),
        };
        let mut cell = serializer.serialize_struct("Cell", 4)?;
        cell.serialize_field("value", &plain.shown())?;
        cell.serialize_field("of", &of)?;
        cell.serialize_field("by", &by)?;
        cell.serialize_field("kind", &kind)?;
        cell.end()
    }
}

impl TS for Cell {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "{ value: string | null, of: string | null, by: string | null, kind: ColumnKind | null }".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_divided_by_nothing() {
        let ratio = |of: i64, by: i64| Cell::ratio(Decimal::from(of), Decimal::from(by));
        assert_eq!(ratio(0, 0).shown(), None);
        assert_eq!(ratio(1, 3).shown().as_deref(), Some("0.3333"));
    }
}
