//! What a change makes stale. Every open screen refetches what it shows of it.

use serde::Serialize;
use ts_rs::TS;

/// The groups of records whose screens follow changes live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    Dealership,
    Staff,
    Policy,
    Audit,
    Customers,
    Vehicles,
    Catalogue,
    Parts,
    Stock,
    Counts,
    Purchases,
    Appointments,
    Receptions,
    Orders,
    Workshop,
    Settlements,
    Handovers,
    Papers,
    Errands,
    Closings,
    Exports,
    Notices,
    Enquiries,
}

impl Tag {
    pub const ALL: [Self; 23] = [
        Self::Dealership,
        Self::Staff,
        Self::Policy,
        Self::Audit,
        Self::Customers,
        Self::Vehicles,
        Self::Catalogue,
        Self::Parts,
        Self::Stock,
        Self::Counts,
        Self::Purchases,
        Self::Appointments,
        Self::Receptions,
        Self::Orders,
        Self::Workshop,
        Self::Settlements,
        Self::Handovers,
        Self::Papers,
        Self::Errands,
        Self::Closings,
        Self::Exports,
        Self::Notices,
        Self::Enquiries,
    ];
}

/// Sent to every door after a commit.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Changed {
    pub tags: Vec<Tag>,
}
