//! What may be done with an order now, and why the rest may not: the buttons of its screen.
//! Pure; the handlers judge again by themselves.

use serde::Serialize;
use ts_rs::TS;

use super::lines::Line;
use super::{LineKind, LineState, LineWork, OrderState, rules};
use crate::kernel::Refusal;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderAction {
    AddLines,
    Consent,
    IssueParts,
    Dispatch,
    Finish,
    Inspect,
    Settle,
    Deliver,
    Cancel,
}

impl OrderAction {
    pub const ALL: [Self; 9] = [
        Self::AddLines,
        Self::Consent,
        Self::IssueParts,
        Self::Dispatch,
        Self::Finish,
        Self::Inspect,
        Self::Settle,
        Self::Deliver,
        Self::Cancel,
    ];
}

#[derive(Debug, Serialize, TS)]
pub struct AllowedAction {
    pub action: OrderAction,
    /// Why not now; nothing when it may be done.
    pub why_not: Option<Refusal>,
}

/// All actions in the order of the work.
pub fn actions(state: OrderState, settled: bool, lines: &[Line]) -> Vec<AllowedAction> {
    let judged = OrderAction::ALL.map(|action| {
        let why_not = why_not(action, state, settled, lines);
        AllowedAction { action, why_not: why_not.map(|code| Refusal::new(code).with("state", state)) }
    });
    judged.into_iter().collect()
}

fn why_not(action: OrderAction, state: OrderState, settled: bool, lines: &[Line]) -> Option<&'static str> {
    let refuse = |holds: bool, code: &'static str| if holds { None } else { Some(code) };
    let any = |test: fn(&Line) -> bool| lines.iter().any(test);
    let open = rules::lines_may_change(state) && !settled;
    let working = match state {
        OrderState::Estimate => Some("orders.not_agreed"),
        state => refuse(rules::work_may_begin(state), "orders.work_is_over"),
    };
    match action {
        OrderAction::AddLines => refuse(open, "orders.closed"),
        OrderAction::Consent => refuse(open, "orders.closed")
            .or_else(|| refuse(any(|line| line.state == LineState::Proposed), "orders.nothing_proposed")),
        OrderAction::IssueParts => {
            working.or_else(|| refuse(any(waits_for_parts), "orders.nothing_to_issue"))
        }
        OrderAction::Dispatch => {
            working.or_else(|| refuse(any(waits_for_hands), "orders.nothing_to_dispatch"))
        }
        OrderAction::Finish => working.or_else(|| refuse(!any(unfinished), "orders.work_remains")),
        OrderAction::Inspect => refuse(state == OrderState::Done, "orders.not_done"),
        OrderAction::Settle => refuse(state == OrderState::Passed, "orders.not_passed"),
        OrderAction::Deliver => refuse(state == OrderState::Settled, "orders.not_settled"),
        OrderAction::Cancel => match state {
            OrderState::Estimate | OrderState::Agreed => {
                refuse(!any(|line| line.issued.is_positive()), "orders.line_issued")
            }
            OrderState::InWork | OrderState::Done | OrderState::Passed => Some("orders.work_begun"),
            _ => Some("orders.closed"),
        },
    }
}

fn waits_for_parts(line: &Line) -> bool {
    line.kind == LineKind::Part
        && line.state == LineState::Consented
        && !line.customer_supplied
        && line.issued < line.quantity
}

fn waits_for_hands(line: &Line) -> bool {
    line.kind == LineKind::Labour && line.state == LineState::Consented && line.work == LineWork::None
}

fn unfinished(line: &Line) -> bool {
    line.kind == LineKind::Labour && line.state == LineState::Consented && line.work != LineWork::Finished
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair_orders::rules::tests::line;

    #[test]
    fn every_state_allows_its_actions() {
        use OrderAction as A;
        use OrderState as S;
        let allowed = |state, lines: &[Line]| -> Vec<OrderAction> {
            actions(state, false, lines)
                .into_iter()
                .filter(|a| a.why_not.is_none())
                .map(|a| a.action)
                .collect()
        };
        let proposed = [line(1, LineState::Proposed)];
        let agreed = [line(1, LineState::Consented)];
        let mut done = line(1, LineState::Consented);
        done.work = LineWork::Finished;
        let mut part = line(2, LineState::Consented);
        part.kind = LineKind::Part;
        let cases: [(S, &[Line], &[A]); 11] = [
            (S::Estimate, &[], &[A::AddLines, A::Cancel]),
            (S::Estimate, &proposed, &[A::AddLines, A::Consent, A::Cancel]),
            (S::Agreed, &agreed, &[A::AddLines, A::Dispatch, A::Cancel]),
            (S::Agreed, &[part.clone()], &[A::AddLines, A::IssueParts, A::Finish, A::Cancel]),
            (S::InWork, &[done.clone()], &[A::AddLines, A::Finish]),
            (S::InWork, &agreed, &[A::AddLines, A::Dispatch]),
            (S::Done, &[done.clone()], &[A::AddLines, A::Inspect]),
            (S::Passed, &[done.clone()], &[A::AddLines, A::Settle]),
            (S::Settled, &[done.clone()], &[A::Deliver]),
            (S::Delivered, &[done.clone()], &[]),
            (S::Cancelled, &proposed, &[]),
        ];
        for (state, lines, expected) in cases {
            assert_eq!(allowed(state, lines), expected, "{state:?}");
        }
    }
}
