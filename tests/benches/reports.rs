//! Each report of a month and of a year, today's screen, and the month's files, beside the same rows
//! asked for and the same cells written by hand.

mod by_hand;
mod files;

use crate::decade::{Decade, raw, timed};
use crate::figure::Figure;
use crate::times::{Ratio, Times};
use by_hand::{FLOORS, Floor, TODAY};
use serde_json::{Value, json};
use servicelane_core::kernel::{Clock, Day};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row as _, TypeInfo as _, ValueRef as _};
use std::path::Path;
use std::time::Duration;

const REPETITIONS: usize = 9;
/// Every report comes up in every round: what holds the computer up for a second or two then falls on
/// many reports once, and not on all the times of a single one.
const ROUNDS: usize = 7;
/// So often in a row, beside what it is measured by. The first only brings its pages to hand.
const TURNS: usize = 3;

/// From a day to another, both inside.
type Span = (Day, Day);

pub async fn measure(folder: &Path) -> Vec<Figure> {
    let decade = Decade::open(folder).await;
    let mut raw = raw(folder).await;
    let today = Clock::System.now().day();
    let last = last_settled(&mut raw).await.min(today);
    let month = month_before(last, 1);
    let year = (month_before(last, 12).0, month.1);
    let mut figures = Vec::new();
    let mut times = vec![Beside::default(); FLOORS.len() * 2];
    for _ in 0..ROUNDS {
        let mut place = times.iter_mut();
        for floor in FLOORS {
            for (span, times) in [month, year].into_iter().zip(place.by_ref()) {
                times.round(&decade, &mut raw, floor, span).await;
            }
        }
    }
    let names = FLOORS.iter().flat_map(|floor| [floor.month, floor.year]);
    for (what, times) in names.zip(times) {
        figures.push(Figure::Slower {
            what,
            ours: times.ours,
            floor: times.floor,
            floor_is: "the same rows by SQL written for nothing else",
            goal: Ratio::hundredths(200),
        });
    }
    figures.extend(history(&decade, month, month_before(last, 60)).await);
    figures.push(today_screen(&decade, &mut raw, today).await);
    figures.extend(files::measure(&decade, month).await);
    decade.core.close().await;
    figures
}

async fn last_settled(raw: &mut SqliteConnection) -> Day {
    let at: i64 = timed(sqlx::query_scalar("SELECT max(settled_at) FROM settlements").fetch_one(raw)).await.1;
    servicelane_core::kernel::Moment::from_millis(at).day()
}

/// The whole month so many months before a day's.
fn month_before(day: Day, months: usize) -> Span {
    let first_of = |day: Day| day.plus_days(-(day.to_string()[8..].parse::<i64>().unwrap_or(1) - 1));
    let mut first = first_of(day);
    for _ in 0..months {
        first = first_of(first.plus_days(-1));
    }
    (first, first.plus_months(1).plus_days(-1))
}

#[derive(Clone, Default)]
struct Beside {
    ours: Times,
    floor: Times,
}

impl Beside {
    async fn round(&mut self, decade: &Decade, raw: &mut SqliteConnection, floor: &Floor, span: Span) {
        for turn in 0..TURNS {
            let ours = decade.asked("reports.show", asked(floor.report, span)).await.0;
            let mut theirs = Duration::ZERO;
            for sql in floor.statements {
                theirs += by_sql(raw, sql, span).await;
            }
            if turn > 0 {
                self.ours.add(ours);
                self.floor.add(theirs);
            }
        }
    }
}

fn asked(report: &str, (from, until): Span) -> Value {
    json!({ "report": report, "period": { "from": from, "until": until } })
}

/// A statement of moments from ?1 to ?2 and days from ?3 to ?4, all its values taken.
async fn by_sql(raw: &mut SqliteConnection, sql: &'static str, (from, until): Span) -> Duration {
    let query = sqlx::query(AssertSqlSafe(sql))
        .bind(from.start())
        .bind(until.plus_days(1).start())
        .bind(from)
        .bind(until);
    let (time, rows) = timed(query.fetch_all(raw)).await;
    let began = std::time::Instant::now();
    for row in &rows {
        take(row);
    }
    time + began.elapsed()
}

fn take(row: &SqliteRow) {
    for at in 0..row.len() {
        let is_text = row.try_get_raw(at).is_ok_and(|value| value.type_info().name() == "TEXT");
        if is_text {
            std::hint::black_box(row.try_get_unchecked::<String, _>(at).ok());
        } else {
            std::hint::black_box(row.try_get_unchecked::<Option<i64>, _>(at).ok());
        }
    }
}

/// A report costs what its period holds: nothing more for the years before it, nothing for those since.
async fn history(decade: &Decade, last: Span, middle: Span) -> [Figure; 2] {
    let (mut newest, mut older) = (Times::default(), Times::default());
    for _ in 0..REPETITIONS {
        for (span, times) in [(last, &mut newest), (middle, &mut older)] {
            let mut all = Duration::ZERO;
            for one in FLOORS {
                all += decade.asked("reports.show", asked(one.report, span)).await.0;
            }
            times.add(all);
        }
    }
    let goal = Ratio::hundredths(150);
    [
        Figure::Slower {
            what: "all reports of the last month, nine years before it",
            ours: newest.clone(),
            floor: older.clone(),
            floor_is: "those of a month with four years before it",
            goal,
        },
        Figure::Slower {
            what: "all reports of a month with five years after it",
            ours: older,
            floor: newest,
            floor_is: "those of the last month",
            goal,
        },
    ]
}

async fn today_screen(decade: &Decade, raw: &mut SqliteConnection, today: Day) -> Figure {
    let (mut ours, mut floor) = (Times::default(), Times::default());
    for _ in 0..REPETITIONS * 3 {
        ours.add(decade.asked("reports.today", json!({})).await.0);
        let mut time = Duration::ZERO;
        for sql in TODAY {
            time += by_sql(raw, sql, (today, today)).await;
        }
        // Today, this month, and the same days of the month and the year before.
        for back in [30, 365] {
            let day = today.plus_days(-back);
            time += by_sql(raw, by_hand::TAKINGS, (day, day)).await;
            time += by_sql(raw, by_hand::TAKINGS, (month_before(day, 0).0, day)).await;
        }
        time += by_sql(raw, by_hand::TAKINGS, (today, today)).await;
        time += by_sql(raw, by_hand::TAKINGS, (month_before(today, 0).0, today)).await;
        floor.add(time);
    }
    Figure::Slower {
        what: "today's screen of the manager",
        ours,
        floor,
        floor_is: "its raw queries",
        goal: Ratio::hundredths(300),
    }
}
