//! One page about a car: what it warns of, and to whom it shows what.

use serde_json::json;
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;
use servicelane_core::vehicles::{VehicleId, due, people};

use super::world::{VIN, car, li, page};

#[tokio::test]
async fn the_page_warns_in_time() {
    let desk = Desk::set_up().await;
    let form = json!({
        "car": { "vin": VIN, "insurance_due": "2026-12-01", "inspection_due": "2026-11-01", "bought_here": true },
        "new_owner": li(), "mileage": 19_500,
    });
    let made = desk.ok("vehicles.register", form).await;
    let id = made["id"].as_i64().unwrap();
    let owner = servicelane_core::customers::CustomerId(made["owner_id"].as_i64().unwrap());
    desk.core
        .in_house(async |cx| {
            due::set_next(cx, VehicleId(id), None, Some(20_000)).await?;
            people::note_sender(cx, VehicleId(id), owner).await?;
            people::note_sender(cx, VehicleId(id), owner).await
        })
        .await
        .unwrap();
    let scrap = json!({ "id": id, "version": 1, "scrapped": true, "reason": "报废证明" });
    desk.ok("vehicles.set_scrapped", scrap).await;
    let shown = page(&desk, id).await;
    assert_eq!(
        shown["warnings"],
        json!(["scrapped", "insurance_soon", "inspection_over", "service_soon", "no_marketing_consent"])
    );
    assert_eq!(shown["senders"].as_array().unwrap().len(), 1);
    let list = desk.ok("vehicles.list", json!({})).await;
    assert_eq!(list["rows"][0]["warnings"][0], "scrapped");
    // Where it was bought decides what may be offered (CUS-08); "unknown" is neither.
    for (here, text, found) in [(true, None, 1), (false, None, 0), (true, Some(&VIN[11..]), 1)] {
        let rows = desk.ok("vehicles.list", json!({ "bought_here": here, "text": text })).await;
        assert_eq!(rows["rows"].as_array().unwrap().len(), found, "{here} {text:?}");
    }
}

#[tokio::test]
async fn the_workshop_sees_the_car_but_not_whose_it_is() {
    let mut desk = Desk::set_up().await;
    let form = json!({ "car": { "vin": VIN }, "plate": { "text": "苏E12345" }, "new_owner": li() });
    let id = car(&desk, form).await;
    desk.hire("ji", "技师", &[Role::Technician]).await;
    desk.sit("ji").await;
    let shown = page(&desk, id).await;
    assert_eq!((&shown["car"]["plate"], &shown["owner"]["name"]), (&json!("苏E·12345"), &json!("李*")));
    assert_eq!(desk.ok("vehicles.list", json!({})).await["rows"][0]["owner"], "李*");
    let hits = desk.ok("search.find", json!({ "text": "12345" })).await;
    assert!(hits[0]["detail"].as_str().unwrap().contains("李*"), "{hits}");
    for text in ["李娜", "13912345678", "5678", "ln"] {
        assert_eq!(desk.ok("search.find", json!({ "text": text })).await, json!([]), "{text}");
    }
    assert_eq!(desk.refused("customers.list", json!({})).await, ["access.forbidden"]);
}

#[tokio::test]
async fn models_carry_oil_and_interval() {
    let desk = Desk::set_up().await;
    let model = json!({
        "brand": "大众", "series": "速腾", "name": "2023款 280TSI", "fuel": "petrol",
        "oil_litres": "4.5", "service_km": 10000, "service_months": 12,
    });
    let made = desk.ok("vehicles.add_model", json!({ "model": model.clone() })).await;
    assert_eq!(
        desk.refused("vehicles.add_model", json!({ "model": model.clone() })).await,
        ["vehicles.model_known"]
    );
    let id = car(&desk, json!({ "car": { "vin": VIN, "model_id": made["id"] } })).await;
    let shown = page(&desk, id).await;
    assert_eq!(
        (&shown["car"]["model"], &shown["car"]["fuel"]),
        (&json!("大众 速腾 2023款 280TSI"), &json!("petrol"))
    );
    let mut wrong = model;
    wrong["oil_litres"] = json!("-1");
    wrong["service_km"] = json!(0);
    let codes = desk
        .refused("vehicles.change_model", json!({ "id": made["id"], "model": wrong, "active": true }))
        .await;
    assert_eq!(codes, ["vehicles.model_litres", "vehicles.model_interval"]);
    assert_eq!(desk.ok("vehicles.models", json!({})).await[0]["cars"], 1);
}
