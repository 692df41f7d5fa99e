//! When an item is due. Pure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Day;

/// As the maker's booklet says it: the first time, and then again and again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::FromRow)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Rhythm {
    /// Where it is not one interval after the delivery.
    pub first_km: Option<i64>,
    pub first_months: Option<u32>,
    /// Neither: once only.
    pub every_km: Option<i64>,
    pub every_months: Option<u32>,
}

/// When it was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastTime {
    pub km: i64,
    pub day: Day,
}

/// The car, as it stands before us.
#[derive(Clone, Copy, Debug)]
pub struct CarNow {
    pub km: i64,
    pub today: Day,
    /// Delivery, else registration, else production.
    pub new_since: Option<Day>,
}

/// How long before it is due the house begins to say so.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    pub km: i64,
    pub days: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    Overdue,
    /// Now or soon.
    Due,
    Later,
    /// Called for once, and done; or by time alone, and nobody knows how old the car is.
    NotDue,
}

/// By kilometres and by day, whichever comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub km: Option<i64>,
    pub day: Option<Day>,
}

pub fn due(rhythm: Rhythm, last: Option<LastTime>, new_since: Option<Day>) -> Due {
    match last {
        Some(last) => Due {
            km: rhythm.every_km.map(|km| last.km + km),
            day: rhythm.every_months.map(|months| last.day.plus_months(months)),
        },
        None => Due {
            km: rhythm.first_km.or(rhythm.every_km),
            day: rhythm
                .first_months
                .or(rhythm.every_months)
                .and_then(|months| new_since.map(|day| day.plus_months(months))),
        },
    }
}

pub fn state(due: Due, car: CarNow, ahead: Ahead) -> DueState {
    let by_km = due.km.map(|km| match km - car.km {
        left if left < 0 => DueState::Overdue,
        left if left <= ahead.km => DueState::Due,
        _ => DueState::Later,
    });
    let by_day = due.day.map(|day| match day.days_since(car.today) {
        left if left < 0 => DueState::Overdue,
        left if left <= ahead.days => DueState::Due,
        _ => DueState::Later,
    });
    by_km.into_iter().chain(by_day).min().unwrap_or(DueState::NotDue)
}

/// The next time the car should come: the nearest of what lies ahead, kilometres and day each by itself.
pub fn nearest(all: &[Due], car: CarNow) -> Due {
    Due {
        km: all.iter().filter_map(|due| due.km).filter(|km| *km > car.km).min(),
        day: all.iter().filter_map(|due| due.day).filter(|day| *day > car.today).min(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::new(year, month, day).unwrap()
    }

    const OIL: Rhythm = Rhythm {
        first_km: Some(5_000),
        first_months: Some(6),
        every_km: Some(10_000),
        every_months: Some(12),
    };
    const FLUID: Rhythm =
        Rhythm { first_km: None, first_months: None, every_km: None, every_months: Some(24) };
    const CHECK: Rhythm =
        Rhythm { first_km: Some(3_000), first_months: None, every_km: None, every_months: None };
    const AHEAD: Ahead = Ahead { km: 1_000, days: 30 };

    fn told(rhythm: Rhythm, last: Option<(i64, Day)>, km: i64, today: Day) -> DueState {
        let new_since = Some(day(2025, 3, 31));
        let last = last.map(|(km, day)| LastTime { km, day });
        state(due(rhythm, last, new_since), CarNow { km, today, new_since }, AHEAD)
    }

    #[test]
    fn the_first_time_counts_from_the_delivery_and_then_from_the_last_time() {
        let soon = day(2025, 4, 10);
        assert_eq!(told(OIL, None, 3_000, soon), DueState::Later);
        assert_eq!(told(OIL, None, 4_000, soon), DueState::Due);
        assert_eq!(told(OIL, None, 5_001, soon), DueState::Overdue);
        // By the day alone: six months after the last day of March is the last of September.
        assert_eq!(told(OIL, None, 900, day(2025, 9, 30)), DueState::Due);
        assert_eq!(told(OIL, None, 900, day(2025, 10, 1)), DueState::Overdue);
        // Done late, it is due one interval after it was done, not by the booklet's grid.
        let done = Some((7_400, day(2025, 9, 1)));
        assert_eq!(
            due(OIL, done.map(|(km, day)| LastTime { km, day }), None),
            Due { km: Some(17_400), day: Some(day(2026, 9, 1)) }
        );
        assert_eq!(told(OIL, done, 16_000, day(2026, 1, 1)), DueState::Later);
    }

    #[test]
    fn whichever_comes_first_and_once_is_once() {
        assert_eq!(told(FLUID, None, 150_000, day(2026, 1, 1)), DueState::Later);
        assert_eq!(told(FLUID, None, 1_000, day(2027, 4, 1)), DueState::Overdue);
        assert_eq!(told(CHECK, None, 2_500, day(2026, 1, 1)), DueState::Due);
        assert_eq!(told(CHECK, Some((2_900, day(2025, 5, 1))), 90_000, day(2030, 1, 1)), DueState::NotDue);
        // Nobody knows how old the car is: what goes by time alone is not claimed to be due.
        let unknown = CarNow { km: 9_000, today: day(2026, 1, 1), new_since: None };
        assert_eq!(state(due(FLUID, None, None), unknown, AHEAD), DueState::NotDue);
    }

    #[test]
    fn the_next_visit_is_the_nearest_of_what_lies_ahead() {
        let car = CarNow { km: 20_000, today: day(2026, 6, 1), new_since: None };
        let all = [
            Due { km: Some(30_000), day: Some(day(2027, 6, 1)) },
            Due { km: Some(40_000), day: None },
            Due { km: Some(15_000), day: Some(day(2026, 5, 1)) },
            Due { km: None, day: Some(day(2027, 1, 1)) },
        ];
        assert_eq!(nearest(&all, car), Due { km: Some(30_000), day: Some(day(2027, 1, 1)) });
    }
}
