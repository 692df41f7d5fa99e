//! The parts clerk's stories: deliveries, promises, scanner, slips, the ledger.

mod world;

mod buying;
mod catalogue;
mod counter;
mod deliveries;
mod invoices;
mod issue;
mod knowing;
mod quality;
mod shortage;
mod stocktake;
mod ways_out;
