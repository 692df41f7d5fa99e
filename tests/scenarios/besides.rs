//! What is done besides the repair: the maker's schedule, washing, care, what is learned, signatures, files.

use serde_json::{Value, json};

use crate::visit::world::{ADVISOR, Order, World};

fn strings(value: &Value, key: &str) -> Vec<String> {
    value.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
}

/// The car's model gets this schedule; its id.
async fn schedule(world: &mut World, items: Value) -> i64 {
    let visit = world.visit;
    let model = world
        .desk
        .core
        .in_house(async |cx| {
            // A car of which nothing is known but when it was new.
            sqlx::query("DELETE FROM services_elsewhere").execute(cx.db()).await?;
            Ok(sqlx::query_scalar::<_, i64>(
                "UPDATE vehicles SET delivery_day = '2025-10-10'
                 WHERE id = (SELECT vehicle_id FROM visits WHERE id = ?) RETURNING model_id",
            )
            .bind(visit)
            .fetch_one(cx.db())
            .await?)
        })
        .await
        .unwrap();
    world.sit_as("manager").await;
    let before = world.desk.ok("schedules.show", json!({ "model_id": model })).await;
    let form = json!({ "model_id": model, "version": before["version"], "source": "保养手册 2025 版", "items": items });
    world.desk.ok("schedules.set", form).await;
    model
}

async fn due(world: &World, vehicle: i64, km: Option<i64>) -> Vec<(String, String)> {
    let plan = world.desk.ok("schedules.due", json!({ "vehicle_id": vehicle, "mileage": km })).await;
    let items = plan["items"].as_array().unwrap().iter();
    items
        .map(|one| {
            (one["item"]["code"].as_str().unwrap().to_owned(), one["state"].as_str().unwrap().to_owned())
        })
        .collect()
}

