//! The time clock: start, pause, resume, finish.

use serde_json::json;

use super::world::World;

#[tokio::test]
async fn two_share_a_line_and_the_car_waits_for_a_part() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.gearbox]).await;
    let jobs = world.dispatch(order.id, order.lines[0], &[(world.zhang, "0.6"), (world.li, "0.4")]).await;
    world.desk.sit("zhang").await;
    world.desk.ok("workshop.start", json!({ "assignment_id": jobs[0] })).await;
    let twice = world.desk.refused("workshop.start", json!({ "assignment_id": jobs[0] })).await;
    assert_eq!(twice, ["workshop.job_not_in_state"]);
    let car = world.car(order.id).await;
    assert_eq!((&car["state"], &car["stage"]), (&json!("in_work"), &json!("working")));

    world.desk.later(14);
    let pause = json!({ "assignment_id": jobs[0], "reason": "parts", "note": "缺油封" });
    world.desk.ok("workshop.pause", pause.clone()).await;
    let car = world.car(order.id).await;
    assert_eq!((&car["stage"], &car["hold"]), (&json!("resting"), &json!("parts")));
    assert_eq!(car["waiting_for_parts_days"], 1);
    assert_eq!(world.desk.refused("workshop.pause", pause).await, ["workshop.job_not_in_state"]);

    // The other one can go on meanwhile: the car does not rest.
    world.desk.sit("li").await;
    world.desk.ok("workshop.start", json!({ "assignment_id": jobs[1] })).await;
    assert_eq!(world.car(order.id).await["hold"], json!(null));
    world.desk.later(6);
    let done = world.desk.ok("workshop.finish", json!({ "assignment_id": jobs[1] })).await;
    assert_eq!(done["order_done"], false);
    assert_eq!(world.car(order.id).await["hold"], "parts");

    world.desk.clock.turn_to(world.desk.clock.now().plus_minutes(3 * 24 * 60));
    world.desk.sit("zhang").await;
    assert_eq!(world.car(order.id).await["waiting_for_parts_days"], 4);
    world.desk.ok("workshop.resume", json!({ "assignment_id": jobs[0] })).await;
    world.desk.later(10);
    let mine = world.desk.ok("workshop.my_jobs", json!({})).await;
    assert_eq!(
        (&mine[0]["standard_hours"], &mine[0]["worked_hours"]),
        (&json!("1.200"), &json!("0.400")),
        "14 and 10 minutes"
    );
    let done = world.desk.ok("workshop.finish", json!({ "assignment_id": jobs[0] })).await;
    assert_eq!(done["order_done"], true);
    let car = world.car(order.id).await;
    assert_eq!(
        (&car["stage"], &car["lines_done"], &car["hold"]),
        (&json!("to_inspect"), &json!(1), &json!(null))
    );
    let jobs = world.desk.ok("workshop.jobs_of_order", json!({ "order_id": order.id })).await;
    assert_eq!((&jobs[0]["work"], &jobs[0]["worked_hours"]), (&json!("finished"), &json!("0.500")));
    assert_eq!(jobs[0]["jobs"][0]["spans"][0]["note"], "缺油封");
    world.is_sound().await;
}

#[tokio::test]
async fn one_pair_of_hands_has_one_running_job() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes, world.gearbox]).await;
    let first = world.dispatch(order.id, order.lines[0], &[(world.zhang, "1")]).await[0];
    let second = world.dispatch(order.id, order.lines[1], &[(world.zhang, "1")]).await[0];
    world.desk.sit("zhang").await;
    world.desk.ok("workshop.start", json!({ "assignment_id": first })).await;
    world.desk.later(5);
    let refusals = world.desk.refusals("workshop.start", json!({ "assignment_id": second })).await;
    assert_eq!((&*refusals[0].code, &refusals[0].params["line"]), ("workshop.busy", &json!("更换前刹车片")));
    let start = json!({ "assignment_id": second, "other_pauses_for": "customer" });
    world.desk.ok("workshop.start", start).await;
    let mine = world.desk.ok("workshop.my_jobs", json!({})).await;
    assert_eq!((&mine[0]["id"], &mine[0]["state"]), (&json!(second), &json!("working")));
    assert_eq!((&mine[1]["state"], &mine[1]["pause_reason"]), (&json!("paused"), &json!("customer")));
    world.desk.later(10);
    let load = world.desk.ok("workshop.load", json!({})).await;
    assert_eq!(load["technicians"][0]["worked_minutes"], 15);
    assert_eq!(load["technicians"][0]["running"], "粤B12345");
    world.is_sound().await;
}

