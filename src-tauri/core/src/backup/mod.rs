//! Copies of the file: taken while it is in use, proved before they count, put back in place.
//!
//! A backup is one file: the database as it was at one moment, and with it the photos and papers
//! that lie beside it. What a restore replaces is kept, never overwritten.

pub mod copy;
pub mod counts;
pub mod enclosed;
#[cfg(test)]
mod path_tests;
pub mod proof;
pub mod restore;

use serde::Serialize;

/// A copy that was proved sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proved {
    /// Number of the newest migration it has seen.
    pub migration: i64,
    /// Rows in all its tables.
    pub rows: i64,
    pub bytes: u64,
}
