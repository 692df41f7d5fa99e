//! What a booked car needs is kept back for it, and for nobody else (APT-03).

use serde_json::json;

use super::world::{World, id};

const TOMORROW: &str = "2026-11-24T10:00:00+08:00";

#[tokio::test]
async fn the_last_filter_waits_for_the_booked_car() {
    let world = World::new().await;
    let booked = world.book(1, TOMORROW, 90).await;
    assert!(booked["number"].as_str().unwrap().starts_with("YY20261123-"));
    assert_eq!(world.stock().await, ["1.000", "1.000", "0.000"]);
    let card = world.card(&booked).await;
    assert_eq!((&card["parts"][0]["held"], &card["appointment"]["short"]), (&json!("1.000"), &json!(0)));
    let row = world.desk.ok("parts.card", json!({ "id": world.filter })).await;
    assert_eq!(row["reservations"][0]["origin_label"], booked["number"]);
    let leads = world.desk.ok("storeroom.promised_to", json!({ "part_id": world.filter })).await;
    assert_eq!(leads[0]["reservation_id"], row["reservations"][0]["id"]);
    assert_eq!((&leads[0]["kind"], &leads[0]["id"]), (&json!("appointment"), &booked["id"]));

    // Another car comes without a word and wants the same: it gets none.
    let visit = world.walk_in(2).await;
    let order = id(&world
        .open_order(visit, json!([{ "kind": "part", "part_id": world.filter, "payer": "customer" }]))
        .await);
    world.consent(order).await;
    let page = world.page(order).await;
    assert_eq!((&page["lines"][0]["reserved"], &page["order"]["hold"]), (&json!("0.000"), &json!("parts")));
    // Nor does anybody at the counter.
    let mut world = world;
    world.desk.sit("store").await;
    let sale = json!({ "buyer": "散客", "lines": [{ "part_id": world.filter, "quantity": "1" }] });
    assert_eq!(world.desk.refused("sales.open", sale).await, ["sales.not_free"]);
    world.desk.sit("sa").await;

    // It comes, the visit takes it over, the order proposes it, and the filter goes along.
    world.desk.later(24 * 60);
    world.desk.sit("sa").await;
    let visit = id(&world.desk.ok("reception.open_visit", world.arrival(1, &booked)).await);
    assert_eq!(world.card(&booked).await["appointment"]["state"], "arrived");
    assert_eq!(world.stock().await, ["1.000", "1.000", "0.000"]);
    let taken_over = id(&world.open_order(visit, json!([])).await);
    let page = world.page(taken_over).await;
    assert_eq!(page["order"]["appointment_number"], booked["number"]);
    let lines = page["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 2, "labour and filter of the package: {lines:?}");
    assert_eq!((&lines[1]["state"], &lines[1]["reserved"]), (&json!("proposed"), &json!("1.000")));
    assert_eq!(world.page(order).await["lines"][0]["reserved"], "0.000", "the other still waits");
    world.proven().await;
    world.consent(taken_over).await;
    let page = world.page(taken_over).await;
    assert_eq!((&page["lines"][1]["reserved"], &page["order"]["hold"]), (&json!("1.000"), &json!(null)));
    world.proven().await;
}

#[tokio::test]
async fn who_does_not_come_frees_it_for_who_waits() {
    let mut world = World::new().await;
    let first = world.book(1, TOMORROW, 60).await;
    let visit = world.walk_in(2).await;
    let order = id(&world
        .open_order(visit, json!([{ "kind": "part", "part_id": world.filter, "payer": "customer" }]))
        .await);
    world.consent(order).await;
    assert_eq!(world.page(order).await["order"]["hold"], "parts");
    assert_eq!(
        world.desk.refused("appointments.cancel", world.now(&first, json!({ "reason": " " })).await).await,
        ["text.required"]
    );
    let cancel = world.now(&first, json!({ "reason": "出差，改天再约" })).await;
    world.desk.ok("appointments.cancel", cancel.clone()).await;
    assert_eq!(world.page(order).await["order"]["hold"], json!(null), "the car in the shop goes on");
    assert_eq!(world.desk.refused("appointments.cancel", cancel).await, ["record.stale"]);
    let again = world.now(&first, json!({ "reason": "再取消一次" })).await;
    assert_eq!(world.desk.refused("appointments.cancel", again).await, ["appointments.over"]);
    world.proven().await;

    // A delivery serves the car that is here before the one that is booked, whoever asked first.
    let later = world.book(3, "2026-11-25T10:00:00+08:00", 60).await;
    assert_eq!(world.card(&later).await["appointment"]["short"], 1);
    world.desk.later(30);
    world.desk.sit("sa").await;
    let visit = world.walk_in(1).await;
    let here = id(&world
        .open_order(visit, json!([{ "kind": "part", "part_id": world.filter, "payer": "customer" }]))
        .await);
    world.consent(here).await;
    world.deliver("1").await;
    assert_eq!(world.page(here).await["lines"][0]["reserved"], "1.000");
    assert_eq!(world.card(&later).await["appointment"]["short"], 1);
    // The next one is for the booked car, and whoever looks after it hears of it.
    world.deliver("1").await;
    assert_eq!(world.card(&later).await["parts"][0]["held"], "1.000");
    let told = world.desk.ok("notices.mine", json!({})).await;
    let told = told.as_array().unwrap().iter().find(|one| one["about_kind"] == "appointment").unwrap();
    assert_eq!((&told["code"], &told["label"]), (&json!("booked_parts_complete"), &json!("粤B·33333")));
    world.proven().await;
}

#[tokio::test]
async fn what_is_missing_becomes_demand() {
    let mut world = World::new().await;
    world.book(1, TOMORROW, 60).await;
    let lines = json!([{ "package_id": world.package }]);
    let prepared =
        world.desk.ok("appointments.prepare", json!({ "kind": "maintenance", "lines": lines })).await;
    assert_eq!((&prepared["minutes"], &prepared["short"]), (&json!(90), &json!(1)), "{prepared}");
    assert_eq!(prepared["parts"][0]["short"], "1.000");

    let booked = world.book(2, "2026-11-26T10:00:00+08:00", 60).await;
    let card = world.card(&booked).await;
    assert_eq!((&card["appointment"]["short"], &card["parts"][0]["held"]), (&json!(1), &json!("0.000")));
    let today = world.desk.ok("appointments.today", json!({})).await;
    assert_eq!(today["short"][0]["number"], booked["number"]);

    let waiting = world.by("store", "parts.waiting", json!({})).await;
    assert_eq!(waiting["rows"][0]["origin_label"], booked["number"]);
    assert_eq!(waiting["rows"][0]["needed_day"], "2026-11-26");
    let suggested = world.by("store", "purchasing.suggest", json!({})).await;
    assert_eq!(
        (&suggested[0]["suggested"], &suggested[0]["needed_day"]),
        (&json!("1.000"), &json!("2026-11-26"))
    );

    // The supplier's promise is the customer's too.
    let line = json!({ "part_id": world.filter, "quantity": "1", "unit_cost": "20" });
    let form = json!({ "supplier_id": world.supplier, "promised_day": "2026-11-25", "lines": [line] });
    world.by("store", "purchasing.place", form).await;
    assert_eq!(world.card(&booked).await["appointment"]["expected_day"], "2026-11-25");
    // Another time: needed on another day.
    let moved =
        json!({ "time": { "starts_at": "2026-11-27T14:00:00+08:00", "minutes": 60 }, "reason": "等配件" });
    world.desk.ok("appointments.reschedule", world.now(&booked, moved).await).await;
    let waiting = world.by("store", "parts.waiting", json!({})).await;
    assert_eq!(waiting["rows"][0]["needed_day"], "2026-11-27");
    world.proven().await;
}

#[tokio::test]
async fn the_customer_rings_again() {
    let mut world = World::new().await;
    let booked = world.book(1, TOMORROW, 60).await;
    let other = world.book(2, "2026-11-24T13:00:00+08:00", 60).await;
    let wanted = |lines: serde_json::Value| json!({ "channel": "phone", "kind": "maintenance", "words": "再换一次", "lines": lines, "advisor_id": 2 });
    // The same filter, otherwise: it stays his, in one piece instead of a package.
    let form = world
        .now(
            &booked,
            wanted(
                json!([{ "part_id": world.filter, "quantity": "1" }, { "operation_id": world.oil_change }]),
            ),
        )
        .await;
    world.desk.ok("appointments.change", form).await;
    let card = world.card(&booked).await;
    assert_eq!((&card["parts"][0]["held"], card["lines"].as_array().unwrap().len()), (&json!("1.000"), 2));
    assert_eq!(world.card(&other).await["parts"][0]["held"], "0.000");
    world.proven().await;
    // None at all: the next one has it.
    let form = world.now(&booked, wanted(json!([{ "operation_id": world.oil_change }]))).await;
    world.desk.ok("appointments.change", form).await;
    assert_eq!(world.card(&other).await["parts"][0]["held"], "1.000");
    world.proven().await;
    // All at once what is wrong.
    let form = world.now(&booked, wanted(json!([
        {}, { "operation_id": 99 }, { "part_id": 99 }, { "part_id": world.filter, "package_id": 1 },
        { "package_id": world.package, "quantity": "2" }, { "part_id": world.filter, "quantity": "0" },
    ]))).await;
    assert_eq!(
        world.desk.refused("appointments.change", form).await,
        [
            "appointments.one_of",
            "catalogue.unknown",
            "parts.unknown",
            "appointments.one_of",
            "appointments.quantity_of_parts",
            "orders.quantity_range",
        ]
    );
    // The shelf has less than the book: the booked car loses it, and its advisor hears of it.
    world
        .by(
            "boss",
            "parts.adjust",
            json!({ "part_id": world.filter, "on_hand": "1", "counted": "0", "reason": "破损" }),
        )
        .await;
    let told = world.desk.ok("notices.mine", json!({})).await;
    assert_eq!(told[0]["code"], "booked_parts_missing");
    world.proven().await;
}
