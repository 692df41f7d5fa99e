//! What the dealership's own card must hold.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::text::Name;
use crate::kernel::{Checks, Rate};

/// How the dealership stands to VAT (增值税法 art. 9–11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum TaxStatus {
    General,
    SmallScale,
}

pub fn check_line(checks: &mut Checks, field: &str, text: &str, max: usize) {
    let shaped = Name::<200>::read(text).is_ok_and(|line| line.chars().count() <= max);
    checks.require(shaped, field, "dealership.line_needed");
}

/// A rate a dealership can have: up to 13 % today, and some room.
pub fn check_tax(checks: &mut Checks, field: &str, rate: Rate) {
    checks.require(!rate.is_negative() && rate <= Rate::percent(25), field, "dealership.tax_rate");
}
