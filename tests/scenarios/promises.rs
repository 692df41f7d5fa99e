//! What was promised with a car, what that makes of its orders (WSH-08), and what is charged once it is
//! over (EST-06).

use serde_json::{Value, json};

use crate::orders::world::{World, labour};

async fn plan(world: &World, form: Value) -> Value {
    let mut whole = json!({ "vehicle_id": 1, "kind": "three_year_quality", "from_day": "2025-06-01" });
    whole.as_object_mut().unwrap().extend(form.as_object().unwrap().clone());
    world.desk.ok("vehicles.record_plan", whole).await
}

async fn car(world: &World) -> Value {
    world.desk.ok("vehicles.page", json!({ "id": 1 })).await
}

async fn limit(world: &World, order: i64) -> Value {
    world.page(order).await["order"]["repair_limit_at"].clone()
}

/// A day of the manager's: a parameter from tomorrow on.
async fn set(world: &mut World, key: &str, value: &str, from: &str) {
    world.desk.sit("boss").await;
    let form = json!({ "key": key, "value": value, "source": "2026 年第 9 号价格通知", "valid_from": from });
    world.desk.ok("policy.set", form).await;
    world.desk.sit("sa").await;
}

#[tokio::test]
async fn a_car_under_the_promise_is_good_within_a_day_and_waiting_does_not_stop_the_clock() {
    let mut world = World::new().await;
    let before = world.open(json!([labour(world.oil_change)])).await;
    assert_eq!(limit(&world, before).await, Value::Null);
    plan(&world, json!({ "until_km": 100_000, "paper": "ZL-2025-0117" })).await;
    // Orders still in work follow at once: 24 hours from nine in the morning, when the car was accepted.
    let by = json!("2026-11-24T01:00:00.000Z");
    assert_eq!(limit(&world, before).await, by);
    let order = world.open(json!([labour(world.wash)])).await;
    assert_eq!(limit(&world, order).await, by);
    let page = car(&world).await;
    assert_eq!(
        (&page["plans"][0]["until_day"], &page["plans"][0]["paper"]),
        (&json!("2028-05-31"), &json!("ZL-2025-0117"))
    );
    assert_eq!(page["warranty"]["state"], "running");

    // The promise to the customer may move, the work may rest: the limit stays where it is.
    world.consent(order).await;
    let version = world.page(order).await["order"]["version"].clone();
    let later = json!({
        "order_id": order, "version": version, "promised_at": "2026-11-26T10:00:00+08:00", "reason": "等空气弹簧", "informed": "phone",
    });
    world.desk.ok("orders.promise", later).await;
    assert_eq!(limit(&world, order).await, by);
    world.desk.later(24 * 60 + 1);
    world.desk.sit("boss").await;
    let shop = world.desk.ok("reports.today", json!({})).await;
    let late: Vec<&Value> = shop["late"].as_array().unwrap().iter().map(|car| &car["order_id"]).collect();
    assert!(late.contains(&&json!(order)), "the overdue list names it: {shop}");
    let board = world.desk.ok("workshop.board", json!({})).await;
    let card = board["cars"].as_array().unwrap().iter().find(|car| car["order_id"] == order).unwrap();
    assert_eq!(card["repair_limit_at"], by);
    let rows = world.desk.ok("orders.in_shop", json!({})).await;
    assert!(rows.as_array().unwrap().iter().any(|row| row["id"] == order && row["repair_limit_at"] == by));
    // Once it is good it is late no more, and the order's page says by how much the promise was kept or missed.
    let good = async move |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("UPDATE repair_orders SET state = 'passed', passed_at = ? WHERE id = ?")
            .bind(cx.now)
            .bind(order)
            .execute(cx.db())
            .await?;
        Ok(())
    };
    world.desk.core.in_house(good).await.unwrap();
    let board = world.desk.ok("workshop.board", json!({})).await;
    let card = board["cars"].as_array().unwrap().iter().find(|car| car["order_id"] == order).unwrap();
    assert_eq!(card["repair_limit_at"], Value::Null);
    assert_eq!(limit(&world, order).await, by);

    // A promise that was recorded wrongly is ended with a reason: what is in work has no limit any more.
    world.desk.sit("sa").await;
    let id = car(&world).await["plans"][0]["id"].clone();
    let end = json!({ "id": id, "reason": "手册是另一辆车的" });
    world.desk.ok("vehicles.end_plan", end.clone()).await;
    assert_eq!(world.desk.refused("vehicles.end_plan", end).await, ["vehicles.plan_ended"]);
    assert_eq!((limit(&world, before).await, limit(&world, order).await), (Value::Null, by));
    let kept = car(&world).await;
    assert_eq!(
        (&kept["plans"][0]["ended_by"], &kept["warranty"]["state"]),
        (&json!("李顾问"), &json!("unknown"))
    );
}

