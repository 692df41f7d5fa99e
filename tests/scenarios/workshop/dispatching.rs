//! Lines are given out: shares, plans, refusals, two foremen at once.

use serde_json::json;

use super::world::World;

#[tokio::test]
async fn nothing_is_dispatched_before_the_customer_said_yes() {
    let mut world = World::new().await;
    let form = json!({ "visit_id": world.visit, "kind": "normal", "lines": [
        { "kind": "labour", "operation_id": world.brakes, "payer": "customer" }] });
    let order = world.desk.ok("orders.open", form).await;
    let (id, line) = (order["id"].as_i64().unwrap(), order["lines"][0].as_i64().unwrap());
    world.desk.sit("chief").await;
    let plan = world.plan(id, line, &[(world.zhang, "1")]);
    assert_eq!(world.desk.refused("workshop.dispatch", plan).await, ["orders.not_in_state"]);
    assert_eq!(world.car(id).await["stage"], "estimate");

    // Added work waits too, however far the rest of the order is.
    world.desk.sit("boss").await;
    world.consent(&order).await;
    let more = json!({ "order_id": id, "lines": [
        { "kind": "labour", "operation_id": world.gearbox, "payer": "customer" }] });
    let added = world.desk.ok("orders.add_lines", more).await;
    let more = world.plan(id, added["lines"][0].as_i64().unwrap(), &[(world.zhang, "1")]);
    assert_eq!(world.desk.refused("workshop.dispatch", more).await, ["workshop.line_not_consented"]);
    let plan = world.plan(id, line, &[(world.zhang, "1")]);
    world.desk.ok("workshop.dispatch", plan).await;
    let car = world.car(id).await;
    assert_eq!(
        (&car["stage"], &car["proposed"], &car["customer"]),
        (&json!("dispatched"), &json!(1), &json!("赵*"))
    );
    world.is_sound().await;
}

#[tokio::test]
async fn every_mistake_of_a_plan_is_told_at_once() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes]).await;
    let line = order.lines[0];
    world.desk.sit("chief").await;
    let now = world.desk.clock.now();
    let form = json!({ "order_id": order.id, "lines": [{
        "line_id": line, "bay_id": 99, "planned_start": now, "planned_finish": now.plus_minutes(-5),
        "technicians": [{ "technician_id": world.zhang, "share": "0.6" }, { "technician_id": 2, "share": "0.3" }],
    }]});
    let refusals = world.desk.refusals("workshop.dispatch", form).await;
    let told: Vec<(&str, &str)> =
        refusals.iter().map(|one| (one.code.as_str(), one.field.as_deref().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [
            ("workshop.not_a_technician", "lines[0].technicians[1].technician_id"),
            ("workshop.shares", "lines[0].technicians"),
            ("workshop.plan_backwards", "lines[0].planned_finish"),
            ("workshop.unknown_bay", "lines[0].bay_id"),
        ]
    );
    for (form, code) in [
        (json!({}), "input.missing"),
        (json!({ "order_id": order.id, "lines": [] }), "workshop.no_lines"),
        (json!({ "order_id": 99, "lines": [] }), "orders.unknown"),
        (world.plan(order.id, 99, &[(world.zhang, "1")]), "orders.unknown_line"),
        (world.plan(order.id, line, &[]), "workshop.technicians_count"),
        (world.plan(order.id, line, &[(world.zhang, "-1")]), "workshop.shares"),
        (world.plan(order.id, line, &[(world.zhang, "0.00001")]), "rate.too_precise"),
        (
            world.plan(order.id, line, &[(world.zhang, "0.5"), (world.zhang, "0.5")]),
            "workshop.technician_twice",
        ),
    ] {
        assert_eq!(world.desk.refused("workshop.dispatch", form.clone()).await, [code], "{form}");
    }
    let mut far = world.plan(order.id, line, &[(world.zhang, "1")]);
    far["lines"][0]["planned_finish"] = json!("9999-01-01T00:00:00Z");
    assert_eq!(world.desk.refused("workshop.dispatch", far).await, ["moment.out_of_range"]);
    world.desk.sit("zhang").await;
    let plan = world.plan(order.id, line, &[(world.zhang, "1")]);
    assert_eq!(world.desk.refused("workshop.dispatch", plan).await, ["access.forbidden"]);
}

