//! Plates change, owners change, the clock runs forward.

use serde_json::{Value, json};
use servicelane_core::kernel::Error;
use servicelane_core::testing::Desk;
use servicelane_core::vehicles::VehicleId;
use servicelane_core::vehicles::mileage::{self, MileageSource};

use super::world::{VIN, car, li, page};

#[tokio::test]
async fn the_old_plate_still_finds_the_car() {
    let mut desk = Desk::set_up().await;
    let id = car(&desk, json!({ "car": { "vin": VIN }, "plate": { "text": "苏E12345" } })).await;
    desk.later(1440);
    desk.sit("boss").await;
    let new = |version: i64, plate: &str| json!({ "id": id, "version": version, "plate": { "text": plate } });
    desk.ok("vehicles.new_plate", new(1, "粤BD12345")).await;
    let shown = page(&desk, id).await;
    assert_eq!(
        (&shown["car"]["plate"], &shown["car"]["plate_colour"]),
        (&json!("粤B·D12345"), &json!("green"))
    );
    assert_eq!(shown["plates"][1]["plate"], "苏E·12345");
    assert!(shown["plates"][1]["until_at"].is_string());
    for text in ["苏E12345", "e·123", "粤BD1", "d12345"] {
        assert_eq!(desk.ok("search.find", json!({ "text": text })).await[0]["id"], id, "{text}");
    }
    let similar = desk.ok("vehicles.find_similar", json!({ "plate": "苏E12345" })).await;
    assert_eq!(similar[0]["why"], "former_plate");
    // A slip of the finger is corrected without a trace on the car.
    let mut slip = new(2, "粤BD12354");
    slip["correction"] = json!(true);
    desk.ok("vehicles.new_plate", slip).await;
    assert_eq!(page(&desk, id).await["plates"].as_array().unwrap().len(), 2);
    assert_eq!(desk.ok("search.find", json!({ "text": "d12345" })).await, json!([]));
    assert_eq!(desk.refused("vehicles.new_plate", new(2, "苏E99999")).await, ["record.stale"]);
}

#[tokio::test]
async fn the_owner_sold_the_car() {
    let mut desk = Desk::set_up().await;
    let made = desk.ok("vehicles.register", json!({ "car": { "vin": VIN }, "new_owner": li() })).await;
    let (id, old) = (made["id"].as_i64().unwrap(), made["owner_id"].clone());
    desk.later(3 * 1440);
    desk.sit("boss").await;
    let to = |from: &str| {
        json!({ "id": id, "version": 1, "from": from, "new_owner": {
            "kind": "person", "name": "赵敏", "phones": [{ "number": "13700000001" }],
        } })
    };
    assert_eq!(desk.refused("vehicles.transfer", to("2026-11-22")).await, ["vehicles.transfer_before_owner"]);
    assert_eq!(desk.refused("vehicles.transfer", to("2026-12-01")).await, ["vehicles.day_in_future"]);
    let again = json!({ "id": id, "version": 1, "from": "2026-11-25", "owner_id": old });
    assert_eq!(desk.refused("vehicles.transfer", again).await, ["vehicles.owner_already"]);
    desk.ok("vehicles.transfer", to("2026-11-25")).await;
    let shown = page(&desk, id).await;
    assert_eq!(shown["owner"]["name"], "赵敏");
    assert_eq!(shown["former_owners"][0]["name"], "李娜");
    assert_eq!(shown["former_owners"][0]["until_at"], "2026-11-24T16:00:00.000Z");
    let card = desk.ok("customers.card", json!({ "id": old })).await;
    assert!(card["cars"][0]["until_at"].is_string());
    let hits = desk.ok("search.find", json!({ "text": "赵敏", "kinds": ["vehicle"] })).await;
    assert_eq!((&hits[0]["kind"], &hits[0]["id"]), (&json!("vehicle"), &json!(id)), "found by its owner");
}

#[tokio::test]
async fn the_clock_runs_forward_unless_there_is_a_reason() {
    let desk = Desk::set_up().await;
    let id = VehicleId(car(&desk, json!({ "car": { "vin": VIN }, "mileage": 50_000 })).await);
    let record = async |km: i64, reason: Option<&'static str>| {
        desk.core.in_house(async |cx| mileage::record(cx, id, km, MileageSource::Visit, reason).await).await
    };
    record(50_000, None).await.unwrap();
    record(50_100, Some("no reason needed")).await.unwrap();
    let refused = record(49_000, None).await.unwrap_err();
    assert_eq!(refused.code(), Some("vehicles.mileage_lower"));
    assert!(matches!(refused, Error::Refused(all) if all[0].params["last"] == 50_100));
    assert_eq!(record(3_000_001, None).await.unwrap_err().code(), Some("vehicles.mileage_out_of_range"));
    record(10, Some("换了仪表")).await.unwrap();
    let shown = page(&desk, id.0).await;
    assert_eq!(shown["car"]["mileage"], 10);
    let readings = shown["mileages"].as_array().unwrap();
    assert_eq!(readings.len(), 4);
    assert_eq!(readings[0]["exception"], "换了仪表");
    assert_eq!(readings[1]["exception"], Value::Null);
}
