//! Stock-taking (盘点, PRT-04): the book is made to agree with the shelf.
//!
//! A count is opened on a list of parts (the whole store, some bins, a class, what moved,
//! what was longest not looked at) and goes `counting` → `review` → `posted`; from review
//! it goes back to `counting` for a recount, and it can be cancelled until it is posted.
//!
//! Several people count at once, blind: nobody is shown the book. What they enter is only
//! added, never overwritten; a slip is replaced by a new entry. Each entry keeps what the
//! ledger said at the moment of counting, so parts go in and out meanwhile: the difference
//! of that moment is what is posted, on whatever is there by then.

pub mod card;
pub mod check;
pub mod close;
pub mod enter;
pub mod list;
pub mod open;
pub mod paper;
pub mod post;
pub mod recount;
pub mod review;
mod rules;
pub mod sheet;
pub mod strays;
mod which;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A stock-take (盘点表).
    CountId,
    CountLineId,
    CountEntryId,
    /// Something on the shelf that no part number was found for.
    StrayId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum CountState {
    Counting,
    /// Counting is over; differences are looked at.
    Review,
    Posted,
    Cancelled,
}

/// Which parts a count is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum CountScope {
    /// 全盘
    Full,
    /// 按货位
    Bins,
    /// 按性质
    Class,
    /// 按类别
    Category,
    /// 快流件
    FastMoving,
    /// 动碰盘点: what moved since a day
    Moved,
    /// 循环盘点: what was longest not counted
    Longest,
}

/// A count as a change left it.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct CountRef {
    pub id: CountId,
    pub version: i64,
    pub state: CountState,
}
