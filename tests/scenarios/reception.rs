//! A car comes in.

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::attachments::check::broken_files;
use servicelane_core::testing::Desk;
use servicelane_core::{Core, Options};

/// A petrol car (1, owner 1, 50,000 km), an electric one (2, owner 2) and a scrapped one (3).
async fn desk() -> Desk {
    let mut desk = Desk::set_up().await;
    desk.hire("li", "李顾问", &[Role::ServiceAdvisor]).await;
    desk.core
        .in_house(async |cx| {
            sqlx::query(
                "INSERT INTO customers (id, kind, name, created_at, created_by)
                 VALUES (1, 'person', '张伟', 0, 1), (2, 'person', '王芳', 0, 1)",
            )
            .execute(cx.db())
            .await?;
            sqlx::query(
                "INSERT INTO customer_phones (customer_id, number, position) VALUES (1, '13812341234', 0)",
            )
            .execute(cx.db())
            .await?;
            sqlx::query(
                "INSERT INTO vehicles (id, plate, plate_colour, fuel, owner_id, mileage, scrapped, created_at)
                 VALUES (1, '粤B12345', 'blue', 'petrol', 1, 50000, 0, 0),
                        (2, '粤BD12345', 'green', 'electric', 2, 8000, 0, 0),
                        (3, '粤B99999', 'blue', 'petrol', 1, 300000, 1, 0)",
            )
            .execute(cx.db())
            .await?;
            Ok(())
        })
        .await
        .expect("cars on file");
    desk.sit("li").await;
    desk
}

fn arrival(vehicle: i64, changes: Value) -> Value {
    let mut intake = json!({ "mileage": 51_200, "customer_words": "刹车有异响，做保养" });
    intake.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    json!({ "vehicle_id": vehicle, "intake": intake })
}

/// Everything in order.
async fn all_fine(desk: &Desk) -> Vec<Value> {
    let list = desk.ok("checklists.for_walk_around", json!({})).await;
    let items = list["sections"].as_array().unwrap().iter().flat_map(|s| s["items"].as_array().unwrap());
    items
        .map(|item| {
            let result = if item["answer"] == "present" { "present" } else { "ok" };
            json!({ "item_id": item["id"], "result": result })
        })
        .collect()
}

fn signature() -> Value {
    json!({ "signer": "张伟", "width": 600, "height": 200, "strokes": [[[10, 20, 0], [300, 120, 400]], [[310, 40, 600], [590, 199, 900]]] })
}

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
async fn a_refused_request_is_on_record_and_the_car_leaves() {
    let desk = desk().await;
    let terms = json!({ "acceptance": "refused", "acceptance_reason": "人为改装，不接受质保要求", "warranty_explained": true });
    let visit = desk.ok("reception.open_visit", arrival(1, terms)).await;
    let page = desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!(page["visit"]["state"], "left");
    let change = json!({ "id": visit["id"], "version": 1, "intake": arrival(1, json!({}))["intake"] });
    assert_eq!(desk.refused("reception.change_visit", change).await, ["reception.not_open"]);
    // The customer comes back and pays himself.
    desk.ok("reception.open_visit", arrival(1, json!({}))).await;
}

