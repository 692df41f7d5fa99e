//! A car that broke down on the road: fetched, repaired and taken home; it was in the house since it was
//! brought in, not since somebody called.

use serde_json::{Value, json};

use super::world::{ADVISOR, World};

#[tokio::test]
async fn a_car_that_was_fetched_counts_in_the_house_since_it_came() {
    let mut world = World::new().await;
    let car = world
        .number(
            "SELECT min(v.id) FROM vehicles v WHERE NOT EXISTS
             (SELECT 1 FROM visits t WHERE t.vehicle_id = v.id AND t.state = 'open')",
        )
        .await;
    let mileage = world.number("SELECT max(mileage) + 2400 FROM vehicles").await;
    let intake = json!({ "channel": "rescue", "mileage": mileage, "customer_words": "半路熄火，打不着" });
    let visit = world.desk.ok("reception.open_visit", json!({ "vehicle_id": car, "intake": intake })).await;
    world.visit = visit["id"].as_i64().unwrap();
    let technician = world.somebody("technician").await.0;
    let plan = json!({ "visit_id": world.visit, "place": "沪宁高速 68 公里处", "technician_id": technician });
    world.desk.ok("reception.plan_callout", plan).await;
    for (version, step, result) in
        [(1, "departed", json!(null)), (2, "there", json!(null)), (3, "finished", json!("brought_in"))]
    {
        world.desk.later(30);
        world.sit(ADVISOR).await;
        let told = json!({ "visit_id": world.visit, "version": version, "step": step, "result": result });
        world.desk.ok("reception.advance_callout", told).await;
    }
    let came = world.desk.clock.now();
    let order = world.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;

    assert_eq!(world.page(&order).await["order"]["arrived_at"], json!(came));
    let board = world.desk.ok("workshop.board", json!({})).await;
    let mut cars = board["cars"].as_array().unwrap().iter();
    let card = cars.find(|one| one["order_id"] == json!(order.id)).unwrap();
    assert_eq!((&card["arrived_at"], &card["whereabouts"]), (&json!(came), &json!("here")));

    world.work_off(&order).await;
    world.settle(&order, "customer", "wechat").await;
    world.desk.later(75);
    world.send_home().await;
    let here = world.desk.clock.now().minutes_since(came);

    world.sit_as("manager").await;
    let today = json!({ "from": "2026-11-23", "until": "2026-11-23" });
    let asked = json!({ "report": "delivery", "period": today, "column": "hours_in_shop" });
    let behind = world.desk.ok("reports.behind", asked).await;
    let records = behind["parts"][0]["records"].as_array().unwrap();
    let stayed: Vec<&Value> = records.iter().filter(|one| one["id"] == json!(order.id)).collect();
    let thousandths = here * 1000 / 60;
    let hours = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    assert_eq!((stayed.len(), &stayed[0]["amount"]["value"]), (1, &json!(hours)));
    world.is_sound().await;
}
