//! Where several reports find the records behind their figures.

mod lines;
mod settled;

pub use lines::{Lines, lines};
pub use settled::{Settled, orders, settlements, visits};
