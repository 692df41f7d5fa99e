//! The repair order: what is to be done, who pays, and where the car stands.
//!
//! ```text
//! estimate → agreed → in_work → done → passed → settled → delivered
//!     └────────┴→ cancelled        ↑ failed inspection leads back to in_work
//! ```
//! Lines wait (`proposed`) until the customer says yes; nothing is dispatched or picked
//! before (EST-01, EST-02). The moves stand in [`states`] and nowhere else.

pub mod states;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A repair order (工单).
    OrderId,
    OrderLineId,
    ConsentId,
    /// Parts out to an order or back (领料单, 退料单).
    SlipId
);

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, sqlx::Type)]
        #[serde(rename_all = "snake_case")]
        #[sqlx(rename_all = "snake_case")]
        pub enum $name { $($(#[$word_doc])* $word),* }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$word),*];
        }
    )*};
}

words! {
    /// Where an order stands.
    OrderState { Estimate, Agreed, InWork, Done, Passed, Settled, Delivered, Cancelled }
    /// Why work rests although somebody could work.
    Hold { Parts, Customer, Bay, Sublet }
    OrderKind { Normal, Accident, InternalRework, Comeback }
    LineKind { Labour, Part, Sublet, Fee }
    LineState { Proposed, Consented, Declined, Cancelled }
    /// Progress of a labour line.
    LineWork { None, Assigned, Working, Paused, Finished }
    /// Who pays a line; each payer gets a settlement of its own.
    Payer { Customer, Warranty, Insurance, Internal }
}
