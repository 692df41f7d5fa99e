//! The rows of a file, whatever it is: told by its bytes, read by one thread, handed on in batches.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;

use serde::Serialize;
use tokio::sync::mpsc;
use ts_rs::TS;

use super::cell::Row;
use super::{delimited, old_workbook, workbook};
use crate::kernel::{Error, Refusal};

/// Rows handed on together.
pub const BATCH: usize = 500;
/// Batches read ahead.
const AHEAD: usize = 2;
pub const MOST_ROWS: u32 = 1_048_576;
pub const MOST_COLUMNS: usize = 200;

/// Called for each row with how much of how much of the file was read; `false` stops.
pub type Each<'a> = &'a mut dyn FnMut(Row, u64, u64) -> bool;

/// Why a file cannot be read as a list.
#[derive(Debug)]
pub enum Trouble {
    /// Not what its beginning says, or damaged.
    Unreadable,
    /// Protected by a password.
    Locked,
    /// More rows or columns than any list of parts.
    TooLong,
    NoSuchSheet,
    File(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::Unreadable,
            _ => Self::File(error),
        }
    }
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        let code = match trouble {
            Trouble::Unreadable => "parts_import.unreadable",
            Trouble::Locked => "parts_import.locked",
            Trouble::TooLong => "parts_import.too_long",
            Trouble::NoSuchSheet => "parts_import.no_such_sheet",
            Trouble::File(error) => return error.into(),
        };
        Refusal::new(code).at("id").with("rows", MOST_ROWS).with("columns", MOST_COLUMNS).into()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Text with separated columns.
    Delimited,
    /// Excel since 2007.
    Workbook,
    /// Excel before 2007.
    OldWorkbook,
}

/// Told by the first bytes; whatever is neither kind of workbook is text.
pub fn kind(file: &mut File) -> io::Result<FileKind> {
    let mut head = [0; 8];
    file.seek(SeekFrom::Start(0))?;
    let got = file.read(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(match &head[..got] {
        [b'P', b'K', 3, 4, ..] => FileKind::Workbook,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => FileKind::OldWorkbook,
        _ => FileKind::Delimited,
    })
}

/// Names of the sheets of a workbook; none of a text.
pub fn sheets(file: &mut File) -> Result<Vec<String>, Trouble> {
    match kind(file)? {
        FileKind::Delimited => Ok(Vec::new()),
        FileKind::Workbook => workbook::sheets(file),
        FileKind::OldWorkbook => old_workbook::sheets(file),
    }
}

/// Reads until the end or until it is told to stop. Rows without content are left out.
pub fn read(file: &mut File, sheet: usize, each: Each<'_>) -> Result<(), Trouble> {
    let mut beyond = false;
    let mut bounded = |row: Row, done: u64, all: u64| {
        beyond = row.number > MOST_ROWS || row.cells.len() > MOST_COLUMNS;
        !beyond && (row.is_empty() || each(row, done, all))
    };
    match kind(file)? {
        FileKind::Delimited => delimited::read(file, &mut bounded)?,
        FileKind::Workbook => workbook::read(file, sheet, &mut bounded)?,
        FileKind::OldWorkbook => old_workbook::read(file, sheet, &mut bounded)?,
    }
    if beyond { Err(Trouble::TooLong) } else { Ok(()) }
}

/// Some rows, and how far that is in the file.
#[derive(Debug, Default)]
pub struct Batch {
    pub rows: Vec<Row>,
    pub done: u64,
    pub all: u64,
}

/// The rows after the headings in batches, read by a thread of their own. It ends when the receiver
/// is dropped.
pub fn stream(path: PathBuf, sheet: usize, after: u32) -> mpsc::Receiver<Result<Batch, Trouble>> {
    let (sender, receiver) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut batch = Batch::default();
        let read = File::open(path).map_err(Trouble::from).and_then(|mut file| {
            read(&mut file, sheet, &mut |row, done, all| {
                if row.number <= after {
                    return true;
                }
                batch.rows.push(row);
                (batch.done, batch.all) = (done, all);
                batch.rows.len() < BATCH || sender.blocking_send(Ok(std::mem::take(&mut batch))).is_ok()
            })
        });
        // Nobody listening any more is how it is stopped.
        let _ = match read {
            Ok(()) => sender.blocking_send(Ok(batch)),
            Err(trouble) => sender.blocking_send(Err(trouble)),
        };
    });
    receiver
}