#[tokio::test]
async fn what_the_maker_wants_goes_onto_the_order_with_one_key_and_dates_the_next_visit() {
    let mut world = World::new().await;
    let (visit, km) =
        (world.visit, world.number("SELECT mileage FROM visits ORDER BY id DESC LIMIT 1").await);
    let vehicle = world.number("SELECT vehicle_id FROM visits ORDER BY id DESC LIMIT 1").await;
    let code = "SELECT id FROM labour_operations WHERE code = ?";
    let codes: Vec<String> = world
        .desk
        .core
        .in_house(async |cx| {
            Ok(sqlx::query_scalar(
                "SELECT code FROM labour_operations WHERE active = 1 ORDER BY id DESC LIMIT 3",
            )
            .fetch_all(cx.db())
            .await?)
        })
        .await
        .unwrap();
    let (plugs, fluid, belt) =
        (world.id(code, &codes[0]).await, world.id(code, &codes[1]).await, world.id(code, &codes[2]).await);
    let row = |work: Value, rhythm: Value| json!({ "work": work, "rhythm": rhythm });
    let good = json!([
        row(
            json!({ "package_id": 1 }),
            json!({ "first_km": 5_000, "every_km": 10_000, "first_months": 6, "every_months": 12 })
        ),
        row(json!({ "operation_id": plugs }), json!({ "every_km": km - 200 })),
        row(json!({ "operation_id": fluid }), json!({ "every_months": 240 })),
        row(json!({ "operation_id": belt }), json!({ "first_km": km + 60_000 })),
    ]);
    let model = schedule(&mut world, good).await;

    // What cannot be worked out is refused, every row at its place.
    let version = world.desk.ok("schedules.show", json!({ "model_id": model })).await["version"].clone();
    let bad = json!([
        row(json!({ "operation_id": plugs, "package_id": 1 }), json!({ "every_km": 10_000 })),
        row(json!({ "operation_id": fluid }), json!({})),
        row(json!({ "operation_id": fluid }), json!({ "every_km": 0 })),
        row(json!({ "operation_id": 99_999 }), json!({ "every_months": 12 })),
    ]);
    let form = json!({ "model_id": model, "version": version, "source": "手册", "items": bad });
    assert_eq!(
        world.desk.refused("schedules.set", form).await,
        [
            "schedules.one_work",
            "schedules.no_rhythm",
            "schedules.twice",
            "schedules.interval",
            "catalogue.unknown"
        ]
    );
    let seen_before = json!({ "model_id": model, "version": 0, "source": "手册", "items": [] });
    assert_eq!(world.desk.refused("schedules.set", seen_before).await, ["record.stale"]);

    // Brand new, at the dashboard of today, and at what the customer tells on the telephone.
    world.sit(ADVISOR).await;
    let set_up = json!({ "model_id": model, "version": version, "source": "手册", "items": [] });
    assert_eq!(world.desk.refused("schedules.set", set_up).await, ["access.forbidden"]);
    let told = due(&world, vehicle, None).await;
    assert_eq!(told[0].1, "overdue");
    assert_eq!(told[1], (codes[0].clone(), "overdue".into()));
    assert_eq!(told.iter().map(|one| one.1.as_str()).skip(2).collect::<Vec<_>>(), ["later", "later"]);
    assert_eq!(due(&world, vehicle, Some(km - 500)).await[1], (codes[0].clone(), "due".into()));

    // The stamp in the booklet says the plugs were done: they are no longer due.
    let stamp = |km: i64, day: &str| json!({ "vehicle_id": vehicle, "work": { "operation_id": plugs }, "km": km, "day": day, "evidence": "保养手册盖章（某某店）" });
    assert_eq!(
        world.desk.refused("schedules.done_elsewhere", stamp(km + 1, "2025-10-09")).await,
        ["schedules.done_km", "schedules.done_day"]
    );
    world.desk.ok("schedules.done_elsewhere", stamp(km - 3_000, "2026-08-01")).await;
    let plan = world.desk.ok("schedules.due", json!({ "vehicle_id": vehicle })).await;
    let items = plan["items"].as_array().unwrap();
    let late: Vec<&Value> = items.iter().filter(|one| one["state"] == "overdue").collect();
    assert_eq!(late.len(), 1, "{plan}");
    let item = late[0]["item"]["id"].clone();

    // One key puts it onto the order; it stands there as proposed, once.
    let order = world.opened(json!({ "kind": "normal", "lines": [] })).await;
    let put = json!({ "order_id": order.id, "items": [item] });
    world.desk.ok("schedules.put", put.clone()).await;
    assert!(!world.proposed(&order).await.is_empty());
    assert_eq!(world.desk.refused("schedules.put", put).await, ["schedules.on_order_already"]);
    let strange = json!({ "order_id": order.id, "items": [999_999] });
    assert_eq!(world.desk.refused("schedules.put", strange).await, ["schedules.not_of_model"]);

    world.consent(&order, "signature").await;
    world.work_off(&order).await;
    world.settle(&order, "customer", "wechat").await;
    world.sit(ADVISOR).await;
    let page = world.desk.ok("handover.page", json!({ "visit_id": visit })).await;
    // By the schedule: the oil again in ten thousand kilometres or a year, the plugs not before.
    assert_eq!(page["next_service_km"], json!(km + 10_000));
    assert_eq!(page["next_service_day"], "2027-11-23");
    assert_eq!(
        (page["left_due"].as_array().unwrap().len(), page["then_due"].as_array().unwrap().len()),
        (0, 1)
    );
    world.desk.ok("handover.deliver", world.goodbye().await).await;
    let told = due(&world, vehicle, None).await;
    assert!(told.iter().all(|one| one.1 == "later"), "{told:?}");
    world.is_sound().await;
}

async fn repaired(world: &mut World) -> (Order, Value) {
    let order = world.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;
    world.work_off(&order).await;
    let settled = world.settle(&order, "customer", "wechat").await;
    (order, settled)
}

#[tokio::test]
async fn the_work_of_a_package_done_by_itself_counts_as_the_package() {
    let mut world = World::new().await;
    let vehicle = world.number("SELECT vehicle_id FROM visits ORDER BY id DESC LIMIT 1").await;
    let items = json!([{ "work": { "package_id": 1 }, "rhythm": { "every_km": 10_000 } }]);
    schedule(&mut world, items).await;
    world.sit(ADVISOR).await;
    let line = world.labour("BY001", "customer").await;
    let order = world.opened(json!({ "kind": "normal", "lines": [line] })).await;
    let plan = world.desk.ok("schedules.due", json!({ "vehicle_id": vehicle })).await;
    assert_eq!(plan["items"][0]["on_order"], json!(true));
    world.consent(&order, "signature").await;
    world.work_off(&order).await;
    world.settle(&order, "customer", "wechat").await;
    world.sit(ADVISOR).await;
    let plan = world.desk.ok("schedules.due", json!({ "vehicle_id": vehicle })).await;
    assert_eq!(plan["items"][0]["state"], "later", "{plan}");
}

