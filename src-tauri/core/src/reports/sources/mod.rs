//! Where several reports find the records behind their figures.

pub mod settled;

mod lines;

pub use lines::{Lines, lines};
pub use settled::{Settled, settlements, visits};
