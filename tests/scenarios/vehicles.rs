//! What they drive: a VIN for life, plates that change, owners that change.

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::kernel::Error;
use servicelane_core::testing::Desk;
use servicelane_core::vehicles::mileage::{self, MileageSource};
use servicelane_core::vehicles::{VehicleId, due, people, read};

const VIN: &str = "LFV3A21K7D4262398";

fn li() -> Value {
    json!({ "kind": "person", "name": "李娜", "phones": [{ "number": "13912345678" }] })
}

async fn car(desk: &Desk, form: Value) -> i64 {
    desk.ok("vehicles.register", form).await["id"].as_i64().expect("an id")
}

async fn page(desk: &Desk, id: i64) -> Value {
    desk.ok("vehicles.page", json!({ "id": id })).await
}

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
