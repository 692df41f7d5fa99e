//! A part is missing, is promised for a day, arrives, and the order goes on.

use serde_json::json;

use super::world::{World, id};

/// PRT-08, PRT-18: missing, promised for a day, arrived, told.
#[tokio::test]
async fn missing_promised_arrived() {
    let mut world = World::new().await;
    let pump = world.part("FUEL-1", "燃油泵", "个").await;
    world.deliver(pump, "1", "400").await;
    let (order, lines) = world.order(1, &[(pump, "3")]).await;
    let pick = world.pick(order).await;
    assert_eq!(pick["order"]["hold"], "parts");
    assert_eq!(pick["order"]["hold_since"], "2026-11-23T01:00:00.000Z");
    assert_eq!(pick["lines"][0]["available"], "1.000");
    assert_eq!([&pick["lines"][0]["short"], &pick["lines"][0]["complete"]], [true, false]);
    assert_eq!(world.desk.ok("orders.parts_queue", json!({})).await[0]["readiness"], "partly");

    let promise =
        json!({ "reservation_id": pick["lines"][0]["reservation_id"], "expected_day": "2026-11-25" });
    world.desk.ok("parts.expect", promise.clone()).await;
    let mut yesterday = promise;
    yesterday["expected_day"] = json!("2026-11-22");
    assert_eq!(world.desk.refused("parts.expect", yesterday).await, ["parts.expected_day_range"]);
    assert_eq!(
        world.desk.ok("orders.parts_queue", json!({})).await[0]["lines"][0]["expected_day"],
        "2026-11-25"
    );
    let card = world.desk.ok("parts.card", json!({ "id": pump })).await;
    assert_eq!(card["stock"][0]["short"], "2.000");
    assert!(card["reservations"][0]["origin_label"].as_str().unwrap().starts_with("RO2026"));

    // A first part of it comes: told, but still waiting.
    world.desk.later(60 * 24);
    world.desk.sit("store").await;
    assert_eq!(world.deliver(pump, "1", "400").await["served"], 1);
    assert_eq!(world.pick(order).await["order"]["hold"], "parts");
    assert_eq!(world.deliver(pump, "5", "400").await["served"], 1);
    let pick = world.pick(order).await;
    assert_eq!(pick["order"]["hold"], json!(null));
    assert_eq!(pick["lines"][0]["available"], "3.000");
    let told = world
        .number("SELECT count(*) FROM order_notes WHERE order_id = ? AND code = 'parts_arrived' AND text LIKE 'FUEL-1 燃油泵 × %'", order)
        .await;
    assert_eq!(told, 2);
    world.issue(order, &[(lines[0], "3")]).await;
    assert_eq!(world.stock(pump).await, ["4.000", "0.000", "4.000"]);
    world.proven().await;
}

/// PRT-12: what comes is shared out by who waits longest.
#[tokio::test]
async fn who_waits_longest_is_served_first() {
    let world = World::new().await;
    let part = world.part("W", "件", "个").await;
    let mut orders = Vec::new();
    for car in 1..=3 {
        world.desk.later(1);
        orders.push(world.order(car, &[(part, "2")]).await.0);
    }
    world.deliver(part, "3", "1").await;
    let mut available = Vec::new();
    for order in &orders {
        available.push(world.pick(*order).await["lines"][0]["available"].as_str().unwrap().to_owned());
    }
    assert_eq!(available, ["2.000", "1.000", "0.000"]);
    // The first one gives up: what it held goes down the queue.
    let version = world.number("SELECT version FROM repair_orders WHERE id = ?", orders[0]).await;
    let cancel = json!({ "order_id": orders[0], "version": version, "reason": "客户改天再修" });
    world.as_boss("orders.cancel", cancel).await;
    let mut available = Vec::new();
    for order in &orders[1..] {
        available.push(world.pick(*order).await["lines"][0]["available"].as_str().unwrap().to_owned());
    }
    assert_eq!(available, ["2.000", "1.000"]);
    world.proven().await;
}

#[tokio::test]
async fn the_shelf_has_less_than_the_book() {
    let world = World::new().await;
    let part = world.part("L", "件", "个").await;
    world.deliver(part, "3", "10").await;
    let (first, _) = world.order(1, &[(part, "1")]).await;
    world.desk.later(1);
    let (second, _) = world.order(2, &[(part, "1")]).await;
    let count = json!({ "part_id": part, "on_hand": "3", "counted": "1", "reason": "盘点少两个" });
    let adjusted = world.desk.ok("parts.adjust", count.clone()).await;
    assert_eq!(adjusted, json!({ "on_hand": "1.000", "value": "-20.00" }));
    // The younger promise breaks, and its order waits.
    assert_eq!(world.pick(first).await["order"]["hold"], json!(null));
    assert_eq!(world.pick(second).await["order"]["hold"], "parts");
    // Somebody who counted before that does not overwrite it.
    assert_eq!(world.desk.refused("parts.adjust", count).await, ["parts.moved_since"]);
    let found = json!({ "part_id": part, "on_hand": "1", "counted": "2", "reason": "在工位找到一个" });
    assert_eq!(world.desk.ok("parts.adjust", found).await["value"], "10.00");
    assert_eq!(world.pick(second).await["order"]["hold"], json!(null));
    let same = json!({ "part_id": part, "on_hand": "2", "counted": "2", "reason": "无" });
    assert_eq!(world.desk.refused("parts.adjust", same).await, ["parts.nothing_to_adjust"]);
    let nonsense =
        json!({ "part_id": part, "on_hand": "2", "counted": "-1", "unit_cost": "-1", "reason": "无" });
    assert_eq!(
        world.desk.refused("parts.adjust", nonsense).await,
        ["parts.quantity_range", "parts.price_range"]
    );
    world.proven().await;
}

/// PRT-07.
#[tokio::test]
async fn a_batch_is_not_stock_before_it_was_looked_at() {
    let world = World::new().await;
    let part = world.part("Q", "件", "个").await;
    let (order, _) = world.order(1, &[(part, "1")]).await;
    let mut delivery = world.delivery(&[(part, "2", "5.55")]);
    delivery["inspected_by"] = json!(null);
    let receipt = world.desk.ok("parts.receive", delivery).await;
    assert_eq!(receipt["number"], "RK20261123-0001");
    assert_eq!(world.stock(part).await[0], "0.000");
    assert_eq!(world.pick(order).await["order"]["hold"], "parts");
    let waiting = world.desk.ok("parts.receipts", json!({ "uninspected": true })).await;
    assert_eq!(waiting["rows"][0]["number"], "RK20261123-0001");
    world.proven().await;

    let inspect = json!({ "id": id(&receipt), "inspected_by": world.clerk });
    assert_eq!(world.desk.ok("parts.inspect_receipt", inspect.clone()).await["served"], 1);
    assert_eq!(world.stock(part).await, ["2.000", "1.000", "1.000"]);
    assert_eq!(world.pick(order).await["order"]["hold"], json!(null));
    assert_eq!(world.desk.refused("parts.inspect_receipt", inspect).await, ["parts.already_inspected"]);
    world.proven().await;
}
