//! How long a price that was told stands.

use crate::kernel::{Day, Moment, Read, Result};
use crate::policy::{self, keys};

/// The last day on which what was quoted then stands, by the house's rule of that day.
pub async fn valid_until(cx: &mut Read, quoted_at: Moment) -> Result<Day> {
    let day = quoted_at.day();
    let days: i64 = policy::value_on(cx, keys::QUOTE_VALID_DAYS.name, day).await?;
    Ok(day.plus_days(days))
}
