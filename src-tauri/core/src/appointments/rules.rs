//! Pure decisions about times: what is free, what is too late, by when to confirm.

use chrono::Datelike;

use super::{AppointmentKind, AppointmentState};
use crate::kernel::{Checks, Day, Hours, Moment, Refusal, StaffId};
use crate::workshop::BayId;

/// Shorter is no work, longer no day.
const SHORTEST: i64 = 5;
const LONGEST: i64 = 24 * 60;
/// Beyond, no day of a week was named at all.
const MOST_CLOSED_DAYS: i64 = 60;

/// From when until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Moment,
    pub until: Moment,
}

impl Span {
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

/// When the house opens and closes on a day.
#[derive(Clone, Copy, Debug)]
pub struct Doors {
    pub opens: Moment,
    pub closes: Moment,
}

/// Somebody or some bay that is taken for a while. What names neither takes one of each all the same.
#[derive(Clone, Debug)]
pub struct Taken {
    pub span: Span,
    pub technician: Option<StaffId>,
    pub bay: Option<BayId>,
    /// Of an appointment; a job that is planned already names whom it needs.
    pub kind: Option<AppointmentKind>,
}

/// Who and which bays there are for a kind of visit.
#[derive(Clone, Debug, Default)]
pub struct Room {
    pub technicians: Vec<StaffId>,
    pub bays: Vec<BayId>,
}

/// What is left of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Free {
    pub technicians: Vec<StaffId>,
    pub bays: Vec<BayId>,
    /// All that are left are spoken for by appointments that name nobody.
    pub full: bool,
}

/// Who and what is free for a visit of this kind at that time.
pub fn free(kind: AppointmentKind, span: Span, taken: &[Taken], room: &Room) -> Free {
    let then: Vec<&Taken> = taken.iter().filter(|one| one.span.overlaps(span)).collect();
    let technicians: Vec<StaffId> = room
        .technicians
        .iter()
        .copied()
        .filter(|id| kind.needs_technician() && !then.iter().any(|one| one.technician == Some(*id)))
        .collect();
    let bays: Vec<BayId> =
        room.bays.iter().copied().filter(|id| !then.iter().any(|one| one.bay == Some(*id))).collect();
    let somebody = then
        .iter()
        .filter(|one| one.technician.is_none() && one.kind.is_some_and(AppointmentKind::needs_technician))
        .count();
    let some_bay = then
        .iter()
        .filter(|one| one.bay.is_none() && one.kind.is_some_and(|other| same_bays(kind, other)))
        .count();
    // A house that has nobody and nothing on file yet is not full.
    let nobody = kind.needs_technician() && !room.technicians.is_empty() && technicians.len() <= somebody;
    let nowhere = !room.bays.is_empty() && bays.len() <= some_bay;
    Free { technicians, bays, full: nobody || nowhere }
}

/// Whether two kinds of visit could stand in the same bay.
fn same_bays(one: AppointmentKind, other: AppointmentKind) -> bool {
    one.bays().iter().any(|bay| other.bays().contains(bay))
}

/// The times of a day at which a visit of this length can begin.
pub fn starts(day: Doors, step: i64, minutes: i64) -> Vec<Moment> {
    let step = step.clamp(SHORTEST, LONGEST);
    let mut found = Vec::new();
    let mut at = day.opens;
    while minutes > 0 && at.plus_minutes(minutes) <= day.closes {
        found.push(at);
        at = at.plus_minutes(step);
    }
    found
}

/// How long: the standard hours in whole steps, at least what the kind usually takes.
pub fn minutes_for(hours: Hours, usual: i64, step: i64) -> i64 {
    let step = step.clamp(SHORTEST, LONGEST);
    // Thousandths of an hour are 0.06 minutes.
    let worked = (hours.units().max(0) * 60 + 999) / 1000;
    let steps = (worked + step - 1) / step;
    (steps * step).max(usual).min(LONGEST)
}

/// The span asked for, or none where it is no time one could come at; all that is wrong joins the checks.
pub fn check_time(
    checks: &mut Checks,
    starts_at: Moment,
    minutes: i64,
    day: Doors,
    now: Moment,
    ahead_days: i64,
) -> Option<Span> {
    if !(SHORTEST..=LONGEST).contains(&minutes) {
        let refusal = Refusal::new("appointments.length_range").at("minutes");
        checks.add(refusal.with("from", SHORTEST).with("until", LONGEST));
        return None;
    }
    if starts_at <= now {
        checks.add(Refusal::new("appointments.in_the_past").at("starts_at"));
        return None;
    }
    if starts_at.day() > now.day().plus_days(ahead_days) {
        checks.add(Refusal::new("appointments.too_far").at("starts_at").with("days", ahead_days));
        return None;
    }
    let span = Span { from: starts_at, until: starts_at.plus_minutes(minutes) };
    if span.from < day.opens || span.until > day.closes {
        let refusal = Refusal::new("appointments.outside_hours").at("starts_at");
        checks.add(refusal.with("opens", day.opens).with("closes", day.closes));
        return None;
    }
    Some(span)
}

/// Until when a booking is to be confirmed: the same time of day so many working days later, and
/// in any case before the car comes (APT-10). `weekdays` has the digits of the days one works, 1 is Monday.
pub fn confirm_by(booked: Moment, days: i64, weekdays: &str, starts_at: Moment) -> Moment {
    let time_of_day = booked.minutes_since(booked.day().start());
    let mut day = booked.day();
    let (mut left, mut passed) = (days, 0);
    while left > 0 && passed < MOST_CLOSED_DAYS {
        day = day.plus_days(1);
        passed += 1;
        if works(day, weekdays) {
            left -= 1;
        }
    }
    day.start().plus_minutes(time_of_day).min(starts_at)
}

fn works(day: Day, weekdays: &str) -> bool {
    let digit = char::from_digit(day.date().weekday().number_from_monday(), 10);
    digit.is_some_and(|digit| weekdays.contains(digit))
}

/// Not confirmed in time: still not, or only afterwards.
pub fn is_late(
    state: AppointmentState,
    confirm_by: Moment,
    confirmed_at: Option<Moment>,
    now: Moment,
) -> bool {
    match confirmed_at {
        Some(at) => at > confirm_by,
        None => state == AppointmentState::Booked && now > confirm_by,
    }
}

/// The Monday of a day's week.
pub fn monday(day: Day) -> Day {
    day.plus_days(-i64::from(day.date().weekday().num_days_from_monday()))
}
