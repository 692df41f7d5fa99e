//! Ordering from suppliers, and what comes of it (PRT-07 to PRT-11).

use serde_json::{Value, json};

use super::world::{World, id, part_form};

async fn bounded(world: &World, number: &str, min: &str, max: &str) -> i64 {
    let mut form = part_form(number, number, "个");
    form["min_stock"] = json!(min);
    form["max_stock"] = json!(max);
    id(&world.desk.ok("parts.add", json!({ "part": form })).await)
}

fn order_form(world: &World, day: &str, lines: &[(i64, &str, &str)]) -> Value {
    let line = |(part, quantity, cost): &(i64, &str, &str)| json!({ "part_id": part, "quantity": quantity, "unit_cost": cost });
    let lines: Vec<Value> = lines.iter().map(line).collect();
    json!({ "supplier_id": world.supplier, "promised_day": day, "lines": lines })
}

async fn order(world: &World, day: &str, lines: &[(i64, &str, &str)]) -> i64 {
    id(&world.desk.ok("purchasing.place", order_form(world, day, lines)).await)
}

fn came(world: &World, lines: &[(i64, &str)]) -> Value {
    let line = |(part, quantity): &(i64, &str)| json!({ "part_id": part, "quantity": quantity });
    let lines: Vec<Value> = lines.iter().map(line).collect();
    json!({ "supplier_id": world.supplier, "inspected_by": world.clerk, "lines": lines })
}

async fn page(world: &World, order: i64) -> Value {
    world.desk.ok("purchasing.page", json!({ "id": order })).await
}

/// PRT-06: what runs short or fell below its minimum is on the list to buy.
#[tokio::test]
async fn what_is_short_and_what_fell_below_its_minimum_is_suggested_once() {
    let world = World::new().await;
    let low = bounded(&world, "LOW", "5", "20").await;
    let enough = bounded(&world, "ENOUGH", "5", "20").await;
    let waited_for = world.part("WAIT", "等待件", "个").await;
    world.deliver(low, "4", "5").await;
    world.deliver(enough, "5", "5").await;
    let (car, _) = world.order(1, &[(waited_for, "2")]).await;
    let suggested = world.desk.ok("purchasing.suggest", json!({})).await;
    let told: Vec<_> = suggested
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["number"].as_str().unwrap(), row["suggested"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("WAIT", "2.000"), ("LOW", "16.000")], "who waits comes first");
    assert_eq!(suggested[1]["last_cost"], "5.00");

    order(&world, "2026-11-26", &[(low, "16", "5"), (waited_for, "2", "7")]).await;
    assert_eq!(
        world.desk.ok("purchasing.suggest", json!({})).await,
        json!([]),
        "what is ordered is not suggested again"
    );
    // The order that waits learns when the part is promised for.
    assert_eq!(world.pick(car).await["lines"][0]["expected_day"], "2026-11-26");
    world.proven().await;
}

/// PRT-01: one delivery answers several orders, in parts and with more than was ordered.
#[tokio::test]
async fn a_delivery_answers_the_oldest_orders_first_in_parts() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let first = order(&world, "2026-11-25", &[(part, "10", "5")]).await;
    let second = order(&world, "2026-11-30", &[(part, "4", "6")]).await;
    let receipt = world.desk.ok("purchasing.receive", came(&world, &[(part, "7")])).await;
    let seen = page(&world, first).await;
    assert_eq!([&seen["lines"][0]["received"], &seen["lines"][0]["outstanding"]], ["7.000", "3.000"]);
    assert_eq!(
        [&seen["order"]["state"], &seen["receipts"][0]["number"]],
        [&json!("open"), &receipt["number"]]
    );
    assert_eq!(world.stock(part).await[0], "7.000");

    let five = came(&world, &[(part, "5")]);
    world.desk.ok("purchasing.receive", five).await;
    assert_eq!(page(&world, first).await["order"]["state"], "closed");
    assert_eq!(page(&world, second).await["lines"][0]["outstanding"], "2.000");

    // More than was ordered is a question, not an accident.
    let mut more = came(&world, &[(part, "3")]);
    let refused = world.desk.refusals("purchasing.receive", more.clone()).await;
    assert_eq!(
        (refused[0].code.as_str(), &refused[0].params["open"]),
        ("purchasing.not_ordered", &json!("2.000"))
    );
    more["accept_extra"] = json!(true);
    world.desk.ok("purchasing.receive", more).await;
    assert_eq!(page(&world, second).await["lines"][0]["received"], "5.000");
    for form in ["purchase_order", "goods_in"] {
        let subject = if form == "goods_in" { id(&receipt) } else { first };
        for paper in ["a4", "continuous"] {
            let pdf = world
                .desk
                .ok("papers.preview", json!({ "form": form, "subject_id": subject, "paper": paper }))
                .await;
            assert!(pdf["base64"].as_str().unwrap().len() > 1_000);
        }
    }
    world.proven().await;
}

/// PRT-09.
#[tokio::test]
async fn nothing_is_ordered_from_who_is_not_approved() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let suspend = json!({ "id": world.supplier, "version": 1, "supplier": { "name": "广州汽配", "status": "suspended" } });
    world.desk.ok("parts.change_supplier", suspend).await;
    let mut form = order_form(&world, "2020-01-01", &[(part, "0", "-1"), (4711, "1", "1")]);
    assert_eq!(
        world.desk.refused("purchasing.place", form.clone()).await,
        [
            "purchasing.not_approved",
            "purchasing.day_range",
            "parts.quantity_range",
            "parts.price_range",
            "parts.unknown",
            "purchasing.day_range",
            "purchasing.day_range"
        ]
    );
    form["lines"] = json!([]);
    form["supplier_id"] = json!(99);
    form["promised_day"] = json!("2026-11-30");
    assert_eq!(
        world.desk.refused("purchasing.place", form).await,
        ["parts.unknown_supplier", "parts.lines_needed"]
    );
}

