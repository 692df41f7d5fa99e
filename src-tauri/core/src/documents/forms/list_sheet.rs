//! A list of the program on paper, as it stands on the screen: A4 across.

use super::shared::{Head, House, PrintMarks};
use super::words;
use crate::documents::paper::{Align, Cell, Column, Document, Paper, Row, Sheet, Table};
use crate::kernel::Moment;

pub struct ListColumn {
    pub title: String,
    /// Money or a quantity: to the right.
    pub amount: bool,
}

pub struct ListSheet {
    pub house: House,
    pub title: String,
    pub at: Moment,
    pub columns: Vec<ListColumn>,
    /// In the columns' order.
    pub rows: Vec<Vec<String>>,
}

/// Rows looked at for the widths of columns; a list is alike from top to bottom.
const LOOKED_AT: usize = 200;
/// No column is narrower or wider than this, in signs.
const SIGNS: std::ops::RangeInclusive<i32> = 5..=28;

pub fn lay_out(data: &ListSheet, marks: &PrintMarks) -> Document {
    let paper = Paper::A4Landscape;
    let count = format!("{}", data.rows.len());
    let head = Head {
        house: &data.house,
        title: &data.title,
        number: ("行数", &count),
        date: ("时间", words::minute(data.at)),
        code: None,
        copies: &[],
    };
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    sheet.table(&table(data));
    sheet.finish()
}

fn table(data: &ListSheet) -> Table {
    let columns = data.columns.iter().enumerate().map(|(at, column)| {
        let align = if column.amount { Align::Right } else { Align::Left };
        Column::share(&column.title, share(data, at), align)
    });
    let rows = data.rows.iter().map(|cells| Row::new(cells.iter().map(Cell::new))).collect();
    Table { caption: None, columns: columns.collect(), rows, headless: false }
}

/// By its longest words.
fn share(data: &ListSheet, at: usize) -> i32 {
    let signs = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<i32>();
    let cells = data.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(at));
    let longest = cells.map(|cell| signs(cell)).max().unwrap_or_default();
    longest.max(signs(&data.columns[at].title)).clamp(*SIGNS.start(), *SIGNS.end())
}
