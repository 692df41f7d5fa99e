//! Whom we serve: persons and organisations (CUS-01 … CUS-22).
//!
//! A card holds as little as the work needs (Personal Information Protection Law,
//! art. 6). What identifies a person leaves the core masked; `reveal` shows it in full
//! and the trail says who looked. Consents are a log: the newest entry counts.

pub mod card;
pub mod change;
pub mod consent;
pub mod export_one;
pub mod form;
pub mod hand_over;
pub mod intentions;
pub mod list;
pub mod merge;
pub mod paper;
pub mod read;
pub mod register;
pub mod reveal;
pub mod rules;
pub mod similar;
pub mod tags;

use serde::Serialize;
use ts_rs::TS;

crate::id!(
    /// A person or organisation on file.
    CustomerId,
    /// One of a customer's telephone numbers.
    PhoneId
);

crate::words! {
    CustomerKind { Person, Organisation }
    /// What personal data may be used for beyond the repair itself, which needs no
    /// consent (art. 13). To the maker and to the insurer is a consent of its own (art. 23).
    Purpose { Marketing, Survey, Photos, ToMaker, ToInsurer }
    /// By which way. `any` covers all of them.
    Channel { Any, Phone, Sms, Wechat, Email, Post }
    /// How the customer said so.
    ConsentWay { Signature, Spoken, Message, Form }
    /// Grades and remarks that campaigns and advisors go by (CUS-10).
    CustomerTag {
        Vip,
        Quality,
        Poor,
        ComplainsNow,
        ComplainedBefore,
        DecidesThisRepair,
        DecidesNextRepair,
        AsksForDiscount,
        AsksForGift,
        /// Buys at the member's price.
        Member,
        /// Is of the trade, and buys at its price.
        Trade,
    }
    /// How long somebody has been driving (CUS-11).
    Experience { Beginner, Middle, Experienced }
}

/// A card after a change.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct CustomerRef {
    pub id: CustomerId,
    pub version: i64,
}