/// PRT-02, PRT-07.
#[tokio::test]
async fn what_the_inspection_rejects_never_becomes_stock_and_goes_back() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let bought = order(&world, "2026-11-25", &[(part, "10", "5")]).await;
    let mut delivery = came(&world, &[(part, "10")]);
    delivery["inspected_by"] = Value::Null;
    let receipt = world.desk.ok("purchasing.receive", delivery).await;
    assert_eq!(world.stock(part).await[0], "0.000", "not saleable before its inspection");
    assert_eq!(page(&world, bought).await["order"]["state"], "closed");
    let line = world.desk.ok("parts.receipt", json!({ "id": id(&receipt) })).await["lines"][0]["id"].clone();
    let inspect = |quantity: &str| {
        json!({ "id": id(&receipt), "inspected_by": world.clerk,
                "rejected": [{ "line_id": line, "quantity": quantity, "reason": "包装破损" }] })
    };
    assert_eq!(world.desk.refused("parts.inspect_receipt", inspect("11")).await, ["parts.rejected_range"]);
    world.desk.ok("parts.inspect_receipt", inspect("3")).await;
    assert_eq!(world.stock(part).await[0], "7.000");
    // Three are still owed.
    let seen = page(&world, bought).await;
    assert_eq!([&seen["order"]["state"], &seen["lines"][0]["outstanding"]], ["open", "3.000"]);

    let waiting = world.desk.ok("purchasing.to_send_back", json!({})).await;
    assert_eq!([&waiting[0]["quantity"], &waiting[0]["reason"]], ["3.000", "包装破损"]);
    let back = |quantity: &str, from_stock: bool| json!({ "lines": [{ "receipt_line_id": line, "quantity": quantity, "from_stock": from_stock, "reason": "包装破损" }] });
    assert_eq!(
        world.desk.refused("purchasing.send_back", back("4", false)).await,
        ["purchasing.return_range"]
    );
    let sent = world.desk.ok("purchasing.send_back", back("3", false)).await;
    assert_eq!(world.desk.ok("purchasing.to_send_back", json!({})).await, json!([]));
    assert_eq!(world.stock(part).await[0], "7.000", "what never was stock does not leave it");
    // Later one more proves bad; it leaves at the price it came for.
    world.deliver(part, "1", "13").await;
    world.desk.ok("purchasing.send_back", back("1", true)).await;
    assert_eq!(world.stock(part).await[0], "7.000");
    let card = world.desk.ok("parts.card", json!({ "id": part })).await;
    assert_eq!(card["stock"][0]["value"], "43.00");
    let pdf = world
        .desk
        .ok("papers.preview", json!({ "form": "supplier_return", "subject_id": id(&sent), "paper": "a4" }))
        .await;
    assert!(pdf["base64"].as_str().unwrap().len() > 1_000);
    world.proven().await;
}

/// PRT-10: per line of the order to the supplier.
#[tokio::test]
async fn promises_move_and_are_measured_by_the_first() {
    let mut world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let other = world.part("B", "乙", "个").await;
    let late = order(&world, "2026-11-24", &[(part, "10", "5"), (other, "1", "5")]).await;
    let line = page(&world, late).await["lines"][0]["id"].clone();
    let on_time = came(&world, &[(other, "1")]);
    world.desk.ok("purchasing.receive", on_time).await;
    world.desk.ok("purchasing.promise", json!({ "line_id": line, "expected_day": "2026-11-27" })).await;
    world.desk.later(3 * 24 * 60);
    world.desk.sit("store").await;
    let list = world.desk.ok("purchasing.list", json!({ "open_only": true })).await;
    assert_eq!([&list["rows"][0]["late_lines"], &list["rows"][0]["open_lines"]], [1, 1]);
    let scores = world.desk.ok("part_quality.scores", json!({})).await["rows"].clone();
    assert_eq!([&scores[0]["due_lines"], &scores[0]["on_time"], &scores[0]["late_now"]], [2, 1, 1]);
    let lines = page(&world, late).await["lines"].clone();
    assert_eq!(
        [&lines[0]["late"], &lines[1]["late"]],
        [true, false],
        "by the first promise, while it is open"
    );
    // The rest is no longer wanted.
    let version = page(&world, late).await["order"]["version"].clone();
    let cancel = json!({ "order_id": late, "version": version, "line_id": null });
    world.desk.ok("purchasing.cancel_rest", cancel.clone()).await;
    assert_eq!(world.desk.refused("purchasing.cancel_rest", cancel).await, ["record.stale"]);
    assert_eq!(page(&world, late).await["order"]["state"], "closed");
    let delivery = came(&world, &[(part, "1")]);
    assert_eq!(
        world.desk.refused("purchasing.receive", delivery).await,
        ["purchasing.not_ordered", "purchasing.cost_needed"]
    );
    world.proven().await;
}

#[tokio::test]
async fn the_workshop_does_not_buy() {
    let mut world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "2", "5").await;
    assert_eq!(world.desk.ok("purchasing.prices", json!({ "part_id": part })).await[0]["unit_cost"], "5.00");
    world.desk.sit("tech").await;
    for (command, input) in [
        ("purchasing.place", order_form(&world, "2026-11-30", &[(part, "1", "1")])),
        ("purchasing.prices", json!({ "part_id": part })),
        ("purchasing.list", json!({})),
    ] {
        assert_eq!(world.desk.refused(command, input).await, ["access.forbidden"], "{command}");
    }
}
