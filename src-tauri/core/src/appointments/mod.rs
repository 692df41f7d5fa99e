//! A customer books a time (预约): who comes with which car, for what, when, with whom and
//! where; the parts are kept back (APT-*).
//!
//! ```text
//! booked → confirmed → arrived     the visit takes it over; its order gets lines and parts
//!    └────────┴──────→ cancelled   with the reason
//!             └──────→ missed      nobody came; by hand, or by the clockwork after the day
//! ```
//! A time is free where somebody and some bay is: no two appointments have the same ones, nor
//! what the workshop has planned already. What is wanted holds its parts in the ledger
//! ([`hold`]) until the order's lines have them, or nobody comes for them.

pub mod arrive;
pub mod book;
pub mod cancel;
pub mod change;
pub mod check;
pub mod confirm;
pub mod day;
pub mod form;
pub mod hold;
pub mod list;
pub mod merged;
pub mod miss;
pub mod of_vehicle;
pub mod paper;
pub mod past;
pub mod plan;
pub mod prepare;
pub mod read;
pub mod reschedule;
pub mod rules;
#[cfg(test)]
mod rules_tests;
pub mod slots;
pub mod take_over;
pub mod today;
pub mod wanted;

use serde::Serialize;
use ts_rs::TS;

use crate::workshop::BayKind;

crate::id!(
    /// A booked time of one car (预约单).
    AppointmentId,
    AppointmentLineId,
    /// A part that it needs.
    AppointmentPartId
);

crate::words! {
    /// How the customer booked (APT-01, APT-06).
    BookingChannel { Phone, Online, Counter, Social }
    /// What the car comes for.
    AppointmentKind {
        /// 保养
        Maintenance,
        /// 维修
        Repair,
        /// 钣喷
        Body,
        /// 检测
        Check,
        /// 洗车 (APT-13)
        Wash,
    }
    AppointmentState { Booked, Confirmed, Arrived, Cancelled, Missed }
    /// How the customer was told that it stands (APT-06, APT-10).
    ConfirmedHow { Phone, Sms, Social, Counter }
}

impl AppointmentKind {
    /// As stored, and as part of parameter names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Maintenance => "maintenance",
            Self::Repair => "repair",
            Self::Body => "body",
            Self::Check => "check",
            Self::Wash => "wash",
        }
    }

    /// In which bays it is done.
    pub const fn bays(self) -> &'static [BayKind] {
        match self {
            Self::Maintenance => &[BayKind::Mechanical],
            Self::Repair | Self::Check => &[BayKind::Mechanical, BayKind::Alignment],
            Self::Body => &[BayKind::Body, BayKind::Paint],
            Self::Wash => &[BayKind::Wash],
        }
    }

    /// Whether a technician has to be there.
    pub const fn needs_technician(self) -> bool {
        !matches!(self, Self::Wash)
    }
}

impl AppointmentState {
    /// The car is still to come.
    pub const fn is_awaited(self) -> bool {
        matches!(self, Self::Booked | Self::Confirmed)
    }
}

/// An appointment after a change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AppointmentRef {
    pub id: AppointmentId,
    pub number: String,
    pub state: AppointmentState,
    pub version: i64,
}