#[tokio::test]
async fn a_visit_is_corrected_and_cancelled_while_nothing_is_done() {
    let desk = desk().await;
    let visit = desk.ok("reception.open_visit", arrival(1, json!({}))).await;
    let intake = arrival(1, json!({ "mileage": 51_210, "sender_id": 2, "wash": false }))["intake"].clone();
    let change = json!({ "id": visit["id"], "version": 1, "intake": intake });
    let changed = desk.ok("reception.change_visit", change.clone()).await;
    assert_eq!(changed["version"], 2);
    assert_eq!(desk.refused("reception.change_visit", change).await, ["record.stale"]);
    let page = desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!((&page["visit"]["sender"], &page["visit"]["wash"]), (&json!("王芳"), &json!(false)));

    desk.core
        .in_house(async |cx| {
            sqlx::query(
                "INSERT INTO repair_orders (id, number, visit_id, vehicle_id, advisor_id, state, kind, opened_at)
                 VALUES (1, 'RO20261123-0001', 1, 1, 2, 'in_work', 'normal', 0)",
            )
            .execute(cx.db())
            .await?;
            Ok(())
        })
        .await
        .expect("an order");
    let cancel = json!({ "id": visit["id"], "version": 2, "reason": "客户有急事离开" });
    let refused = desk.refusals("reception.cancel_visit", cancel.clone()).await;
    assert_eq!(refused[0].code, "reception.has_orders");
    assert_eq!(refused[0].params["number"], "RO20261123-0001");
    assert_eq!(desk.ok("reception.today", json!({})).await[0]["orders"][0]["state"], "in_work");
    desk.core
        .in_house(async |cx| {
            sqlx::query("UPDATE repair_orders SET state = 'cancelled'").execute(cx.db()).await?;
            Ok(())
        })
        .await
        .expect("cancelled");
    assert_eq!(
        desk.refused("reception.cancel_visit", json!({ "id": visit["id"], "version": 2, "reason": " " }))
            .await,
        ["reception.reason_needed"]
    );
    desk.ok("reception.cancel_visit", cancel).await;
    assert_eq!(desk.ok("reception.today", json!({})).await[0]["state"], "cancelled");
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

#[tokio::test]
async fn a_car_that_cannot_come_is_driven_to() {
    let mut desk = desk().await;
    desk.sit("boss").await;
    let zhao = desk.hire("zhao", "赵师傅", &[Role::Technician]).await;
    desk.hire("sun", "孙师傅", &[Role::Technician]).await;
    desk.sit("li").await;
    let visit = desk.ok("reception.open_visit", arrival(1, json!({ "channel": "rescue" }))).await;
    let at_home = desk.ok("reception.open_visit", arrival(2, json!({ "channel": "home" }))).await;
    let waiting = desk.ok("reception.callouts_under_way", json!({})).await;
    let calls: Vec<&str> =
        waiting.as_array().unwrap().iter().map(|one| one["channel"].as_str().unwrap()).collect();
    assert_eq!((calls, &waiting[0]["place"]), (vec!["rescue", "home"], &json!(null)));
    let which = json!({ "id": visit["id"] });
    let step =
        |version: i64, step: &str| json!({ "visit_id": visit["id"], "version": version, "step": step });
    assert_eq!(
        desk.refused("reception.advance_callout", step(1, "departed")).await,
        ["reception.callout_not_planned"]
    );

    // Where to, who waits there; who goes is not settled yet.
    let plan = |version: Option<i64>, more: Value| {
        let mut form = json!({ "visit_id": visit["id"], "version": version, "place": "沈海高速 1203 公里处，往深圳方向" });
        form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        form
    };
    let wrong = plan(None, json!({ "place": " ", "technician_id": 99 }));
    assert_eq!(
        desk.refused("reception.plan_callout", wrong).await,
        ["reception.place_needed", "access.unknown_staff"]
    );
    desk.ok("reception.plan_callout", plan(None, json!({}))).await;
    assert_eq!(
        desk.refused("reception.advance_callout", step(1, "departed")).await,
        ["reception.callout_nobody_sent"]
    );
    assert_eq!(desk.refused("reception.plan_callout", plan(None, json!({}))).await, ["record.stale"]);
    let sent = plan(Some(1), json!({ "contact": "张太太", "phone": "139 0000 1111", "technician_id": zhao }));
    desk.ok("reception.plan_callout", sent).await;
    let view = desk.ok("reception.callout", which.clone()).await;
    assert_eq!(
        (&view["technician"], &view["contact"], &view["phone"]),
        (&json!("赵师傅"), &json!("张太太"), &json!("139****1111"))
    );

    // Whoever goes is told, sees the number in full, and says himself that he left; another may not.
    desk.sit("sun").await;
    assert_eq!(
        desk.refused("reception.reveal_callout", which.clone()).await,
        ["reception.callout_not_yours"]
    );
    assert_eq!(
        desk.refused("reception.advance_callout", step(2, "departed")).await,
        ["reception.callout_not_yours"]
    );
    desk.sit("zhao").await;
    let told = desk.ok("notices.mine", json!({})).await;
    assert_eq!((&told[0]["code"], &told[0]["about_kind"]), (&json!("callout_given"), &json!("visit")));
    assert_eq!(desk.ok("reception.reveal_callout", which.clone()).await["phone"], "139 0000 1111");
    assert_eq!(
        desk.refused("reception.advance_callout", step(2, "there")).await,
        ["reception.callout_order"]
    );
    desk.later(10);
    desk.sit("zhao").await;
    desk.ok("reception.advance_callout", step(2, "departed")).await;
    assert_eq!(desk.ok("notices.mine", json!({})).await, json!([]));

    // On the road he is nowhere else, and nobody else goes in his place.
    desk.sit("li").await;
    let other = json!({ "visit_id": at_home["id"], "place": "南山区科苑路 15 号", "technician_id": zhao });
    desk.ok("reception.plan_callout", other).await;
    let off = json!({ "visit_id": at_home["id"], "version": 1, "step": "departed" });
    assert_eq!(desk.refused("reception.advance_callout", off).await, ["reception.technician_away"]);
    let swapped = plan(Some(3), json!({ "technician_id": null }));
    assert_eq!(desk.refused("reception.plan_callout", swapped).await, ["reception.technician_gone"]);

    // Told by telephone afterwards, in the order it happened.
    desk.later(50);
    desk.sit("li").await;
    let at = |mut form: Value, at: &str| {
        form["at"] = json!(at);
        form
    };
    let early = at(step(3, "there"), "2026-11-23T09:05:00+08:00");
    assert_eq!(desk.refused("reception.advance_callout", early).await, ["reception.callout_before"]);
    let ahead = at(step(3, "there"), "2026-11-23T12:00:00+08:00");
    assert_eq!(desk.refused("reception.advance_callout", ahead).await, ["reception.callout_in_future"]);
    desk.ok("reception.advance_callout", at(step(3, "there"), "2026-11-23T09:35:00+08:00")).await;
    assert_eq!(desk.ok("reception.callout", which.clone()).await["minutes"], 35);
    let none = step(4, "finished");
    assert_eq!(desk.refused("reception.advance_callout", none).await, ["reception.callout_result_needed"]);
    let mut done = step(4, "finished");
    (done["result"], done["note"]) = (json!("brought_in"), json!("拖车回厂"));
    desk.ok("reception.advance_callout", done).await;
    let view = desk.ok("reception.callout", which).await;
    assert_eq!((&view["result"], &view["note"]), (&json!("brought_in"), &json!("拖车回厂")));
    let left = desk.ok("reception.callouts_under_way", json!({})).await;
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(
        desk.refused("reception.plan_callout", plan(Some(5), json!({}))).await,
        ["reception.callout_over"]
    );

    // A car that drove in by itself needs nobody to come.
    let off = json!({ "id": at_home["id"], "version": 1, "reason": "客户自行解决" });
    desk.ok("reception.cancel_visit", off).await;
    let here = desk.ok("reception.open_visit", arrival(2, json!({ "channel": "walk_in" }))).await;
    let plan = json!({ "visit_id": here["id"], "place": "门口" });
    assert_eq!(desk.refused("reception.plan_callout", plan).await, ["reception.callout_not_asked"]);
    assert_eq!(desk.ok("reception.callout", json!({ "id": here["id"] })).await, json!(null));
    assert_eq!(desk.core.check().await.unwrap(), []);
}
