//! The audit trail: one row per change, each sealed with the hash of the one before,
//! so that a row changed or removed later shows. Rows are never edited.

pub mod clock;
pub mod read;
pub mod record;
pub mod stale;
pub mod subjects;
pub mod verify;
