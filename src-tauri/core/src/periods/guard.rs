//! Nothing is dated into a closed month: the one place that says so, for every command.
//!
//! What a command records is dated by the house's clock, which must not stand in a closed month. Days
//! and moments that people enter stand in two lists: by [`BOOKED`] something that is counted is dated,
//! by [`OUTSIDE`] it is not, and why. A test walks all commands and finds whoever stands in neither.

use serde_json::Value;

use super::{Month, closed};
use crate::kernel::{Day, Moment, Read, Refusal, Result};

/// Fields by which a command dates what it records.
pub const BOOKED: &[(&str, &str)] = &[
    ("closing.close_day", "day"),
    ("enquiries.record", "received_at"),
    ("appointments.book", "time.starts_at"),
    ("appointments.reschedule", "time.starts_at"),
    ("handover.deliver", "next_service_day"),
    ("orders.consent", "promised_at"),
    ("orders.open", "promised_at"),
    ("orders.promise", "promised_at"),
    ("parts.expect", "expected_day"),
    ("policy.set", "valid_from"),
    ("policy.set_weights", "valid_from"),
    ("purchasing.place", "lines[].promised_day"),
    ("purchasing.place", "promised_day"),
    ("purchasing.promise", "expected_day"),
    ("reception.advance_callout", "at"),
    ("reception.change_visit", "intake.arrived_at"),
    ("reception.change_visit", "intake.greeted_at"),
    ("reception.open_visit", "intake.arrived_at"),
    ("reception.open_visit", "intake.greeted_at"),
    ("sales.open", "promised_day"),
    ("stocktake.enter", "entries[].counted_at"),
    ("workshop.clean", "at"),
    ("workshop.dispatch", "lines[].planned_finish"),
    ("workshop.dispatch", "lines[].planned_start"),
];

/// Days that stand on other people's papers: recorded now, whatever day they name.
pub const OUTSIDE: &[(&str, &str, &str)] = &[
    ("customers.change", "birthday", "when somebody was born"),
    ("customers.record_intention", "wanted_by", "the day by which somebody else thinks of buying"),
    ("customers.register", "birthday", "when somebody was born"),
    ("schedules.done_elsewhere", "day", "what another workshop did, by its stamp"),
    (
        "settlement.record_invoice",
        "issued_on",
        "the date on the invoice is not ours to choose; no figure is taken from it",
    ),
    ("settlement.sign", "at", "when the customer signed stands on the sheet; no figure is taken from it"),
    ("supplier_invoices.record", "issued_on", "the date on the supplier's invoice is not ours to choose"),
    ("vehicles.change", "", "the car's own papers"),
    ("vehicles.record_plan", "", "the days of the booklet or contract"),
    ("vehicles.register", "", "the car's own papers"),
    ("vehicles.transfer", "birthday", "when somebody was born"),
    ("vehicles.transfer", "from", "when the car was sold on"),
];

/// Who is let in whatever the clock says, so that somebody can open the month again or see the slip.
const WHATEVER_THE_CLOCK: &[&str] = &["access.", "closing.reopen_month", "sample.fill", "dealership.set_up"];

/// # Errors
/// `periods.closed` at the field that names a day of a closed month; `periods.clock` where the
/// computer's clock stands in one.
pub async fn admit(cx: &mut Read, command: &str, input: &Value) -> Result<()> {
    if WHATEVER_THE_CLOCK.iter().any(|free| command.starts_with(free)) {
        return Ok(());
    }
    let this = Month::of(cx.today());
    if closed::is_closed(cx, this).await? {
        return Err(Refusal::new("periods.clock").with("month", this).with("now", cx.now).into());
    }
    let mut refusals = Vec::new();
    for (_, field) in BOOKED.iter().filter(|(name, _)| *name == command) {
        let mut places = Vec::new();
        find(input, field, String::new(), &mut places);
        for (place, month) in places {
            if closed::is_closed(cx, month).await? {
                refusals.push(Refusal::new("periods.closed").at(place).with("month", month));
            }
        }
    }
    if refusals.is_empty() { Ok(()) } else { Err(crate::kernel::Error::Refused(refusals)) }
}

/// The months named at `path`, where `[]` stands for every entry of a list. What cannot be read is
/// the command's own affair.
fn find(value: &Value, path: &str, place: String, found: &mut Vec<(String, Month)>) {
    if path.is_empty() {
        let day = value.as_str().and_then(|text| {
            Moment::parse(text).map(Moment::day).or_else(|| serde_json::from_value::<Day>(text.into()).ok())
        });
        found.extend(day.map(|day| (place, Month::of(day))));
        return;
    }
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let name = step.trim_end_matches("[]");
    let Some(inside) = value.get(name) else { return };
    let place = if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
    if name.len() == step.len() {
        return find(inside, rest, place, found);
    }
    for (at, entry) in inside.as_array().into_iter().flatten().enumerate() {
        find(entry, rest, format!("{place}[{at}]"), found);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(input: Value, path: &str) -> Vec<(String, String)> {
        let mut all = Vec::new();
        find(&input, path, String::new(), &mut all);
        all.into_iter().map(|(place, month)| (place, month.to_string())).collect()
    }

    #[test]
    fn days_and_moments_are_found_wherever_they_stand() {
        let lines = json!({ "lines": [{ "day": "2026-10-31" }, { "day": null }, { "day": "2026-11-01" }] });
        let expected =
            [("lines[0].day".to_owned(), "2026-10".to_owned()), ("lines[2].day".into(), "2026-11".into())];
        assert_eq!(found(lines, "lines[].day"), expected);
        // Midnight at the dealership, not in Greenwich.
        let moment = json!({ "intake": { "arrived_at": "2026-10-31T16:00:00Z" } });
        assert_eq!(
            found(moment, "intake.arrived_at"),
            [("intake.arrived_at".to_owned(), "2026-11".to_owned())]
        );
        assert_eq!(found(json!({ "day": "soon" }), "day"), []);
    }
}
