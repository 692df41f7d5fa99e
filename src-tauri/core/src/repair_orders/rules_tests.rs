use super::*;
use crate::kernel::Money;
use crate::repair_orders::{OrderId, OrderState as S};

pub fn line(id: i64, state: LineState) -> Line {
    Line {
        id: OrderLineId(id),
        order_id: OrderId(1),
        kind: LineKind::Labour,
        operation_id: None,
        part_id: None,
        name: format!("line {id}"),
        package_group: None,
        payer: Payer::Customer,
        customer_supplied: false,
        quantity: Quantity::ONE,
        unit_price: Money::yuan(180),
        list_amount: Money::yuan(180),
        discount: Money::ZERO,
        amount: Money::yuan(180),
        price_rule: PriceRule::Catalogue,
        state,
        work: LineWork::None,
        issued: Quantity::ZERO,
        version: 1,
    }
}

fn codes(checks: Checks) -> Vec<String> {
    match checks.done() {
        Ok(()) => Vec::new(),
        Err(crate::kernel::Error::Refused(all)) => all.into_iter().map(|refusal| refusal.code).collect(),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn lines_and_work_have_their_states() {
    let open: Vec<S> = S::ALL.iter().copied().filter(|state| lines_may_change(*state)).collect();
    assert_eq!(open, [S::Estimate, S::Agreed, S::InWork, S::Done, S::Passed]);
    let work: Vec<S> = S::ALL.iter().copied().filter(|state| work_may_begin(*state)).collect();
    assert_eq!(work, [S::Agreed, S::InWork]);
}

#[test]
fn only_proposed_lines_are_decided() {
    let all = [line(1, LineState::Proposed), line(2, LineState::Consented), line(3, LineState::Proposed)];
    let choose = |ids: Option<&[i64]>| {
        let ids: Option<Vec<OrderLineId>> = ids.map(|ids| ids.iter().copied().map(OrderLineId).collect());
        let mut checks = Checks::new();
        let found =
            chosen_proposed(&mut checks, &all, ids.as_deref()).iter().map(|l| l.id.0).collect::<Vec<_>>();
        (found, codes(checks))
    };
    assert_eq!(choose(None), (vec![1, 3], vec![]));
    assert_eq!(choose(Some(&[3])), (vec![3], vec![]));
    assert_eq!(choose(Some(&[])).1, ["orders.nothing_proposed"]);
    assert_eq!(choose(Some(&[2, 9])).1, ["orders.line_decided", "orders.unknown_line"]);
}

#[test]
fn a_fixed_price_package_is_taken_whole() {
    let mut all = [line(1, LineState::Proposed), line(2, LineState::Proposed), line(3, LineState::Proposed)];
    for one in &mut all[..2] {
        one.package_group = Some(1);
        one.price_rule = PriceRule::Package;
    }
    let choose = |ids: &[i64]| {
        let ids: Vec<OrderLineId> = ids.iter().copied().map(OrderLineId).collect();
        let mut checks = Checks::new();
        chosen_proposed(&mut checks, &all, Some(&ids));
        codes(checks)
    };
    assert_eq!(choose(&[1]), ["orders.package_whole"]);
    assert!(choose(&[1, 2]).is_empty() && choose(&[3]).is_empty());
}

#[test]
fn nothing_is_free_by_oversight() {
    let free = |payer, price_rule| {
        priced_for_consent(&Line {
            payer,
            price_rule,
            list_amount: Money::ZERO,
            ..line(1, LineState::Proposed)
        })
    };
    assert!(!free(Payer::Customer, PriceRule::Catalogue));
    assert!(free(Payer::Customer, PriceRule::ByHand) && free(Payer::Customer, PriceRule::CustomerSupplied));
    assert!(free(Payer::Warranty, PriceRule::Catalogue));
    assert!(priced_for_consent(&line(1, LineState::Proposed)));
}

#[test]
fn begun_or_issued_lines_stay() {
    let why = |change: fn(&mut Line)| {
        let mut one = line(1, LineState::Consented);
        change(&mut one);
        why_not_cancelled(&one)
    };
    assert_eq!(why(|_| {}), None);
    assert_eq!(why(|l| l.work = LineWork::Assigned), None);
    assert_eq!(why(|l| l.work = LineWork::Paused), Some("orders.work_begun"));
    assert_eq!(why(|l| l.issued = Quantity::ONE), Some("orders.line_issued"));
    assert_eq!(why(|l| l.state = LineState::Proposed), Some("orders.line_not_consented"));
}

#[test]
fn promises_lie_ahead() {
    let now = Moment::from_millis(1_000_000_000_000);
    for (minutes, expected) in
        [(60, None), (0, Some("orders.promise_past")), (600_000, Some("orders.promise_far"))]
    {
        let mut checks = Checks::new();
        check_promise(&mut checks, "promised_at", Some(now.plus_minutes(minutes)), now);
        assert_eq!(codes(checks).first().map(String::as_str), expected, "{minutes}");
    }
}

#[test]
fn the_suggested_promise_follows_the_hours() {
    let now = Moment::parse("2026-11-23T09:10:00+08:00").unwrap();
    for (hours, ready) in
        [("0", "11-23 10:00"), ("1.5", "11-23 11:30"), ("8", "11-24 10:00"), ("17", "11-25 11:00")]
    {
        let at = suggested_promise(now, hours.parse().unwrap());
        assert_eq!(at.local().format("%m-%d %H:%M").to_string(), ready, "{hours}");
    }
}
