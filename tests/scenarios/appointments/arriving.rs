//! The booked car comes, or does not.

use serde_json::json;
use servicelane_core::clockwork;

use super::world::{World, id};

const TODAY: &str = "2026-11-23T10:00:00+08:00";

#[tokio::test]
async fn a_visit_takes_over_its_own_appointment_only() {
    let world = World::new().await;
    let booked = world.book(1, TODAY, 60).await;
    let tomorrow = world.book(2, "2026-11-24T10:00:00+08:00", 60).await;
    let of = world.desk.ok("appointments.of_vehicle", json!({ "vehicle_id": 1 })).await;
    assert_eq!((&of["today"]["number"], &of["next"]), (&booked["number"], &json!(null)));
    let of = world.desk.ok("appointments.of_vehicle", json!({ "vehicle_id": 2 })).await;
    assert_eq!((&of["today"], &of["next"]["number"]), (&json!(null), &tomorrow["number"]));

    let refused =
        async |car: i64, of| world.desk.refused("reception.open_visit", world.arrival(car, of)).await;
    assert_eq!(refused(2, &booked).await, ["appointments.another_car"]);
    assert_eq!(refused(2, &tomorrow).await, ["appointments.not_today"]);
    let nobodys = json!({ "id": 99 });
    assert_eq!(refused(3, &nobodys).await, ["appointments.unknown"]);
    let visit = world.desk.ok("reception.open_visit", world.arrival(1, &booked)).await;
    assert_eq!(refused(3, &booked).await, ["appointments.another_car", "appointments.over"]);
    let page = world.desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!(page["visit"]["channel"], "appointment");
    assert_eq!(page["visit"]["appointment_number"], booked["number"]);
    world.proven().await;

    // Opened by mistake: the car is awaited again, with its filter.
    let form = json!({ "id": visit["id"], "version": visit["version"], "reason": "点错了车" });
    world.desk.ok("reception.cancel_visit", form).await;
    assert_eq!(world.card(&booked).await["appointment"]["state"], "booked");
    assert_eq!(world.stock().await, ["1.000", "1.000", "0.000"]);
    world.proven().await;
    let visit = world.desk.ok("reception.open_visit", world.arrival(1, &booked)).await;
    // Sent away at the door: nothing is kept back for a car that left.
    let form = json!({
        "id": visit["id"], "version": visit["version"],
        "intake": { "mileage": 30_000, "customer_words": "不修了", "acceptance": "refused", "acceptance_reason": "非本品牌故障" },
    });
    world.desk.ok("reception.change_visit", form).await;
    assert_eq!(world.card(&tomorrow).await["parts"][0]["held"], "1.000");
    world.proven().await;
}

#[tokio::test]
async fn the_order_proposes_what_was_booked() {
    let world = World::new().await;
    let booked = world.book(1, TODAY, 60).await;
    let visit = id(&world.desk.ok("reception.open_visit", world.arrival(1, &booked)).await);
    // Something besides; what was booked comes first, once.
    let fee = json!([{ "kind": "fee", "name": "救援费", "unit_price": "100", "payer": "customer" }]);
    let order = world.open_order(visit, fee).await;
    assert_eq!(order["lines"].as_array().unwrap().len(), 3);
    let order = id(&order);
    let second = world.open_order(visit, json!([])).await;
    assert_eq!(second["lines"], json!([]));
    let page = world.page(order).await;
    let names: Vec<&str> =
        page["lines"].as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["基础保养", "机油格", "救援费"]);
    assert_eq!(page["order"]["appointment_id"], booked["id"]);
    assert_eq!(world.page(id(&second)).await["order"]["appointment_id"], json!(null));

    // The customer will not have the filter after all: it is free.
    let filter = &page["lines"][1];
    let form = json!({ "order_id": order, "lines": [filter["id"]], "reason": "下次再换" });
    world.desk.ok("orders.decline", form).await;
    assert_eq!(world.stock().await, ["1.000", "0.000", "1.000"]);
    world.proven().await;
}

