//! Exact numbers. Each is a whole count of its smallest unit in memory and in
//! SQLite, and a plain decimal string ("1234.50") in JSON. No floats.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Half a unit rounds away from zero, as on every Chinese receipt (四舍五入).
const ROUNDING: RoundingStrategy = RoundingStrategy::MidpointAwayFromZero;

fn to_units(value: Decimal, scale: u32) -> Option<i64> {
    let rounded = value.round_dp_with_strategy(scale, ROUNDING);
    let factor = Decimal::from(10_i64.pow(scale));
    i64::try_from(rounded.checked_mul(factor)?).ok()
}

macro_rules! fixed {
    ($(#[$doc:meta])* $name:ident, scale $scale:literal, at most $max:literal, error $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, sqlx::Type)]
        #[sqlx(transparent)]
        pub struct $name(i64);

        impl $name {
            pub const ZERO: Self = Self(0);
            /// Digits after the point.
            pub const SCALE: u32 = $scale;
            /// The largest magnitude accepted from outside, in smallest units.
            pub const LIMIT: i64 = $max;

            pub const fn from_units(units: i64) -> Self {
                Self(units)
            }

            pub const fn units(self) -> i64 {
                self.0
            }

            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }

            pub const fn is_positive(self) -> bool {
                self.0 > 0
            }

            pub const fn is_negative(self) -> bool {
                self.0 < 0
            }

            pub const fn abs(self) -> Self {
                Self(self.0.abs())
            }

            pub fn to_decimal(self) -> Decimal {
                Decimal::new(self.0, $scale)
            }

            /// Rounds half away from zero; `None` when it does not fit.
            pub fn from_decimal(value: Decimal) -> Option<Self> {
                to_units(value, $scale).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.to_decimal(), f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = &'static str;

            /// Errors are machine codes: malformed, too precise, too large.
            fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
                let plain = text.strip_prefix('-').unwrap_or(text);
                let shaped = plain.starts_with(|c: char| c.is_ascii_digit())
                    && plain.len() <= 20
                    && plain.chars().all(|c| c.is_ascii_digit() || c == '.');
                let value = Decimal::from_str(text)
                    .ok()
                    .filter(|_| shaped)
                    .ok_or(concat!($prefix, ".malformed"))?;
                if value.normalize().scale() > $scale {
                    return Err(concat!($prefix, ".too_precise:", stringify!($scale)));
                }
                to_units(value, $scale)
                    .filter(|units| units.abs() <= $max)
                    .map(Self)
                    .ok_or(concat!($prefix, ".too_large"))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

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

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                items.fold(Self::ZERO, Add::add)
            }
        }
    };
}

fixed! {
    /// Renminbi in whole fen. At most ten billion yuan from outside.
    Money, scale 2, at most 1_000_000_000_000, error "money"
}

fixed! {
    /// An amount of something in whole thousandths (4.5 L of oil is 4500).
    Quantity, scale 3, at most 1_000_000_000, error "quantity"
}

fixed! {
    /// A proportion in ten-thousandths: 0.1300 is 13 %.
    Rate, scale 4, at most 1_000_000, error "rate"
}

/// Labour hours in thousandths of an hour.
pub type Hours = Quantity;

impl Hours {
    /// From milliseconds on the clock; a thousandth of an hour is 3,600 of them.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis / 3_600)
    }
}

impl Quantity {
    pub const ONE: Self = Self(1_000);

    pub const fn whole(count: i64) -> Self {
        Self(count * 1_000)
    }
}

impl Rate {
    pub const ONE: Self = Self(10_000);

    pub const fn percent(percent: i64) -> Self {
        Self(percent * 100)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn prints_and_reads_plain_decimals() {
        assert_eq!(Money::from_units(123_450).to_string(), "1234.50");
        assert_eq!(Money::from_units(-5).to_string(), "-0.05");
        assert_eq!("4.5".parse(), Ok(Quantity::from_units(4_500)));
        assert_eq!("0.13".parse(), Ok(Rate::percent(13)));
    }

    #[test]
    fn refuses_what_it_could_not_keep_exactly() {
        let code = |text: &str| text.parse::<Money>().err();
        assert_eq!(code("1.234"), Some("money.too_precise:2"));
        assert_eq!(code("10000000000.01"), Some("money.too_large"));
        for bad in ["", "abc", "1e5", "+1", ".5", "1,000", "NaN", "--1", "１"] {
            assert_eq!(code(bad), Some("money.malformed"), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn text_round_trips(units in -Money::LIMIT..=Money::LIMIT) {
            let money = Money::from_units(units);
            prop_assert_eq!(money.to_string().parse(), Ok(money));
        }
    }
}
