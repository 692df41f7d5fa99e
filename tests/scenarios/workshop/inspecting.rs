//! Inspection, rework, the certificate.

use serde_json::json;

use super::world::World;

#[tokio::test]
async fn a_passed_car_gets_a_numbered_certificate() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes]).await;
    world.desk.sit("qc").await;
    assert_eq!(
        world.desk.refused("workshop.inspect", world.passed(order.id).await).await,
        ["orders.not_in_state"]
    );
    world.work_off(&order).await;
    assert_eq!(
        world.desk.refused("workshop.inspect", world.passed(order.id).await).await,
        ["access.forbidden"]
    );
    world.desk.sit("qc").await;
    let done = world.desk.ok("workshop.inspect", world.passed(order.id).await).await;
    assert_eq!(
        (&done["number"], &done["certificate"]),
        (&json!("ZJ20261123-0001"), &json!("HG20261123-0001"))
    );
    assert_eq!(world.car(order.id).await["stage"], "to_settle");
    let all = world.desk.ok("workshop.inspections", json!({ "order_id": order.id })).await;
    let certificate = &all["certificate"];
    assert_eq!((&certificate["legal_days"], &certificate["legal_km"]), (&json!(10), &json!(2_000)));
    assert_eq!(certificate["job_class"], "minor_repair");
    assert_eq!(all["inspections"][0]["road_test_km"], 3);
    assert_eq!(
        world.desk.refused("workshop.inspect", world.passed(order.id).await).await,
        ["orders.not_in_state"]
    );
    let edited = world
        .desk
        .core
        .in_house(async |cx| {
            sqlx::query("UPDATE certificates SET promised_days = 9999").execute(cx.db()).await?;
            Ok(())
        })
        .await;
    assert!(edited.is_err(), "a certificate is never edited");
    world.is_sound().await;
}

#[tokio::test]
async fn a_failed_inspection_makes_a_rework_that_must_be_good_first() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes, world.gearbox]).await;
    world.work_off(&order).await;
    let own = json!({ "order_id": order.id, "level": "self", "passed": true });
    world.desk.ok("workshop.inspect", own.clone()).await;
    world.desk.sit("qc").await;
    let mut failed = json!({ "order_id": order.id, "level": "final", "passed": false });
    assert_eq!(
        world.desk.refused("workshop.inspect", failed.clone()).await,
        ["workshop.defects_needed", "workshop.bad_lines_needed"]
    );
    failed["defects"] = json!("前刹车片异响");
    failed["bad_lines"] = json!([99]);
    assert_eq!(world.desk.refused("workshop.inspect", failed.clone()).await, ["orders.unknown_line"]);
    failed["bad_lines"] = json!([order.lines[0]]);
    let done = world.desk.ok("workshop.inspect", failed).await;
    let rework = done["rework_order_id"].as_i64().unwrap();
    assert_eq!(done["certificate"], json!(null));
    let (car, again) = (world.car(order.id).await, world.car(rework).await);
    assert_eq!((&car["state"], &again["kind"]), (&json!("in_work"), &json!("internal_rework")));
    assert_eq!(again["stage"], "to_dispatch");

    // Nothing happens to the first order before the rework is good.
    world.desk.sit("zhang").await;
    assert_eq!(world.desk.refused("workshop.inspect", own.clone()).await, ["workshop.rework_open"]);
    let lines = world.desk.ok("workshop.jobs_of_order", json!({ "order_id": rework })).await;
    let line = lines[0]["line_id"].as_i64().unwrap();
    let job = world.dispatch(rework, line, &[(world.li, "1")]).await[0];
    world.desk.sit("li").await;
    world.desk.ok("workshop.start", json!({ "assignment_id": job })).await;
    world.desk.later(10);
    world.desk.ok("workshop.finish", json!({ "assignment_id": job })).await;
    world.desk.sit("qc").await;
    let done = world.desk.ok("workshop.inspect", world.passed(rework).await).await;
    assert_eq!(done["certificate"], json!(null), "the car leaves on the order's own certificate");
    assert_eq!(world.car(rework).await, json!(null), "the rework is closed");
    assert_eq!(world.car(order.id).await["stage"], "to_inspect");

    // An assembly repair: the technician's own check comes first, anew after the rework.
    assert_eq!(
        world.desk.refused("workshop.inspect", world.passed(order.id).await).await,
        ["workshop.self_check_first"]
    );
    world.desk.sit("zhang").await;
    world.desk.ok("workshop.inspect", own).await;
    world.desk.sit("qc").await;
    let done = world.desk.ok("workshop.inspect", world.passed(order.id).await).await;
    assert_eq!(done["certificate"], "HG20261123-0001");
    let all = world.desk.ok("workshop.inspections", json!({ "order_id": order.id })).await;
    assert_eq!(
        (&all["certificate"]["legal_days"], &all["inspections"][0]["round"]),
        (&json!(100), &json!(2))
    );
    world.is_sound().await;
}