#[tokio::test]
async fn what_is_promised_is_written_down_once_and_sanely() {
    let mut world = World::new().await;
    let form = |more: Value| {
        let mut whole = json!({ "vehicle_id": 1, "kind": "maker_warranty", "from_day": "2024-01-01", "until_day": "2026-12-31" });
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    };
    for (more, codes) in [
        (json!({ "vehicle_id": 99 }), vec!["vehicles.unknown"]),
        (json!({ "until_day": null }), vec!["vehicles.plan_until_needed"]),
        (json!({ "until_day": "2023-12-31", "until_km": 0 }), vec!["vehicles.plan_days", "vehicles.plan_km"]),
        (json!({ "until_day": "2045-12-31" }), vec!["vehicles.plan_days"]),
    ] {
        assert_eq!(world.desk.refused("vehicles.record_plan", form(more)).await, codes);
    }
    world.desk.ok("vehicles.record_plan", form(json!({}))).await;
    let again = world
        .desk
        .refusals(
            "vehicles.record_plan",
            form(json!({ "from_day": "2026-12-31", "until_day": "2028-01-01" })),
        )
        .await;
    assert_eq!(
        (again[0].code.as_str(), &again[0].params["until"]),
        ("vehicles.plan_overlaps", &json!("2026-12-31"))
    );
    // Another kind, or the time after it, is another promise; accidents are under none.
    plan(&world, json!({})).await;
    world
        .desk
        .ok("vehicles.record_plan", form(json!({ "from_day": "2027-01-01", "until_day": "2028-01-01" })))
        .await;
    let accident = json!({ "visit_id": world.visit, "kind": "accident", "insurer": "平安", "lines": [] });
    let order = world.desk.ok("orders.open", accident).await["id"].as_i64().unwrap();
    assert_eq!(limit(&world, order).await, Value::Null);
    // A house that promises twelve hours from tomorrow does so for cars accepted from tomorrow on.
    set(&mut world, "plans.repair_hours", "12", "2026-11-24").await;
    let order = world.open(json!([labour(world.wash)])).await;
    assert_eq!(limit(&world, order).await, json!("2026-11-24T01:00:00.000Z"));
    assert_eq!(
        world.desk.refused("vehicles.end_plan", json!({ "id": 99, "reason": "x" })).await,
        ["vehicles.plan_unknown"]
    );
}

#[tokio::test]
async fn what_comes_after_the_warranty_is_charged_by_the_houses_list_and_not_before() {
    let mut world = World::new().await;
    let order = world.open(json!([])).await;
    let asked = json!({ "order_id": order });
    let line = |tariff: &str, payer: &str| json!({ "kind": "fee", "name": "上门", "payer": payer, "tariff": tariff });
    let add = |lines: Value| json!({ "order_id": order, "lines": lines });

    // Nothing is set up: that is said, and nothing can be charged.
    let list = world.desk.ok("orders.tariffs", asked.clone()).await;
    assert_eq!(list["warranty"]["state"], "unknown");
    assert!(list["rows"].as_array().unwrap().iter().all(|row| row["price"].is_null()), "{list}");
    let blank = world.desk.refusals("orders.add_lines", add(json!([line("on_site", "customer")]))).await;
    assert_eq!(
        (blank[0].code.as_str(), blank[0].field.as_deref()),
        ("orders.tariff_blank", Some("lines[0].tariff"))
    );

    // The manager sets the amounts, by a paper; a row may be taken out again, any other number may not.
    set(&mut world, "tariffs.on_site", "260.00", "2026-11-23").await;
    set(&mut world, "tariffs.parts_freight", "35.00", "2026-11-23").await;
    set(&mut world, "tariffs.remote", "80.00", "2026-11-23").await;
    set(&mut world, "tariffs.remote", "", "2026-11-23").await;
    world.desk.sit("boss").await;
    let empty = json!({ "key": "labour.rate", "value": "", "source": "x", "valid_from": "2026-11-24" });
    assert_eq!(world.desk.refused("policy.set", empty).await, ["policy.bad_value"]);
    world.desk.sit("sa").await;
    let list = world.desk.ok("orders.tariffs", asked.clone()).await;
    assert_eq!((&list["rows"][0]["price"], &list["rows"][1]["price"]), (&Value::Null, &json!("260.00")));
    assert_eq!(list["rows"][1]["source"], "2026 年第 9 号价格通知");

    // In warranty nothing is charged by the list, whoever says so.
    let maker = json!({ "vehicle_id": 1, "kind": "maker_warranty", "from_day": "2024-01-01", "until_day": "2026-12-31", "until_km": 60_000 });
    let plan = world.desk.ok("vehicles.record_plan", maker).await;
    let refused = world.desk.refusals("orders.add_lines", add(json!([line("on_site", "customer")]))).await;
    assert_eq!(
        (refused[0].code.as_str(), &refused[0].params["until"]),
        ("orders.tariff_in_warranty", &json!("2026-12-31"))
    );
    world.desk.ok("vehicles.end_plan", json!({ "id": plan["id"], "reason": "里程已过" })).await;
    let over = json!({ "vehicle_id": 1, "kind": "maker_warranty", "from_day": "2024-01-01", "until_day": "2026-12-31", "until_km": 19_999 });
    world.desk.ok("vehicles.record_plan", over).await;
    assert_eq!(world.desk.ok("orders.tariffs", asked).await["warranty"]["state"], "over");

    // Over by kilometres: on site twice and the freight, at the house's words and amounts.
    let mut twice = line("on_site", "customer");
    twice["quantity"] = json!("2");
    world.desk.ok("orders.add_lines", add(json!([twice, line("parts_freight", "customer")]))).await;
    let page = world.page(order).await;
    let lines = page["lines"].as_array().unwrap();
    assert_eq!(
        (&lines[0]["name"], &lines[0]["amount"]),
        (&json!("上门服务（质保期外，含差旅）"), &json!("520.00"))
    );
    assert_eq!((&lines[0]["price_rule"], &lines[1]["amount"]), (&json!("tariff"), &json!("35.00")));
    // Another amount is a price by hand with a reason; the maker pays none of it; labour is not of the list.
    let mut cheaper = line("on_site", "customer");
    cheaper["unit_price"] = json!("200.00");
    assert_eq!(
        world.desk.refused("orders.add_lines", add(json!([cheaper]))).await,
        ["orders.price_reason_needed"]
    );
    assert_eq!(
        world.desk.refused("orders.add_lines", add(json!([line("on_site", "warranty")]))).await,
        ["orders.tariff_is_charged"]
    );
    let mut work = labour(world.wash);
    work["tariff"] = json!("remote");
    assert_eq!(world.desk.refused("orders.add_lines", add(json!([work]))).await, ["orders.tariff_is_a_fee"]);
}

