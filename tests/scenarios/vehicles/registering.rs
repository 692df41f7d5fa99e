//! A car is put on file, once.

use serde_json::{Value, json};
use servicelane_core::testing::Desk;
use servicelane_core::vehicles::VehicleId;
use servicelane_core::vehicles::read;

use super::world::{VIN, car, li, page};

#[tokio::test]
async fn a_new_customer_with_a_new_car_in_one_step() {
    let desk = Desk::set_up().await;
    let form = json!({
        "car": { "vin": "lfv3a21k7d4262398", "model_text": "速腾 1.4T", "colour": "白", "household_use": true },
        "plate": { "text": "苏e·12345" }, "new_owner": li(), "mileage": 36000,
    });
    let made = desk.ok("vehicles.register", form).await;
    let id = made["id"].as_i64().unwrap();
    let page = page(&desk, id).await;
    assert_eq!(page["car"]["vin"], VIN);
    assert_eq!(page["car"]["plate"], "苏E·12345");
    assert_eq!(page["car"]["plate_colour"], "blue");
    assert_eq!(page["car"]["mileage"], 36000);
    assert_eq!(page["owner"]["customer_id"], made["owner_id"]);
    assert_eq!((&page["owner"]["name"], &page["owner"]["phone"]), (&json!("李娜"), &json!("139****5678")));
    assert_eq!(page["warnings"], json!(["no_marketing_consent"]));
    let card = desk.ok("customers.card", json!({ "id": made["owner_id"] })).await;
    assert_eq!(card["cars"][0]["plate"], "苏E·12345");
    assert_eq!(card["cars"][0]["vin"], "***********262398");
}

#[tokio::test]
async fn all_mistakes_of_car_and_owner_are_told_together_and_nothing_is_kept() {
    let desk = Desk::set_up().await;
    let mut owner = li();
    owner["phones"] = json!([{ "number": "139" }]);
    let form = json!({
        "car": { "vin": "LFV3A21K7D426239", "model_id": 77, "production_day": "2030-01-01" },
        "plate": { "text": "X1" }, "new_owner": owner, "mileage": -1,
    });
    let refusals = desk.refusals("vehicles.register", form).await;
    let fields: Vec<&str> = refusals.iter().filter_map(|one| one.field.as_deref()).collect();
    assert_eq!(
        fields,
        [
            "car.vin",
            "car.production_day",
            "plate.text",
            "car.model_id",
            "mileage",
            "new_owner.phones[0].number"
        ]
    );
    assert_eq!(desk.ok("customers.list", json!({})).await["rows"], json!([]));
    assert_eq!(desk.ok("vehicles.list", json!({})).await["rows"], json!([]));
    let nameless = json!({ "car": { "colour": "白" }, "plate": { "text": "无牌" } });
    assert_eq!(desk.refused("vehicles.register", nameless).await, ["vehicles.vin_or_plate_needed"]);
}

#[tokio::test]
async fn a_vin_with_a_wrong_check_digit_needs_a_reason() {
    let desk = Desk::set_up().await;
    let odd = "WDDUG8CB3EA123456";
    let judged = desk.ok("vehicles.check_identifiers", json!({ "vin": odd })).await;
    assert_eq!(judged["vin"]["normal"], odd);
    assert_eq!(judged["vin"]["warnings"][0]["code"], "vin.check_digit");
    let form = |reason: Option<&str>| json!({ "car": { "vin": odd, "vin_exception": reason } });
    let refusals = desk.refusals("vehicles.register", form(None)).await;
    assert_eq!(refusals[0].code, "vehicles.vin_reason_needed");
    assert_eq!(refusals[0].field.as_deref(), Some("car.vin_exception"));
    let id = car(&desk, form(Some("平行进口，行驶证如此"))).await;
    let page = page(&desk, id).await;
    assert_eq!(page["warnings"], json!(["odd_vin", "no_owner"]));
    let judged = desk
        .ok(
            "vehicles.check_identifiers",
            json!({ "vin": "LFV3A2IK7D4262398", "plate": "粤BD12345",
        "phone": "1380013800", "credit_code": "91350100m000100y43" }),
        )
        .await;
    assert_eq!(judged["vin"]["suggestion"], "LFV3A21K7D4262398");
    assert_eq!(judged["plate"]["colours"], json!(["green"]));
    assert_eq!(judged["plate"]["new_energy"], true);
    assert_eq!(judged["phone"]["problem"]["code"], "phone.mobile_length");
    assert_eq!(judged["credit_code"]["normal"], "91350100M000100Y43");
}

