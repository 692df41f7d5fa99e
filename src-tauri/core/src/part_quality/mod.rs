//! Parts that were bad (PRT-11, PRT-14): the record, what is done about it, and the way a batch
//! went: to which orders and cars, and from a car back to the deliveries its parts came by.
//!
//! An issue does not name a delivery. Which one it took from is derived: in every warehouse the oldest
//! delivery goes out first, what comes back goes back to the delivery it was taken from, a transfer takes
//! its deliveries along, and goods sent back to a supplier leave the delivery named on the slip
//! ([`replay`]). The ledger is append-only, so the answer never changes, and its sums are those of the
//! ledger. It holds as far as the shelf is worked first in, first out; the screens say so.

pub mod decide;
pub mod read;
pub mod record;
pub mod replay;
pub mod scores;
pub mod slip;
pub mod trace;
pub mod warranty;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A record of bad parts (配件质量记录).
    PartDefectId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum DefectFound {
    InStore,
    /// While it was fitted.
    Fitting,
    /// By the customer, on the road.
    InUse,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum DefectState {
    Open,
    Decided,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum DefectDecision {
    ReturnToSupplier,
    /// The supplier or the house replaces it free of charge (PRT-14).
    ReplacedFree,
    /// Claimed from the maker.
    Claim,
    Scrap,
    /// Looked at again and found good: it does not count against the supplier.
    NoDefect,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct PartDefectRef {
    pub id: PartDefectId,
    pub number: String,
    pub version: i64,
}