#[tokio::test]
async fn nobody_lets_their_own_work_pass() {
    let mut world = World::new().await;
    world
        .desk
        .hire(
            "both",
            "孙师傅",
            &[servicelane_core::access::Role::Technician, servicelane_core::access::Role::Inspector],
        )
        .await;
    let order = world.agreed(&[world.brakes]).await;
    let staff = world.desk.ok("access.colleagues", json!({ "role": "inspector" })).await;
    let both = staff.as_array().unwrap().last().unwrap()["id"].as_i64().unwrap();
    let job = world.dispatch(order.id, order.lines[0], &[(both, "1")]).await[0];
    world.desk.sit("both").await;
    world.desk.ok("workshop.start", json!({ "assignment_id": job })).await;
    world.desk.ok("workshop.finish", json!({ "assignment_id": job })).await;
    assert_eq!(
        world.desk.refused("workshop.inspect", world.passed(order.id).await).await,
        ["workshop.own_work"]
    );
    world.desk.sit("boss").await;
    let rule = json!({ "key": "inspection.own_work", "value": "always", "source": "小店一人多岗", "valid_from": "2026-11-23" });
    world.desk.ok("policy.set", rule).await;
    world.desk.sit("both").await;
    assert_eq!(
        world.desk.refused("workshop.inspect", world.passed(order.id).await).await,
        ["workshop.reason_needed"]
    );
    let mut form = world.passed(order.id).await;
    form["own_work_reason"] = json!("质检员外出，由本人复检");
    world.desk.ok("workshop.inspect", form).await;
    world.is_sound().await;
}

#[tokio::test]
async fn hostile_answers_are_refused_by_their_field() {
    let mut world = World::new().await;
    let order = world.agreed(&[world.brakes]).await;
    world.work_off(&order).await;
    world.desk.sit("qc").await;
    for (name, value, code) in [
        ("level", json!("boss"), "input.wrong_type"),
        ("passed", json!("yes"), "input.wrong_type"),
        ("road_test_km", json!(-1), "input.wrong_type"),
        ("road_test_km", json!(501), "workshop.road_test_range"),
        ("defects", json!("坏".repeat(501)), "text.too_long"),
        ("bad_lines", json!([order.lines[0]]), "workshop.bad_yet_passed"),
        (
            "signature",
            json!({ "signer": "吴质检", "width": 600, "height": 200, "strokes": [] }),
            "attachments.signature_empty",
        ),
        ("extra", json!(1), "input.unknown"),
    ] {
        let mut form = world.passed(order.id).await;
        form[name] = value;
        assert_eq!(world.desk.refused("workshop.inspect", form).await, [code], "{name}");
    }
    let mut form = world.passed(order.id).await;
    form["answers"][0]["result"] = json!("defect");
    assert_eq!(world.desk.refused("workshop.inspect", form.clone()).await, ["workshop.defect_yet_passed"]);
    form["answers"] = json!([]);
    let codes = world.desk.refused("workshop.inspect", form.clone()).await;
    assert!(codes.len() > 5 && codes.iter().all(|code| code == "checklists.unanswered"), "{codes:?}");
    form["answers"] = json!([{ "item_id": 1, "result": "present" }]);
    assert_eq!(world.desk.refused("workshop.inspect", form).await[0], "checklists.unknown_item");
    assert_eq!(world.car(order.id).await["stage"], "to_inspect");
}
