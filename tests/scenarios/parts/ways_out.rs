//! Parts that leave otherwise than by an order: written off, or to another warehouse.

use serde_json::{Value, json};

use super::world::{World, id};

fn write_off(reason: &str, lines: &[(i64, &str)]) -> Value {
    let lines: Vec<Value> =
        lines.iter().map(|(part, quantity)| json!({ "part_id": part, "quantity": quantity })).collect();
    json!({ "reason": reason, "lines": lines })
}

#[tokio::test]
async fn what_is_written_off_leaves_stock_when_the_manager_says_yes() {
    let world = World::new().await;
    let (a, b) = (world.part("A", "甲", "个").await, world.part("B", "乙", "L").await);
    world.deliver(a, "10", "5").await;
    world.deliver(b, "4.5", "40").await;
    let asked = world.desk.ok("write_offs.ask", write_off("damaged", &[(a, "2"), (b, "0.5")])).await;
    // Until it is decided nobody gets them, and the clerk does not decide.
    assert_eq!(world.stock(a).await, ["10.000", "2.000", "8.000"]);
    let decide = |approve: bool| json!({ "id": id(&asked), "version": 1, "approve": approve });
    assert_eq!(world.desk.refused("write_offs.decide", decide(true)).await, ["access.forbidden"]);
    let list = world.desk.ok("write_offs.list", json!({})).await;
    assert_eq!([&list["rows"][0]["value"], &list["rows"][0]["state"]], ["30.00", "asked"]);
    let todo = world.desk.ok("storeroom.attention", json!({})).await;
    assert_eq!([&todo["write_offs"], &todo["approvals"]], [1, 1]);
    world.as_boss("write_offs.decide", decide(true)).await;
    assert_eq!(world.stock(a).await, ["8.000", "0.000", "8.000"]);
    assert_eq!(world.stock(b).await[0], "4.000");
    let card = world.desk.ok("write_offs.card", json!({ "id": id(&asked) })).await;
    assert_eq!([&card["lines"][0]["cost"], &card["lines"][1]["cost"]], ["10.00", "20.00"]);
    let pdf = world
        .desk
        .ok("papers.preview", json!({ "form": "write_off", "subject_id": id(&asked), "paper": "continuous" }))
        .await;
    assert!(pdf["base64"].as_str().unwrap().len() > 1_000);
    world.proven().await;
}

#[tokio::test]
async fn a_refused_write_off_gives_the_parts_to_who_waits() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "2", "5").await;
    let asked = world.desk.ok("write_offs.ask", write_off("expired", &[(part, "2")])).await;
    let (order, _) = world.order(1, &[(part, "1")]).await;
    assert_eq!(world.pick(order).await["lines"][0]["available"], "0.000");
    let no = json!({ "id": id(&asked), "version": 1, "approve": false, "decision": "还能用" });
    world.as_boss("write_offs.decide", no).await;
    assert_eq!(world.pick(order).await["lines"][0]["available"], "1.000");
    assert_eq!(world.stock(part).await, ["2.000", "1.000", "1.000"]);
    world.proven().await;
}

#[tokio::test]
async fn every_mistake_of_a_write_off_is_told_at_once() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "3", "5").await;
    world.order(1, &[(part, "2")]).await;
    let codes = world.desk.refused("write_offs.ask", write_off("other", &[(part, "2"), (part, "0")])).await;
    assert_eq!(
        codes,
        ["write_offs.note_needed", "write_offs.not_free", "parts.line_twice", "parts.quantity_positive"]
    );
    assert_eq!(world.desk.refused("write_offs.ask", write_off("lost", &[])).await, ["parts.lines_needed"]);
}

