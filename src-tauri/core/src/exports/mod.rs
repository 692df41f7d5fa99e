//! What leaves the house as files: any list as it is shown, a month's workbook and PDF, by hand or by
//! itself, and everything there is.
//!
//! A file gets its name only when it is whole: it is written under another beside it, synced, and
//! renamed. Text never becomes a formula, whoever typed it.

mod contents;
pub mod csv;
pub mod due;
pub mod everything;
pub mod list;
mod list_cell;
pub mod list_file;
pub mod lists;
pub mod month;
pub mod place;
pub mod print;
pub mod schedule;
mod schema;
mod tables;
