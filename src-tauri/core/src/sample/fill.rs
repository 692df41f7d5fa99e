//! Filling an empty file with the sample dealership.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decade::{self, Size};
use super::today::{self, Closings};
use crate::kernel::{Nothing, Result, Write};

/// The seed of every sample: two people who open it see the same dealership.
const SEED: u64 = 20_261_122;
/// Page cache while writing in bulk, in KiB, and what it is set back to.
const BULK_CACHE: &str = "PRAGMA cache_size = -262144";
const USUAL_CACHE: &str = "PRAGMA cache_size = -4000";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SampleSize {
    /// About three months of a small dealership, with cars in every state today.
    Demo,
    /// Ten years of a big one, for measuring.
    Decade,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FillSample {
    pub size: SampleSize,
    /// Of the demo: no day and no month of its past is closed.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unclosed: Option<bool>,
}

/// Refused (`dealership.already_set_up`) where a dealership stands.
pub async fn fill(cx: &mut Write, input: FillSample) -> Result<Nothing> {
    let (size, last) = match input.size {
        SampleSize::Demo => (Size::DEMO, today::first_day(cx.now).plus_days(-1)),
        SampleSize::Decade => (Size::DECADE, cx.today().plus_days(-1)),
    };
    sqlx::query(BULK_CACHE).execute(cx.db()).await?;
    let done = decade::fill(cx, size, last, SEED).await;
    sqlx::query(USUAL_CACHE).execute(cx.db()).await?;
    done?;
    if input.size == SampleSize::Demo {
        let past = match input.unclosed {
            Some(true) => None,
            _ => Some(Closings::of_the_past(cx, cx.now).await?),
        };
        today::tell(cx, past).await?;
    }
    Ok(Nothing {})
}
