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
    pub first: Day,
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
        Ok(Span::of(self.from, self.until))
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

impl Span {
    pub fn of(first: Day, until: Day) -> Self {
        Self { from: first.start(), to: until.plus_days(1).start(), first, until }
    }

    /// The same days a year before.
    pub fn year_before(self) -> Self {
        Self::of(year_before(self.first), year_before(self.until))
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.until.days_since(self.first) + 1
    }
}

/// The same day of the year before; 28 February for the 29th.
pub fn year_before(day: Day) -> Day {
    let date = day.date();
    Day::new(date.year() - 1, date.month(), date.day())
        .or_else(|| Day::new(date.year() - 1, date.month(), 28))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::new(year, month, day).expect("a day")
    }

    #[test]
    fn a_leap_day_has_a_day_a_year_before() {
        assert_eq!(year_before(day(2028, 2, 29)), day(2027, 2, 28));
        assert_eq!(year_before(day(2026, 10, 31)), day(2025, 10, 31));
    }

    #[test]
    fn a_whole_month_goes_by_its_name() {
        let name = |from, until| Period { from, until }.name();
        assert_eq!(name(day(2026, 10, 1), day(2026, 10, 31)), "2026-10");
        assert_eq!(name(day(2026, 10, 1), day(2026, 10, 30)), "2026-10-01 2026-10-30");
        assert_eq!(name(day(2028, 2, 1), day(2028, 2, 29)), "2028-02");
    }
}
