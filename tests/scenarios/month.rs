//! The manager's month: every figure proves itself, and a small dealership's are worked out on paper.

mod aims;
mod behind;
mod by_hand;
mod money;
mod shop_and_store;
mod today;
mod workbook;
