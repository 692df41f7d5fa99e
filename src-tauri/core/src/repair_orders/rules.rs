//! Pure decisions about orders: who may do what when. No database, no clock.

use super::lines::Line;
use super::{LineKind, LineState, LineWork, OrderLineId, OrderState, Payer, PriceRule};
use crate::kernel::{Checks, Hours, Moment, Quantity, Refusal};

/// Lines of one order; a rebuilt car has a few hundred.
pub const MOST_LINES: usize = 300;
/// Lines of one call.
pub const MOST_NEW_LINES: usize = 100;
/// The furthest a car is promised ahead, in minutes: one year.
const FURTHEST_PROMISE: i64 = 366 * 24 * 60;

/// Lines may be added, consented, declined and changed until the order is settled.
/// After work was done, consent to more resumes it.
pub const fn lines_may_change(state: OrderState) -> bool {
    use OrderState::{Agreed, Done, Estimate, InWork, Passed};
    matches!(state, Estimate | Agreed | InWork | Done | Passed)
}

/// Work is dispatched and parts are picked only then.
pub const fn work_may_begin(state: OrderState) -> bool {
    matches!(state, OrderState::Agreed | OrderState::InWork)
}

/// A promise lies ahead, and within a year.
pub fn check_promise(checks: &mut Checks, field: &str, promised: Option<Moment>, now: Moment) {
    if let Some(promised) = promised {
        checks.require(promised > now, field, "orders.promise_past");
        checks.require(promised <= now.plus_minutes(FURTHEST_PROMISE), field, "orders.promise_far");
    }
}

/// When work of so many hours could be done: what fits into a working day the same day,
/// the rest on the days after; half an hour to take in and hand out, to the next half hour.
pub fn suggested_promise(now: Moment, hours: Hours) -> Moment {
    const WORKING_DAY: i64 = 8 * 60;
    let minutes = hours.units() * 60 / 1_000;
    let (days, rest) = (minutes / WORKING_DAY, minutes % WORKING_DAY);
    let ready = now.plus_minutes(days * 24 * 60 + rest + 30).millis();
    let half_hour = 30 * 60_000;
    Moment::from_millis((ready + half_hour - 1) / half_hour * half_hour)
}

/// Quantity of a line: hours below a thousand, pieces below a hundred thousand.
pub fn check_quantity(checks: &mut Checks, field: &str, kind: LineKind, quantity: Quantity) {
    let most = match kind {
        LineKind::Labour => crate::catalogue::rules::MOST_HOURS,
        _ => crate::catalogue::rules::MOST_PIECES,
    };
    checks.require(quantity.is_positive() && quantity <= most, field, "orders.quantity_range");
}

/// Chosen lines of an order, or every line that is proposed. Refuses lines of another
/// order (`orders.unknown_line`), lines already decided (`orders.line_decided`), a part of
/// a fixed-price package (`orders.package_whole`) and an empty choice (`orders.nothing_proposed`).
pub fn chosen_proposed<'a>(
    checks: &mut Checks,
    all: &'a [Line],
    chosen: Option<&[OrderLineId]>,
) -> Vec<&'a Line> {
    let proposed = |line: &&Line| line.state == LineState::Proposed;
    let Some(ids) = chosen else {
        let found: Vec<&Line> = all.iter().filter(proposed).collect();
        checks.require(!found.is_empty(), "lines", "orders.nothing_proposed");
        return found;
    };
    checks.require(!ids.is_empty(), "lines", "orders.nothing_proposed");
    for (at, id) in ids.iter().enumerate() {
        match all.iter().find(|line| line.id == *id) {
            None => checks.add(Refusal::new("orders.unknown_line").at(format!("lines[{at}]")).with("id", id)),
            Some(line) if line.state != LineState::Proposed => checks.add(
                Refusal::new("orders.line_decided")
                    .at(format!("lines[{at}]"))
                    .with("line", &line.name)
                    .with("state", line.state),
            ),
            Some(_) => {}
        }
    }
    let found: Vec<&Line> = all.iter().filter(|line| ids.contains(&line.id)).filter(proposed).collect();
    for line in &found {
        let Some(group) = line.of_fixed_package() else { continue };
        let torn = all.iter().find(|other| {
            other.of_fixed_package() == Some(group)
                && other.state == LineState::Proposed
                && !ids.contains(&other.id)
        });
        if let Some(other) = torn {
            checks.add(
                Refusal::new("orders.package_whole")
                    .at("lines")
                    .with("line", &line.name)
                    .with("missing", &other.name),
            );
            break;
        }
    }
    found
}

/// EST-03: what the customer pays has a price before the customer is asked. Nothing by
/// hand, by catalogue or as brought along is free by oversight.
pub fn priced_for_consent(line: &Line) -> bool {
    line.payer != Payer::Customer
        || line.list_amount.is_positive()
        || matches!(line.price_rule, PriceRule::ByHand | PriceRule::CustomerSupplied | PriceRule::Package)
}

/// Why a consented line cannot be cancelled any more, if so.
pub fn why_not_cancelled(line: &Line) -> Option<&'static str> {
    if line.state != LineState::Consented {
        return Some("orders.line_not_consented");
    }
    if line.issued.is_positive() {
        return Some("orders.line_issued");
    }
    if matches!(line.work, LineWork::Working | LineWork::Paused | LineWork::Finished) {
        return Some("orders.work_begun");
    }
    None
}

#[cfg(test)]
#[path = "rules_tests.rs"]
pub(super) mod tests;
