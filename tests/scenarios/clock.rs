//! The PC's clock goes wrong: set back a year, by a flat battery or by hand.

use serde_json::json;
use servicelane_core::access::Role;
use servicelane_core::audit::verify::broken_seals;
use servicelane_core::kernel::Moment;
use servicelane_core::testing::Desk;
use servicelane_core::{Core, Options};

const YEAR: i64 = 365 * 24 * 60;
const PASSWORD: &str = "correct horse";

fn hire(login: &str) -> serde_json::Value {
    json!({ "login": login, "name": "李顾问", "roles": ["service_advisor"], "password": PASSWORD })
}

fn back(desk: &Desk, minutes: i64) -> Moment {
    let before = desk.clock.now();
    desk.later(-minutes);
    before
}

#[tokio::test]
async fn nothing_is_dated_into_a_day_that_is_over() {
    let desk = Desk::set_up().await;
    desk.ok("access.hire", hire("li")).await;
    back(&desk, YEAR);
    let refused = desk.refusals("access.hire", hire("wang")).await;
    assert_eq!(refused[0].code, "clock.behind");
    assert_eq!(refused[0].params["latest"], "2026-11-23T01:00:00.000Z");
    assert_eq!(refused[0].params["clock"], "2025-11-23T01:00:00.000Z");
    // Looking is no harm, and one can come and go.
    assert_eq!(desk.ok("dealership.clock", json!({})).await["behind"], true);
    desk.ok("access.staff", json!({})).await;
    desk.ok("access.sign_in", json!({ "login": "li", "password": PASSWORD })).await;
    // Put right: work goes on, once whoever was away for so long is back.
    desk.later(YEAR);
    desk.ok("access.unlock", json!({ "secret": "2468" })).await;
    desk.ok("access.hire", hire("wang")).await;
}

#[tokio::test]
async fn a_clock_that_is_put_right_by_minutes_is_nobodys_business() {
    let desk = Desk::set_up().await;
    desk.ok("access.hire", hire("li")).await;
    back(&desk, 45);
    desk.ok("access.hire", hire("wang")).await;
    assert_eq!(desk.ok("dealership.clock", json!({})).await["behind"], false);
}

#[tokio::test]
async fn the_manager_says_that_it_was_wrong_before_and_stands_for_it() {
    let mut desk = Desk::set_up().await;
    desk.hire("li", "李顾问", &[Role::ServiceAdvisor]).await;
    back(&desk, YEAR);
    let boss = desk.session.clone();
    desk.sit("li").await;
    assert_eq!(desk.refused("dealership.confirm_clock", json!({})).await, ["access.forbidden"]);
    desk.session = boss;
    desk.ok("dealership.confirm_clock", json!({})).await;
    desk.ok("access.hire", hire("wang")).await;
    assert_eq!(desk.refused("dealership.confirm_clock", json!({})).await, ["dealership.clock_fits"]);

    let about = json!({ "subject_kind": "dealership", "subject_id": 1 });
    let trail = desk.ok("audit.trail", about).await;
    assert_eq!(trail["rows"][0]["command"], "dealership.confirm_clock", "{trail}");
    assert_eq!(trail["rows"][0]["staff_name"], "陈经理");
    let broken = desk.core.in_house(async |cx| broken_seals(cx).await).await.expect("it reads");
    assert_eq!(broken, Vec::<i64>::new());
    assert_eq!(desk.core.check().await.expect("it checks"), []);
}

/// It is not forgotten when the program ends, which is when a battery fails.
#[tokio::test]
async fn the_next_start_knows_it_too() {
    let desk = Desk::set_up().await;
    desk.ok("access.hire", hire("li")).await;
    desk.core.close().await;
    let Desk { core, clock, folder, .. } = desk;
    drop(core);
    clock.turn_to(clock.now().plus_minutes(-YEAR));
    let options = Options { clock: clock.clone(), ..Options::default() };
    let core = Core::open(folder.path(), options).await.expect("it opens");
    let desk = Desk { core, clock, session: None, folder, before: None };
    let signed_in = desk.ok("access.sign_in", json!({ "login": "boss", "password": PASSWORD })).await;
    let desk = Desk { session: signed_in["session"].as_str().map(str::to_owned), ..desk };
    assert_eq!(desk.refused("access.hire", hire("wang")).await, ["clock.behind"]);
    desk.ok("dealership.confirm_clock", json!({})).await;
    desk.ok("access.hire", hire("wang")).await;
}

#[tokio::test]
async fn nobody_is_locked_out_for_a_year_and_no_screen_stays_open_for_one() {
    let desk = Desk::set_up().await;
    let wrong = json!({ "login": "boss", "password": "wrong" });
    for _ in 0..5 {
        desk.refused("access.sign_in", wrong.clone()).await;
    }
    let right = json!({ "login": "boss", "password": PASSWORD });
    assert_eq!(desk.refused("access.sign_in", right.clone()).await, ["access.locked_out"]);
    back(&desk, YEAR);
    desk.ok("access.sign_in", right).await;
    // The session from before locks by its idle minutes, counted from now.
    desk.ok("access.staff", json!({})).await;
    desk.later(16);
    assert_eq!(desk.refused("access.staff", json!({})).await, ["access.locked"]);
}
