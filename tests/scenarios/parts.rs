//! The parts clerk's stories: deliveries, promises, scanner, slips, the ledger.

pub mod world;

mod buying;
mod catalogue;
mod counter;
mod deliveries;
mod invoices;
mod issue;
mod kin;
mod knowing;
mod lists;
mod promises;
mod quality;
mod rounds;
mod shelf;
mod shortage;
mod stocktake;
mod told;
mod warranty;
mod ways_out;