#[tokio::test]
async fn who_washed_the_car_is_on_record_and_the_handover_says_so() {
    let mut world = World::new().await;
    let visit = world.visit;
    let (order, _) = repaired(&mut world).await;
    let (washer, _) = world.somebody("technician").await;
    world.sit(ADVISOR).await;
    let early = world.desk.clock.now().plus_minutes(-3 * 24 * 60);
    let wrong = json!({ "visit_id": visit, "kinds": [], "cleaned_by": 999, "at": early });
    assert_eq!(
        world.desk.refused("workshop.clean", wrong).await,
        ["workshop.cleaning_needed", "workshop.cleaned_when", "access.unknown_staff"]
    );
    world.desk.ok("workshop.clean", json!({ "visit_id": visit, "kinds": ["interior"] })).await;
    let page = world.desk.ok("handover.page", json!({ "visit_id": visit })).await;
    // The one who had said so did it; it was somebody else.
    let wrong = json!({ "id": page["cleanings"][0]["id"], "reason": "记错了人" });
    world.desk.ok("workshop.withdraw_cleaning", wrong.clone()).await;
    assert_eq!(world.desk.refused("workshop.withdraw_cleaning", wrong).await, ["workshop.unknown_cleaning"]);
    let both = json!({ "visit_id": visit, "kinds": ["wash", "interior"], "cleaned_by": washer });
    world.desk.ok("workshop.clean", both.clone()).await;
    let board = world.desk.ok("workshop.board", json!({})).await;
    let car = board["cars"].as_array().unwrap().iter().find(|car| car["order_id"] == order.id).unwrap();
    assert!(car["washed_by"].is_string() && car["washed_at"].is_string(), "{car}");
    world.desk.ok("handover.deliver", world.goodbye().await).await;
    assert_eq!(world.number("SELECT cleaned FROM handovers ORDER BY id DESC LIMIT 1").await, 1);
    assert_eq!(world.desk.refused("workshop.clean", both).await, ["workshop.car_has_left"]);
    let cleanings = world.desk.ok("workshop.cleanings", json!({ "visit_id": visit })).await;
    let late = json!({ "id": cleanings[0]["id"], "reason": "没洗" });
    assert_eq!(world.desk.refused("workshop.withdraw_cleaning", late).await, ["workshop.car_has_left"]);

    // Nobody washed the next one, and nobody can tick that somebody did.
    let mut other = World::new().await;
    repaired(&mut other).await;
    other.send_home().await;
    assert_eq!(other.number("SELECT cleaned FROM handovers ORDER BY id DESC LIMIT 1").await, 0);
}

