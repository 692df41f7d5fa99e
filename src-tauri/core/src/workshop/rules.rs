//! Pure decisions of the workshop. No database, no clock.

use super::{JobState, Stage};
use crate::catalogue::JobClass;
use crate::kernel::{Checks, Day, Moment, Rate};
use crate::repair_orders::{LineWork, OrderState};

/// Lines of one dispatch, technicians of one line.
pub const MOST_LINES: usize = 300;
pub const MOST_TECHNICIANS: usize = 10;
/// A plan reaches at most this far from now, and one job lasts at most this long.
const FURTHEST_DAYS: i64 = 180;
const LONGEST_DAYS: i64 = 60;
const MINUTES_OF_DAY: i64 = 24 * 60;

/// Every share above nothing and together exactly the whole.
pub fn shares_make_a_whole(shares: &[Rate]) -> bool {
    shares.iter().all(|share| share.is_positive()) && shares.iter().copied().sum::<Rate>() == Rate::ONE
}

/// A plan ends after it begins, and neither lies in another month by a slip of the finger (WSH-02).
pub fn check_plan(checks: &mut Checks, field: &str, start: Moment, finish: Moment, now: Moment) {
    let start_field = format!("{field}.planned_start");
    let finish_field = format!("{field}.planned_finish");
    let away = start.minutes_since(now).abs();
    checks.require(away <= FURTHEST_DAYS * MINUTES_OF_DAY, &start_field, "workshop.plan_far");
    let length = finish.minutes_since(start);
    checks.require(length > 0, &finish_field, "workshop.plan_backwards");
    checks.require(length <= LONGEST_DAYS * MINUTES_OF_DAY, &finish_field, "workshop.plan_long");
}

/// How far a line is, from its jobs (state and share). Jobs refused or withdrawn count nothing; a
/// line is finished when all of it was given away and every job of it is finished.
pub fn line_work(jobs: &[(JobState, Rate)]) -> LineWork {
    let live: Vec<_> =
        jobs.iter().filter(|(state, _)| state.is_open() || *state == JobState::Finished).collect();
    let any = |wanted: JobState| live.iter().any(|(state, _)| *state == wanted);
    let given: Rate = live.iter().map(|(_, share)| *share).sum();
    if live.is_empty() {
        LineWork::None
    } else if any(JobState::Working) {
        LineWork::Working
    } else if given == Rate::ONE && live.iter().all(|(state, _)| *state == JobState::Finished) {
        LineWork::Finished
    } else if any(JobState::Paused) || any(JobState::Finished) {
        LineWork::Paused
    } else {
        LineWork::Assigned
    }
}

/// What the board needs to know of an order's jobs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress {
    /// Labour lines consented to and not finished of which a share is given to nobody.
    pub undispatched: i64,
    pub working: i64,
    pub paused: i64,
    pub held: bool,
    /// An internal rework of it is not good yet.
    pub rework_open: bool,
}

/// The column of the board; `None` when the car has gone.
pub fn stage(state: OrderState, progress: Progress) -> Option<Stage> {
    Some(match state {
        OrderState::Estimate => Stage::Estimate,
        OrderState::Agreed | OrderState::InWork if progress.working > 0 => Stage::Working,
        OrderState::Agreed | OrderState::InWork if progress.held => Stage::Resting,
        OrderState::Agreed | OrderState::InWork if progress.undispatched > 0 => Stage::ToDispatch,
        OrderState::Agreed | OrderState::InWork if progress.paused > 0 || progress.rework_open => {
            Stage::Resting
        }
        OrderState::Agreed | OrderState::InWork => Stage::Dispatched,
        OrderState::Done => Stage::ToInspect,
        OrderState::Passed => Stage::ToSettle,
        OrderState::Settled => Stage::ToDeliver,
        OrderState::Delivered | OrderState::Cancelled => return None,
    })
}

/// The heaviest job decides inspection and certificate; an order of parts alone counts as a minor repair.
pub fn weightiest(classes: &[JobClass]) -> JobClass {
    classes.iter().copied().max().unwrap_or(JobClass::MinorRepair)
}

/// A guarantee period in days and kilometres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub days: i64,
    pub km: i64,
}

impl Period {
    /// What the house promises: today's value times its factor, never below the legal minimum.
    pub fn promised(legal: Self, own: Self, factor: i64) -> Self {
        let factor = factor.max(1);
        Self { days: legal.days.max(own.days * factor), km: legal.km.max(own.km * factor) }
    }

    /// Last day and last kilometre on which it still runs. The day the car leaves is not counted.
    pub fn ends(self, from_day: Day, from_km: i64) -> (Day, i64) {
        (from_day.plus_days(self.days), from_km + self.km)
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
