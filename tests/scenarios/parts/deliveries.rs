//! Deliveries: from whom, on which paper, at what price.

use serde_json::json;

use super::world::{World, id};

/// PRT-22: the supplier's paper is known by its number.
#[tokio::test]
async fn a_delivery_is_taken_in_once() {
    let world = World::new().await;
    let (a, b) = (world.part("A", "甲", "个").await, world.part("B", "乙", "L").await);
    let mut delivery = world.delivery(&[(a, "10", "12.34"), (b, "4.5", "45.00")]);
    delivery["delivery_note"] = json!("SF-7788");
    let receipt = world.desk.ok("parts.receive", delivery.clone()).await;
    assert_eq!(world.desk.refused("parts.receive", delivery.clone()).await, ["parts.delivery_note_known"]);
    delivery["note_again"] = json!(true);
    world.desk.ok("parts.receive", delivery).await;
    let card = world.desk.ok("parts.receipt", json!({ "id": id(&receipt) })).await;
    assert_eq!(card["total"], "325.90");
    assert_eq!(card["receipt"]["inspected_by"], "周库管");
    assert_eq!(card["lines"].as_array().unwrap().len(), 2);
    assert_eq!(world.stock(a).await[0], "20.000");
    world.proven().await;
}

#[tokio::test]
async fn every_mistake_of_a_delivery_is_told_at_once() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let mut delivery = world.delivery(&[(part, "0", "-1"), (4711, "1", "1")]);
    delivery["supplier_id"] = json!(99);
    delivery["inspected_by"] = json!(99);
    delivery["warehouse_id"] = json!(99);
    let codes = world.desk.refused("parts.receive", delivery).await;
    assert_eq!(
        codes,
        [
            "parts.unknown_supplier",
            "parts.unknown_warehouse",
            "parts.unknown_person",
            "parts.quantity_range",
            "parts.price_range",
            "parts.unknown"
        ]
    );
    assert_eq!(world.desk.refused("parts.receive", world.delivery(&[])).await, ["parts.lines_needed"]);
    world.proven().await;
}

/// PRT-09.
#[tokio::test]
async fn nothing_is_bought_from_a_suspended_supplier() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let suspend = json!({ "id": world.supplier, "version": 1, "supplier": { "name": "广州汽配", "status": "suspended" } });
    world.desk.ok("parts.change_supplier", suspend.clone()).await;
    assert_eq!(world.desk.refused("parts.change_supplier", suspend).await, ["record.stale"]);
    let delivery = world.delivery(&[(part, "1", "1")]);
    assert_eq!(world.desk.refused("parts.receive", delivery).await, ["parts.supplier_suspended"]);
    let again = json!({ "supplier": { "name": "广州汽配", "status": "approved", "credit_code": "91350100M000100Y44" } });
    assert_eq!(
        world.desk.refused("parts.add_supplier", again).await,
        ["parts.supplier_taken", "credit_code.check_character"]
    );
}

#[tokio::test]
async fn costs_are_for_those_who_buy_or_account() {
    let mut world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let receipt = world.deliver(part, "1", "10").await;
    world.desk.sit("tech").await;
    let card = world.desk.ok("parts.card", json!({ "id": part })).await;
    assert_eq!(card["stock"][0]["value"], json!(null));
    assert_eq!(card["last_moves"][0]["value"], json!(null));
    assert_eq!(world.desk.ok("parts.receipt", json!({ "id": id(&receipt) })).await["total"], json!(null));
    let delivery = world.delivery(&[(part, "1", "1")]);
    assert_eq!(world.desk.refused("parts.receive", delivery).await, ["access.forbidden"]);
}
