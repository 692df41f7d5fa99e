//! Time, from one place. A moment is whole milliseconds since 1970 in UTC; a day
//! is a calendar day at the dealership (China has one time zone, UTC+8).

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Years a person may enter. Outside, it is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;
const CHINA_SECONDS_EAST: i32 = 8 * 3600;

fn china() -> FixedOffset {
    FixedOffset::east_opt(CHINA_SECONDS_EAST).expect("eight hours is a valid offset")
}

/// Where the core gets the time from. Tests and the sample dealership set it by hand.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    pub fn set_to(moment: Moment) -> Self {
        Self::Set(Arc::new(AtomicI64::new(moment.0)))
    }

    /// Moves a set clock; the system's own cannot be moved.
    pub fn turn_to(&self, moment: Moment) {
        if let Self::Set(millis) = self {
            millis.store(moment.0, Ordering::SeqCst);
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => Moment(Utc::now().timestamp_millis()),
            Self::Set(millis) => Moment(millis.load(Ordering::SeqCst)),
        }
    }
}

/// When the latest change was made, to notice a clock that was set back since.
#[derive(Debug, Default)]
pub struct Latest(AtomicI64);

impl Latest {
    /// Before the first change it is 1970.
    pub fn get(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }

    pub fn set(&self, moment: Moment) {
        self.0.store(moment.0, Ordering::SeqCst);
    }
}

/// A point in time: whole milliseconds since 1970 UTC; RFC 3339 in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Moment(i64);

impl Moment {
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The dealership's calendar day it falls on.
    pub fn day(self) -> Day {
        Day(self.local().date_naive())
    }

    /// The same moment as the dealership's clock shows it.
    pub fn local(self) -> DateTime<FixedOffset> {
        DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default().with_timezone(&china())
    }

    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * 60_000)
    }

    pub const fn minutes_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 60_000
    }

    /// Reads `2026-11-22T10:30:00+08:00`. For fixed points in tests and samples.
    pub fn parse(text: &str) -> Option<Self> {
        let parsed = DateTime::parse_from_rfc3339(text).ok()?;
        Some(Self(parsed.timestamp_millis()))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        serializer.serialize_str(&utc.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let moment = Self::parse(&text).ok_or_else(|| serde::de::Error::custom("moment.malformed"))?;
        if !YEARS.contains(&moment.local().year()) {
            return Err(serde::de::Error::custom("moment.out_of_range"));
        }
        Ok(moment)
    }
}

/// A calendar day at the dealership; `2026-11-22` in JSON and SQLite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, sqlx::Type)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Day(NaiveDate);

impl Day {
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    pub const fn date(self) -> NaiveDate {
        self.0
    }

    pub fn plus_days(self, days: i64) -> Self {
        let step = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(step) } else { self.0.checked_add_days(step) };
        Self(moved.unwrap_or(self.0))
    }

    /// The same day of a later month, or that month's last day.
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(self.0))
    }

    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The moment the day begins at the dealership.
    pub fn start(self) -> Moment {
        let midnight = self.0.and_time(chrono::NaiveTime::MIN).and_utc();
        Moment(midnight.timestamp_millis() - i64::from(CHINA_SECONDS_EAST) * 1_000)
    }

    /// Eight digits, as document numbers carry them: `20261122`.
    pub fn compact(self) -> String {
        self.0.format("%Y%m%d").to_string()
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let date = NaiveDate::parse_from_str(&text, "%Y-%m-%d")
            .map_err(|_| serde::de::Error::custom("day.malformed"))?;
        if !YEARS.contains(&date.year()) {
            return Err(serde::de::Error::custom("day.out_of_range"));
        }
        Ok(Self(date))
    }
}

macro_rules! written_as_string {
    ($($name:ident),*) => {$(
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                "string".into()
            }
            fn inline(_: &ts_rs::Config) -> String {
                "string".into()
            }
        }
    )*};
}
written_as_string!(Moment, Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_midnight_in_china() {
        let before = Moment::parse("2026-11-22T23:59:59+08:00").unwrap();
        let after = Moment::parse("2026-11-22T16:00:00Z").unwrap();
        assert_eq!(before.day().to_string(), "2026-11-22");
        assert_eq!(after.day().to_string(), "2026-11-23");
        assert_eq!(after.day().start(), after);
    }

    #[test]
    fn far_away_years_are_refused() {
        for bad in ["\"9999-01-01\"", "\"0001-01-01\"", "\"2026-02-30\"", "\"x\"", "5"] {
            assert!(serde_json::from_str::<Day>(bad).is_err(), "{bad}");
        }
    }
}
