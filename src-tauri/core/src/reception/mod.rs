//! A car comes in: the visit, the walk-around, the customer's own words (REC-*).
//!
//! ```text
//! open → left       handed over, or refused at the door
//!   └──→ cancelled  nothing was done
//! ```
//! A visit is changed only while it is open; a car has one open visit at most.

pub mod callouts;
pub mod cancel_visit;
pub mod care;
pub mod change_visit;
pub mod intake;
pub mod learn;
pub mod leave;
pub mod merged;
pub mod open_visit;
pub mod outline;
pub mod paper;
pub mod read;
pub mod rules;
pub mod scripts;
pub mod sign;
pub mod today;
pub mod walk_around;

use serde::Serialize;
use ts_rs::TS;

crate::id!(
    /// One coming of one car; its number is that of the walk-around sheet.
    VisitId
);

crate::words! {
    /// How the car or the request came (REC-08, REC-11).
    ArrivalChannel { WalkIn, Appointment, Phone, Online, Rescue, Home }
    /// Where its car is (REC-11); the view `placed_visits` tells it.
    Whereabouts {
        /// In the house.
        Here,
        /// Where it stood when somebody asked for help.
        Out,
        /// It stayed there, and the way out is over: done on the spot, or in vain.
        Stayed,
    }
    /// On what terms the request is taken (REC-07, REC-09).
    Acceptance { CustomerPay, Warranty, Goodwill, Insurance, Refused }
    VisitState { Open, Left, Cancelled }
    /// What becomes of replaced parts: the customer takes them along or leaves them.
    OldParts { Take, Leave }
    /// From which side a mark is seen.
    CarView { Left, Right, Front, Rear, Top }
    DamageKind { Scratch, Dent, Crack, Missing, Paint }
}

/// A visit after a change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VisitRef {
    pub id: VisitId,
    pub number: String,
    pub version: i64,
}