/// PRT-13, CLM-06: a warehouse of their own.
#[tokio::test]
async fn parts_to_be_claimed_lie_apart_and_come_back_at_their_cost() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "3", "5").await;
    let (order, _) = world.order(1, &[(part, "1")]).await;
    let go = |from: i64, to: i64, quantity: &str| json!({ "from_warehouse": from, "to_warehouse": to, "note": "待索赔", "lines": [{ "part_id": part, "quantity": quantity }] });
    // One is promised to the order.
    assert_eq!(world.desk.refused("transfers.transfer", go(1, 2, "3")).await, ["transfers.not_free"]);
    assert_eq!(world.desk.refused("transfers.transfer", go(1, 1, "1")).await, ["transfers.same_warehouse"]);
    let slip = world.desk.ok("transfers.transfer", go(1, 2, "2")).await;
    let card = world.desk.ok("parts.card", json!({ "id": part })).await;
    assert_eq!([&card["stock"][0]["value"], &card["stock"][1]["value"]], ["5.00", "10.00"]);
    assert_eq!([&card["stock"][1]["on_hand"], &card["stock"][0]["free"]], ["2.000", "0.000"]);
    world.desk.ok("transfers.transfer", go(2, 1, "1")).await;
    assert_eq!(world.stock(part).await, ["2.000", "1.000", "1.000"]);
    assert_eq!(world.pick(order).await["lines"][0]["available"], "1.000");
    assert_eq!(world.desk.ok("transfers.list", json!({})).await["rows"].as_array().unwrap().len(), 2);
    let pdf = world
        .desk
        .ok("papers.preview", json!({ "form": "transfer", "subject_id": id(&slip), "paper": "a4" }))
        .await;
    assert!(pdf["base64"].as_str().unwrap().len() > 1_000);
    world.proven().await;
}

/// Two clerks want the last one at the same moment.
#[tokio::test]
async fn the_last_one_goes_out_once() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "1", "5").await;
    let session = world.desk.session.clone();
    let call = |command: &str, input: Value| {
        let call = servicelane_core::Call {
            command: command.into(),
            input,
            request_id: None,
            session: session.clone(),
        };
        world.desk.core.call(call)
    };
    let transfer =
        json!({ "from_warehouse": 1, "to_warehouse": 2, "lines": [{ "part_id": part, "quantity": "1" }] });
    let (one, other) = tokio::join!(
        call("transfers.transfer", transfer),
        call("write_offs.ask", write_off("damaged", &[(part, "1")]))
    );
    let won =
        [&one, &other].into_iter().filter(|answer| matches!(answer, servicelane_core::Answer::Ok(_))).count();
    let told = [&one, &other]
        .into_iter()
        .filter(|answer| matches!(answer, servicelane_core::Answer::Refused(_)))
        .count();
    assert_eq!((won, told), (1, 1), "{one:?} {other:?}");
    world.proven().await;
}

#[tokio::test]
async fn the_worth_of_stock_on_a_past_day_and_what_lies_idle() {
    let mut world = World::new().await;
    let (a, b) = (world.part("A", "甲", "个").await, world.part("B", "乙", "个").await);
    world.deliver(a, "10", "5").await;
    world.deliver(b, "1", "8").await;
    world.desk.later(400 * 24 * 60);
    world.desk.sit("store").await;
    world.deliver(b, "1", "8").await;
    let worth = async |day: &str| world.desk.ok("parts.worth", json!({ "day": day })).await;
    assert_eq!(worth("2026-11-22").await[0]["value"], "0.00");
    assert_eq!(worth("2026-11-23").await[0]["value"], "58.00");
    let now = worth("2028-01-01").await;
    assert_eq!([&now[0]["value"], &now[0]["came"], &now[0]["used"]], ["66.00", "8.00", "0.00"]);
    let idle = world.desk.ok("parts.idle", json!({ "months": 12 })).await;
    assert_eq!([&idle["rows"][0]["number"], &idle["value"], &idle["of"]], ["A", "50.00", "66.00"]);
    assert_eq!(idle["parts"], 1);
    assert_eq!(world.desk.refused("parts.idle", json!({ "months": 0 })).await, ["parts.months_range"]);
}
