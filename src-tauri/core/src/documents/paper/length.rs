//! Lengths on paper: whole micrometres, so that a layout is the same on every machine.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// A length on paper in micrometres. Measured from the left and from the top of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Length(i32);

impl Length {
    /// No length at all.
    pub const ZERO: Self = Self(0);

    /// `n` micrometres.
    pub const fn um(n: i32) -> Self {
        Self(n)
    }

    /// `n` millimetres.
    pub const fn mm(n: i32) -> Self {
        Self(n * 1000)
    }

    /// `n` tenths of a millimetre.
    pub const fn tenths(n: i32) -> Self {
        Self(n * 100)
    }

    /// A type size: `n` tenths of a point (1 pt = 352.778 µm).
    pub const fn points(n: i32) -> Self {
        Self(n * 35_278 / 1000)
    }

    /// The length in micrometres.
    pub const fn in_um(self) -> i32 {
        self.0
    }

    /// `self × numerator / denominator`, rounded towards zero.
    pub fn scaled(self, numerator: i32, denominator: i32) -> Self {
        let wide = i64::from(self.0) * i64::from(numerator) / i64::from(denominator.max(1));
        Self(i32::try_from(wide).unwrap_or(i32::MAX))
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Mul<i32> for Length {
    type Output = Self;
    fn mul(self, factor: i32) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i32> for Length {
    type Output = Self;
    fn div(self, divisor: i32) -> Self {
        Self(self.0 / divisor)
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}
