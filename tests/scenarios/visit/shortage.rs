//! The part is not there: the car waits, the customer hears when it comes, it comes.

use serde_json::json;

use super::world::{ADVISOR, World};

#[tokio::test]
async fn the_bonnet_comes_on_wednesday() {
    story(World::new().await).await;
}

pub async fn story(mut world: World) {
    let lines = json!([
        world.labour("BJ003", "customer").await,
        // Nobody keeps rear windows in store.
        world.part("63163510", 1, "customer").await,
        world.part("63155591", 1, "customer").await,
    ]);
    let order = world.agreed(lines).await;
    let page = world.page(&order).await;
    assert_eq!((&page["order"]["state"], &page["order"]["hold"]), (&json!("agreed"), &json!("parts")));

    // The glue is put aside; the glass is promised for Wednesday, and the customer is told.
    world.sit_as("parts_clerk").await;
    let pick = world.desk.ok("orders.pick_list", json!({ "order_id": order.id })).await;
    let pick = pick["lines"].as_array().unwrap();
    let glass = pick.iter().find(|line| line["number"] == "63163510").unwrap().clone();
    let glue = pick.iter().find(|line| line["number"] == "63155591").unwrap();
    assert_eq!((&glass["available"], &glue["available"]), (&json!("0.000"), &json!("1.000")));
    let expect = json!({ "reservation_id": glass["reservation_id"], "expected_day": "2026-11-25" });
    world.desk.ok("parts.expect", expect).await;
    let technician = world.somebody("technician").await.0;
    let eager = json!({ "order_id": order.id, "taken_by": technician, "lines": [{ "line_id": glass["line_id"], "quantity": "1" }] });
    assert_eq!(world.desk.refused("orders.issue_parts", eager).await, ["parts.not_enough_stock"]);
    world.sit(ADVISOR).await;
    let version = world.page(&order).await["order"]["version"].clone();
    let later = json!({
        "order_id": order.id, "version": version, "promised_at": "2026-11-25T17:00:00+08:00",
        "reason": "后风挡周三到货", "informed": "phone",
    });
    world.desk.ok("orders.promise", later).await;

    // Wednesday: it is delivered, looked at, and the order goes on by itself.
    world.desk.later(2 * 24 * 60);
    let clerk = world.sit_as("parts_clerk").await;
    let delivery = json!({
        "supplier_id": 1, "delivery_note": "HD-1125", "inspected_by": null,
        "lines": [{ "part_id": glass["part_id"], "quantity": "1", "unit_cost": "1570.80" }],
    });
    let receipt = world.desk.ok("parts.receive", delivery).await;
    assert_eq!(
        (&receipt["served"], &world.page(&order).await["order"]["hold"]),
        (&json!(0), &json!("parts"))
    );
    let good = json!({ "id": receipt["id"], "inspected_by": clerk });
    assert_eq!(world.desk.ok("parts.inspect_receipt", good).await["served"], 1);
    let page = world.page(&order).await;
    assert_eq!(page["order"]["hold"], json!(null));
    let codes: Vec<_> = page["notes"].as_array().unwrap().iter().map(|note| note["code"].clone()).collect();
    assert!(codes.contains(&json!("parts_arrived")), "{page}");

    world.work_off(&order).await;
    world.settle(&order, "customer", "transfer").await;
    world.send_home().await;
    world.is_sound().await;
}
