//! The PC's clock beside the dealership's records: what to do when it was set back.

use serde::Serialize;
use ts_rs::TS;

use crate::audit::clock;
use crate::kernel::{Moment, Nothing, Read, Refusal, Result, Write};

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ClockView {
    pub now: Moment,
    /// When the latest change was made.
    pub latest: Moment,
    /// So far behind it that nothing can be changed.
    pub behind: bool,
}

fn view(cx: &Read) -> ClockView {
    let latest = cx.house.latest.get();
    ClockView { now: cx.now, latest, behind: clock::is_behind(cx.now, latest) }
}

pub async fn clock(cx: &mut Read, _: Nothing) -> Result<ClockView> {
    Ok(view(cx))
}

/// The clock is right as it is now; it was wrong when the latest change was made. Stands in the
/// trail with the name of whoever says so.
pub async fn confirm_clock(cx: &mut Write, _: Nothing) -> Result<Nothing> {
    if !view(cx).behind {
        return Err(Refusal::new("dealership.clock_fits").into());
    }
    cx.about("dealership", 1);
    Ok(Nothing {})
}
