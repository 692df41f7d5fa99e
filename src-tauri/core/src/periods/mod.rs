//! Months, and which of them are closed. The one rule that follows stands in [`guard`]: nothing is
//! dated into a closed month. How a month is closed and opened again is the business of
//! [`crate::closing`].

pub mod closed;
pub mod guard;
mod month;

pub use month::Month;
