//! Whole orders, told in the trade's words.

use serde_json::json;

use super::world::{World, labour, visit};

#[tokio::test]
async fn cash_maintenance_with_the_package_is_1334() {
    let world = World::new().await;
    let order =
        world.open(json!([{ "kind": "package", "package_id": world.package, "payer": "customer" }])).await;
    let page = world.page(order).await;
    assert_eq!(page["lines"].as_array().unwrap().len(), 3);
    assert_eq!(page["to_consent"]["customer_amount"], "1334.00");
    assert_eq!(page["to_consent"]["totals"]["labour"], "180.00");
    assert_eq!(page["to_consent"]["totals"]["material"], "1154.00");
    let done = world.consent(order).await;
    assert_eq!(
        (&done["state"], &done["round"], &done["number"]),
        (&json!("agreed"), &json!(0), &json!(null))
    );
    let page = world.page(order).await;
    assert_eq!(page["consented"]["gross"], "1334.00");
    assert_eq!(page["payers"][0]["payer"], "customer");
    assert_eq!(page["to_consent"]["lines"], 0);
}

#[tokio::test]
async fn warranty_and_customer_lines_stand_apart() {
    let world = World::new().await;
    let order = world
        .open(json!([
            labour(world.wash),
            { "kind": "labour", "operation_id": world.oil_change, "payer": "warranty" },
            { "kind": "part", "part_id": world.filter, "payer": "warranty" },
        ]))
        .await;
    let page = world.page(order).await;
    assert_eq!(page["to_consent"]["customer_amount"], "144.00");
    let payers: Vec<_> = page["payers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["payer"].clone(), p["proposed"]["gross"].clone()))
        .collect();
    assert_eq!(payers, [(json!("customer"), json!("144.00")), (json!("warranty"), json!("314.00"))]);
    world.consent(order).await;
}

#[tokio::test]
async fn an_accident_names_its_insurer() {
    let world = World::new().await;
    let mut form = json!({ "visit_id": world.visit, "kind": "accident", "lines": [
        { "kind": "sublet", "name": "车身校正", "payer": "insurance", "unit_price": "3000", "sublet_supplier": "大众钣喷", "sublet_cost": "2200" },
    ]});
    assert_eq!(world.desk.refused("orders.open", form.clone()).await, ["orders.insurer_needed"]);
    form["insurer"] = json!("平安财险");
    form["insurance_case"] = json!("PA2026-991");
    form["referral_code"] = json!(false);
    let order = world.desk.ok("orders.open", form).await["id"].as_i64().unwrap();
    let page = world.page(order).await;
    assert_eq!(page["order"]["insurance_case"], "PA2026-991");
    assert_eq!(page["order"]["referral_code"], false);
    assert_eq!(page["to_consent"]["customer_amount"], "0.00");
    assert_eq!(page["lines"][0]["price_rule"], "sublet");
    world.consent(order).await;
}

#[tokio::test]
async fn added_work_waits_for_its_own_consent() {
    let world = World::new().await;
    let order = world.open(json!([labour(world.oil_change)])).await;
    world.consent(order).await;
    world.force(order, "done").await;
    let added = json!({ "order_id": order, "lines": [labour(world.wash), { "kind": "part", "part_id": world.filter, "payer": "customer" }] });
    let lines = world.desk.ok("orders.add_lines", added).await["lines"].clone();
    let page = world.page(order).await;
    assert_eq!(page["lines"][1]["state"], "proposed");
    assert_eq!(page["order"]["state"], "done");

    let decline = json!({ "order_id": order, "lines": [lines[1]], "reason": "下次再换" });
    world.desk.ok("orders.decline", decline).await;
    let mut form = world.consent_form(order).await;
    form["how"] = json!("phone");
    form["reason"] = json!("");
    assert_eq!(world.desk.refused("orders.consent", form.clone()).await, ["orders.add_on_reason_needed"]);
    form["reason"] = json!("洗车");
    let done = world.desk.ok("orders.consent", form).await;
    assert_eq!((&done["round"], &done["state"]), (&json!(1), &json!("in_work")));
    assert!(done["number"].as_str().unwrap().starts_with("ZX"));
    let page = world.page(order).await;
    assert_eq!(page["lines"][1]["round"], 1);
    assert_eq!(page["lines"][2]["decline_reason"], "下次再换");
}

#[tokio::test]
async fn declined_work_is_offered_again_next_visit() {
    let world = World::new().await;
    let first = world.open(json!([labour(world.oil_change), { "kind": "part", "part_id": world.filter, "payer": "customer", "quantity": "2" }])).await;
    let line = world.page(first).await["lines"][1]["id"].clone();
    world.desk.ok("orders.decline", json!({ "order_id": first, "lines": [line], "reason": "嫌贵" })).await;
    let declined = world.desk.ok("orders.declined_of_vehicle", json!({ "vehicle_id": 1 })).await;
    assert_eq!((&declined[0]["name"], &declined[0]["amount"]), (&json!("机油格"), &json!("268.00")));

    let again = visit(&world.desk, 1).await;
    let second =
        world.desk.ok("orders.open", json!({ "visit_id": again, "kind": "normal" })).await["id"].clone();
    let taken = world.desk.ok("orders.offer_again", json!({ "order_id": second, "lines": [line] })).await;
    let page = world.page(second.as_i64().unwrap()).await;
    assert_eq!(page["lines"][0]["id"], taken["lines"][0]);
    assert_eq!(page["lines"][0]["amount"], "268.00");
    let old = world.page(first).await["lines"][1].clone();
    assert_eq!(old["offered_again_order"], second);
    assert_eq!(world.desk.ok("orders.declined_of_vehicle", json!({ "vehicle_id": 1 })).await, json!([]));
    let twice = json!({ "order_id": second, "lines": [line] });
    assert_eq!(world.desk.refused("orders.offer_again", twice).await, ["orders.not_declined"]);

    let other = visit(&world.desk, 2).await;
    let other =
        world.desk.ok("orders.open", json!({ "visit_id": other, "kind": "normal" })).await["id"].clone();
    world.desk.ok("orders.remove_line", json!({ "line_id": taken["lines"][0], "version": 1 })).await;
    let stranger = json!({ "order_id": other, "lines": [line] });
    assert_eq!(world.desk.refused("orders.offer_again", stranger).await, ["orders.line_of_other_car"]);
}

#[tokio::test]
async fn the_same_work_again_is_a_possible_comeback() {
    let world = World::new().await;
    let first = world.open(json!([labour(world.oil_change), labour(world.wash)])).await;
    world.consent(first).await;
    leave(&world, first).await;
    let again = visit(&world.desk, 1).await;
    let open = |lines| json!({ "visit_id": again, "kind": "normal", "lines": lines });
    let washed =
        world.desk.ok("orders.open", open(json!([labour(world.wash)]))).await["id"].as_i64().unwrap();
    assert_eq!(world.page(washed).await["order"]["comeback_of"], json!(null), "washing twice is no comeback");
    let second =
        world.desk.ok("orders.open", open(json!([labour(world.oil_change)]))).await["id"].as_i64().unwrap();
    let page = world.page(second).await;
    assert_eq!(page["order"]["comeback_of"], first);
    assert_eq!((&page["repeated"], &page["earlier"][0]["order_id"]), (&json!(false), &json!(first)));

    let version = page["order"]["version"].clone();
    let not = json!({ "order_id": second, "version": version, "comeback": false });
    assert_eq!(world.desk.refused("orders.decide_comeback", not).await, ["orders.evidence_needed"]);
    world
        .desk
        .ok("orders.decide_comeback", json!({ "order_id": second, "version": version, "comeback": true }))
        .await;
    let page = world.page(second).await;
    assert_eq!(
        (&page["order"]["kind"], &page["order"]["caused_by_order"]),
        (&json!("comeback"), &json!(first))
    );
    world.consent(second).await;
    leave(&world, second).await;

    let third = visit(&world.desk, 1).await;
    let form = json!({ "visit_id": third, "kind": "normal", "lines": [labour(world.oil_change)] });
    let third = world.desk.ok("orders.open", form).await["id"].as_i64().unwrap();
    let page = world.page(third).await;
    assert_eq!((&page["order"]["comeback_of"], &page["repeated"]), (&json!(second), &json!(true)));

    world.desk.later(40 * 24 * 60);
    let mut desk = world.desk;
    desk.sit("sa").await;
    let fourth = visit(&desk, 1).await;
    let form = json!({ "visit_id": fourth, "kind": "normal", "lines": [labour(world.oil_change)] });
    let fourth = desk.ok("orders.open", form).await["id"].clone();
    let page = desk.ok("orders.page", json!({ "order_id": fourth })).await;
    assert_eq!(page["order"]["comeback_of"], json!(null), "the window is over");
}

#[tokio::test]
async fn a_comeback_names_a_finished_job_of_the_same_car() {
    let world = World::new().await;
    let first = world.open(json!([labour(world.oil_change)])).await;
    let form = |visit: i64, cause: i64| json!({ "visit_id": visit, "kind": "comeback", "caused_by": cause });
    let here = world.visit;
    assert_eq!(world.desk.refused("orders.open", form(here, first)).await, ["orders.cause_not_finished"]);
    assert_eq!(world.desk.refused("orders.open", form(here, 999)).await, ["orders.unknown"]);
    leave(&world, first).await;
    let stranger = visit(&world.desk, 2).await;
    assert_eq!(world.desk.refused("orders.open", form(stranger, first)).await, ["orders.cause_other_car"]);
    let back = world.desk.ok("orders.open", form(here, first)).await["id"].as_i64().unwrap();
    assert_eq!(world.page(back).await["order"]["caused_by_order"], first);
}

#[tokio::test]
async fn lists_show_who_is_in_and_page_by_key() {
    let world = World::new().await;
    for _ in 0..53 {
        world.open(json!([])).await;
        world.desk.later(1);
    }
    let first = world.desk.ok("orders.list", json!({})).await;
    assert_eq!(first["rows"].as_array().unwrap().len(), 50);
    let rest = world.desk.ok("orders.list", json!({ "after": first["next"] })).await;
    assert_eq!((rest["rows"].as_array().unwrap().len(), &rest["next"]), (3, &json!(null)));
    assert!(rest["rows"][0]["id"].as_i64() < first["rows"][49]["id"].as_i64());
    assert_eq!(first["rows"][0]["customer"], "赵*");
    let none = world
        .desk
        .ok("orders.list", json!({ "states": ["settled"], "from": "2026-11-23", "to": "2026-11-23" }))
        .await;
    assert_eq!(none["rows"], json!([]));
    assert_eq!(world.desk.ok("orders.in_shop", json!({})).await.as_array().unwrap().len(), 53);
}

/// The order is settled and the car leaves.
async fn leave(world: &World, order: i64) {
    world
        .desk
        .core
        .in_house(async |cx| {
            let now = cx.now;
            sqlx::query("UPDATE repair_orders SET state = 'delivered', settled_at = ?1, delivered_at = ?1 WHERE id = ?2")
                .bind(now)
                .bind(order)
                .execute(cx.db())
                .await?;
            Ok(())
        })
        .await
        .unwrap();
}
