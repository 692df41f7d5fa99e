//! What there is to know of the store: turned over, filled at once, waited for, available.

use serde_json::json;

use super::world::World;

/// PRT-02, PRT-17: how the store does.
#[tokio::test]
async fn turns_fill_rate_and_who_waits_for_how_long() {
    let mut world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let missing = world.part("B", "乙", "个").await;
    world.deliver(part, "10", "10").await;
    let (order, lines) = world.order(1, &[(part, "4"), (missing, "1")]).await;
    world.issue(order, &[(lines[0], "4")]).await;
    world.desk.later(10 * 24 * 60);
    world.desk.sit("store").await;
    let span = json!({ "from": "2026-11-23", "until": "2026-12-22" });
    let fills = world.desk.ok("parts.fill_rate", span.clone()).await;
    assert_eq!(fills["all"], json!({ "lines": 2, "filled": 1, "rate": "0.5000" }));
    // 40 sold in 30 days of on average 30: 40 × 365 ÷ 30 ÷ 30.
    let turns = world.desk.ok("parts.turns", span).await;
    assert_eq!(
        [&turns["cost"], &turns["start"], &turns["end"], &turns["average"]],
        ["40.00", "0.00", "60.00", "30.00"]
    );
    assert_eq!([&turns["turns"], &turns["lasts_days"]], [&json!("16.222"), &json!(23)]);

    let waiting = world.desk.ok("parts.waiting", json!({})).await;
    assert_eq!([&waiting["rows"][0]["number"], &waiting["rows"][0]["days"]], [&json!("B"), &json!(10)]);
    assert_eq!([&waiting["overdue"], &waiting["unpromised"]], [0, 1]);
    let ages: Vec<_> =
        waiting["ages"].as_array().unwrap().iter().map(|age| age["lines"].as_i64().unwrap()).collect();
    assert_eq!(ages, [0, 0, 1, 0, 0]);
    let place = json!({ "supplier_id": world.supplier, "promised_day": "2026-12-05", "lines": [{ "part_id": missing, "quantity": "3", "unit_cost": "7" }] });
    world.desk.ok("purchasing.place", place).await;
    let found = world.desk.ok("purchasing.availability", json!({ "part_ids": [missing, part] })).await;
    let one = &found[0];
    assert_eq!(
        [&one["on_hand"], &one["free"], &one["short"], &one["ordered"], &one["expected_day"]],
        ["0.000", "0.000", "1.000", "3.000", "2026-12-05"]
    );
    assert_eq!([&found[1]["on_hand"], &found[1]["ordered"]], ["6.000", "0.000"]);
    world.desk.later(5 * 24 * 60);
    world.desk.sit("store").await;
    let todo = world.desk.ok("storeroom.attention", json!({})).await;
    assert_eq!([&todo["waiting"], &todo["overdue"], &todo["late_purchases"]], [1, 1, 1]);
    assert_eq!(
        world.desk.refused("parts.turns", json!({ "from": "2026-12-02", "until": "2026-12-01" })).await,
        ["parts.period_range"]
    );
}

#[tokio::test]
async fn idle_stock_calls_for_attention() {
    let mut world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "2", "15").await;
    assert_eq!(world.desk.ok("storeroom.attention", json!({})).await["idle_parts"], 0);
    world.desk.later(400 * 24 * 60);
    world.desk.sit("store").await;
    let todo = world.desk.ok("storeroom.attention", json!({})).await;
    assert_eq!([&todo["idle_parts"], &todo["idle_value"]], [&json!(1), &json!("30.00")]);
}

/// 基础保养材料明细及含税成本 (PRT-16).
#[tokio::test]
async fn a_package_knows_what_its_materials_cost() {
    let world = World::new().await;
    let (oil, filter) = (world.part("OIL", "机油", "升").await, world.part("F1", "机油格", "个").await);
    world.deliver(oil, "10", "40").await;
    let line =
        |part: i64, quantity: &str| json!({ "operation_id": null, "part_id": part, "quantity": quantity });
    let form = json!({
        "code": "BY-1", "name": "基础保养", "fixed_price": "600", "note": "", "lines": [line(oil, "6"), line(filter, "1")],
    });
    world.as_boss("catalogue.add_package", form).await;
    let packages = world.desk.ok("catalogue.packages", json!({})).await;
    let line = &packages[0]["lines"][0];
    assert_eq!((&line["cost"], &packages[0]["parts_cost"]), (&json!("271.20"), &json!(null)));
    world.deliver(filter, "1", "20").await;
    let packages = world.desk.ok("catalogue.packages", json!({})).await;
    assert_eq!([&packages[0]["parts_cost"], &packages[0]["margin"]], ["293.80", "306.20"]);
}
