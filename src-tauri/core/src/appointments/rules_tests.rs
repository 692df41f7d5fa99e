//! Times, by table.

use super::rules::{Doors, Room, Span, Taken, check_time, confirm_by, free, is_late, minutes_for, starts};
use super::{AppointmentKind as Kind, AppointmentState};
use crate::kernel::{Checks, Error, Hours, Moment, StaffId};
use crate::workshop::BayId;

/// Monday, unless another day is told.
fn at(text: &str) -> Moment {
    let text = if text.len() > 5 { text.to_owned() } else { format!("2026-11-23T{text}:00+08:00") };
    Moment::parse(&text).expect("a moment")
}

fn span(from: &str, until: &str) -> Span {
    Span { from: at(from), until: at(until) }
}

fn doors() -> Doors {
    Doors { opens: at("08:30"), closes: at("17:30") }
}

fn taken(from: &str, until: &str, technician: i64, bay: i64, kind: Option<Kind>) -> Taken {
    let named = |id: i64| (id > 0).then_some(id);
    Taken {
        span: span(from, until),
        technician: named(technician).map(StaffId),
        bay: named(bay).map(BayId),
        kind,
    }
}

#[test]
fn who_is_free_when() {
    let room = Room { technicians: vec![StaffId(1), StaffId(2)], bays: vec![BayId(7), BayId(8)] };
    let wash = Room { technicians: vec![StaffId(1)], bays: vec![BayId(9)] };
    let both = || (vec![1, 2], vec![7, 8]);
    let cases = [
        ("nothing is planned", vec![], both(), false),
        ("one before the other", vec![taken("08:30", "09:00", 1, 7, Some(Kind::Repair))], both(), false),
        ("one after the other", vec![taken("10:00", "11:00", 1, 7, Some(Kind::Repair))], both(), false),
        ("within", vec![taken("09:15", "09:45", 1, 7, Some(Kind::Check))], (vec![2], vec![8]), false),
        ("around", vec![taken("08:30", "17:30", 2, 8, Some(Kind::Repair))], (vec![1], vec![7]), false),
        ("a minute too long", vec![taken("08:30", "09:01", 1, 0, None)], (vec![2], vec![7, 8]), false),
        ("nobody named: one less", vec![taken("09:00", "10:00", 0, 0, Some(Kind::Repair))], both(), false),
        (
            "the last one is spoken for",
            vec![taken("09:00", "10:00", 0, 0, Some(Kind::Repair)), taken("09:00", "10:00", 1, 7, None)],
            (vec![2], vec![8]),
            true,
        ),
        (
            "everybody is at work",
            vec![taken("09:00", "10:00", 1, 0, None), taken("09:30", "12:00", 2, 0, None)],
            (vec![], vec![7, 8]),
            true,
        ),
        ("a wash needs nobody", vec![taken("09:00", "10:00", 0, 0, Some(Kind::Wash))], both(), false),
        (
            "a painted car stands elsewhere",
            vec![taken("09:00", "10:00", 1, 0, Some(Kind::Body)), taken("09:00", "10:00", 0, 7, None)],
            (vec![2], vec![8]),
            false,
        ),
    ];
    for (what, planned, (technicians, bays), full) in cases {
        let found = free(Kind::Maintenance, span("09:00", "10:00"), &planned, &room);
        let ids: (Vec<i64>, Vec<i64>) = (
            found.technicians.iter().map(|one| one.0).collect(),
            found.bays.iter().map(|one| one.0).collect(),
        );
        assert_eq!((ids, found.full), ((technicians, bays), full), "{what}");
    }
    let washing = [taken("09:00", "09:30", 0, 9, Some(Kind::Wash))];
    assert!(free(Kind::Wash, span("09:00", "09:30"), &washing, &wash).full, "one wash bay, one wash");
    assert!(!free(Kind::Wash, span("09:30", "10:00"), &washing, &wash).full);
    assert!(!free(Kind::Repair, span("09:00", "10:00"), &[], &Room::default()).full, "a house just set up");
}

#[test]
fn when_one_can_come() {
    let cases = [
        ("2026-11-23T09:30:00+08:00", 60, vec![]),
        ("2026-11-23T16:30:00+08:00", 60, vec![]),
        ("2026-11-23T16:31:00+08:00", 60, vec!["appointments.outside_hours"]),
        ("2026-11-23T08:59:00+08:00", 60, vec!["appointments.in_the_past"]),
        ("2026-12-23T09:00:00+08:00", 60, vec!["appointments.too_far"]),
        ("2026-11-23T09:30:00+08:00", 4, vec!["appointments.length_range"]),
        ("2026-11-23T09:30:00+08:00", i64::MAX, vec!["appointments.length_range"]),
    ];
    for (when, minutes, expected) in cases {
        let mut checks = Checks::new();
        let found = check_time(&mut checks, at(when), minutes, doors(), at("09:00"), 29);
        let codes: Vec<String> = match checks.done() {
            Err(Error::Refused(all)) => all.into_iter().map(|one| one.code).collect(),
            _ => Vec::new(),
        };
        assert_eq!(codes, expected, "{when} {minutes}");
        assert_eq!(found.is_some(), expected.is_empty());
    }
}

#[test]
fn the_day_in_steps() {
    let of = |minutes| starts(doors(), 60, minutes);
    assert_eq!(of(60).len(), 9);
    assert_eq!(of(60).last(), Some(&at("16:30")));
    assert_eq!(of(540), [at("08:30")]);
    assert_eq!(of(541), []);
    assert_eq!(of(0), []);
}

#[test]
fn how_long_it_takes() {
    let of = |thousandths| minutes_for(Hours::from_units(thousandths), 60, 30);
    assert_eq!([of(0), of(800), of(1_000), of(1_001), of(2_400)], [60, 60, 60, 90, 150]);
    assert_eq!(of(i64::from(i32::MAX)), 24 * 60);
}

#[test]
fn within_one_working_day() {
    let far = at("2026-12-30T09:00:00+08:00");
    let cases = [
        // Monday noon, seven days a week.
        ("2026-11-23T12:00:00+08:00", 1, "1234567", "2026-11-24T12:00:00+08:00"),
        // Friday evening, five days a week.
        ("2026-11-27T18:10:00+08:00", 1, "12345", "2026-11-30T18:10:00+08:00"),
        ("2026-11-28T10:00:00+08:00", 1, "12345", "2026-11-30T10:00:00+08:00"),
        ("2026-11-27T10:00:00+08:00", 2, "123456", "2026-11-30T10:00:00+08:00"),
        ("2026-11-27T10:00:00+08:00", 0, "12345", "2026-11-27T10:00:00+08:00"),
    ];
    for (booked, days, weekdays, expected) in cases {
        assert_eq!(confirm_by(at(booked), days, weekdays, far), at(expected), "{booked} {days} {weekdays}");
    }
    let soon = at("2026-11-23T15:00:00+08:00");
    assert_eq!(confirm_by(at("12:00"), 1, "1234567", soon), soon, "before the car comes");
    // A slip in the parameter ends all the same.
    assert!(confirm_by(at("12:00"), 1, "x", far) <= far);
}

#[test]
fn what_is_late() {
    use AppointmentState::{Booked, Cancelled, Confirmed};
    let due = at("12:00");
    assert!(!is_late(Booked, due, None, at("12:00")));
    assert!(is_late(Booked, due, None, at("12:01")));
    assert!(!is_late(Cancelled, due, None, at("13:00")));
    assert!(!is_late(Confirmed, due, Some(at("11:00")), at("13:00")));
    assert!(is_late(Confirmed, due, Some(at("12:30")), at("13:00")));
}
