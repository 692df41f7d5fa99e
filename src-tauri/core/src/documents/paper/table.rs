//! What a table is, and how its rows are measured. `flow.rs` puts it on pages.

use super::display::{Ink, Weight};
use super::length::Length;
use super::style::Style;
use super::text::wrap;

/// Where words stand in their cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// The width of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Fixed(Length),
    /// A share of what the fixed columns leave.
    Share(i32),
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    pub title: String,
    pub width: Width,
    pub align: Align,
}

impl Column {
    /// A column `tenths` of a millimetre wide.
    pub fn fixed(title: &str, tenths: i32, align: Align) -> Self {
        Self { title: title.to_owned(), width: Width::Fixed(Length::tenths(tenths)), align }
    }

    /// A column that takes `share` of the remaining width.
    pub fn share(title: &str, share: i32, align: Align) -> Self {
        Self { title: title.to_owned(), width: Width::Share(share), align }
    }
}

/// A cell. Its words wrap; nothing is cut off.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub text: String,
    /// How many columns it covers; 0 means 1.
    pub span: usize,
    /// Instead of its column's.
    pub align: Option<Align>,
    pub weight: Weight,
    /// A field name rather than a value.
    pub label: bool,
}

impl Cell {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A field name.
    pub fn label(text: impl Into<String>) -> Self {
        Self { label: true, ..Self::new(text) }
    }

    pub fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    pub fn span(self, span: usize) -> Self {
        Self { span, ..self }
    }

    pub fn align(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }

    pub fn right(self) -> Self {
        self.align(Align::Right)
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// Stays on the page of the row before it: totals.
    pub with_previous: bool,
    /// Stands on a grey ground where the paper has one.
    pub wash: bool,
    /// At least this high, for cells filled in by hand.
    pub at_least: Length,
}

impl Row {
    pub fn new<C: Into<Cell>>(cells: impl IntoIterator<Item = C>) -> Self {
        Self { cells: cells.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// A row of sums: kept with the row before it.
    pub fn total<C: Into<Cell>>(cells: impl IntoIterator<Item = C>) -> Self {
        Self { with_previous: true, ..Self::new(cells) }
    }

    pub fn washed(self) -> Self {
        Self { wash: true, ..self }
    }

    pub fn at_least(self, height: Length) -> Self {
        Self { at_least: height, ..self }
    }
}

/// A table: its header is repeated on every page it reaches.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Stands above the table and never without its first row.
    pub caption: Option<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Without a header the column titles are not printed.
    pub headless: bool,
}

/// A measured row.
pub(super) struct LaidRow {
    pub cells: Vec<LaidCell>,
    pub with_previous: bool,
    pub wash: bool,
    pub at_least: Length,
}

/// A measured cell; `x` from the left edge of the table.
pub(super) struct LaidCell {
    pub x: Length,
    pub width: Length,
    pub lines: Vec<String>,
    pub align: Align,
    pub weight: Weight,
    pub ink: Ink,
    pub wash: bool,
}

impl LaidRow {
    /// How many lines its highest cell has.
    pub fn lines(&self) -> usize {
        self.cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0)
    }

    /// Height of the row if `lines` lines of it are shown.
    pub fn height(&self, lines: usize, style: &Style) -> Length {
        let count = i32::try_from(lines).unwrap_or(i32::MAX);
        (style.leading(style.body) * count + style.pad_y * 2).max(self.at_least)
    }
}

impl Table {
    /// The width of every column in a table `width` wide.
    pub(super) fn widths(&self, width: Length) -> Vec<Length> {
        let fixed: Length = self
            .columns
            .iter()
            .map(|column| match column.width {
                Width::Fixed(width) => width,
                Width::Share(_) => Length::ZERO,
            })
            .sum();
        let shares: i32 = self.columns.iter().map(|column| share(column.width)).sum();
        let rest = width - fixed;
        let mut given = 0;
        let mut used = Length::ZERO;
        self.columns
            .iter()
            .map(|column| match column.width {
                Width::Fixed(width) => width,
                Width::Share(share) => {
                    given += share;
                    let end = rest.scaled(given, shares);
                    let width = end - used;
                    used = end;
                    width
                }
            })
            .collect()
    }

    /// The header row.
    pub(super) fn header(&self, widths: &[Length], style: &Style) -> LaidRow {
        let titles = Row {
            cells: self
                .columns
                .iter()
                .map(|column| {
                    Cell::new(&column.title).bold().align(match column.align {
                        Align::Left => Align::Left,
                        _ => Align::Centre,
                    })
                })
                .collect(),
            wash: true,
            ..Row::default()
        };
        self.lay(&titles, widths, style)
    }

    /// Measures a row.
    pub(super) fn lay(&self, row: &Row, widths: &[Length], style: &Style) -> LaidRow {
        let mut column = 0;
        let mut x = Length::ZERO;
        let last = row.cells.len().saturating_sub(1);
        let cells = row
            .cells
            .iter()
            .enumerate()
            .take_while(|(n, _)| *n < widths.len())
            .map(|(n, cell)| {
                let end =
                    if n == last { widths.len() } else { (column + cell.span.max(1)).min(widths.len()) };
                let width: Length = widths[column.min(end)..end].iter().copied().sum();
                let room = width - style.pad_x * 2;
                let align = cell
                    .align
                    .unwrap_or_else(|| self.columns.get(column).map_or(Align::Left, |column| column.align));
                let laid = LaidCell {
                    x,
                    width,
                    lines: wrap(&cell.text, room, style.body, cell.weight),
                    align,
                    weight: cell.weight,
                    ink: if cell.label { style.label } else { Ink::Black },
                    wash: cell.label && style.wash,
                };
                column = end;
                x += width;
                laid
            })
            .collect();
        LaidRow {
            cells,
            with_previous: row.with_previous,
            wash: row.wash && style.wash,
            at_least: row.at_least,
        }
    }
}

const fn share(width: Width) -> i32 {
    match width {
        Width::Share(share) => share,
        Width::Fixed(_) => 0,
    }
}
