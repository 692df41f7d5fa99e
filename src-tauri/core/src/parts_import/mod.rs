//! Lists of parts from outside, as dealers have them: CSV in whatever encoding, Excel, any order of
//! columns. A list is sent in pieces, looked at, tried out without changing anything, and taken in as
//! one step: all of it, or what is good of it.
//!
//! Rows stream from the file; nothing holds more than a few hundred of them at a time.

pub mod cell;
pub mod columns;
pub mod delimited;
pub mod draft;
pub mod faults;
pub mod figures;
pub mod judge;
pub mod look;
pub mod old_workbook;
pub mod plan;
pub mod read;
pub mod rows;
pub mod sheet_parts;
pub mod take_in;
pub mod try_out;
pub mod upload;
pub mod workbook;
pub mod write_row;

#[cfg(test)]
mod rows_tests;

use crate::kernel::Subject;

crate::id!(
    /// A list of parts taken in from a file.
    ImportId
);

impl ImportId {
    /// As the trail and long work know it.
    pub const fn subject(self) -> Subject {
        Subject("part_import", self.0)
    }
}
