//! Whenever the sample is opened, today is complete, believable and sound.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::kernel::Moment;
use crate::sample::fill::{FillSample, SampleSize, fill};
use crate::sample::ground::PASSWORD;
use crate::testing::Desk;

/// The sample as it is opened at that time, with the manager at the desk.
async fn opened_at(time: &str) -> Desk {
    let mut desk = Desk::open().await;
    desk.clock.turn_to(Moment::parse(time).expect("a moment"));
    let demo = FillSample { size: SampleSize::Demo, unclosed: None };
    desk.core.in_house(async |cx| fill(cx, demo).await).await.expect("the stories keep to the rules");
    let form = json!({ "login": "zhoujm", "password": PASSWORD });
    let signed_in = desk.ok("access.sign_in", form).await;
    desk.session = signed_in["session"].as_str().map(str::to_owned);
    desk
}

async fn count(desk: &Desk, sql: &'static str) -> i64 {
    desk.core
        .in_house(async |cx| Ok(sqlx::query_scalar(sql).fetch_one(cx.db()).await?))
        .await
        .expect("it counts")
}

fn words(cars: &Value, field: &str) -> BTreeSet<String> {
    let cars = cars.as_array().expect("a list");
    cars.iter().filter_map(|car| car[field].as_str()).map(str::to_owned).collect()
}

/// Every column that says when something happened.
const HAPPENED: &[&str] = &[
    "SELECT count(*) FROM audit WHERE at > ?",
    "SELECT count(*) FROM visits WHERE arrived_at > ?1 OR walk_around_at > ?1 OR left_at > ?1",
    "SELECT count(*) FROM repair_orders WHERE opened_at > ?1 OR agreed_at > ?1 OR finished_at > ?1
        OR passed_at > ?1 OR settled_at > ?1 OR delivered_at > ?1",
    "SELECT count(*) FROM work_spans WHERE started_at > ?1 OR ended_at > ?1",
    "SELECT count(*) FROM stock_moves WHERE at > ?",
    "SELECT count(*) FROM inspections WHERE at > ?",
    "SELECT count(*) FROM settlements WHERE settled_at > ?",
    "SELECT count(*) FROM handovers WHERE at > ?",
];

#[tokio::test]
async fn the_morning_the_night_and_sunday_evening() {
    for time in ["2026-11-23T09:10:00+08:00", "2026-11-24T02:00:00+08:00", "2026-11-22T19:40:00+08:00"] {
        let desk = opened_at(time).await;
        assert_eq!(desk.core.check().await.expect("it is checked"), [], "{time}");
        let board = desk.ok("workshop.board", json!({})).await;
        let stages = words(&board["cars"], "stage");
        for stage in [
            "estimate",
            "to_dispatch",
            "dispatched",
            "working",
            "resting",
            "to_inspect",
            "to_settle",
            "to_deliver",
        ] {
            assert!(stages.contains(stage), "{time}: no car in {stage}");
        }
        let now = desk.clock.now();
        for sql in HAPPENED {
            let later: i64 = desk
                .core
                .in_house(async |cx| Ok(sqlx::query_scalar(*sql).bind(now).fetch_one(cx.db()).await?))
                .await
                .expect("it counts");
            assert_eq!(later, 0, "{time}: {sql}");
        }
    }
}

