//! The parts clerk's stories: deliveries, promises, scanner, slips, the ledger.

mod world;

mod buying;
mod catalogue;
mod deliveries;
mod issue;
mod shortage;
mod stocktake;
mod ways_out;
