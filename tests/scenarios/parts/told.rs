//! Who waits for a part hears of it behind the bell when it comes.

use serde_json::{Value, json};

use super::world::{World, id};

/// What the person at the desk is told: the sentence, the car, the particulars.
async fn told(world: &World) -> Vec<(String, String, String)> {
    let mine = world.desk.ok("notices.mine", json!({})).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let row = |row: &Value| (text(&row["code"]), text(&row["label"]), text(&row["text"]));
    mine.as_array().unwrap().iter().map(row).collect()
}

async fn told_to(world: &mut World, login: &str) -> Vec<(String, String, String)> {
    world.desk.sit(login).await;
    let told = told(world).await;
    world.desk.sit("store").await;
    told
}

fn word(code: &str, car: i64, text: &str) -> Vec<(String, String, String)> {
    vec![(code.to_owned(), format!("粤B·1234{car}"), text.to_owned())]
}

#[tokio::test]
async fn the_advisor_hears_that_goods_came_until_she_has_seen_it() {
    let mut world = World::new().await;
    let pump = world.part("FUEL-1", "燃油泵", "个").await;
    let (order, _) = world.order(1, &[(pump, "3")]).await;
    let page = world.as_boss("orders.page", json!({ "order_id": order })).await;
    assert_eq!([&page["order"]["hold"], &page["order"]["hold_since"]], ["parts", "2026-11-23T01:00:00.000Z"]);
    assert_eq!(told_to(&mut world, "sa").await, []);

    world.desk.later(24 * 60);
    world.desk.sit("store").await;
    world.deliver(pump, "1", "400").await;
    assert_eq!(told_to(&mut world, "sa").await, word("parts_some", 1, "FUEL-1 燃油泵 × 1 个"));
    world.desk.later(10);
    world.deliver(pump, "4", "400").await;
    // The later word takes the place of the one she has not seen; the clerk, who knows, hears nothing.
    assert_eq!(told_to(&mut world, "sa").await, word("parts_complete", 1, "FUEL-1 燃油泵 × 2 个"));
    assert_eq!(told(&world).await, []);
    let page = world.as_boss("orders.page", json!({ "order_id": order })).await;
    assert_eq!([&page["order"]["hold"], &page["order"]["hold_since"]], [&Value::Null, &Value::Null]);

    world.desk.sit("sa").await;
    let mine = world.desk.ok("notices.mine", json!({})).await;
    assert_eq!([&mine[0]["about_kind"], &mine[0]["about_id"]], [&json!("order"), &json!(order)]);
    let seen = json!({ "ids": [id(&mine[0])] });
    world.desk.sit("store").await;
    assert_eq!(world.desk.refused("notices.see", seen.clone()).await, ["notices.unknown"]);
    assert_eq!(world.desk.refused("notices.see", json!({ "ids": [] })).await, ["notices.how_many"]);
    world.desk.sit("sa").await;
    world.desk.ok("notices.see", seen.clone()).await;
    assert_eq!(told(&world).await, []);
    world.desk.ok("notices.see", seen).await;

    // What was put aside turns out not to be there: she counted on it.
    world.desk.sit("store").await;
    let count = json!({ "part_id": pump, "on_hand": "5", "counted": "2", "reason": "盘点少三个" });
    world.desk.ok("parts.adjust", count).await;
    assert_eq!(told_to(&mut world, "sa").await, word("parts_missing", 1, "FUEL-1 燃油泵 × 1 个"));
    world.proven().await;
}

#[tokio::test]
async fn a_batch_tells_nobody_before_it_was_looked_at_and_a_cancelled_order_tells_nobody_any_more() {
    let mut world = World::new().await;
    let part = world.part("W", "件", "个").await;
    let (order, _) = world.order(2, &[(part, "2")]).await;
    let mut delivery = world.delivery(&[(part, "2", "5")]);
    delivery["inspected_by"] = json!(null);
    let receipt = world.desk.ok("parts.receive", delivery).await;
    assert_eq!(told_to(&mut world, "sa").await, []);
    let good = json!({ "id": id(&receipt), "inspected_by": world.clerk });
    world.desk.ok("parts.inspect_receipt", good).await;
    assert_eq!(told_to(&mut world, "sa").await, word("parts_complete", 2, "W 件 × 2 个"));

    let version = world.number("SELECT version FROM repair_orders WHERE id = ?", order).await;
    let cancel = json!({ "order_id": order, "version": version, "reason": "客户不修了" });
    world.as_boss("orders.cancel", cancel).await;
    assert_eq!(told_to(&mut world, "sa").await, []);
    world.proven().await;
}

#[tokio::test]
async fn a_technician_who_stopped_for_a_part_is_told_too() {
    let mut world = World::new().await;
    let pump = world.part("FUEL-1", "燃油泵", "个").await;
    let (order, _) = world.estimate(3, &[(pump, "1")]).await;
    let labour = json!({ "kind": "labour", "name": "更换燃油泵", "quantity": "1", "job_class": "minor_repair", "payer": "customer" });
    world.as_boss("orders.add_lines", json!({ "order_id": order, "lines": [labour] })).await;
    world.consent(order).await;
    let page = world.as_boss("orders.page", json!({ "order_id": order })).await;
    let line = page["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "labour").unwrap();
    let plan = json!({ "order_id": order, "lines": [{
        "line_id": line["id"], "technicians": [{ "technician_id": world.technician, "share": "1" }],
        "planned_start": "2026-11-23T10:00:00+08:00", "planned_finish": "2026-11-23T11:00:00+08:00",
    }] });
    let jobs = world.as_boss("workshop.dispatch", plan).await;
    let job = json!({ "assignment_id": jobs["assignments"][0] });
    world.as_boss("workshop.start", job.clone()).await;
    world.desk.later(5);
    let pause = json!({ "assignment_id": job["assignment_id"], "reason": "parts" });
    world.as_boss("workshop.pause", pause).await;

    world.deliver(pump, "1", "400").await;
    for login in ["sa", "tech"] {
        assert_eq!(
            told_to(&mut world, login).await,
            word("parts_complete", 3, "FUEL-1 燃油泵 × 1 个"),
            "{login}"
        );
    }
    world.proven().await;
}
