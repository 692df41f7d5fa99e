//! Saving an order with ten lines, and the ten stock moves of handing its parts out, beside
//! the very rows by prepared statements. Each is one transaction with its own sync to disk.

mod by_hand;

use crate::decade::{self, Decade, grown, raw, session, spread, timed};
use crate::figure::Figure;
use crate::times::{Ratio, Times};
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use std::collections::BTreeMap;
use std::path::Path;

const REPETITIONS: i64 = 60;
const LINES: i64 = 10;

/// The sample's parts clerk and one of its technicians.
const CLERK: &str = "guxy";
pub const TECHNICIAN: i64 = 7;

/// `folder`: a copy that may be written to.
pub async fn measure(folder: &Path) -> Vec<Figure> {
    let decade = Decade::open(folder).await;
    let clerk = session(&decade.core, CLERK).await;
    let mut raw = raw(folder).await;
    let (mut saved, mut saved_by_hand) = (Times::default(), Times::default());
    let (mut issued, mut issued_by_hand) = (Times::default(), Times::default());
    let (mut both, mut both_by_hand) = (Times::default(), Times::default());
    let mut cars = spread(45_000, REPETITIONS * 2);
    let mut parts = in_stock(&mut raw).await.into_iter();
    for turn in 0..REPETITIONS {
        let mut next = || (cars.next().expect("twice as many cars as repetitions"), take(&mut parts));
        let (car, wanted) = next();
        let visit = arrive(&decade, car).await;
        let mut written = Vec::new();
        let before = rows(&mut raw, turn).await;
        let (saving, order) = decade.asked("orders.open", opening(visit, &wanted)).await;
        written.push(grown(&before, &rows(&mut raw, turn).await));
        let id = order["id"].as_i64().expect("an order has an id");
        let lines = agree(&decade, id).await;
        let issue = json!({ "order_id": id, "taken_by": TECHNICIAN, "lines": lines });
        let before = rows(&mut raw, turn).await;
        let issuing = decade.asked_as(&clerk, "orders.issue_parts", issue).await.0;
        written.push(grown(&before, &rows(&mut raw, turn).await));

        let (car, wanted) = next();
        let visit = arrive(&decade, car).await;
        let mut by_hand_written = Vec::new();
        let before = rows(&mut raw, turn).await;
        let (saving_by_hand, id) = by_hand::open(&mut raw, visit, car, &wanted).await;
        by_hand_written.push(grown(&before, &rows(&mut raw, turn).await));
        agree(&decade, id).await;
        let before = rows(&mut raw, turn).await;
        let issuing_by_hand = by_hand::issue(&mut raw, id).await;
        by_hand_written.push(grown(&before, &rows(&mut raw, turn).await));
        assert_eq!(written, by_hand_written, "by hand the same rows are written");

        saved.add(saving);
        saved_by_hand.add(saving_by_hand);
        issued.add(issuing);
        issued_by_hand.add(issuing_by_hand);
        both.add(saving + issuing);
        both_by_hand.add(saving_by_hand + issuing_by_hand);
    }
    decade.core.close().await;
    let floor_is = "the same rows by prepared statements, synced alike";
    let goal = Ratio::hundredths(150);
    vec![
        Figure::Slower {
            what: "saving an order with ten lines and ten stock moves",
            ours: both,
            floor: both_by_hand,
            floor_is,
            goal,
        },
        Figure::Slower { what: "… of it the order", ours: saved, floor: saved_by_hand, floor_is, goal },
        Figure::Slower {
            what: "… of it the issue of ten lines",
            ours: issued,
            floor: issued_by_hand,
            floor_is,
            goal,
        },
    ]
}

/// Counted in one turn: it reads every table, which would warm the file for the rest. In the second one,
/// because the first number of a day begins its series.
async fn rows(raw: &mut SqliteConnection, turn: i64) -> BTreeMap<String, i64> {
    if turn == 1 { decade::rows(raw).await } else { BTreeMap::new() }
}

/// Parts of which one can be handed out, near and far in the file.
async fn in_stock(raw: &mut SqliteConnection) -> Vec<i64> {
    let found = sqlx::query_scalar(
        "SELECT part_id FROM stock WHERE warehouse_id = 1 AND on_hand - reserved >= 1000
         ORDER BY part_id * 7919 % 20011 LIMIT ?",
    );
    timed(found.bind(2 * REPETITIONS * LINES).fetch_all(raw)).await.1
}

fn take(parts: &mut impl Iterator<Item = i64>) -> Vec<i64> {
    parts.take(LINES as usize).collect()
}

async fn arrive(decade: &Decade, car: i64) -> i64 {
    let intake = json!({ "mileage": 600_000, "customer_words": "保养" });
    let visit = decade.ok("reception.open_visit", json!({ "vehicle_id": car, "intake": intake })).await;
    visit["id"].as_i64().expect("a visit has an id")
}

fn opening(visit: i64, parts: &[i64]) -> Value {
    let lines: Vec<Value> = parts
        .iter()
        .map(|part| json!({ "kind": "part", "part_id": part, "quantity": "1", "payer": "customer" }))
        .collect();
    json!({ "visit_id": visit, "kind": "normal", "lines": lines })
}

/// The customer says yes; what is to be handed out then.
async fn agree(decade: &Decade, order: i64) -> Vec<Value> {
    let page = decade.ok("orders.page", json!({ "order_id": order })).await;
    let consent = json!({
        "order_id": order, "version": page["order"]["version"], "given_by": "车主", "how": "spoken",
        "amount": page["to_consent"]["customer_amount"], "promised_at": null,
    });
    decade.ok("orders.consent", consent).await;
    let lines = page["lines"].as_array().expect("an order has lines");
    lines.iter().map(|line| json!({ "line_id": line["id"], "quantity": "1" })).collect()
}
