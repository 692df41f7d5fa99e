//! From one day to another, both inside.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Day, Moment, Refusal, Result};

/// Longer than anybody compares; keeps a slip of the finger from reading everything.
const MOST_DAYS: i64 = 3_660;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub from: Day,
    /// The last day, included.
    pub until: Day,
}

/// The same as moments: `from` inside, `to` outside.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub from: Moment,
    pub to: Moment,
    pub until: Day,
}

impl Period {
    /// # Errors
    /// `reports.backwards`, `reports.too_long` at `until`.
    pub fn span(self) -> Result<Span> {
        let days = self.until.days_since(self.from);
        if days < 0 {
            return Err(Refusal::new("reports.backwards").at("until").into());
        }
        if days > MOST_DAYS {
            return Err(Refusal::new("reports.too_long").at("until").with("days", MOST_DAYS).into());
        }
        Ok(Span { from: self.from.start(), to: self.until.plus_days(1).start(), until: self.until })
    }

    /// A whole month by its name, `2026-10`; any other period by its days.
    pub fn name(self) -> String {
        let (from, until) = (self.from.date(), self.until.date());
        if from.day() == 1 && self.from.plus_months(1) == self.until.plus_days(1) {
            return from.format("%Y-%m").to_string();
        }
        format!("{from} {until}")
    }
}