#[tokio::test]
async fn the_law_speaks_where_nobody_wrote_the_warranty_down() {
    let world = World::new().await;
    let invoice = |day: &'static str| {
        let set = async move |cx: &mut servicelane_core::kernel::Write| {
            sqlx::query("UPDATE vehicles SET household_use = 1, purchase_invoice_day = ? WHERE id = 1")
                .bind(day)
                .execute(cx.db())
                .await?;
            Ok(())
        };
        world.desk.core.in_house(set)
    };
    assert_eq!(car(&world).await["warranty"]["state"], "unknown");
    invoice("2024-05-01").await.unwrap();
    let warranty = car(&world).await["warranty"].clone();
    assert_eq!((&warranty["state"], &warranty["by_law"]), (&json!("running"), &json!(true)));
    assert_eq!((&warranty["until_day"], &warranty["until_km"]), (&json!("2027-04-30"), &json!(60_000)));
    // Three years are over; whether the maker's own are longer nobody here knows.
    invoice("2023-05-01").await.unwrap();
    assert_eq!(car(&world).await["warranty"]["state"], "unknown");
}

#[tokio::test]
async fn who_waits_for_a_word_is_named_until_they_are_told() {
    let mut world = World::new().await;
    let order = world.open(json!([labour(world.oil_change)])).await;
    world.consent(order).await;
    let row = async |world: &World| {
        let rows = world.desk.ok("orders.in_shop", json!({})).await;
        rows.as_array().unwrap().iter().find(|row| row["id"] == order).unwrap()["to_tell"].clone()
    };
    world.desk.later(8 * 60);
    world.desk.sit("sa").await;
    assert_eq!(row(&world).await, false, "eight hours are allowed");
    world.desk.later(1);
    assert_eq!(row(&world).await, true);
    // A note among colleagues is no word to the customer.
    let note = json!({ "order_id": order, "stage": "during", "text": "等配件", "informed": null });
    world.desk.ok("orders.note", note).await;
    assert_eq!(row(&world).await, true);
    let told = json!({ "order_id": order, "stage": "during", "text": "配件明早到", "informed": "phone" });
    world.desk.ok("orders.note", told).await;
    assert_eq!(row(&world).await, false);
}

#[tokio::test]
async fn a_fresh_house_takes_the_usual_maintenance_over() {
    let mut world = World::new().await;
    let refused = world.desk.refused("catalogue.adopt_usual", json!({})).await;
    assert_eq!(refused, ["access.forbidden"]);
    world.desk.sit("boss").await;
    let own = json!({ "code": "CG01", "name": "机油保养", "category": "maintenance", "job_class": "first_maintenance", "hours": "1" });
    world.desk.ok("catalogue.add_operation", own).await;
    let adopted = world.desk.ok("catalogue.adopt_usual", json!({})).await;
    assert_eq!(adopted["added"], 17);
    let found = world.desk.ok("catalogue.offer", json!({ "text": "火花塞" })).await;
    assert_eq!((&found[0]["name"], &found[0]["price"]), (&json!("更换火花塞（四缸）"), &json!("144.00")));
    let kept = world.desk.ok("catalogue.offer", json!({ "text": "CG01" })).await;
    assert_eq!(kept[0]["name"], "机油保养");
    assert_eq!(world.desk.refused("catalogue.adopt_usual", json!({})).await, ["catalogue.usual_there"]);
}
