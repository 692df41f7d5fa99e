//! A table of figures that knows what each of them is and what it was made of.

use rust_decimal::Decimal;
use serde::Serialize;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;
use ts_rs::TS;

pub use super::cell::Cell;
use super::chart::Chart;
use crate::kernel::{Hours, Moment, Money, Result};

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
    /// Pieces, litres.
    Quantity,
    /// A part of a whole, 1 being all of it.
    Share,
    /// Money per piece, visit or hour.
    PerPiece,
    /// Anything else per piece: hours, minutes, turns, points.
    Average,
    /// Each cell says by itself what it is.
    Mixed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Column {
    pub code: &'static str,
    pub kind: ColumnKind,
    /// The columns it is computed from; a ratio divides the first by the second. None: it is
    /// added up from records, which [`super::behind`] names.
    pub made_of: &'static [&'static str],
}

impl Column {
    pub const fn new(code: &'static str, kind: ColumnKind) -> Self {
        Self { code, kind, made_of: &[] }
    }

    /// Computed from other columns of its row.
    pub const fn made(code: &'static str, kind: ColumnKind, made_of: &'static [&'static str]) -> Self {
        Self { code, kind, made_of }
    }

    const fn is_ratio(&self) -> bool {
        matches!(self.kind, ColumnKind::Share | ColumnKind::PerPiece | ColumnKind::Average)
            && self.made_of.len() == 2
    }

    /// Whether records stand behind its figures.
    pub const fn is_figure(&self) -> bool {
        !matches!(self.kind, ColumnKind::Text | ColumnKind::Word | ColumnKind::Day)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// By what each row is asked for when one wants to see what is behind its figures.
    pub keys: Vec<String>,
    /// All rows together, where that means something.
    pub total: Option<Vec<Cell>>,
    pub chart: Option<Chart>,
}

impl Table {
    /// From rows of a key and one value per column that is not a ratio, with a total over them.
    ///
    /// # Errors
    /// A row that does not fit the columns.
    pub fn summed(columns: &[Column], rows: Vec<SqliteRow>) -> Result<Self> {
        let mut table = Self::plain(columns, rows)?;
        table.total = table.sums();
        Ok(table)
    }

    /// The same without a total.
    ///
    /// # Errors
    /// A row that does not fit the columns.
    pub fn plain(columns: &[Column], rows: Vec<SqliteRow>) -> Result<Self> {
        let mut table = Self::empty(columns);
        for row in rows {
            let key: Option<String> = row.try_get_unchecked(0)?;
            let mut at = 0;
            let mut cells = Vec::with_capacity(columns.len());
            for column in columns {
                cells.push(if column.is_ratio() {
                    Cell::Nothing
                } else {
                    at += 1;
                    read(&row, at, column.kind)?
                });
            }
            table.push(key.unwrap_or_default(), cells);
        }
        Ok(table)
    }

    pub fn empty(columns: &[Column]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new(), keys: Vec::new(), total: None, chart: None }
    }

    /// One row more; what can be computed from its other cells is.
    pub fn push(&mut self, key: impl Into<String>, mut cells: Vec<Cell>) {
        self.divide(&mut cells);
        self.rows.push(cells);
        self.keys.push(key.into());
    }

    fn divide(&self, cells: &mut [Cell]) {
        for (at, column) in self.columns.iter().enumerate().filter(|(_, column)| column.is_ratio()) {
            if let [of, by] = column.made_of
                && let (Some(of), Some(by)) = (self.place(of), self.place(by))
            {
                cells[at] = Cell::ratio(cells[of].number(), cells[by].number());
            }
        }
    }

    fn place(&self, code: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.code == code)
    }

    /// The cell of a column in the row of that key, or in the total.
    pub fn cell(&self, key: Option<&str>, code: &str) -> Option<&Cell> {
        let row = match key {
            Some(key) => self.rows.get(self.keys.iter().position(|known| known == key)?)?,
            None => self.total.as_ref()?,
        };
        row.get(self.place(code)?)
    }

    /// Ratios of a total divide the sums.
    pub fn sums(&self) -> Option<Vec<Cell>> {
        let summand = |cell: &Cell| match cell {
            Cell::Count(_) | Cell::Money(_) | Cell::Hours(_) => cell.clone(),
            _ => Cell::Nothing,
        };
        let rows = self.rows.iter().map(|row| row.iter().map(summand).collect::<Vec<_>>());
        let mut total = rows.reduce(|sum, row| sum.iter().zip(&row).map(|(a, b)| a.plus(b)).collect())?;
        self.divide(&mut total);
        Some(total)
    }
}

fn read(row: &SqliteRow, at: usize, kind: ColumnKind) -> Result<Cell> {
    if matches!(kind, ColumnKind::Text | ColumnKind::Word) {
        let text: Option<String> = row.try_get_unchecked(at)?;
        return Ok(text.map_or(Cell::Nothing, Cell::Text));
    }
    let units: Option<i64> = row.try_get_unchecked(at)?;
    Ok(units.map_or(Cell::Nothing, |units| of_units(units, kind)))
}

/// A whole number of a column's smallest units.
pub fn of_units(units: i64, kind: ColumnKind) -> Cell {
    match kind {
        ColumnKind::Day => Cell::Day(Moment::from_millis(units).day()),
        ColumnKind::Money | ColumnKind::PerPiece => Cell::Money(Money::from_units(units)),
        ColumnKind::Hours | ColumnKind::Quantity => Cell::Hours(Hours::from_units(units)),
        ColumnKind::Share | ColumnKind::Average => Cell::Number(Decimal::new(units, 4)),
        ColumnKind::Count | ColumnKind::Mixed | ColumnKind::Text | ColumnKind::Word => Cell::Count(units),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[
        Column::new("name", ColumnKind::Text),
        Column::new("on_time", ColumnKind::Count),
        Column::new("promised", ColumnKind::Count),
        Column::made("on_time_share", ColumnKind::Share, &["on_time", "promised"]),
    ];

    fn row(name: &str, of: i64, by: i64) -> Vec<Cell> {
        vec![Cell::text(name), Cell::Count(of), Cell::Count(by), Cell::Nothing]
    }

    #[test]
    fn a_total_divides_the_sums_and_not_the_quotients() {
        let mut table = Table::empty(COLUMNS);
        table.push("1", row("陈静", 1, 1));
        table.push("2", row("李伟", 0, 3));
        assert_eq!(table.cell(Some("1"), "on_time_share").and_then(Cell::shown).as_deref(), Some("1"));
        let total = table.sums().expect("a total");
        assert_eq!((total[0].shown(), total[3].shown().as_deref()), (None, Some("0.25")));
    }

    #[test]
    fn one_row_is_its_own_total_and_none_has_none() {
        let mut table = Table::empty(COLUMNS);
        assert_eq!(table.sums(), None);
        table.push("1", row("陈静", 1, 2));
        assert_eq!(table.sums().map(|total| total[1].clone()), Some(Cell::Count(1)));
    }
}
