//! The car goes home: explained, shown, signed for, and out of the gate (DEL-01 … DEL-13).
//!
//! One handover per visit. It needs every order of the visit settled or cancelled and
//! nothing left unpaid by the customer; what is on account counts as agreed.

pub mod deliver;
pub mod notify;
pub mod objections;
pub mod paper;
pub mod read;
pub mod remedy;
pub mod rules;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(HandoverId);

/// How the customer was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Told {
    Phone,
    Wechat,
    Sms,
    Spoken,
}

/// What became of the replaced parts: they are the customer's, unless claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum ReplacedParts {
    Returned,
    ShownAndLeft,
    KeptForClaim,
    None,
}

/// What the customer says of the work, shown at the car (DEL-04), and of its appearance: colour,
/// cracks and rust are objected to here or not at all (DEL-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum CustomerVerdict {
    Accepted,
    Objected,
}
