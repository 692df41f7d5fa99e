//! Repair orders: estimate, consent, add-on work, declined work, prices, payers.

pub mod world;

mod lines;
mod visits;
