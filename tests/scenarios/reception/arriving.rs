//! What a car brings with it, and what an arrival must say.

use serde_json::json;

use super::world::{all_fine, arrival, desk, signature};

#[tokio::test]
async fn a_returning_car_is_taken_in_with_all_it_brings() {
    let desk = desk().await;
    let mut form = arrival(
        1,
        json!({
            "fuel_eighths": 3, "belongings": "后备箱有雨伞一把", "valuables_reminded": true, "old_parts": "leave",
            "waiting": true, "test_drive": true, "contact_for_add_ons": "张伟 微信",
            "arrived_at": "2026-11-23T08:52:00+08:00", "greeted_at": "2026-11-23T08:54:00+08:00",
        }),
    );
    let mut answers = all_fine(&desk).await;
    answers[2] = json!({ "item_id": answers[2]["item_id"], "result": "absent" });
    answers[8] = json!({ "item_id": answers[8]["item_id"], "result": "defect", "note": "左前门划痕" });
    form["found"] = json!({
        "answers": answers,
        "marks": [
            { "view": "left", "x": 380, "y": 200, "kind": "scratch", "panel": "front_door", "note": "8 厘米" },
            { "view": "rear", "x": 1130, "y": 700, "kind": "dent", "panel": "rear_bumper" },
        ],
    });
    form["signature"] = signature();
    let visit = desk.ok("reception.open_visit", form).await;
    assert_eq!(visit["number"], "HJ20261123-0001");

    let page = desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!(page["visit"]["version"], visit["version"]);
    assert_eq!(page["visit"]["sender"], "张伟", "the owner brings it where nobody else is named");
    assert_eq!(page["visit"]["sender_phone"], "138****1234");
    assert_eq!(page["visit"]["walk_around_by"], "李顾问");
    assert_eq!(page["visit"]["mileage"], 51_200);
    assert_eq!(page["marks"].as_array().unwrap().len(), 2);
    assert_eq!(page["marks"][0]["kind"], "scratch");
    assert_eq!(page["answers"][8]["note"], "左前门划痕");
    assert_eq!(page["signature"]["signer"], "张伟");
    assert_eq!(page["signature"]["strokes"][1][1], json!([590, 199, 900]));
    assert_eq!(page["signature"]["witness"], "李顾问");

    desk.later(10);
    let today = desk.ok("reception.today", json!({})).await;
    assert_eq!(today[0]["plate"], "粤B·12345");
    assert_eq!(today[0]["minutes_here"], 18);
    assert_eq!(today[0]["walked_around"], true);
    assert_eq!(today[0]["signed"], true);

    let again = desk.refusals("reception.open_visit", arrival(1, json!({}))).await;
    assert_eq!(again[0].code, "reception.already_open");
    assert_eq!(again[0].params["number"], "HJ20261123-0001");
}

#[tokio::test]
async fn an_electric_car_has_a_battery_and_no_tank() {
    let desk = desk().await;
    let codes = desk.refused("reception.open_visit", arrival(2, json!({ "fuel_eighths": 4 }))).await;
    assert_eq!(codes, ["reception.no_tank"]);
    let visit = desk.ok("reception.open_visit", arrival(2, json!({ "battery_percent": 62 }))).await;
    let page = desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!(page["visit"]["battery_percent"], 62);
    assert_eq!(page["visit"]["fuel"], "electric");
}

#[tokio::test]
async fn a_lower_mileage_needs_a_reason() {
    let desk = desk().await;
    let lower = desk.refusals("reception.open_visit", arrival(1, json!({ "mileage": 49_000 }))).await;
    assert_eq!(lower[0].code, "vehicles.mileage_lower");
    assert_eq!(lower[0].field.as_deref(), Some("intake.mileage"));
    assert_eq!(lower[0].params["last"], 50_000);
    let reason = json!({ "mileage": 49_000, "mileage_exception": "更换仪表总成" });
    desk.ok("reception.open_visit", arrival(1, reason)).await;
}

#[tokio::test]
async fn the_warranty_is_explained_and_goodwill_has_a_reason() {
    let desk = desk().await;
    let codes = desk.refused("reception.open_visit", arrival(1, json!({ "acceptance": "goodwill" }))).await;
    assert_eq!(codes, ["reception.reason_needed"]);
    let terms = json!({ "acceptance": "warranty", "warranty_explained": true, "acceptance_reason": "质保期内，非人为损坏" });
    let visit = desk.ok("reception.open_visit", arrival(1, terms)).await;
    let page = desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!(page["visit"]["warranty_explained"], true);
}

#[tokio::test]
async fn all_that_is_wrong_with_an_arrival_is_told_at_once() {
    let desk = desk().await;
    let mut form = arrival(
        3,
        json!({ "customer_words": "", "mileage": -1, "fuel_eighths": 99, "sender_id": 77, "advisor_id": 77 }),
    );
    form["found"] = json!({
        "answers": [{ "item_id": 999, "result": "ok" }],
        "marks": [{ "view": "left", "x": -5, "y": 9_000_000_000_i64, "kind": "dent" }],
    });
    form["signature"] = json!({ "signer": "张伟", "width": 600, "height": 200, "strokes": [] });
    let codes = desk.refused("reception.open_visit", form).await;
    for code in [
        "reception.scrapped",
        "reception.words_needed",
        "reception.fuel_range",
        "customers.unknown",
        "access.unknown_staff",
        "vehicles.mileage_out_of_range",
        "checklists.unknown_item",
        "checklists.unanswered",
        "reception.mark_outside",
        "attachments.signature_empty",
    ] {
        assert!(codes.iter().any(|one| one == code), "{code} in {codes:?}");
    }
    assert_eq!(desk.ok("reception.today", json!({})).await, json!([]));
    let next = desk.ok("reception.open_visit", arrival(1, json!({}))).await;
    assert_eq!(next["number"], "HJ20261123-0001", "a refusal draws no number");
    assert_eq!(desk.refused("reception.visit", json!({ "id": 99 })).await, ["reception.unknown"]);
}
