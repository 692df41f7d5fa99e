//! Repair orders: estimate, consent, add-on work, declined work, prices, payers.

pub mod world;

mod consenting;
mod lines;
mod offers;
mod prices;
mod visits;
