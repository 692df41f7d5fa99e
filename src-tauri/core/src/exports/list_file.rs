//! A list as a file, row by row: comma-separated values or a workbook. Neither holds the rows in memory,
//! and nothing that was typed becomes a formula.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::csv::Csv;
use super::list_cell::{ExportColumn, ExportKind};
use crate::kernel::{Refusal, Result};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListFormat {
    #[default]
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl ListFormat {
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// What one sheet of a workbook takes, its head included.
const MOST_ROWS: u32 = 1_048_576;
/// Excel keeps so many digits of a number; more stay text.
const DIGITS_KEPT: usize = 15;
/// What a cell of Excel takes, in characters.
const MOST_SIGNS: usize = 32_767;
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=48;

pub enum ListFile {
    Csv(Csv<BufWriter<File>>),
    Workbook(Box<Sheet>),
}

pub struct Sheet {
    book: Workbook,
    path: PathBuf,
    amounts: Vec<bool>,
    amount: Format,
    next: u32,
}

impl ListFile {
    /// Begins the file with its headings.
    pub fn begin(format: ListFormat, path: &Path, columns: &[ExportColumn]) -> Result<Self> {
        Ok(match format {
            ListFormat::Csv => {
                let mut csv = Csv::new(BufWriter::new(File::create(path)?))?;
                csv.row(columns.iter().map(|column| column.title.as_str()))?;
                Self::Csv(csv)
            }
            ListFormat::Xlsx => Self::Workbook(Box::new(Sheet::begin(path, columns)?)),
        })
    }

    pub fn row(&mut self, cells: &[String]) -> Result<()> {
        match self {
            Self::Csv(csv) => Ok(csv.row(cells)?),
            Self::Workbook(sheet) => sheet.row(cells),
        }
    }

    pub fn done(self) -> Result<()> {
        match self {
            Self::Csv(csv) => drop(csv.done()?),
            Self::Workbook(sheet) => sheet.done()?,
        }
        Ok(())
    }
}

impl Sheet {
    fn begin(path: &Path, columns: &[ExportColumn]) -> Result<Self> {
        let mut book = Workbook::new();
        if let Some(folder) = path.parent() {
            book.set_tempdir(folder)?;
        }
        let sheet = book.add_worksheet_with_constant_memory();
        let head = Format::new().set_bold().set_background_color("E8EDF3");
        for (at, column) in (0..).zip(columns) {
            // Rows are gone once they are written: widths are guessed from the heading.
            let signs: usize = column.title.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            let width = (signs + 6).clamp(*WIDTHS.start(), *WIDTHS.end());
            sheet.set_column_width(at, u16::try_from(width).unwrap_or_default())?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        for (at, column) in (0..).zip(columns) {
            sheet.write_string_with_format(0, at, column.title.as_str(), &head)?;
        }
        let amounts = columns.iter().map(|column| column.kind == ExportKind::Amount).collect();
        let amount = Format::new().set_num_format("#,##0.00#");
        Ok(Self { book, path: path.to_owned(), amounts, amount, next: 1 })
    }

    fn row(&mut self, cells: &[String]) -> Result<()> {
        if self.next >= MOST_ROWS {
            return Err(Refusal::new("exports.too_many_rows").with("limit", MOST_ROWS - 1).into());
        }
        let sheet: &mut Worksheet = self.book.worksheet_from_index(0)?;
        for ((at, text), amount) in (0..).zip(cells).zip(&self.amounts) {
            match number(text).filter(|_| *amount) {
                Some(number) => sheet.write_number_with_format(self.next, at, number, &self.amount)?,
                None if text.chars().count() > MOST_SIGNS => {
                    sheet.write_string(self.next, at, text.chars().take(MOST_SIGNS).collect::<String>())?
                }
                None => sheet.write_string(self.next, at, text)?,
            };
        }
        self.next += 1;
        Ok(())
    }

    fn done(mut self) -> Result<()> {
        Ok(self.book.save(&self.path)?)
    }
}

/// Only what a workbook shows again as it was.
fn number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'.');
    if !plain || digits == 0 || digits > DIGITS_KEPT { None } else { text.parse().ok() }
}
