//! More is found than was agreed to: part of it the customer wants, part of it next time.

use serde_json::json;

use super::world::{ADVISOR, World};

#[tokio::test]
async fn the_pads_today_the_filter_next_time() {
    story(World::new().await).await;
}

pub async fn story(mut world: World) {
    let order = world.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;
    world.fetch_parts(&order).await;
    let (technician, jobs) = world.dispatch(&order).await;
    world.sit(&technician).await;
    world.desk.ok("workshop.start", json!({ "assignment_id": jobs[0] })).await;
    world.desk.later(14);
    let finding = json!({
        "order_id": order.id, "text": "前制动片剩余3毫米，空调滤清器发黑",
        "lines": [
            world.labour("ZX021", "customer").await,
            world.part("31127480", 1, "customer").await,
            world.labour("BY009", "customer").await,
            world.part("12155086", 1, "customer").await,
        ],
    });
    let added = world.desk.ok("workshop.add_finding", finding).await["lines"].clone();
    let added = added.as_array().unwrap();

    // Nobody works on it, picks for it or finishes the car around it before the customer spoke.
    world.sit_as("group_leader").await;
    let now = world.desk.clock.now();
    let me = world.somebody("technician").await.0;
    let eager = json!({ "order_id": order.id, "lines": [{
        "line_id": added[0], "technicians": [{ "technician_id": me, "share": "1" }],
        "planned_start": now, "planned_finish": now.plus_minutes(30),
    }] });
    assert_eq!(world.desk.refused("workshop.dispatch", eager).await, ["workshop.line_not_consented"]);
    world.sit_as("parts_clerk").await;
    let eager =
        json!({ "order_id": order.id, "taken_by": me, "lines": [{ "line_id": added[1], "quantity": "1" }] });
    assert_eq!(world.desk.refused("orders.issue_parts", eager).await, ["parts.line_not_consented"]);
    let board = world.desk.ok("workshop.board", json!({})).await;
    let ours = |car: &&serde_json::Value| car["order_id"] == order.id;
    assert_eq!(board["cars"].as_array().unwrap().iter().find(ours).unwrap()["proposed"], 4);

    // By telephone: the pads yes, the filter next time.
    world.sit(ADVISOR).await;
    let told = world.consent_to(&order, added[..2].to_vec(), "phone").await;
    assert_eq!(told, "942.00", "0.9 hours and the pads");
    let no = json!({ "order_id": order.id, "lines": added[2..].to_vec(), "reason": "下次保养一起换" });
    world.desk.ok("orders.decline", no).await;
    let page = world.page(&order).await;
    let sheet = &page["consents"].as_array().unwrap().iter().find(|one| one["round"] == 1).unwrap().clone();
    assert!(sheet["number"].as_str().unwrap().starts_with("ZX20261123-"), "{sheet}");

    world.sit(&technician).await;
    world.desk.ok("workshop.finish", json!({ "assignment_id": jobs[0] })).await;
    assert_eq!(world.state(&order).await, "in_work", "the pads are still to do");
    world.work_off(&order).await;
    let settled = world.settle(&order, "customer", "cash").await;
    assert_eq!(settled["gross"], "2276.00", "1,334 and 942; the filter is nobody's");
    world.send_home().await;
    world.prints("add_on", sheet["id"].as_i64().unwrap()).await;

    // At the next visit the filter is offered again.
    world.desk.later(60 * 24 * 60);
    world.sit(ADVISOR).await;
    let car = page["order"]["vehicle_id"].clone();
    let again = world.desk.ok("orders.declined_of_vehicle", json!({ "vehicle_id": car })).await;
    let names: Vec<_> = again.as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"更换空调滤清器") && names.contains(&"空调滤清器（活性炭）"), "{again}");
    world.is_sound().await;
}
