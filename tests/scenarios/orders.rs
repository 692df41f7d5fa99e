//! Repair orders: estimate, consent, add-on work, declined work, prices, payers.

mod world;

mod lines;
mod visits;