#[tokio::test]
async fn the_foreman_may_finish_for_somebody_and_nobody_else_may() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes]).await;
    let job = world.dispatch(order.id, order.lines[0], &[(world.zhang, "1")]).await[0];
    world.desk.sit("chief").await;
    let finish = json!({ "assignment_id": job });
    assert_eq!(world.desk.refused("workshop.finish", finish.clone()).await, ["workshop.job_not_in_state"]);
    world.desk.ok("workshop.start", finish.clone()).await;
    world.desk.sit("li").await;
    assert_eq!(world.desk.refused("workshop.finish", finish.clone()).await, ["workshop.not_your_job"]);
    let others = json!({ "technician_id": world.zhang });
    assert_eq!(world.desk.refused("workshop.my_jobs", others.clone()).await, ["access.forbidden"]);
    world.desk.sit("chief").await;
    assert_eq!(world.desk.ok("workshop.my_jobs", others).await[0]["state"], "working");
    // Who has begun stays on the line's plan; the rest can be given to another.
    let mut plan = world.plan(order.id, order.lines[0], &[(world.li, "1")]);
    plan["lines"][0]["seen"] = json!([job]);
    assert_eq!(world.desk.refused("workshop.dispatch", plan).await, ["workshop.work_begun"]);
    let mut plan = world.plan(order.id, order.lines[0], &[(world.zhang, "0.2"), (world.li, "0.8")]);
    plan["lines"][0]["seen"] = json!([job]);
    world.desk.ok("workshop.dispatch", plan).await;
    assert_eq!(world.desk.ok("workshop.finish", finish).await["order_done"], false);
    assert_eq!(
        world.desk.refused("workshop.start", json!({ "assignment_id": 999 })).await,
        ["workshop.unknown_job"]
    );
    world.is_sound().await;
}

#[tokio::test]
async fn what_a_technician_finds_waits_for_the_customer() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes]).await;
    world.work_off(&order).await;
    let line = json!({ "kind": "labour", "operation_id": world.gearbox, "payer": "customer" });
    let mut dear = line.clone();
    dear["unit_price"] = json!("1.00");
    let finding = json!({ "order_id": order.id, "text": "变速箱油封渗油，建议修理", "lines": [dear] });
    assert_eq!(world.desk.refused("workshop.add_finding", finding).await, ["workshop.no_prices"]);
    let empty = json!({ "order_id": order.id, "text": " " });
    assert_eq!(world.desk.refused("workshop.add_finding", empty).await, ["text.required"]);
    let finding = json!({ "order_id": order.id, "text": "变速箱油封渗油，建议修理", "lines": [line] });
    let added = world.desk.ok("workshop.add_finding", finding).await;
    assert_eq!(added["lines"].as_array().unwrap().len(), 1);
    let car = world.car(order.id).await;
    assert_eq!((&car["stage"], &car["proposed"]), (&json!("to_inspect"), &json!(1)));
    world.is_sound().await;
}

#[tokio::test]
async fn who_pays_makes_no_difference_to_the_workshop() {
    let mut world = World::new().await;
    let form = json!({ "visit_id": world.visit, "kind": "normal", "lines": [
        { "kind": "labour", "operation_id": world.brakes, "payer": "customer" },
        { "kind": "labour", "operation_id": world.gearbox, "payer": "warranty" },
        { "kind": "fee", "name": "拖车费", "payer": "customer", "unit_price": "200.00" }] });
    let order = world.desk.ok("orders.open", form).await;
    world.consent(&order).await;
    let id = order["id"].as_i64().unwrap();
    let lines: Vec<i64> = order["lines"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
    world.desk.sit("chief").await;
    let fee = world.plan(id, lines[2], &[(world.zhang, "1")]);
    assert_eq!(world.desk.refused("workshop.dispatch", fee).await, ["workshop.not_labour"]);
    world.work_off(&super::world::Order { id, lines: lines[..2].to_vec() }).await;
    let car = world.car(id).await;
    assert_eq!((&car["stage"], &car["lines_total"]), (&json!("to_inspect"), &json!(2)));
    world.is_sound().await;
}
