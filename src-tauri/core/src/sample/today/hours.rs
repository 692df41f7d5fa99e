//! So many minutes ago, on the clock of a shop that is closed at night.

use chrono::Timelike;

use crate::kernel::{Day, Moment};

const OPENS: i64 = 8 * 60;
const CLOSES: i64 = 18 * 60;
/// Before this hour somebody is still up, and it is still yesterday's shift.
const NIGHT_ENDS: u32 = 5;
/// Who opens the sample early finds the shop open since at least this long, so that work begun
/// today was begun today.
const AT_LEAST_OPEN: i64 = 60;

/// When it was so many minutes of opening hours ago. Never later than `now`, and more minutes
/// are never later than fewer.
pub fn ago(now: Moment, minutes: i64) -> Moment {
    let (mut opened, mut from) = (opening(now), now);
    let mut left = minutes.max(0);
    loop {
        let here = from.minutes_since(opened).max(0);
        if left <= here {
            return from.plus_minutes(-left);
        }
        left -= here;
        let day_before = opened.day().plus_days(-1).start();
        opened = day_before.plus_minutes(OPENS);
        from = day_before.plus_minutes(CLOSES);
    }
}

/// When the doors opened for the shift that is on now.
fn opening(now: Moment) -> Moment {
    if now.local().hour() < NIGHT_ENDS {
        return now.day().plus_days(-1).start().plus_minutes(OPENS);
    }
    now.day().start().plus_minutes(OPENS).min(now.plus_minutes(-AT_LEAST_OPEN))
}

/// The first day whose workshop belongs to the stories of today; all before is history.
pub fn first_day(now: Moment) -> Day {
    ago(now, super::stories::LONGEST_IN_WORK).day()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("2026-11-22T{text}:00+08:00")).expect("a moment")
    }

    #[test]
    fn the_shop_sleeps_at_night() {
        let cases = [
            ("14:00", 120, "2026-11-22 12:00"),
            ("14:00", 360, "2026-11-22 08:00"),
            ("14:00", 361, "2026-11-21 17:59"),
            ("14:00", 361 + 600, "2026-11-20 17:59"),
            // Early birds.
            ("08:10", 60, "2026-11-22 07:10"),
            ("08:10", 70, "2026-11-21 17:50"),
            // Late ones.
            ("22:00", 120, "2026-11-22 20:00"),
            ("02:00", 120, "2026-11-22 00:00"),
            ("02:00", 180, "2026-11-21 23:00"),
        ];
        for (now, minutes, expected) in cases {
            let then = ago(at(now), minutes).local().format("%Y-%m-%d %H:%M").to_string();
            assert_eq!(then, expected, "{minutes} minutes before {now}");
        }
    }

    #[test]
    fn time_goes_one_way_at_every_hour() {
        for hour in 0..24 {
            let now = at(&format!("{hour:02}:07"));
            let moments: Vec<Moment> = (0..4_000).map(|minutes| ago(now, minutes)).collect();
            assert!(moments[0] == now && moments.is_sorted_by(|later, earlier| earlier <= later), "{hour}");
            assert!(first_day(now) >= now.day().plus_days(-1), "{hour}");
        }
    }
}
