//! The telephone rings: what would it cost, and who knows? (EST-09)

mod world;

mod answering;
mod quoting;