#[tokio::test]
async fn everybody_finds_something_to_do_on_the_desk() {
    let desk = opened_at("2026-11-23T14:20:00+08:00").await;
    let board = desk.ok("workshop.board", json!({})).await;
    assert!((12..=18).contains(&board["cars"].as_array().expect("a list").len()), "{board}");
    let arrivals = board["arrivals"].as_array().expect("a list").len();
    assert_eq!(arrivals, 2, "one signed, one not walked around yet");
    let out = desk.ok("reception.callouts_under_way", json!({})).await;
    assert_eq!(out.as_array().expect("a list").len(), 1, "somebody is driving to a third");
    let states = words(&board["cars"], "state");
    for state in ["estimate", "agreed", "in_work", "done", "passed", "settled"] {
        assert!(states.contains(state), "no order in {state}");
    }
    assert_eq!(words(&board["cars"], "hold"), ["customer", "parts"].map(str::to_owned).into());
    assert!(words(&board["cars"], "kind").contains("internal_rework"));
    let cars = board["cars"].as_array().expect("a list");
    let left: Vec<i64> = cars.iter().filter_map(|car| car["minutes_left"].as_i64()).collect();
    assert!(left.iter().any(|left| *left < 0), "somebody is late: {left:?}");
    assert!(left.iter().any(|left| (0..=30).contains(left)), "somebody soon: {left:?}");
    let asked = cars.iter().filter(|car| car["stage"] == "working" && car["proposed"] != 0).count();
    assert_eq!(asked, 1, "work goes on while the customer is asked for more");

    for (sql, wanted, what) in [
        ("SELECT count(*) FROM work_spans WHERE ended_at IS NULL", 3, "running clocks"),
        ("SELECT count(*) FROM discount_requests WHERE state = 'open'", 1, "a discount to decide"),
        ("SELECT count(*) FROM receipts WHERE inspected = 0", 1, "a delivery to look at"),
        (
            "SELECT count(*) FROM reservations WHERE held < wanted AND expected_day IS NOT NULL",
            3,
            "short parts",
        ),
        ("SELECT count(*) FROM order_lines WHERE state = 'declined'", 2, "declined work"),
        ("SELECT count(*) FROM visits WHERE state = 'left' AND left_at >= 1795363200000", 1, "gone today"),
    ] {
        assert_eq!(count(&desk, sql).await, wanted, "{what}");
    }
    assert!(
        count(&desk, "SELECT count(*) FROM reservations WHERE held = wanted").await > 3,
        "parts wait in bins"
    );
    let days = "SELECT count(DISTINCT opened_at / 86400000) FROM repair_orders";
    assert!((90..=95).contains(&count(&desk, days).await), "a quarter of history");
    assert!(count(&desk, "SELECT count(*) FROM customer_tags").await > 20);
    assert!(count(&desk, "SELECT count(*) FROM consents").await > 500);
    // Whoever came for the first time, and the other repair shop that buys parts.
    assert_eq!(count(&desk, "SELECT count(*) FROM customers WHERE advisor_id IS NULL").await, 2);
    for (sql, wanted, what) in [
        ("SELECT count(*) FROM counter_sales WHERE state = 'sold'", 3, "sold over the counter"),
        ("SELECT count(*) FROM counter_sale_lines WHERE price_level = 'trade'", 2, "at the trade's price"),
        ("SELECT count(*) FROM supplier_invoices WHERE state = 'agreed'", 1, "an invoice that is right"),
        ("SELECT count(*) FROM supplier_invoices WHERE state = 'asked'", 1, "an invoice that is dearer"),
        (
            "SELECT count(*) FROM part_defects WHERE state = 'open' AND vehicle_id IS NOT NULL",
            1,
            "a bad part",
        ),
        ("SELECT count(*) FROM part_defects WHERE state = 'decided'", 1, "one that goes back"),
        ("SELECT count(*) FROM old_parts WHERE fate = 'claim'", 1, "a claimed old part"),
        ("SELECT count(*) FROM slips WHERE reason = 'defective'", 1, "a part that came back"),
        ("SELECT count(*) FROM write_offs WHERE state = 'written_off'", 1, "a write-off"),
        ("SELECT count(*) FROM write_offs WHERE state = 'asked'", 1, "a write-off to decide"),
        ("SELECT count(*) FROM transfers", 1, "a transfer"),
        ("SELECT count(*) FROM supplier_returns", 1, "goods sent back"),
        ("SELECT count(*) FROM suppliers WHERE status = 'approved'", 2, "suppliers"),
        (
            "SELECT count(DISTINCT supplier_id) FROM purchase_orders WHERE state = 'open'",
            2,
            "something is on its way from each of them",
        ),
        (
            "SELECT count(*) FROM purchase_orders
             WHERE state = 'closed' AND supplier_id = (SELECT max(id) FROM suppliers)",
            1,
            "an order of the second one that came",
        ),
        (
            "SELECT count(*) FROM order_notes n JOIN order_lines l ON l.order_id = n.order_id
             JOIN slip_lines s ON s.order_line_id = l.id WHERE n.code = 'part_replaced' AND l.code = '41141709'",
            1,
            "a part that stands in for another",
        ),
        (
            "SELECT count(*) FROM settlement_lines x JOIN order_lines l ON l.id = x.order_line_id
             WHERE l.customer_supplied = 1",
            1,
            "a part the customer brought",
        ),
        ("SELECT count(*) FROM counts WHERE state = 'posted'", 1, "a count with a difference"),
        (
            "SELECT count(*) FROM callouts WHERE departed_at IS NOT NULL AND there_at IS NULL",
            1,
            "on the road",
        ),
        ("SELECT count(*) FROM enquiries WHERE state = 'open'", 3, "questions to answer"),
        (
            "SELECT count(*) FROM enquiries WHERE state = 'answered' AND quoted > 0",
            1,
            "a price that was told",
        ),
    ] {
        assert_eq!(count(&desk, sql).await, wanted, "{what}");
    }
    assert!(count(&desk, "SELECT count(*) FROM old_parts WHERE fate <> 'claim'").await > 1);
    let traced = "SELECT count(*) FROM part_defects WHERE state = 'open' AND receipt_line_id IS NOT NULL";
    assert_eq!(count(&desk, traced).await, 1, "its delivery follows from the order");
}