#[tokio::test]
async fn what_is_heard_of_a_customer_is_kept_goes_along_and_can_be_struck() {
    let world = World::new().await;
    let visit = world.visit;
    let sender = world.number("SELECT sender_id FROM visits ORDER BY id DESC LIMIT 1").await;
    let other = world
        .number(
            "SELECT c.id FROM customers c WHERE c.kind = (SELECT kind FROM customers WHERE id = (SELECT sender_id FROM visits ORDER BY id DESC LIMIT 1))
               AND c.id_card IS NULL AND c.credit_code IS NULL AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.id = (SELECT max(id) FROM visits) AND c.id IN (v.sender_id, v.owner_id)) ORDER BY c.id LIMIT 1",
        )
        .await;
    let tea = json!({ "visit_id": visit, "kind": "drink", "text": "绿茶一杯，休息区 3 号" });
    world.desk.ok("reception.care", tea).await;
    let cares = world.desk.ok("reception.cares", json!({ "visit_id": visit })).await;
    assert_eq!(strings(&cares, "text"), ["绿茶一杯，休息区 3 号"]);

    let heard = |customer: i64, text: &str| json!({ "customer_id": customer, "visit_id": visit, "kind": "wish", "text": text });
    assert_eq!(
        world.desk.refused("reception.learn", heard(other, " ")).await,
        ["reception.text_needed", "reception.not_of_visit"]
    );
    world.desk.ok("reception.learn", heard(sender, "下月添二胎，考虑七座")).await;
    world
        .desk
        .ok(
            "reception.learn",
            json!({ "customer_id": other, "kind": "competitor", "text": "对比过隔壁店的保养价" }),
        )
        .await;

    let wants = |customer: i64, day: &str| json!({ "customer_id": customer, "model": "赫澜 七座", "wanted_by": day, "source": "visit", "note": "" });
    assert_eq!(
        world.desk.refused("customers.record_intention", wants(other, "2026-11-01")).await,
        ["customers.wanted_by"]
    );
    let lead = world.desk.ok("customers.record_intention", wants(other, "2027-01-31")).await;
    assert_eq!(
        world.desk.refused("customers.record_intention", wants(other, "2027-02-01")).await,
        ["customers.intended_already"]
    );
    let end = |state: &str, version: i64| json!({ "id": lead["id"], "version": version, "state": state, "result": "11 月 20 日订车" });
    assert_eq!(
        world.desk.refused("customers.close_intention", end("open", 1)).await,
        ["customers.close_with_result"]
    );
    world.desk.ok("customers.close_intention", end("bought_here", 1)).await;
    assert_eq!(
        world.desk.refused("customers.close_intention", end("given_up", 2)).await,
        ["customers.intention_closed"]
    );
    let open = world.desk.ok("customers.intentions", json!({ "customer_id": other })).await;
    assert_eq!(open["rows"], json!([]));
    let all = world.desk.ok("customers.intentions", json!({ "closed": true })).await;
    assert_eq!(all["rows"][0]["state"], "bought_here");

    // The two files turn out to be one: everything stands on the one that stays, and leaves in its copy.
    let version =
        async |id: i64| world.desk.ok("customers.card", json!({ "id": id })).await["version"].clone();
    let merge = json!({ "keep_id": sender, "keep_version": version(sender).await, "gone_id": other, "gone_version": version(other).await, "reason": "同一人" });
    world.desk.ok("customers.merge", merge).await;
    let learned = world.desk.ok("reception.learned", json!({ "customer_id": sender })).await;
    assert!(strings(&learned, "text").contains(&"对比过隔壁店的保养价".to_owned()));
    let copy = world.desk.ok("customers.export_one", json!({ "id": sender, "reason": "本人索取" })).await;
    for (part, word) in [("intentions", "赫澜 七座"), ("learned", "七座"), ("cares", "绿茶")] {
        assert!(copy[part].to_string().contains(word), "{part}: {}", copy[part]);
    }

    // The customer wants it gone: the words are, the deed is not.
    let wish = learned.as_array().unwrap().iter().find(|one| one["kind"] == "wish").unwrap();
    let strike = json!({ "id": wish["id"], "reason": "客户要求删除" });
    world.desk.ok("reception.strike_information", strike.clone()).await;
    assert_eq!(
        world.desk.refused("reception.strike_information", strike).await,
        ["reception.unknown_information"]
    );
    let copy = world.desk.ok("customers.export_one", json!({ "id": sender, "reason": "核对" })).await;
    assert!(!copy["learned"].to_string().contains("二胎"), "{}", copy["learned"]);
    world.is_sound().await;
}

