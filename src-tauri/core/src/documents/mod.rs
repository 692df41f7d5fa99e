//! Numbers and paper.
//!
//! A paper is made in three steps: a form (`forms/`) lays its data out as a display list
//! (`paper/`), which `pdf.rs` turns into bytes. Nothing here reads the database: the slice that
//! asks for a paper fills the form's data.

pub mod capitals;
pub mod numbers;
pub mod paper;
pub mod pdf;
