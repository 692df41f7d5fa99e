//! Replaced parts (旧件). They are the customer's (机动车维修管理规定), who takes them or leaves them to be
//! scrapped; those of warranty work are the maker's and lie tagged in the claims warehouse in their
//! original state (CLM-06, CLM-09, PRT-13). They are no stock and worth nothing.

pub mod leave;
pub mod paper;
pub mod read;
pub mod record;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// What was replaced by one line of an order.
    OldPartId
);

/// Whose it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum OldPartFate {
    Customer,
    Claim,
    /// The customer left it.
    Scrap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum OldPartState {
    /// Lies in the house.
    Kept,
    /// To the customer, or to the maker.
    Returned,
    Scrapped,
}