#[tokio::test]
async fn the_customer_signs_the_statement_and_what_is_unsigned_is_found() {
    let mut world = World::new().await;
    let (_, settled) = repaired(&mut world).await;
    let id = settled["id"].clone();
    let listed = async |world: &World| {
        let page = world.desk.ok("settlement.settled", json!({ "unsigned": true })).await;
        page["rows"].as_array().unwrap().iter().any(|row| row["id"] == settled["id"])
    };
    world.sit(ADVISOR).await;
    assert!(listed(&world).await);
    let early = world.desk.clock.now().plus_minutes(-600);
    let wrong = json!({ "settlement_id": id, "signer": "赵大明", "witness_id": 999, "at": early });
    assert_eq!(
        world.desk.refused("settlement.sign", wrong).await,
        ["settlement.signed_when", "access.unknown_staff"]
    );
    let drawn = json!({ "signer": "赵大明", "width": 300, "height": 100, "strokes": [[[10, 10, 0], [60, 40, 20], [120, 15, 40]]] });
    let sign = json!({ "settlement_id": id, "signer": "赵大明", "signature": drawn });
    world.desk.ok("settlement.sign", sign.clone()).await;
    assert_eq!(world.desk.refused("settlement.sign", sign).await, ["settlement.signed_already"]);
    assert!(!listed(&world).await);
    let statement = world.desk.ok("settlement.statement", json!({ "settlement_id": id })).await;
    assert_eq!(
        (&statement["signature"]["way"], &statement["signature"]["signer"]),
        (&json!("drawn"), &json!("赵大明"))
    );
    world.prints("settlement", id.as_i64().unwrap()).await;

    // The sheet may hang beside it; who may not see money sees neither list nor sheet.
    let (_, technician) = world.somebody("technician").await;
    world.sit(&technician).await;
    let sheets = json!({ "subject_kind": "settlement", "subject_id": id });
    assert_eq!(world.desk.refused("attachments.list", sheets).await, ["access.forbidden"]);
}

#[tokio::test]
async fn a_new_customers_file_is_due_in_two_days_and_closes_by_itself() {
    let mut world = World::new().await;
    let count = async |world: &World| world.desk.ok("customer_files.open", json!({})).await;
    let card = json!({ "kind": "person", "name": "钱小满", "phones": [{ "number": "13900001234" }] });
    let customer = world.desk.ok("customers.register", json!({ "card": card })).await["id"].as_i64().unwrap();
    let of = json!({ "customer_id": customer });
    let before = world.desk.ok("customer_files.of_customer", of.clone()).await;
    assert_eq!((&before["due_at"], &before["gaps"]), (&json!(null), &json!(["address", "consent"])));
    let asked =
        json!({ "channel": "phone", "topic": "price", "question": "保养多少钱？", "customer_id": customer });
    world.desk.ok("enquiries.record", asked).await;
    let open = count(&world).await;
    let file = open["rows"].as_array().unwrap().iter().find(|row| row["customer_id"] == customer).unwrap();
    assert_eq!((&file["because"], &file["overdue"]), (&json!("enquiry"), &json!(false)));
    world.desk.later(2 * 24 * 60 + 1);
    world.sit(ADVISOR).await;
    let late = world.desk.ok("customer_files.open", json!({ "overdue": true })).await;
    assert!(late["rows"].as_array().unwrap().iter().any(|row| row["customer_id"] == customer), "{late}");
    // Those who do not build files are not asked to.
    let (_, technician) = world.somebody("technician").await;
    world.sit(&technician).await;
    assert_eq!(world.desk.refused("customer_files.open", json!({})).await, ["access.forbidden"]);

    world.sit(ADVISOR).await;
    let card = json!({ "kind": "person", "name": "钱小满", "address": "苏州市虎丘区某路 1 号", "phones": [{ "number": "13900001234" }] });
    world.desk.ok("customers.change", json!({ "id": customer, "version": 1, "card": card })).await;
    assert_eq!(world.desk.ok("customer_files.of_customer", of.clone()).await["gaps"], json!(["consent"]));
    // A no is an answer as well.
    let no = json!({ "customer_id": customer, "purpose": "marketing", "channel": "any", "how": "spoken" });
    world.desk.ok("customers.withdraw_consent", no).await;
    let done = world.desk.ok("customer_files.of_customer", of.clone()).await;
    assert!(done["complete_at"].is_string(), "{done}");
    let open = count(&world).await;
    assert!(!open["rows"].as_array().unwrap().iter().any(|row| row["customer_id"] == customer));
    // A car comes to them whose papers nobody has seen: the file is open again.
    let car = json!({ "plate": { "text": "苏E7K8L9", "colour": "blue" }, "car": {}, "owner_id": customer });
    world.desk.ok("vehicles.register", car).await;
    let again = world.desk.ok("customer_files.of_customer", of).await;
    assert_eq!(again["gaps"], json!(["car_vin", "car_model", "car_days"]));
    assert_eq!(again["overdue"], json!(true));
}
