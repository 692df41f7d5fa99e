//! The day told for a missing part and the day it came stay on record (PRT-10).

use serde_json::{Value, json};

use super::world::{World, id};

async fn told(world: &World, order: i64, day: Option<&str>) {
    let pick = world.pick(order).await;
    let reservation = pick["lines"][0]["reservation_id"].clone();
    world.desk.ok("parts.expect", json!({ "reservation_id": reservation, "expected_day": day })).await;
}

async fn promised(world: &World, order: i64) -> Value {
    world.as_boss("orders.page", json!({ "order_id": order })).await["lines"][0]["promised"].clone()
}

fn days(promised: &Value) -> Vec<Value> {
    promised["told"].as_array().unwrap().iter().map(|one| one["day"].clone()).collect()
}

async fn report(world: &World) -> Vec<Vec<String>> {
    let period = json!({ "from": "2026-11-01", "until": "2026-11-30" });
    let table = world.as_boss("reports.show", json!({ "report": "promised_parts", "period": period })).await;
    let mut rows = table["rows"].as_array().unwrap().clone();
    rows.extend(table["total"].is_array().then(|| table["total"].clone()));
    let keys = table["keys"].as_array().unwrap();
    for (at, row) in rows.iter().enumerate() {
        for (column, cell) in table["columns"].as_array().unwrap().iter().zip(row.as_array().unwrap()) {
            if column["kind"] != "count" {
                continue;
            }
            let asked = json!({ "report": "promised_parts", "period": period, "row": keys.get(at), "column": column["code"] });
            let behind = world.as_boss("reports.behind", asked).await;
            assert_eq!(behind["parts"][0]["total"]["value"], cell["value"], "{column}");
        }
    }
    let told = |cell: &Value| cell["value"].as_str().unwrap_or("-").to_owned();
    rows.iter().map(|row| row.as_array().unwrap().iter().map(told).collect()).collect()
}

#[tokio::test]
async fn what_was_promised_stays_when_it_came() {
    let mut world = World::new().await;
    let (pump, lamp) = (world.part("FUEL-1", "燃油泵", "个").await, world.part("LAMP-1", "大灯", "个").await);
    let (order, lines) = world.order(1, &[(pump, "1")]).await;
    let (second, _) = world.order(2, &[(lamp, "2")]).await;
    let (third, _) = world.order(3, &[(lamp, "1")]).await;
    assert_eq!(promised(&world, order).await, Value::Null, "nobody was told a day");

    // Told for the 24th, then for the 26th; telling the same again tells nothing.
    for day in ["2026-11-24", "2026-11-26", "2026-11-26"] {
        told(&world, order, Some(day)).await;
    }
    told(&world, second, Some("2026-11-25")).await;
    told(&world, third, Some("2026-11-25")).await;
    let one = promised(&world, order).await;
    assert_eq!(days(&one), ["2026-11-24", "2026-11-26"]);
    assert_eq!([&one["came_on"], &one["late"]], [&Value::Null, &json!(false)]);
    assert!(report(&world).await.is_empty(), "no day has passed");

    // The lamp comes in two goes, the last piece on the day it was promised; the third has waited longest for nothing.
    world.desk.later(24 * 60);
    world.desk.sit("store").await;
    world.deliver(lamp, "1", "300").await;
    assert_eq!(promised(&world, second).await["came_on"], Value::Null);
    world.desk.later(24 * 60);
    world.desk.sit("store").await;
    world.deliver(lamp, "1", "300").await;
    let two = promised(&world, second).await;
    assert_eq!([&two["came_on"], &two["late"]], [&json!("2026-11-25"), &json!(false)]);

    // The pump comes on the 26th: late by the first day told, whatever was said later.
    world.desk.later(24 * 60);
    world.desk.sit("store").await;
    assert_eq!(promised(&world, order).await["late"], true);
    world.deliver(pump, "1", "400").await;
    let one = promised(&world, order).await;
    assert_eq!(
        [&one["day"], &one["came_on"], &one["late"]],
        [&json!("2026-11-24"), &json!("2026-11-26"), &json!(true)]
    );
    assert_eq!(days(&one).len(), 2);
    world.issue(order, &[(lines[0], "1")]).await;
    assert_eq!(promised(&world, order).await, one, "handed out, and still on record");

    let supplier = "广州汽配";
    let row = |cells: [&str; 9]| cells.map(str::to_owned).to_vec();
    let shown = report(&world).await;
    let classes = |row: &Vec<String>| row[1..].to_vec();
    // Three were due, one came in time, one two days late with its day moved, one is missing still.
    let (of_supplier, unknown): (Vec<_>, Vec<_>) = shown[..2].iter().partition(|row| row[0] == supplier);
    assert_eq!(classes(of_supplier[0]), row(["original", "2", "1", "0.5", "1", "2", "2", "0", "1"]));
    assert_eq!(classes(unknown[0]), row(["original", "1", "0", "0", "0", "0", "-", "1", "0"]));
    assert_eq!(classes(&shown[2]), row(["-", "3", "1", "0.3333", "1", "2", "2", "1", "1"]));

    // Who gives up is no longer waited for, and asks nothing of anybody.
    let version = world.number("SELECT version FROM repair_orders WHERE id = ?", third).await;
    world
        .as_boss("orders.cancel", json!({ "order_id": third, "version": version, "reason": "客户不等了" }))
        .await;
    let left = report(&world).await;
    assert_eq!(
        (left.len(), left[0][0].as_str(), left[1][2].as_str()),
        (2, supplier, "2"),
        "a row and its total"
    );
    world.proven().await;
}

#[tokio::test]
async fn a_purchase_tells_everybody_who_waits() {
    let world = World::new().await;
    let pump = world.part("FUEL-1", "燃油泵", "个").await;
    let (order, _) = world.order(1, &[(pump, "1")]).await;
    let form = json!({
        "supplier_id": world.supplier, "promised_day": "2026-11-26",
        "lines": [{ "part_id": pump, "quantity": "1", "unit_cost": "400" }],
    });
    assert!(id(&world.desk.ok("purchasing.place", form).await) > 0);
    let one = promised(&world, order).await;
    assert_eq!(days(&one), ["2026-11-26"]);
    assert_eq!(one["told"][0]["by"], "周库管");
    // Taken back: that, too, stays.
    told(&world, order, None).await;
    assert_eq!(days(&promised(&world, order).await), [json!("2026-11-26"), Value::Null]);
    world.proven().await;
}
