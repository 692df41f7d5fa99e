//! Excel since 2007: the rows of a sheet one after the other. Read by ourselves because how a figure
//! is shown matters: 00012345 may be the figure 12345 with a format of eight zeros.

use std::cell::Cell as Counter;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::{Cell, Row, Shown};
use super::rows::{Each, MOST_COLUMNS, Trouble};
use super::sheet_parts::{self, add_reference, attribute};

pub fn sheets(file: &File) -> Result<Vec<String>, Trouble> {
    let mut archive = sheet_parts::open(file)?;
    Ok(sheet_parts::sheets(&mut archive)?.into_iter().map(|(name, _)| name).collect())
}

/// Counts what is unpacked.
struct Counted<R> {
    inner: R,
    count: Rc<Counter<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let got = self.inner.read(out)?;
        self.count.set(self.count.get() + got as u64);
        Ok(got)
    }
}

/// What the kind of a cell says of its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Figure,
    Shared,
    Text,
    Broken,
    Truth,
}

struct Sheet<'a> {
    texts: &'a [Box<str>],
    styles: &'a [Shown],
    row: Row,
    column: usize,
    kind: Kind,
    shown: Shown,
    value: String,
    inside: bool,
}

pub fn read(file: &File, sheet: usize, each: Each<'_>) -> Result<(), Trouble> {
    let mut archive = sheet_parts::open(file)?;
    let sheets = sheet_parts::sheets(&mut archive)?;
    let (_, place) = sheets.get(sheet).ok_or(Trouble::NoSuchSheet)?;
    let styles = sheet_parts::styles(&mut archive)?;
    let texts = sheet_parts::texts(&mut archive)?;
    let entry = archive.by_name(place).map_err(|_| Trouble::Unreadable)?;
    let all = entry.size();
    let count = Rc::new(Counter::new(0));
    let counted = Counted { inner: entry, count: Rc::clone(&count) };
    let mut xml = Reader::from_reader(BufReader::new(counted));
    xml.config_mut().check_end_names = false;
    let mut state = Sheet {
        texts: &texts,
        styles: &styles,
        row: Row { number: 0, cells: Vec::new() },
        column: 0,
        kind: Kind::Figure,
        shown: Shown::Plain,
        value: String::new(),
        inside: false,
    };
    walk(&mut xml, &mut state, |row| each(row, count.get(), all))
}

fn walk<R: BufRead>(
    xml: &mut Reader<R>,
    sheet: &mut Sheet<'_>,
    mut each: impl FnMut(Row) -> bool,
) -> Result<(), Trouble> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(tag) => sheet.opens(&tag)?,
            // An empty row or cell says nothing, but its number counts.
            Event::Empty(tag) => match tag.local_name().as_ref() {
                b"row" => sheet.begin_row(&tag),
                b"c" => sheet.begin_cell(&tag)?,
                _ => {}
            },
            Event::Text(text) if sheet.inside => sheet.value.push_str(&text.decode().unwrap_or_default()),
            Event::CData(text) if sheet.inside => sheet.value.push_str(&text.decode().unwrap_or_default()),
            Event::GeneralRef(reference) if sheet.inside => add_reference(&mut sheet.value, &reference),
            Event::End(tag) => match tag.local_name().as_ref() {
                b"v" | b"t" => sheet.inside = false,
                b"c" => sheet.end_cell(),
                b"row" => {
                    let cells = std::mem::take(&mut sheet.row.cells);
                    if !each(Row { number: sheet.row.number, cells }) {
                        return Ok(());
                    }
                }
                b"sheetData" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

impl Sheet<'_> {
    fn opens(&mut self, tag: &BytesStart<'_>) -> Result<(), Trouble> {
        match tag.local_name().as_ref() {
            b"row" => self.begin_row(tag),
            b"c" => self.begin_cell(tag)?,
            b"v" | b"t" => self.inside = true,
            // How it is read aloud is not what stands there.
            b"f" | b"rPh" => self.inside = false,
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, tag: &BytesStart<'_>) {
        let said = attribute(tag, "r").and_then(|number| number.parse().ok());
        self.row.number = said.unwrap_or(self.row.number.saturating_add(1));
        self.row.cells.clear();
        self.column = 0;
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Trouble> {
        let said = attribute(tag, "r").and_then(|place| column(&place));
        let at = said.unwrap_or(self.column);
        if at >= MOST_COLUMNS {
            // Formatted to the edge of the sheet: empty cells out there are no list's.
            self.kind = Kind::Broken;
            self.column = at + 1;
            self.value.clear();
            return Ok(());
        }
        self.column = at + 1;
        self.kind = match attribute(tag, "t").as_deref() {
            Some("s") => Kind::Shared,
            Some("str" | "inlineStr" | "d") => Kind::Text,
            Some("e") => Kind::Broken,
            Some("b") => Kind::Truth,
            _ => Kind::Figure,
        };
        let style = attribute(tag, "s").and_then(|style| style.parse::<usize>().ok());
        self.shown = style.and_then(|style| self.styles.get(style).copied()).unwrap_or(Shown::Plain);
        self.value.clear();
        Ok(())
    }

    fn end_cell(&mut self) {
        let value = std::mem::take(&mut self.value);
        let at = self.column.saturating_sub(1);
        if value.is_empty() || at >= MOST_COLUMNS {
            return;
        }
        let cell = match self.kind {
            Kind::Shared => {
                let text = value.trim().parse::<usize>().ok().and_then(|at| self.texts.get(at));
                text.map_or(Cell::Empty, |text| Cell::text(text))
            }
            Kind::Text => Cell::text(&value),
            Kind::Broken => Cell::Broken(value),
            Kind::Truth => Cell::text(if value == "1" { "TRUE" } else { "FALSE" }),
            Kind::Figure => Cell::Figure(value, self.shown),
        };
        if self.row.cells.len() <= at {
            self.row.cells.resize(at + 1, Cell::Empty);
        }
        self.row.cells[at] = cell;
    }
}

/// `C7` is in column 2.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |sum, letter| {
        sum.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!(
            [column("A1"), column("Z9"), column("AA10"), column("7")],
            [Some(0), Some(25), Some(26), None]
        );
    }
}
