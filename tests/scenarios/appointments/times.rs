//! A time is promised once: to one car per technician and bay, and it is confirmed in time.

use serde_json::{Value, json};

use super::world::{World, id};

const NINE: &str = "2026-11-24T09:00:00+08:00";

fn at(form: &Value, technician: i64, bay: i64) -> Value {
    let mut form = form.clone();
    form["time"]["technician_id"] = json!(technician);
    form["time"]["bay_id"] = json!(bay);
    form
}

#[tokio::test]
async fn nobody_is_promised_twice() {
    let world = World::new().await;
    let first =
        world.desk.ok("appointments.book", at(&world.booking(1, NINE, 60), world.zhang, world.lift)).await;
    let same = at(&world.booking(2, "2026-11-24T09:30:00+08:00", 60), world.zhang, world.lift);
    let refusals = world.desk.refusals("appointments.book", same).await;
    let codes: Vec<&str> = refusals.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["appointments.technician_taken", "appointments.bay_taken"]);
    assert_eq!(refusals[0].field.as_deref(), Some("time.technician_id"));
    assert_eq!(refusals[0].params["name"], "张师傅");
    // The other two are free; then nobody is.
    world
        .desk
        .ok("appointments.book", at(&world.booking(2, "2026-11-24T09:30:00+08:00", 60), world.li, world.pit))
        .await;
    assert_eq!(
        world.desk.refused("appointments.book", world.booking(3, NINE, 60)).await,
        ["appointments.full"]
    );
    world
        .desk
        .ok(
            "appointments.book",
            at(&world.booking(3, "2026-11-24T10:30:00+08:00", 60), world.zhang, world.lift),
        )
        .await;
    // The same car twice at the same time is the same booking.
    assert_eq!(
        world.desk.refused("appointments.book", world.booking(1, "2026-11-24T09:55:00+08:00", 30)).await,
        ["appointments.full", "appointments.car_booked"]
    );

    let slots = world
        .desk
        .ok("appointments.slots", json!({ "day": "2026-11-24", "kind": "maintenance", "minutes": 60 }))
        .await;
    let slot = |time: &str| {
        let slots = slots["slots"].as_array().unwrap();
        slots.iter().find(|one| one["starts_at"] == time).unwrap().clone()
    };
    let nine = slot("2026-11-24T01:00:00.000Z");
    assert_eq!((&nine["full"], &nine["technicians"]), (&json!(true), &json!([])));
    let ten = slot("2026-11-24T02:00:00.000Z");
    assert_eq!(ten["full"], true, "one until half past, the other from then on");
    let noon = slot("2026-11-24T04:00:00.000Z");
    assert_eq!(
        (&noon["technicians"], &noon["bays"]),
        (&json!([world.zhang, world.li]), &json!([world.lift, world.pit]))
    );

    // A cancelled time is free again; a bay of another kind is none.
    world.desk.ok("appointments.cancel", world.now(&first, json!({ "reason": "不来了" })).await).await;
    world.desk.ok("appointments.book", at(&world.booking(1, NINE, 60), world.zhang, world.lift)).await;
    let wrong = at(&world.booking(2, "2026-11-25T09:00:00+08:00", 60), 99, world.wash_bay);
    assert_eq!(
        world.desk.refused("appointments.book", wrong).await,
        ["appointments.not_a_technician", "appointments.wrong_bay"]
    );
    world.proven().await;
}

