//! The manager's month: every figure proves itself, and a small dealership's are worked out on paper.

mod behind;
mod by_hand;
mod today;
mod workbook;
