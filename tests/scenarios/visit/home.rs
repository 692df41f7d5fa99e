//! A cash maintenance: in, agreed, repaired, paid, home; every paper of the way.

use serde_json::json;

use super::world::World;

#[tokio::test]
async fn a_car_comes_in_is_serviced_and_goes_home() {
    story(World::new().await).await;
}

pub async fn story(mut world: World) {
    let order = world.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;

    // Nothing is settled before the inspection, nothing leaves before the settlement.
    world.sit_as("cashier").await;
    let early = json!({ "order_id": order.id, "payer": "customer", "discount": "0" });
    let codes = world.desk.refused("settlement.settle", early).await;
    assert_eq!(codes[0], "settlement.not_inspected");
    world.sit(super::world::ADVISOR).await;
    let page = world.desk.ok("handover.page", json!({ "visit_id": world.visit })).await;
    assert_eq!(page["obstacles"][0]["code"], "handover.not_settled");

    world.work_off(&order).await;
    let settled = world.settle(&order, "customer", "wechat").await;
    // The basic maintenance with six litres of oil costs 1,334 yuan (PRO-06).
    assert_eq!((&settled["gross"], &settled["order_settled"]), (&json!("1334.00"), &json!(true)));

    world.sit(super::world::ADVISOR).await;
    world.desk.ok("handover.notify", json!({ "visit_id": world.visit, "how": "phone" })).await;
    let page = world.desk.ok("handover.page", json!({ "visit_id": world.visit })).await;
    assert_eq!(page["obstacles"], json!([]));
    assert!(page["next_service_km"].is_i64(), "a maintenance dates the next one: {page}");
    let mut form = world.goodbye().await;
    form["appearance"] = json!("objected");
    form["mileage_out"] = json!(1);
    let codes = world.desk.refused("handover.deliver", form).await;
    assert_eq!(codes, ["handover.mileage", "handover.objection_needed"]);
    let mut form = world.goodbye().await;
    form["objection"] = json!("左前门有划痕");
    form["remedy"] = json!("当场抛光");
    assert_eq!(
        world.desk.refused("handover.deliver", form).await,
        ["handover.objection_to_nothing"],
        "nothing is objected to"
    );
    let gone = world.desk.ok("handover.deliver", world.goodbye().await).await;
    assert_eq!(world.desk.ok("handover.objections", json!({})).await, json!([]));
    assert!(gone["pass_number"].as_str().unwrap().starts_with("CM20261123-"));
    let again = world.desk.refused("handover.deliver", world.goodbye().await).await;
    assert_eq!(again[0], "handover.already_left");

    // From today the guarantee runs, and the car knows when to come again.
    let running = world.number("SELECT count(*) FROM guarantees WHERE from_day = '2026-11-23'").await;
    assert!(running > 0);
    let order_id = order.id;
    world.sit_as("manager").await;
    let slip = world.number("SELECT max(id) FROM inspections").await;
    for (form, subject) in [
        ("walk_around", world.visit),
        ("entrustment", order_id),
        ("job_sheet", order_id),
        ("pick_list", order_id),
        ("inspection", slip),
        ("certificate", order_id),
        ("settlement", settled["id"].as_i64().unwrap()),
        ("handover", world.visit),
        ("exit_pass", world.visit),
    ] {
        world.prints(form, subject).await;
    }
    world.is_sound().await;
}

#[tokio::test]
async fn an_objection_stays_open_until_something_was_done_about_it() {
    let mut world = World::new().await;
    let order = world.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;
    world.work_off(&order).await;
    world.settle(&order, "customer", "wechat").await;
    world.sit(super::world::ADVISOR).await;
    let mut form = world.goodbye().await;
    form["result"] = json!("objected");
    form["objection"] = json!("怠速仍有抖动");
    world.desk.ok("handover.deliver", form).await;

    let open = world.desk.ok("handover.objections", json!({})).await;
    assert_eq!((&open[0]["objection"], open.as_array().unwrap().len()), (&json!("怠速仍有抖动"), 1));
    let done = |text: &str| json!({ "visit_id": world.visit, "remedy": text });
    assert_eq!(world.desk.refused("handover.remedy", done(" ")).await, ["handover.remedy_needed"]);
    world.desk.later(5);
    world.desk.ok("handover.remedy", done("清洗节气门，客户试车满意")).await;
    assert_eq!(world.desk.ok("handover.objections", json!({})).await, json!([]));
    let page = world.desk.ok("handover.page", json!({ "visit_id": world.visit })).await;
    let record = &page["handover"];
    assert_eq!((&record["result"], &record["appearance"]), (&json!("objected"), &json!("accepted")));
    assert!(record["remedied_by"].is_string() && record["remedied_at"].is_string(), "{record}");
    // Somebody else comes too late to record another end of it.
    assert_eq!(world.desk.refused("handover.remedy", done("又一次")).await, ["handover.no_open_objection"]);
}
