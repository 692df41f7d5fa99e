//! The tables behind the rules.

use proptest::prelude::*;

use super::*;
use crate::kernel::Error;

fn rate(text: &str) -> Rate {
    text.parse().expect("a rate")
}

#[test]
fn shares_add_up_to_exactly_one() {
    for (shares, good) in [
        (&["1"][..], true),
        (&["0.6", "0.4"], true),
        (&["0.3333", "0.3333", "0.3334"], true),
        (&["0.3333", "0.3333", "0.3333"], false),
        (&["0.6", "0.5"], false),
        (&["1", "0"], false),
        (&["1.5", "-0.5"], false),
        (&[], false),
    ] {
        let shares: Vec<Rate> = shares.iter().map(|share| rate(share)).collect();
        assert_eq!(shares_make_a_whole(&shares), good, "{shares:?}");
    }
}

#[test]
fn a_line_is_as_far_as_its_jobs() {
    use JobState as J;
    let cases = [
        (&[][..], LineWork::None),
        (&[(J::Refused, "1")], LineWork::None),
        (&[(J::Assigned, "1")], LineWork::Assigned),
        (&[(J::Assigned, "0.6"), (J::Working, "0.4")], LineWork::Working),
        (&[(J::Paused, "0.6"), (J::Working, "0.4")], LineWork::Working),
        (&[(J::Finished, "0.6"), (J::Assigned, "0.4")], LineWork::Paused),
        (&[(J::Finished, "0.6"), (J::Paused, "0.4")], LineWork::Paused),
        (&[(J::Finished, "0.6"), (J::Finished, "0.4")], LineWork::Finished),
        // Nobody has the refused rest yet.
        (&[(J::Finished, "0.6"), (J::Refused, "0.4")], LineWork::Paused),
        (&[(J::Finished, "1"), (J::Withdrawn, "1")], LineWork::Finished),
    ];
    for (jobs, want) in cases {
        let jobs: Vec<_> = jobs.iter().map(|(state, share)| (*state, rate(share))).collect();
        assert_eq!(line_work(&jobs), want, "{jobs:?}");
    }
}

#[test]
fn the_board_knows_every_state() {
    let idle = Progress::default();
    let open = Progress { undispatched: 1, ..idle };
    let busy = Progress { working: 1, ..open };
    let rests = Progress { paused: 1, ..idle };
    let held = Progress { held: true, ..open };
    let rework = Progress { rework_open: true, ..idle };
    use OrderState as S;
    for (state, progress, want) in [
        (S::Estimate, idle, Some(Stage::Estimate)),
        (S::Agreed, open, Some(Stage::ToDispatch)),
        (S::Agreed, idle, Some(Stage::Dispatched)),
        (S::InWork, busy, Some(Stage::Working)),
        (S::InWork, rests, Some(Stage::Resting)),
        (S::InWork, rework, Some(Stage::Resting)),
        (S::InWork, held, Some(Stage::Resting)),
        (S::InWork, open, Some(Stage::ToDispatch)),
        (S::Done, idle, Some(Stage::ToInspect)),
        (S::Passed, idle, Some(Stage::ToSettle)),
        (S::Settled, idle, Some(Stage::ToDeliver)),
        (S::Delivered, idle, None),
        (S::Cancelled, idle, None),
    ] {
        assert_eq!(stage(state, progress), want, "{state:?} {progress:?}");
    }
}

#[test]
fn plans_are_sane() {
    let now = Moment::parse("2026-11-23T09:00:00+08:00").expect("a moment");
    let codes = |start: i64, finish: i64| {
        let mut checks = Checks::new();
        check_plan(&mut checks, "lines[0]", now.plus_minutes(start), now.plus_minutes(finish), now);
        match checks.done() {
            Err(Error::Refused(all)) => all.into_iter().map(|one| one.code).collect(),
            _ => Vec::new(),
        }
    };
    assert!(codes(0, 60).is_empty() && codes(-600, 60).is_empty());
    assert_eq!(codes(60, 60), ["workshop.plan_backwards"]);
    assert_eq!(codes(0, 61 * 24 * 60), ["workshop.plan_long"]);
    assert_eq!(codes(181 * 24 * 60, 181 * 24 * 60 + 5), ["workshop.plan_far"]);
}

#[test]
fn the_heaviest_job_decides() {
    use JobClass as C;
    assert_eq!(weightiest(&[]), C::MinorRepair);
    assert_eq!(weightiest(&[C::FirstMaintenance, C::SpecialRepair]), C::SpecialRepair);
    assert_eq!(weightiest(&[C::AssemblyRepair, C::SecondMaintenance]), C::AssemblyRepair);
    assert_eq!(weightiest(&[C::WholeVehicle, C::FirstMaintenance]), C::WholeVehicle);
}

#[test]
fn guarantees_end_by_the_calendar() {
    let day = |text: &str| serde_json::from_str::<Day>(&format!("{text:?}")).expect("a day");
    for (from, days, want) in [
        ("2026-11-23", 10, "2026-12-03"),
        ("2026-01-31", 30, "2026-03-02"),
        ("2028-01-31", 30, "2028-03-01"),
        ("2026-12-31", 100, "2027-04-10"),
        ("2028-02-29", 100, "2028-06-08"),
        ("2026-02-28", 10, "2026-03-10"),
    ] {
        let (until, km) = Period { days, km: 2_000 }.ends(day(from), 51_234);
        assert_eq!((until, km), (day(want), 53_234), "{from} + {days}");
    }
}

proptest! {
    #[test]
    fn nobody_promises_less_than_the_law(legal in 1_i64..400, own in 0_i64..400, factor in 0_i64..10) {
        let legal = Period { days: legal, km: legal * 200 };
        let promised = Period::promised(legal, Period { days: own, km: own * 200 }, factor);
        prop_assert!(promised.days >= legal.days && promised.km >= legal.km);
        prop_assert!(promised.days >= own);
    }
}
