//! One order, two payers: the maker for the fault, the owner for the maintenance.

use serde_json::json;

use super::world::World;

#[tokio::test]
async fn the_maker_pays_the_fault_and_the_owner_the_maintenance() {
    story(World::new().await).await;
}

pub async fn story(mut world: World) {
    let coil = world.labour("ZX001", "warranty").await;
    let part = world.part("21121170", 1, "warranty").await;
    let order =
        world.agreed(json!([coil, part, { "kind": "package", "package_id": 1, "payer": "customer" }])).await;
    let page = world.page(&order).await;
    let payers: Vec<_> = page["payers"].as_array().unwrap().iter().map(|one| one["payer"].clone()).collect();
    assert_eq!(payers, ["customer", "warranty"]);
    world.work_off(&order).await;

    // Who is billed for a guarantee has to be named.
    world.sit_as("cashier").await;
    let nameless = json!({ "order_id": order.id, "payer": "warranty", "discount": "0" });
    assert_eq!(world.desk.refused("settlement.settle", nameless).await, ["settlement.payer_name_needed"]);
    let maker = world.settle(&order, "warranty", "on_account").await;
    // 0.4 hours at 180 yuan and a coil at 486.
    assert_eq!(maker["gross"], "558.00");
    let owner = world.settle(&order, "customer", "card").await;
    assert_eq!((&owner["gross"], &owner["order_settled"]), (&json!("1334.00"), &json!(true)));
    world.send_home().await;

    // The new coil is guaranteed from today, whoever paid for it.
    let car = json!({ "vehicle_id": page["order"]["vehicle_id"] });
    let running = world.desk.ok("workshop.guarantees", car).await;
    let lines = running.as_array().unwrap().iter().filter(|line| line["order_id"] == order.id);
    let days: Vec<_> = lines.map(|line| line["from_day"].clone()).collect();
    assert!(days.iter().all(|day| day == "2026-11-23") && days.len() == 7, "{running}");
    world.is_sound().await;
}
