//! A calendar month at the dealership.

use std::str::FromStr;

use chrono::Datelike;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::kernel::{Day, Moment};

/// `2026-10` in JSON and SQLite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Its first day.
    first: Day,
}

impl Month {
    pub fn of(day: Day) -> Self {
        let date = day.date();
        // Every month has a first day.
        Self { first: Day::new(date.year(), date.month(), 1).unwrap_or(day) }
    }

    pub const fn first(self) -> Day {
        self.first
    }

    pub fn last(self) -> Day {
        self.next().first.plus_days(-1)
    }

    pub fn next(self) -> Self {
        Self { first: self.first.plus_months(1) }
    }

    pub fn before(self) -> Self {
        Self::of(self.first.plus_days(-1))
    }

    /// Inside.
    pub fn start(self) -> Moment {
        self.first.start()
    }

    /// Outside.
    pub fn end(self) -> Moment {
        self.next().first.start()
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.first.date().format("%Y-%m"))
    }
}

impl FromStr for Month {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2);
        let read =
            parts.and_then(|(year, month)| Some((year.parse::<i32>().ok()?, month.parse::<u32>().ok()?)));
        let first = read.and_then(|(year, month)| Day::new(year, month, 1)).ok_or("month.malformed")?;
        if !(1900..=2099).contains(&first.date().year()) {
            return Err("month.out_of_range");
        }
        Ok(Self { first })
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl sqlx::Type<sqlx::Sqlite> for Month {
    fn type_info() -> sqlx::sqlite::SqliteTypeInfo {
        <String as sqlx::Type<sqlx::Sqlite>>::type_info()
    }
}

impl<'q> sqlx::Encode<'q, sqlx::Sqlite> for Month {
    fn encode_by_ref(
        &self,
        buffer: &mut <sqlx::Sqlite as sqlx::Database>::ArgumentBuffer,
    ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        <String as sqlx::Encode<'q, sqlx::Sqlite>>::encode(self.to_string(), buffer)
    }
}

impl<'r> sqlx::Decode<'r, sqlx::Sqlite> for Month {
    fn decode(value: sqlx::sqlite::SqliteValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        Ok(<String as sqlx::Decode<'r, sqlx::Sqlite>>::decode(value)?.parse()?)
    }
}

impl ts_rs::TS for Month {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_knows_its_days_and_neighbours() {
        let december: Month = "2026-12".parse().unwrap();
        assert_eq!(
            (december.first().to_string(), december.last().to_string()),
            ("2026-12-01".into(), "2026-12-31".into())
        );
        assert_eq!(december.next().to_string(), "2027-01");
        assert_eq!(december.next().before(), december);
        assert_eq!("2028-02".parse::<Month>().unwrap().last().to_string(), "2028-02-29");
        assert_eq!(Month::of(Moment::parse("2026-10-31T16:00:00Z").unwrap().day()).to_string(), "2026-11");
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for bad in ["", "2026", "2026-13", "2026-1", "26-01", "2026-00", "9999-01", "2026-01-01"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}
