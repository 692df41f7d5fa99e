//! Excel before 2007, as old programs still export it. It does not tell how a figure is shown.

use std::fs::File;
use std::io::BufReader;

use calamine::{Data, Reader, Xls, XlsError};

use super::cell::{Cell, Row, Shown};
use super::rows::{Each, Trouble};

fn open(file: &File) -> Result<Xls<BufReader<File>>, Trouble> {
    Xls::new(BufReader::new(file.try_clone()?)).map_err(|error| match error {
        XlsError::Password => Trouble::Locked,
        _ => Trouble::Unreadable,
    })
}

pub fn sheets(file: &File) -> Result<Vec<String>, Trouble> {
    Ok(open(file)?.sheet_names())
}

pub fn read(file: &File, sheet: usize, each: Each<'_>) -> Result<(), Trouble> {
    let mut workbook = open(file)?;
    let range =
        workbook.worksheet_range_at(sheet).ok_or(Trouble::NoSuchSheet)?.map_err(|_| Trouble::Unreadable)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let all = range.height() as u64;
    for (at, row) in range.rows().enumerate() {
        let before = (0..first_column).map(|_| Cell::Empty);
        let cells = before.chain(row.iter().map(cell)).collect();
        let number = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(first_row).saturating_add(1);
        if !each(Row { number, cells }, at as u64, all) {
            return Ok(());
        }
    }
    Ok(())
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::String(text) => Cell::text(text),
        Data::Int(figure) => Cell::Figure(figure.to_string(), Shown::Untold),
        Data::Float(figure) => Cell::Figure(figure.to_string(), Shown::Untold),
        Data::DateTime(moment) => Cell::Figure(moment.as_f64().to_string(), Shown::Date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::text(text),
        Data::Bool(truth) => Cell::text(if *truth { "TRUE" } else { "FALSE" }),
        Data::Error(error) => Cell::Broken(error.to_string()),
        Data::Empty => Cell::Empty,
    }
}
