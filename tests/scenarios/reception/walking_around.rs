//! Around the car: the list, the marks, the photos, the signature.

use serde_json::{Value, json};
use servicelane_core::attachments::check::broken_files;
use servicelane_core::testing::Desk;
use servicelane_core::{Core, Options};

use super::world::{all_fine, arrival, desk, signature};

#[tokio::test]
async fn a_car_not_walked_around_shows_as_such_until_it_is() {
    let desk = desk().await;
    let visit = desk.ok("reception.open_visit", arrival(1, json!({}))).await;
    assert_eq!(desk.ok("reception.today", json!({})).await[0]["walked_around"], false);
    let sign = json!({ "visit_id": visit["id"], "version": 1, "signature": signature() });
    assert_eq!(desk.refused("reception.sign", sign).await, ["reception.not_walked_around"]);

    let found = json!({ "answers": all_fine(&desk).await });
    let walked = json!({ "visit_id": visit["id"], "version": 1, "found": found });
    let walked = desk.ok("reception.walk_around", walked).await;
    let sign = json!({ "visit_id": visit["id"], "version": walked["version"], "signature": signature() });
    let signed = desk.ok("reception.sign", sign.clone()).await;
    assert_eq!(desk.refused("reception.sign", sign).await, ["record.stale"]);

    // What is found after the signature needs a new one.
    let found = json!({ "answers": all_fine(&desk).await, "marks": [{ "view": "top", "x": 1600, "y": 300, "kind": "crack" }] });
    let more = json!({ "visit_id": visit["id"], "version": signed["version"], "found": found });
    desk.ok("reception.walk_around", more).await;
    assert_eq!(desk.ok("reception.visit", json!({ "id": visit["id"] })).await["signature"], Value::Null);
}

fn photo(visit: &Value, base64: &str, mime: &str) -> Value {
    json!({ "subject_kind": "visit", "subject_id": visit["id"], "label": "left_front", "name": "左前.jpg",
            "mime": mime, "base64": base64 })
}

#[tokio::test]
async fn photos_are_told_by_their_bytes_and_survive_a_restart() {
    let desk = desk().await;
    let visit = desk.ok("reception.open_visit", arrival(1, json!({}))).await;
    // FF D8 FF E0 and zeros: a JPEG by its first bytes.
    let jpeg = format!("/9j/4A{}", "A".repeat(394));
    let added = desk.ok("attachments.add", photo(&visit, &jpeg, "image/jpeg")).await;
    let cases = [
        (photo(&visit, &jpeg, "image/png"), "attachments.mime_differs"),
        (photo(&visit, "PGh0bWw+", "image/jpeg"), "attachments.wrong_type"),
        (photo(&visit, "not base64!", "image/jpeg"), "attachments.not_base64"),
        (photo(&visit, &"A".repeat(12 * 1024 * 1024), "image/jpeg"), "attachments.too_large"),
        (photo(&json!({ "id": 99 }), &jpeg, "image/jpeg"), "attachments.unknown_subject"),
    ];
    for (form, code) in cases {
        assert_eq!(desk.refused("attachments.add", form).await, [code]);
    }
    let Desk { core, folder, session, clock, before } = desk;
    core.close().await;
    drop(core);
    let core =
        Core::open(folder.path(), Options { clock: clock.clone(), ..Options::default() }).await.unwrap();
    let mut desk = Desk { core, folder, session, clock, before };
    desk.sit("li").await;
    let of = json!({ "subject_kind": "visit", "subject_id": visit["id"] });
    assert_eq!(desk.ok("attachments.list", of.clone()).await[0]["added_by"], "李顾问");
    let read = desk.ok("attachments.read", json!({ "id": added["id"] })).await;
    assert_eq!(read["base64"], jpeg);
    assert!(desk.core.in_house(async |cx| broken_files(cx).await).await.unwrap().is_empty());

    desk.ok("attachments.remove", json!({ "id": added["id"] })).await;
    assert_eq!(desk.ok("attachments.list", of).await, json!([]));
    assert_eq!(desk.refused("attachments.read", json!({ "id": added["id"] })).await, ["attachments.unknown"]);
}

#[tokio::test]
async fn the_house_makes_its_lists_its_own() {
    let mut desk = desk().await;
    let visit = desk.ok("reception.open_visit", arrival(1, json!({}))).await;
    let found = json!({ "answers": all_fine(&desk).await });
    desk.ok("reception.walk_around", json!({ "visit_id": visit["id"], "version": 1, "found": found })).await;

    desk.sit("boss").await;
    let general = desk.ok("checklists.for_inspection", json!({ "job_class": "minor_repair" })).await;
    assert!(general.to_string().contains("紧固件"));
    assert!(general.to_string().contains("更换件安装到位"));
    let lists = desk.ok("checklists.templates", json!({})).await;
    let walk = lists.as_array().unwrap().iter().find(|list| list["kind"] == "walk_around").unwrap().clone();
    let first = &walk["items"][0];
    let change = json!({
        "id": walk["id"], "version": walk["version"], "name": "本店环检", "active": true,
        "items": [
            { "id": first["id"], "section": "随车物品", "text": "行驶证与保养手册", "answer": "present", "required": true },
            { "section": "随车物品", "text": "充电枪", "answer": "present" },
        ],
    });
    desk.ok("checklists.change_template", change.clone()).await;
    assert_eq!(desk.refused("checklists.change_template", change).await, ["record.stale"]);
    let now = desk.ok("checklists.for_walk_around", json!({})).await;
    assert_eq!(now["sections"][0]["items"].as_array().unwrap().len(), 2);
    let page = desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!(page["answers"][0]["text"], "行驶证", "an old sheet keeps its words");
    let answers =
        desk.ok("checklists.answers", json!({ "subject_kind": "visit", "subject_id": visit["id"] })).await;
    assert_eq!(answers.as_array().unwrap().len(), 30);

    let scripts = desk.ok("reception.scripts", json!({})).await;
    assert_eq!(scripts[0]["text"], "您好，这里是示范店，请问有什么可以帮到您？");
}
