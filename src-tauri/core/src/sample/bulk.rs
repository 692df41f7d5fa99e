//! Many rows at once: collected per table, written a few hundred to a statement.

use sqlx::QueryBuilder;
use sqlx::sqlite::Sqlite;

use crate::kernel::{Day, Moment, Money, Quantity, Rate, Result, Write};

/// SQLite's own limit on values in one statement, with room.
const VALUES_PER_STATEMENT: usize = 30_000;

/// A value of a row.
#[derive(Clone, Debug)]
pub enum Cell {
    Null,
    Whole(i64),
    Text(String),
}

macro_rules! cells {
    ($($from:ty => |$value:ident| $make:expr),* $(,)?) => {$(
        impl From<$from> for Cell {
            fn from($value: $from) -> Self {
                $make
            }
        }
    )*};
}

cells! {
    i64 => |v| Self::Whole(v),
    bool => |v| Self::Whole(i64::from(v)),
    &str => |v| Self::Text(v.to_owned()),
    String => |v| Self::Text(v),
    Moment => |v| Self::Whole(v.millis()),
    Day => |v| Self::Text(v.to_string()),
    Money => |v| Self::Whole(v.units()),
    Quantity => |v| Self::Whole(v.units()),
    Rate => |v| Self::Whole(v.units()),
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Rows waiting for one table.
pub struct Bulk {
    table: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

impl Bulk {
    pub const fn new(table: &'static str, columns: &'static [&'static str]) -> Self {
        Self { table, columns, rows: Vec::new() }
    }

    pub fn add(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.columns.len(), "{}", self.table);
        self.rows.push(row);
    }

    pub fn is_worth_writing(&self) -> bool {
        self.rows.len() * self.columns.len() >= VALUES_PER_STATEMENT
    }

    /// Writes what has collected once it is worth it.
    pub async fn settle(&mut self, cx: &mut Write) -> Result<()> {
        if self.is_worth_writing() { self.flush(cx).await } else { Ok(()) }
    }

    /// Writes everything that has collected.
    pub async fn flush(&mut self, cx: &mut Write) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        for chunk in rows.chunks(VALUES_PER_STATEMENT / self.columns.len()) {
            let mut insert = QueryBuilder::<Sqlite>::new("INSERT INTO ");
            insert.push(self.table).push(" (").push(self.columns.join(", ")).push(") ");
            insert.push_values(chunk, |mut values, row| {
                for cell in row {
                    match cell {
                        Cell::Null => values.push_bind(None::<i64>),
                        Cell::Whole(number) => values.push_bind(*number),
                        Cell::Text(text) => values.push_bind(text.as_str()),
                    };
                }
            });
            insert.build().persistent(false).execute(cx.db()).await?;
        }
        Ok(())
    }
}

/// `row![1, "a", moment]`
macro_rules! row {
    ($($value:expr),* $(,)?) => { vec![$($crate::sample::bulk::Cell::from($value)),*] };
}
pub(super) use row;
