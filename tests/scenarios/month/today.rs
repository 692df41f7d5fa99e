//! How the shop is doing now: the small dealership on paper, at a moment.

use serde_json::{Value, json};
use servicelane_core::kernel::Moment;
use servicelane_core::testing::Desk;
use sqlx::AssertSqlSafe;

use super::by_hand::dealership;

/// The dealership as the manager comes in.
async fn at(moment: &str) -> (Desk, Value) {
    let mut desk = dealership().await;
    desk.clock.turn_to(Moment::parse(&format!("{moment}:00+08:00")).unwrap());
    desk.sit("boss").await;
    let today = desk.ok("reports.today", json!({})).await;
    (desk, today)
}

async fn insert(desk: &Desk, sql: String) {
    desk.core
        .in_house(async |cx| {
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(cx.db()).await?;
            Ok(())
        })
        .await
        .unwrap();
}

fn taken(today: &Value, which: &str) -> (String, i64) {
    let taken = &today["so_far"][which];
    (taken["net"].as_str().unwrap().to_owned(), taken["visits"].as_i64().unwrap())
}

#[tokio::test]
async fn revenue_and_visits_so_far_beside_the_same_days_before() {
    // 10 November: S5 and S6 this month; on 10 October S2 and S3, in the month to then S1 besides.
    let (_, today) = at("2026-11-10T15:00").await;
    assert_eq!(taken(&today, "today"), ("0.00".into(), 0));
    assert_eq!(taken(&today, "today_last_month"), ("1400.00".into(), 1));
    assert_eq!(taken(&today, "today_last_year"), ("0.00".into(), 0));
    assert_eq!(taken(&today, "month"), ("-40.00".into(), 1));
    assert_eq!(taken(&today, "last_month"), ("1800.00".into(), 2));
    // 8 October: S1 so far; a year ago S0, that very day.
    let (_, today) = at("2026-10-08T18:00").await;
    assert_eq!(taken(&today, "today_last_year"), ("1000.00".into(), 1));
    assert_eq!(taken(&today, "month"), ("400.00".into(), 1));
    assert_eq!(taken(&today, "last_year"), ("1000.00".into(), 1));
    // 31 March looks at the last day of February.
    let (_, today) = at("2027-03-31T09:00").await;
    assert_eq!(taken(&today, "last_month"), ("0.00".into(), 0));
}

#[tokio::test]
async fn cars_by_state_against_their_promise_and_what_waits() {
    let (mut desk, _) = at("2026-11-10T09:00").await;
    let moment = |clock: &str| Moment::parse(&format!("2026-11-10T{clock}:00+08:00")).unwrap().millis();
    // At 15:00: one an hour late, one due in half an hour, one in three hours that waits for a part, one
    // without a promise, and one that was late but is settled and only waits for its owner.
    let orders = [
        (11, "in_work", "NULL", Some(moment("14:00"))),
        (12, "in_work", "NULL", Some(moment("15:30"))),
        (13, "agreed", "'parts'", Some(moment("18:00"))),
        (14, "estimate", "NULL", None),
        (15, "settled", "NULL", Some(moment("10:00"))),
    ];
    for (id, state, hold, promised) in orders {
        let promised = promised.map_or("NULL".to_owned(), |at| at.to_string());
        let since = if hold == "NULL" { "NULL".to_owned() } else { moment("11:00").to_string() };
        let sql = format!(
            "INSERT INTO repair_orders (id, number, visit_id, vehicle_id, advisor_id, state, kind, hold, hold_since, opened_at, promised_at)
             VALUES ({id}, 'N{id}', 4, 1, 3, '{state}', 'normal', {hold}, {since}, {}, {promised})",
            moment("09:00"),
        );
        insert(&desk, sql).await;
    }
    let ask = "INSERT INTO discount_requests (order_id, payer, discount, list_amount, reason, asked_by, asked_at, state)
               VALUES (11, 'customer', 10000, 50000, '老客户', 3, 1, 'open')";
    insert(&desk, ask.to_owned()).await;
    desk.clock.turn_to(Moment::from_millis(moment("15:00")));
    desk.sit("boss").await;
    let today = desk.ok("reports.today", json!({})).await;
    let numbers = |list: &str| -> Vec<String> {
        let cars = today[list].as_array().unwrap().iter();
        cars.map(|car| car["number"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!((numbers("late"), numbers("soon")), (vec!["N11".to_owned()], vec!["N12".to_owned()]));
    assert_eq!(numbers("waiting_for_parts"), ["N13"]);
    assert_eq!([&today["late_count"], &today["soon_count"], &today["waiting_count"]], [1, 1, 1]);
    let states: Vec<String> = today["states"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!("{} {} {} {}", one["state"].as_str().unwrap(), one["orders"], one["late"], one["soon"])
        })
        .collect();
    assert_eq!(
        states,
        ["estimate 1 0 0", "agreed 1 0 0", "in_work 2 1 1", "done 0 0 0", "passed 0 0 0", "settled 1 0 0"]
    );
    let decision = &today["decisions"][0];
    assert_eq!(
        [&decision["kind"], &decision["number"], &decision["amount"], &decision["asked_by"]],
        ["discount", "N11", "100.00", "王顾问"]
    );
    // Who has no money to see, sees none of it.
    desk.sit("zhang").await;
    assert_eq!(desk.refused("reports.today", json!({})).await, ["access.forbidden"]);
}
