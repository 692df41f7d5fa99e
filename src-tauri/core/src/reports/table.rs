//! A table of figures that knows what each of them is.

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::kernel::{Day, Hours, Money};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// As it is: a name, a number of a document.
    Text,
    /// A word of the trade, by its code.
    Word,
    Day,
    Count,
    Money,
    Hours,
    /// A part of a whole, 1 being all of it.
    Share,
    /// Money per piece, visit or hour.
    PerPiece,
    /// Hours per piece.
    HoursPerPiece,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Column {
    pub code: &'static str,
    pub kind: ColumnKind,
}

impl Column {
    pub const fn new(code: &'static str, kind: ColumnKind) -> Self {
        Self { code, kind }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Nothing,
    Text(String),
    Day(Day),
    Count(i64),
    Money(Money),
    Hours(Hours),
    /// Divided only when shown; sums add both sides.
    Ratio {
        of: Decimal,
        by: Decimal,
    },
}

/// Digits after the point of a ratio.
const RATIO_SCALE: u32 = 4;

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn share(of: i64, by: i64) -> Self {
        Self::Ratio { of: Decimal::from(of), by: Decimal::from(by) }
    }

    pub fn of_money(of: Money, by: Money) -> Self {
        Self::Ratio { of: of.to_decimal(), by: by.to_decimal() }
    }

    pub fn of_hours(of: Hours, by: Hours) -> Self {
        Self::Ratio { of: of.to_decimal(), by: by.to_decimal() }
    }

    pub fn per_piece(of: Money, pieces: i64) -> Self {
        Self::Ratio { of: of.to_decimal(), by: Decimal::from(pieces) }
    }

    pub fn per_hour(of: Money, hours: Hours) -> Self {
        Self::Ratio { of: of.to_decimal(), by: hours.to_decimal() }
    }

    pub fn hours_per_piece(of: Hours, pieces: i64) -> Self {
        Self::Ratio { of: of.to_decimal(), by: Decimal::from(pieces) }
    }

    /// Of a ratio; nothing where there is nothing to divide by.
    pub fn quotient(&self) -> Option<Decimal> {
        match self {
            Self::Ratio { by, .. } if by.is_zero() => None,
            Self::Ratio { of, by } => Some((*of / *by).round_dp(RATIO_SCALE)),
            _ => None,
        }
    }

    fn shown(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(text.clone()),
            Self::Day(day) => Some(day.to_string()),
            Self::Count(count) => Some(count.to_string()),
            Self::Money(money) => Some(money.to_string()),
            Self::Hours(hours) => Some(hours.to_string()),
            Self::Ratio { .. } => self.quotient().map(|value| value.to_string()),
        }
    }

    /// Two rows taken together; words and names have no sum.
    fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Count(a), Self::Count(b)) => Self::Count(a + b),
            (Self::Money(a), Self::Money(b)) => Self::Money(*a + *b),
            (Self::Hours(a), Self::Hours(b)) => Self::Hours(*a + *b),
            (Self::Ratio { of: a, by: b }, Self::Ratio { of: c, by: d }) => {
                Self::Ratio { of: a + c, by: b + d }
            }
            _ => Self::Nothing,
        }
    }
}

/// `{value, of, by}`: a ratio shows what it was made of.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cell = serializer.serialize_struct("Cell", 3)?;
        cell.serialize_field("value", &self.shown())?;
        let (of, by) = match self {
            Self::Ratio { of, by } => (Some(of.to_string()), Some(by.to_string())),
            _ => (None, None),
        };
        cell.serialize_field("of", &of)?;
        cell.serialize_field("by", &by)?;
        cell.end()
    }
}

impl TS for Cell {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "{ value: string | null, of: string | null, by: string | null }".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// All rows together, where that means something.
    pub total: Option<Vec<Cell>>,
}

impl Table {
    /// With a total over its rows.
    pub fn summed(columns: &[Column], rows: Vec<Vec<Cell>>) -> Self {
        let total = rows.iter().map(|row| summands(row)).reduce(|sum, row| added(&sum, &row));
        Self { columns: columns.to_vec(), rows, total }
    }

    pub fn plain(columns: &[Column], rows: Vec<Vec<Cell>>) -> Self {
        Self { columns: columns.to_vec(), rows, total: None }
    }
}

/// What of a row can be added up.
fn summands(row: &[Cell]) -> Vec<Cell> {
    let summand = |cell: &Cell| match cell {
        Cell::Text(_) | Cell::Day(_) => Cell::Nothing,
        _ => cell.clone(),
    };
    row.iter().map(summand).collect()
}

fn added(a: &[Cell], b: &[Cell]) -> Vec<Cell> {
    a.iter().zip(b).map(|(a, b)| a.plus(b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] =
        &[Column::new("name", ColumnKind::Text), Column::new("on_time", ColumnKind::Share)];

    fn row(name: &str, of: i64, by: i64) -> Vec<Cell> {
        vec![Cell::text(name), Cell::share(of, by)]
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        assert_eq!(Cell::share(0, 0).shown(), None);
        assert_eq!(Cell::share(1, 3).shown().as_deref(), Some("0.3333"));
    }

    #[test]
    fn a_total_divides_the_sums_and_not_the_quotients() {
        let table = Table::summed(COLUMNS, vec![row("陈静", 1, 1), row("李伟", 0, 3)]);
        let total = table.total.expect("a total");
        assert_eq!((total[0].shown(), total[1].shown().as_deref()), (None, Some("0.25")));
    }

    #[test]
    fn one_row_is_its_own_total_and_none_has_none() {
        let table = Table::summed(COLUMNS, vec![row("陈静", 1, 2)]);
        assert_eq!(table.total, Some(vec![Cell::Nothing, Cell::share(1, 2)]));
        assert_eq!(Table::summed(COLUMNS, Vec::new()).total, None);
    }
}
