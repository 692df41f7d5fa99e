//! A figure of the table: what was measured, beside what, and whether that is good enough.

use crate::times::{Ratio, Times, Told};
use std::fmt;

pub enum Figure {
    /// The program beside the floor: at most so many times as long.
    Slower { what: &'static str, ours: Times, floor: Times, floor_is: &'static str, goal: Ratio },
    /// The program beside another way of doing it: at least so many times faster.
    Faster { what: &'static str, ours: Times, other: Times, other_is: &'static str, goal: Ratio },
    /// An amount of memory or disk, in KiB.
    Amount { what: &'static str, kib: u64, goal_mib: u64, of: String },
    /// A part of a figure, which has no goal of its own.
    Part { what: &'static str, ours: Times, floor: Times, floor_is: &'static str },
    /// What cannot be measured here, and why.
    Missing { what: &'static str, why: String },
}

impl Figure {
    /// Nothing where nothing was measured.
    pub fn is_good(&self) -> Option<bool> {
        match self {
            Self::Slower { ours, floor, goal, .. } => Some(Ratio::of(ours.median(), floor.median()) <= *goal),
            Self::Faster { ours, other, goal, .. } => Some(Ratio::of(other.median(), ours.median()) >= *goal),
            Self::Amount { kib, goal_mib, .. } => Some(*kib <= goal_mib * 1024),
            Self::Part { .. } | Self::Missing { .. } => None,
        }
    }
}

pub const HEAD: &str = "\
| what | Servicelane (median, p95) | beside it (median, p95) | beside what | ratio | goal | |
|---|---|---|---|---|---|---|";

/// A row of the table.
impl fmt::Display for Figure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let both = |times: &Times| format!("{}, {}", Told(times.median()), Told(times.p95()));
        match self {
            Self::Slower { what, ours, floor, floor_is, goal } => {
                let ratio = Ratio::of(ours.median(), floor.median());
                let (ours, beside) = (both(ours), both(floor));
                write!(to, "| {what} | {ours} | {beside} | {floor_is} | {ratio} | ≤ {goal}")?;
            }
            Self::Faster { what, ours, other, other_is, goal } => {
                let ratio = Ratio::of(other.median(), ours.median());
                let (ours, beside) = (both(ours), both(other));
                write!(to, "| {what} | {ours} | {beside} | {other_is} | {ratio} faster | ≥ {goal}")?;
            }
            Self::Amount { what, kib, goal_mib, of } => {
                let (whole, tenths) = (kib / 1024, kib % 1024 * 10 / 1024);
                write!(to, "| {what} | {whole}.{tenths} MiB | | {of} | | ≤ {goal_mib} MiB")?;
            }
            Self::Part { what, ours, floor, floor_is } => {
                let ratio = Ratio::of(ours.median(), floor.median());
                let (ours, beside) = (both(ours), both(floor));
                write!(to, "| {what} | {ours} | {beside} | {floor_is} | {ratio} | ")?;
            }
            Self::Missing { what, why } => write!(to, "| {what} | | | {why} | | ")?,
        }
        let mark = match self.is_good() {
            Some(true) => "met",
            Some(false) => "**missed**",
            None if matches!(self, Self::Part { .. }) => "",
            None => "not measured",
        };
        write!(to, " | {mark} |")
    }
}
