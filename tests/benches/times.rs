//! How long something takes, and how that is told.

use std::fmt;
use std::time::Duration;

/// The repetitions of one thing.
#[derive(Clone, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    pub fn add(&mut self, time: Duration) {
        let place = self.0.partition_point(|known| *known <= time);
        self.0.insert(place, time);
    }

    pub fn median(&self) -> Duration {
        self.hundredth(50)
    }

    /// Nineteen of twenty are not slower.
    pub fn p95(&self) -> Duration {
        self.hundredth(95)
    }

    fn hundredth(&self, share: usize) -> Duration {
        let last = self.0.len().saturating_sub(1);
        self.0.get(last * share / 100).copied().unwrap_or_default()
    }
}

/// Such as `1.37 ×`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ratio {
    hundredths: u128,
}

impl Ratio {
    pub const fn hundredths(hundredths: u128) -> Self {
        Self { hundredths }
    }

    /// How many times `one` is as long as `other`.
    pub fn of(one: Duration, other: Duration) -> Self {
        Self { hundredths: one.as_nanos() * 100 / other.as_nanos().max(1) }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{:02} ×", self.hundredths / 100, self.hundredths % 100)
    }
}

/// Such as `4.20 ms`.
pub struct Told(pub Duration);

impl fmt::Display for Told {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = self.0.as_micros();
        if micros < 1_000 {
            return write!(to, "{micros} µs");
        }
        write!(to, "{}.{:02} ms", micros / 1_000, micros % 1_000 / 10)
    }
}
