//! Questions that come by telephone, on line or over the counter (EST-09, TEC-05): received, given to
//! somebody who knows, answered, each with its moment, and what was said.
//!
//! ```text
//! open → answered
//!    └→ withdrawn
//! ```
//! A price enquiry quotes from the catalogue, priced like an order's lines. What an answered enquiry
//! leads to, a visit or an appointment, is told by [`take_up::became`].

pub mod answer;
pub mod assign;
pub mod card;
mod ending;
pub mod hand_on;
mod head;
pub mod not_reached;
pub mod of_order;
pub mod paper;
pub mod price;
pub mod put_on_order;
pub mod quote;
pub mod read;
pub mod record;
pub mod reveal;
mod rules;
mod steps;
pub mod take_up;
mod validity;
pub mod waiting;
pub mod withdraw;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A question somebody asked (咨询单).
    EnquiryId,
    EnquiryLineId
);

/// The kind under which notices, the trail and stale saves know it.
pub const KIND: &str = "enquiry";

/// How it came, and how it was answered (TEC-07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum EnquiryChannel {
    Phone,
    Wechat,
    Online,
    Email,
    Counter,
}

/// What it is about (TEC-08).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum EnquiryTopic {
    Price,
    Repair,
    Warranty,
    Care,
    Insurance,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum EnquiryState {
    Open,
    Answered,
    /// Nobody was reached, or nothing was wanted any more.
    Withdrawn,
}

/// What it led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Became {
    Visit,
    Appointment,
}

/// An enquiry after a change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EnquiryRef {
    pub id: EnquiryId,
    pub number: String,
    pub version: i64,
}
