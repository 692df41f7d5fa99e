//! What somebody is told behind the bell until they have seen it. What is told, and to whom, is the
//! affair of the slices above; a later word on the same record takes the place of one that nobody has
//! seen yet.

pub mod read;
pub mod see;
pub mod tell;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// One word to one person.
    NoticeId
);

/// Which sentence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum NoticeCode {
    /// All an order or a sale waited for is there (PRT-08, PRT-18).
    PartsComplete,
    /// Some of it came; it still waits for the rest.
    PartsSome,
    /// What was put aside is not there after all.
    PartsMissing,
    /// A question was given to them to answer (EST-09).
    EnquiryGiven,
    /// All that a booked car needs is there (APT-03).
    BookedPartsComplete,
    /// What was kept back for a booked car is not there after all.
    BookedPartsMissing,
    /// They are sent to a car that cannot come (REC-11).
    CalloutGiven,
}

/// The record a word is about and leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum NoticeAbout {
    Order,
    Enquiry,
    Appointment,
    Visit,
    /// Over the counter.
    Sale,
}
