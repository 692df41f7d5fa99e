//! What an arrival must look like, decided without the database.

use super::intake::Intake;
use super::walk_around::Mark;
use super::{Acceptance, outline};
use crate::kernel::{Checks, Moment, Refusal};

/// A clock that runs ahead on another PC is forgiven this much, in minutes.
const CLOCK_DRIFT: i64 = 5;
/// An arrival may be written up this late, in minutes.
const WRITTEN_UP_WITHIN: i64 = 7 * 24 * 60;
pub const MOST_MARKS: usize = 200;

/// Adds everything wrong with the form that can be told from itself and the car's fuel.
/// `before` is the arrival as it stood, where a visit is corrected.
pub fn check_intake(
    checks: &mut Checks,
    intake: &Intake,
    fuel: Option<&str>,
    now: Moment,
    before: Option<Moment>,
) {
    checks.require(!intake.customer_words.is_empty(), "intake.customer_words", "reception.words_needed");
    let has_reason = intake.acceptance_reason.as_deref().is_some_and(|reason| !reason.is_empty());
    if matches!(intake.acceptance, Acceptance::Goodwill | Acceptance::Refused) {
        checks.require(has_reason, "intake.acceptance_reason", "reception.reason_needed");
    }
    check_energy(checks, intake, fuel);
    let arrived = intake.arrived_at.or(before).unwrap_or(now);
    let latest = now.plus_minutes(CLOCK_DRIFT);
    checks.require(arrived <= latest, "intake.arrived_at", "reception.arrived_in_future");
    let earliest = now.plus_minutes(-WRITTEN_UP_WITHIN);
    let kept = before == Some(arrived);
    checks.require(kept || arrived >= earliest, "intake.arrived_at", "reception.arrived_long_ago");
    if let Some(greeted) = intake.greeted_at {
        let after = greeted >= arrived && greeted <= latest;
        checks.require(after, "intake.greeted_at", "reception.greeted_before_arrival");
    }
}

/// A tank has eighths, a battery per cent; an electric car has no tank.
fn check_energy(checks: &mut Checks, intake: &Intake, fuel: Option<&str>) {
    if let Some(eighths) = intake.fuel_eighths {
        checks.require((0..=8).contains(&eighths), "intake.fuel_eighths", "reception.fuel_range");
        checks.require(fuel != Some("electric"), "intake.fuel_eighths", "reception.no_tank");
    }
    if let Some(percent) = intake.battery_percent {
        checks.require((0..=100).contains(&percent), "intake.battery_percent", "reception.battery_range");
        let burns = matches!(fuel, Some("petrol" | "diesel"));
        checks.require(!burns, "intake.battery_percent", "reception.no_battery");
    }
}

/// Adds every mark that lies outside its view; `field` is where the marks stand in the form.
pub fn check_marks(checks: &mut Checks, field: &str, marks: &[Mark]) {
    if marks.len() > MOST_MARKS {
        checks.add(Refusal::new("reception.too_many_marks").at(field).with("limit", MOST_MARKS));
        return;
    }
    for (at, mark) in marks.iter().enumerate() {
        let inside = outline::holds(mark.view, mark.x, mark.y);
        checks.require(inside, &format!("{field}[{at}]"), "reception.mark_outside");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::kernel::Error;

    fn codes(changes: Value, fuel: Option<&str>) -> Vec<String> {
        let mut form = json!({ "mileage": 1000, "customer_words": "保养" });
        form.as_object_mut().expect("an object").extend(changes.as_object().expect("an object").clone());
        let intake: Intake = serde_json::from_value(form).expect("a form");
        let now = Moment::parse("2026-11-23T09:00:00+08:00").expect("a moment");
        let mut checks = Checks::new();
        check_intake(&mut checks, &intake, fuel, now, None);
        match checks.done() {
            Err(Error::Refused(all)) => all.into_iter().map(|one| one.code).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn arrivals_are_judged() {
        let cases = [
            (json!({}), None, vec![]),
            (json!({ "customer_words": " " }), None, vec!["reception.words_needed"]),
            (json!({ "acceptance": "refused" }), None, vec!["reception.reason_needed"]),
            (
                json!({ "acceptance": "goodwill", "acceptance_reason": " " }),
                None,
                vec!["reception.reason_needed"],
            ),
            (json!({ "acceptance": "refused", "acceptance_reason": "人为损坏" }), None, vec![]),
            (json!({ "fuel_eighths": 9 }), None, vec!["reception.fuel_range"]),
            (json!({ "fuel_eighths": 4 }), Some("electric"), vec!["reception.no_tank"]),
            (json!({ "battery_percent": 101 }), Some("electric"), vec!["reception.battery_range"]),
            (json!({ "battery_percent": 50 }), Some("petrol"), vec!["reception.no_battery"]),
            (json!({ "battery_percent": 50, "fuel_eighths": 3 }), Some("plug_in_hybrid"), vec![]),
            (json!({ "arrived_at": "2026-11-23T09:06:00+08:00" }), None, vec!["reception.arrived_in_future"]),
            (json!({ "arrived_at": "2026-11-01T09:00:00+08:00" }), None, vec!["reception.arrived_long_ago"]),
            (
                json!({ "greeted_at": "2026-11-23T08:59:00+08:00" }),
                None,
                vec!["reception.greeted_before_arrival"],
            ),
        ];
        for (changes, fuel, expected) in cases {
            assert_eq!(codes(changes.clone(), fuel), expected, "{changes}");
        }
    }
}