#[tokio::test]
async fn a_line_removed_or_an_order_given_up_frees_the_part() {
    let world = World::new().await;
    for given_up in [true, false] {
        let booked = world.book(1, TODAY, 60).await;
        let visit = id(&world.desk.ok("reception.open_visit", world.arrival(1, &booked)).await);
        let order = id(&world.open_order(visit, json!([])).await);
        let page = world.page(order).await;
        assert_eq!(world.stock().await, ["1.000", "1.000", "0.000"]);
        if given_up {
            let form = json!({ "order_id": order, "version": page["order"]["version"], "reason": "改天" });
            world.desk.ok("orders.cancel", form).await;
        } else {
            let line = &page["lines"][1];
            world
                .desk
                .ok("orders.remove_line", json!({ "line_id": line["id"], "version": line["version"] }))
                .await;
        }
        assert_eq!(world.stock().await, ["1.000", "0.000", "1.000"], "given up: {given_up}");
        world.proven().await;
        if given_up {
            let visit = world.desk.ok("reception.visit", json!({ "id": visit })).await["visit"].clone();
            let form = json!({ "id": visit["id"], "version": visit["version"], "reason": "客户走了" });
            world.desk.ok("reception.cancel_visit", form).await;
            assert_eq!(world.card(&booked).await["appointment"]["state"], "arrived", "he was here");
        }
    }
}

#[tokio::test]
async fn what_is_no_longer_offered_is_told_of() {
    let mut world = World::new().await;
    let booked = world.book(1, "2026-11-24T10:00:00+08:00", 60).await;
    let package = world.desk.ok("catalogue.packages", json!({})).await[0].clone();
    let form = json!({
        "id": world.package, "version": package["version"], "code": "TC-BY", "name": "基础保养套餐",
        "active": false, "lines": [{ "operation_id": world.oil_change }],
    });
    world.by("boss", "catalogue.change_package", form).await;
    world.desk.later(24 * 60);
    world.desk.sit("sa").await;
    let visit = id(&world.desk.ok("reception.open_visit", world.arrival(1, &booked)).await);
    let order = id(&world.open_order(visit, json!([])).await);
    let page = world.page(order).await;
    assert_eq!(page["lines"], json!([]));
    assert_eq!(
        (&page["notes"][0]["code"], &page["notes"][0]["text"]),
        (&json!("booked_not_offered"), &json!("基础保养套餐"))
    );
    assert_eq!(world.stock().await, ["1.000", "0.000", "1.000"]);
    world.proven().await;
}

#[tokio::test]
async fn nobody_came() {
    let world = World::new().await;
    let morning = world.book(1, TODAY, 60).await;
    let evening = world.book(2, "2026-11-23T16:00:00+08:00", 60).await;
    let early = world.now(&morning, json!({})).await;
    assert_eq!(world.desk.refused("appointments.miss", early).await, ["appointments.not_yet"]);
    world.desk.later(70);
    let mut world = world;
    world.desk.sit("sa").await;
    world.desk.ok("appointments.miss", world.now(&morning, json!({})).await).await;
    assert_eq!(world.card(&evening).await["parts"][0]["held"], "1.000");
    let of = world.desk.ok("appointments.of_vehicle", json!({ "vehicle_id": 1 })).await;
    assert_eq!((&of["missed"], &of["today"]), (&json!(1), &json!(null)));

    // The evening's car does not come either, and nobody says so: the house does, at night, once.
    clockwork::tick(&world.desk.core).await.unwrap();
    assert_eq!(world.card(&evening).await["appointment"]["state"], "booked");
    world.desk.later(15 * 60);
    clockwork::tick(&world.desk.core).await.unwrap();
    clockwork::tick(&world.desk.core).await.unwrap();
    world.desk.sit("sa").await;
    assert_eq!(world.card(&evening).await["appointment"]["state"], "missed");
    assert_eq!(world.stock().await, ["1.000", "0.000", "1.000"]);
    world.desk.sit("boss").await;
    let trail = world
        .desk
        .ok("audit.trail", json!({ "subject_kind": "appointment", "subject_id": evening["id"] }))
        .await;
    assert_eq!(
        (&trail["rows"][0]["command"], &trail["rows"][0]["staff_id"]),
        (&json!("appointments.miss"), &json!(0)),
        "{trail}"
    );
    world.proven().await;
}

#[tokio::test]
async fn a_wash_needs_no_visit() {
    let world = World::new().await;
    let mut form = world.booking(1, TODAY, 30);
    form["kind"] = json!("wash");
    form["words"] = json!("");
    form["lines"] = json!([]);
    form["time"]["bay_id"] = json!(world.wash_bay);
    form["channel"] = json!("social");
    let wash = world.desk.ok("appointments.book", form).await;
    let other = world.book(2, TODAY, 60).await;
    let arrive = world.now(&other, json!({})).await;
    assert_eq!(world.desk.refused("appointments.arrive", arrive).await, ["appointments.arrives_with_visit"]);
    let done = world.desk.ok("appointments.arrive", world.now(&wash, json!({})).await).await;
    assert_eq!(done["state"], "arrived");
    world.proven().await;
}
