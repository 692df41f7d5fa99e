//! Closing: the cashier's day (日结) and the manager's month (月结).
//!
//! A day is closed by counting what came in, way by way, against what is recorded since the close
//! before it; the difference is explained and the cashier signs. What is received after that belongs
//! to the next business day, as at any counter. A month is closed when it is over and what must be
//! done first is done; its reports, workbook and PDF are kept as they were then, and nothing is dated
//! into it any more ([`crate::periods::guard`]): a later correction is made in the open month.

pub mod check;
pub mod close_day;
pub mod close_month;
pub mod compare;
pub mod days;
pub mod figures;
pub mod kept;
mod ledgers;
pub mod months;
pub mod paper;
pub mod rules;
pub mod undone;

crate::id!(
    /// A 日结单.
    DayCloseId,
    /// A month's closing.
    MonthCloseId
);
