//! When things happen on a working day.

use crate::kernel::{Day, Moment};
use crate::sample::Rng;

/// The moments of one visit, in order.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    pub arrived: Moment,
    pub agreed: Moment,
    pub issued: Moment,
    pub started: Moment,
    pub finished: Moment,
    pub passed: Moment,
    pub settled: Moment,
    pub left: Moment,
    pub promised: Moment,
}

/// So many arrivals between half past eight and four, sorted.
pub fn arrivals(rng: &mut Rng, day: Day, count: i64) -> Vec<Moment> {
    let mut minutes: Vec<i64> = (0..count).map(|_| rng.between(510, 960)).collect();
    minutes.sort_unstable();
    minutes.into_iter().map(|minute| day.start().plus_minutes(minute)).collect()
}

/// Work begins when the technician is free: nobody works on two cars at once.
pub fn times(rng: &mut Rng, arrived: Moment, work_minutes: i64, free: Moment) -> Times {
    let agreed = arrived.plus_minutes(rng.between(8, 15));
    let issued = agreed.plus_minutes(rng.between(2, 5));
    let started = issued.plus_minutes(1).max(free);
    let finished = started.plus_minutes(work_minutes);
    let passed = finished.plus_minutes(rng.between(4, 12));
    let settled = passed.plus_minutes(rng.between(3, 20));
    Times {
        arrived,
        agreed,
        issued,
        started,
        finished,
        passed,
        settled,
        left: settled.plus_minutes(rng.between(2, 30)),
        promised: started.plus_minutes(work_minutes + rng.between(25, 160)),
    }
}