#[tokio::test]
async fn the_workshops_own_plan_counts() {
    let mut world = World::new().await;
    let visit = world.walk_in(1).await;
    let line = json!([{ "kind": "labour", "operation_id": world.oil_change, "payer": "customer" }]);
    let order = world.open_order(visit, line).await;
    world.consent(id(&order)).await;
    let dispatch = json!({ "order_id": order["id"], "lines": [{
        "line_id": order["lines"][0], "technicians": [{ "technician_id": world.zhang, "share": "1" }], "bay_id": world.lift,
        "planned_start": "2026-11-23T10:00:00+08:00", "planned_finish": "2026-11-23T12:00:00+08:00",
    }]});
    world.by("boss", "workshop.dispatch", dispatch).await;
    let booking = world.booking(2, "2026-11-23T11:00:00+08:00", 60);
    assert_eq!(
        world.desk.refused("appointments.book", at(&booking, world.zhang, world.pit)).await,
        ["appointments.technician_taken"]
    );
    world.desk.ok("appointments.book", at(&booking, world.li, world.pit)).await;
    let day = world.desk.ok("appointments.day", json!({})).await;
    assert_eq!(
        (&day["jobs"][0]["plate"], &day["rows"][0]["plate"]),
        (&json!("粤B11111"), &json!("粤B·22222"))
    );
    assert_eq!(
        day["week"][0],
        json!({ "day": "2026-11-23", "cars": 1, "unconfirmed": 1, "short": 0, "missed": 0 })
    );
    world.proven().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_at_once() {
    let world = World::new().await;
    let mut form = world.booking(99, "2026-11-23T08:00:00+08:00", 60);
    form["words"] = json!("");
    form["lines"] = json!([]);
    assert_eq!(
        world.desk.refused("appointments.book", form).await,
        ["customers.unknown", "vehicles.unknown", "appointments.words_needed", "appointments.in_the_past"]
    );
    for (when, minutes, code) in [
        ("2026-11-24T17:00:00+08:00", 60, "appointments.outside_hours"),
        ("2026-11-24T08:00:00+08:00", 60, "appointments.outside_hours"),
        ("2027-11-24T09:00:00+08:00", 60, "appointments.too_far"),
        ("2026-11-24T09:00:00+08:00", 0, "appointments.length_range"),
    ] {
        assert_eq!(
            world.desk.refused("appointments.book", world.booking(1, when, minutes)).await,
            [code],
            "{when}"
        );
    }
}

#[tokio::test]
async fn confirmed_within_one_working_day() {
    let mut world = World::new().await;
    let booked = world.book(1, "2026-11-26T09:00:00+08:00", 60).await;
    let at_once = {
        let mut form = world.booking(2, "2026-11-26T13:00:00+08:00", 60);
        form["confirmed_how"] = json!("phone");
        world.desk.ok("appointments.book", form).await
    };
    assert_eq!((&booked["state"], &at_once["state"]), (&json!("booked"), &json!("confirmed")));
    assert_eq!(world.card(&booked).await["appointment"]["confirm_by"], "2026-11-24T01:00:00.000Z");
    let count = async |world: &World, show: &str| {
        let form = json!({ "from": "2026-11-01", "until": "2026-12-31", "show": show });
        world.desk.ok("appointments.list", form).await["rows"].as_array().unwrap().len()
    };
    assert_eq!((count(&world, "unconfirmed").await, count(&world, "late").await), (1, 0));
    world.desk.later(24 * 60 + 1);
    world.desk.sit("sa").await;
    assert_eq!(count(&world, "late").await, 1);
    let day = world.desk.ok("appointments.day", json!({ "day": "2026-11-26" })).await;
    assert_eq!((&day["unconfirmed"], &day["late"]), (&json!(1), &json!(1)));
    let form = world.now(&booked, json!({ "how": "sms" })).await;
    world.desk.ok("appointments.confirm", form).await;
    assert_eq!(
        (count(&world, "unconfirmed").await, count(&world, "late").await),
        (0, 1),
        "late all the same"
    );
    let again = world.now(&booked, json!({ "how": "sms" })).await;
    assert_eq!(world.desk.refused("appointments.confirm", again).await, ["appointments.over"]);

    // Another bay is the house's affair; another time asks again.
    let time = json!({ "starts_at": "2026-11-26T09:00:00+08:00", "minutes": 60, "bay_id": world.pit });
    let moved =
        world.desk.ok("appointments.reschedule", world.now(&booked, json!({ "time": time })).await).await;
    assert_eq!(moved["state"], "confirmed");
    let time = json!({ "starts_at": "2026-11-27T09:00:00+08:00", "minutes": 60, "bay_id": world.pit });
    let moved =
        world.desk.ok("appointments.reschedule", world.now(&booked, json!({ "time": time })).await).await;
    assert_eq!(moved["state"], "booked");
    let card = world.card(&booked).await;
    assert_eq!((card["moves"].as_array().unwrap().len(), &card["appointment"]["late"]), (1, &json!(false)));
    world.proven().await;
}

#[tokio::test]
async fn who_may_book() {
    let mut world = World::new().await;
    let booked = world.book(1, NINE, 60).await;
    world.desk.sit("store").await;
    assert_eq!(
        world.desk.refused("appointments.book", world.booking(2, NINE, 60)).await,
        ["access.forbidden"]
    );
    let seen = world.card(&booked).await;
    assert_eq!(
        (&seen["appointment"]["customer"], &seen["appointment"]["phone"]),
        (&json!("赵*"), &json!("138****1234"))
    );
    world.desk.sit("sa").await;
    assert_eq!(world.card(&booked).await["appointment"]["customer"], "赵大明");
    // Two files become one: the booking follows.
    let merge =
        json!({ "keep_id": 2, "gone_id": 1, "keep_version": 1, "gone_version": 1, "reason": "同一个人" });
    world.desk.ok("customers.merge", merge).await;
    assert_eq!(world.card(&booked).await["appointment"]["customer"], "钱小红");
    world.proven().await;
}

#[tokio::test]
async fn a_question_leads_to_a_booking() {
    let world = World::new().await;
    let ask = json!({ "channel": "wechat", "topic": "care", "question": "保养要多久？周二上午行吗？", "vehicle_id": 1 });
    let asked = world.desk.ok("enquiries.record", ask.clone()).await;
    let mut form = world.booking(1, "2026-11-24T10:00:00+08:00", 60);
    form["enquiry_id"] = asked["id"].clone();
    // It was another car that was asked about.
    let mut other = form.clone();
    (other["vehicle_id"], other["customer_id"]) = (json!(2), json!(2));
    assert_eq!(world.desk.refused("appointments.book", other).await, ["enquiries.car_not_asked"]);
    let booked = world.desk.ok("appointments.book", form.clone()).await;
    let card = world.desk.ok("enquiries.card", json!({ "id": asked["id"] })).await;
    assert_eq!(
        (&card["led_to"], &card["enquiry"]["became_kind"]),
        (&booked["number"], &json!("appointment"))
    );
    // The booking is the answer.
    assert_eq!(card["enquiry"]["state"], "answered");
    form["time"]["starts_at"] = json!("2026-11-24T14:00:00+08:00");
    assert_eq!(world.desk.refused("appointments.book", form.clone()).await, ["enquiries.taken_up"]);
    // Called off, the question may lead to another time.
    let off = json!({ "id": booked["id"], "version": 1, "reason": "改天" });
    world.desk.ok("appointments.cancel", off).await;
    let again = world.desk.ok("appointments.book", form).await;
    let card = world.desk.ok("enquiries.card", json!({ "id": asked["id"] })).await;
    assert_eq!(card["led_to"], again["number"]);

    // Found by its number, as people type it, and given to the customer on paper.
    for text in [again["number"].as_str().unwrap().to_owned(), "yy20261123-0002".into(), "YY20261123".into()]
    {
        let hits = world.desk.ok("search.find", json!({ "text": text })).await;
        assert!(
            hits.as_array().unwrap().iter().any(|hit| {
                hit["kind"] == "appointment" && hit["id"] == again["id"] && hit["state"] == "booked"
            }),
            "{text} finds {hits}"
        );
    }
    let paper = json!({ "form": "booking", "subject_id": again["id"], "paper": "continuous", "copies": [] });
    assert!(world.desk.ok("papers.print", paper).await["base64"].as_str().unwrap().len() > 1000);
}