#[tokio::test]
async fn an_imported_car_without_plate_is_known_by_its_vin() {
    let desk = Desk::set_up().await;
    let id = car(&desk, json!({ "car": { "vin": VIN }, "plate": { "text": "未上牌" } })).await;
    for text in ["262398", "398", "LFV3", "21k7"] {
        let hits = desk.ok("search.find", json!({ "text": text })).await;
        assert_eq!((&hits[0]["id"], &hits[0]["title"]), (&json!(id), &json!(VIN)), "{text}");
    }
    let brief = desk.core.in_house(async |cx| read::brief(cx, VehicleId(id)).await).await.unwrap();
    assert_eq!(brief.display_plate(), "262398");
}

#[tokio::test]
async fn a_vin_and_a_plate_belong_to_one_car() {
    let desk = Desk::set_up().await;
    let id = car(&desk, json!({ "car": { "vin": VIN }, "plate": { "text": "苏E12345" } })).await;
    let refusals = desk.refusals("vehicles.register", json!({ "car": { "vin": VIN } })).await;
    assert_eq!((refusals[0].code.as_str(), &refusals[0].params["id"]), ("vehicles.vin_taken", &json!(id)));
    let mut other = json!({ "car": { "vin": "LDC613P23A1305189" }, "plate": { "text": "苏E12345" } });
    assert_eq!(desk.refused("vehicles.register", other.clone()).await, ["vehicles.plate_taken"]);
    let hints = desk.ok("vehicles.find_similar", json!({ "vin": VIN, "plate": "苏E·12345" })).await;
    assert_eq!((hints.as_array().unwrap().len(), &hints[0]["why"]), (1, &json!("same_vin")));
    // The owner took the plate along to the new car.
    other["plate"]["take_over"] = json!(true);
    let new = car(&desk, other).await;
    assert_eq!(page(&desk, id).await["car"]["plate"], Value::Null);
    assert_eq!(page(&desk, new).await["car"]["plate"], "苏E·12345");
}

#[tokio::test]
async fn hostile_input_is_refused_at_its_field() {
    let desk = Desk::set_up().await;
    let with = |field: &str, value: Value| {
        let mut car = json!({ "vin": VIN });
        car[field] = value;
        json!({ "car": car })
    };
    let cases = [
        (with("vin", json!("🚗".repeat(17))), "vin.character", "car.vin"),
        (with("vin", json!("L".repeat(41))), "text.too_long", "car.vin"),
        (with("fuel", json!("water")), "input.wrong_type", "car.fuel"),
        (with("delivery_day", json!("2026-13-01")), "day.malformed", "car.delivery_day"),
        (with("delivery_day", json!("2098-01-01")), "vehicles.day_in_future", "car.delivery_day"),
        (with("owner", json!(1)), "input.unknown", "car.owner"),
        (json!({}), "input.missing", "car"),
        (json!({ "car": { "vin": VIN }, "owner_id": 5 }), "customers.unknown", "owner_id"),
        (
            json!({ "car": { "vin": VIN }, "owner_id": 5, "new_owner": li() }),
            "vehicles.one_owner",
            "owner_id",
        ),
        (json!({ "car": { "vin": VIN }, "mileage": 9e18 }), "input.wrong_type", "mileage"),
        (json!({ "car": { "vin": VIN }, "mileage": 3_000_001 }), "vehicles.mileage_out_of_range", "mileage"),
        (
            json!({ "car": { "vin": VIN }, "plate": { "text": "京A12345", "colour": "green" } }),
            "plate.colour",
            "plate.colour",
        ),
    ];
    for (input, code, field) in cases {
        let refusals = desk.refusals("vehicles.register", input.clone()).await;
        assert_eq!(
            (refusals[0].code.as_str(), refusals[0].field.as_deref()),
            (code, Some(field)),
            "{input} {refusals:?}"
        );
    }
    assert_eq!(desk.ok("vehicles.list", json!({})).await["rows"], json!([]));
    for command in ["vehicles.page", "customers.card"] {
        for id in [json!(-1), json!(i64::MAX)] {
            let code = if command == "vehicles.page" { "vehicles.unknown" } else { "customers.unknown" };
            assert_eq!(desk.refused(command, json!({ "id": id })).await, [code]);
        }
    }
}
