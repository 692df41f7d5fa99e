//! What every slice stands on: exact numbers, time, the database, refusals.
//! Imports nothing from above.

pub mod call;
pub mod changes;
pub mod clock;
pub mod context;
pub mod crash;
pub mod database;
pub mod decimal;
pub mod errands;
pub mod finding;
pub mod id;
pub mod identifiers;
pub mod input;
pub mod json;
pub mod log;
mod money;
pub mod page;
pub mod permission;
pub mod random;
pub mod readers;
mod reading;
pub mod refusal;
pub mod secret;
pub mod session;
pub mod text;
pub mod unbroken;
pub mod words;

pub use call::{Answer, Call};
pub use changes::{Changed, Tag};
pub use clock::{Clock, Day, Moment};
pub use context::{Read, Subject, Who, Write};
pub use decimal::{Hours, Money, Quantity, Rate};
pub use finding::Finding;
pub use input::{Checks, Nothing};
pub use json::Json;
pub use permission::{Permission, Permissions, StaffId};
pub use refusal::{Error, Refusal, Result};
pub use secret::Secret;