#[tokio::test]
async fn of_two_foremen_the_second_hears_of_the_first() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes]).await;
    let line = order.lines[0];
    world.desk.sit("chief").await;
    let one = world.plan(order.id, line, &[(world.zhang, "1")]);
    let mut two = world.plan(order.id, line, &[(world.li, "1")]);
    let first = world.desk.ok("workshop.dispatch", one).await;
    let refusals = world.desk.refusals("workshop.dispatch", two.clone()).await;
    assert_eq!(refusals[0].code, "workshop.dispatched_meanwhile");
    assert_eq!(refusals[0].params["technicians"], "张师傅");

    // Having seen it, they may give it to somebody else: what was not begun is withdrawn.
    two["lines"][0]["seen"] = first["assignments"].clone();
    world.desk.ok("workshop.dispatch", two).await;
    let jobs = world.desk.ok("workshop.jobs_of_order", json!({ "order_id": order.id })).await;
    assert_eq!(jobs[0]["jobs"].as_array().unwrap().len(), 1);
    assert_eq!(jobs[0]["jobs"][0]["technician"], "李师傅");
    world.is_sound().await;
}

#[tokio::test]
async fn a_refused_job_goes_back_and_stays_on_record() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes]).await;
    let jobs = world.dispatch(order.id, order.lines[0], &[(world.zhang, "1")]).await;
    let refusal = json!({ "assignment_id": jobs[0], "reason": "没有专用工具" });
    world.desk.sit("li").await;
    assert_eq!(world.desk.refused("workshop.refuse_job", refusal.clone()).await, ["workshop.not_your_job"]);
    world.desk.sit("zhang").await;
    let wordless = json!({ "assignment_id": jobs[0], "reason": "  " });
    assert_eq!(world.desk.refused("workshop.refuse_job", wordless).await, ["text.required"]);
    world.desk.ok("workshop.refuse_job", refusal).await;
    assert_eq!(world.car(order.id).await["stage"], "to_dispatch");
    assert_eq!(world.desk.ok("workshop.my_jobs", json!({})).await, json!([]));
    world.desk.sit("chief").await;
    let refused = world.desk.ok("workshop.refused_jobs", json!({})).await;
    assert_eq!(
        (&refused[0]["technician"], &refused[0]["reason"]),
        (&json!("张师傅"), &json!("没有专用工具"))
    );
    world.dispatch(order.id, order.lines[0], &[(world.li, "1")]).await;
    assert_eq!(world.car(order.id).await["technicians"], json!([{ "name": "李师傅", "working": false }]));
    world.is_sound().await;
}

#[tokio::test]
async fn a_line_taken_back_takes_its_jobs_along() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes, world.gearbox]).await;
    world.dispatch(order.id, order.lines[1], &[(world.zhang, "1")]).await;
    world.desk.sit("boss").await;
    world
        .desk
        .core
        .in_house(async |cx| {
            let line = servicelane_core::repair_orders::OrderLineId(order.lines[1]);
            let order = servicelane_core::repair_orders::OrderId(order.id);
            sqlx::query("UPDATE order_lines SET state = 'cancelled' WHERE id = ?")
                .bind(line)
                .execute(cx.db())
                .await?;
            servicelane_core::reactions::lines_cancelled(cx, order, &[line]).await
        })
        .await
        .unwrap();
    let load = world.desk.ok("workshop.load", json!({})).await;
    assert_eq!(load["technicians"][0]["open_jobs"], 0);
    world.is_sound().await;
}

#[tokio::test]
async fn a_bay_has_one_name_and_closes_empty() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes]).await;
    world.dispatch(order.id, order.lines[0], &[(world.zhang, "1")]).await;
    let again = json!({ "name": "机电1号", "kind": "paint" });
    assert_eq!(world.desk.refused("workshop.add_bay", again).await, ["workshop.bay_name_taken"]);
    let close = json!({ "id": world.bay, "version": 1, "name": "机电1号", "kind": "mechanical", "position": 1,
                        "active": false });
    assert_eq!(world.desk.refused("workshop.change_bay", close).await, ["workshop.bay_in_use"]);
    let rename = json!({ "id": world.bay, "version": 1, "name": "快修位", "kind": "mechanical", "position": 1,
                         "active": true });
    world.desk.ok("workshop.change_bay", rename.clone()).await;
    assert_eq!(world.desk.refused("workshop.change_bay", rename).await, ["record.stale"]);
    let load = world.desk.ok("workshop.load", json!({})).await;
    assert_eq!(
        (&load["bays"][0]["name"], &load["bays"][0]["planned_minutes"]),
        (&json!("快修位"), &json!(60))
    );
}
