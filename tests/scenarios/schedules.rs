//! The maker's schedule: what is due for a car, and when it should come again (WSH-15).

use serde_json::{Value, json};

use crate::visit::world::{ADVISOR, World};

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
async fn a_part_counts_as_fitted_under_every_number_of_its_chain() {
    let mut world = World::new().await;
    let vehicle = world.number("SELECT vehicle_id FROM visits ORDER BY id DESC LIMIT 1").await;
    let fitted = world
        .number(
            "SELECT s.part_id FROM stock s JOIN parts p ON p.id = s.part_id
             WHERE s.warehouse_id = 1 AND s.on_hand > s.reserved AND p.active ORDER BY s.on_hand - s.reserved DESC LIMIT 1",
        )
        .await;
    world.sit_as("manager").await;
    let mut kin = Vec::new();
    for number in ["ALT-1", "NEU-3"] {
        let part = json!({
            "number": number, "name": "滤芯", "unit": "只", "class": "original", "price": "50", "min_stock": "0",
            "max_stock": "0", "fast_moving": false,
        });
        kin.push(world.desk.ok("parts.add", json!({ "part": part })).await["id"].as_i64().unwrap());
    }
    let (old, newest) = (kin[0], kin[1]);
    let row = |part: i64| json!({ "work": { "part_id": part }, "rhythm": { "every_km": 10_000 } });
    schedule(&mut world, json!([row(old), row(newest)])).await;
    assert!(due(&world, vehicle, None).await.iter().all(|one| one.1 == "overdue"));

    world.sit(ADVISOR).await;
    let line = json!({ "kind": "part", "part_id": fitted, "quantity": "1", "payer": "customer" });
    let work = world.labour("BY001", "customer").await;
    let order = world.opened(json!({ "kind": "normal", "lines": [line, work] })).await;
    let on_order = async |world: &World| {
        let plan = world.desk.ok("schedules.due", json!({ "vehicle_id": vehicle })).await;
        plan["items"].as_array().unwrap().iter().filter(|one| one["on_order"] == true).count()
    };
    assert_eq!(on_order(&world).await, 0, "they are three parts as far as anybody knows");
    // The maker says: it is one part, and these are its numbers.
    world.sit_as("parts_clerk").await;
    for (old, new) in [(old, fitted), (fitted, newest)] {
        let chain = json!({ "old_part": old, "new_part": new, "way": "use_up" });
        world.desk.ok("parts_catalogue.supersede", chain).await;
    }
    world.sit(ADVISOR).await;
    assert_eq!(on_order(&world).await, 2);
    world.consent(&order, "signature").await;
    world.work_off(&order).await;
    world.settle(&order, "customer", "wechat").await;
    world.sit(ADVISOR).await;
    let told = due(&world, vehicle, None).await;
    assert!(told.iter().all(|one| one.1 == "later"), "{told:?}");

    let strange = json!({ "vehicle_id": vehicle, "mileage": 3_000_001 });
    let refusals = world.desk.refusals("schedules.due", strange).await;
    assert_eq!(
        (refusals[0].code.as_str(), &refusals[0].params["limit"]),
        ("vehicles.mileage_out_of_range", &json!(3_000_000))
    );
}
