//! Rescue and home visits: the house comes to the car (REC-11).

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

use super::world::{all_fine, arrival, desk};

/// Of the open visits, in the order they were opened.
async fn whereabouts(desk: &Desk) -> Vec<String> {
    let today = desk.ok("reception.today", json!({})).await;
    let mut rows: Vec<(i64, String)> = Vec::new();
    for row in today.as_array().unwrap() {
        rows.push((row["id"].as_i64().unwrap(), row["whereabouts"].as_str().unwrap().to_owned()));
    }
    rows.sort();
    rows.into_iter().map(|(_, word)| word).collect()
}

#[tokio::test]
async fn a_car_that_cannot_come_is_driven_to() {
    let mut desk = desk().await;
    desk.sit("boss").await;
    let zhao = desk.hire("zhao", "赵师傅", &[Role::Technician]).await;
    desk.hire("sun", "孙师傅", &[Role::Technician]).await;
    desk.sit("li").await;
    let visit = desk.ok("reception.open_visit", arrival(1, json!({ "channel": "rescue" }))).await;
    let at_home = desk.ok("reception.open_visit", arrival(2, json!({ "channel": "home" }))).await;
    let waiting = desk.ok("reception.callouts_under_way", json!({})).await;
    let calls: Vec<&str> =
        waiting.as_array().unwrap().iter().map(|one| one["channel"].as_str().unwrap()).collect();
    assert_eq!((calls, &waiting[0]["place"]), (vec!["rescue", "home"], &json!(null)));
    // Neither car is in the house: nobody looks for it on the board.
    assert_eq!(whereabouts(&desk).await, ["out", "out"]);
    assert_eq!(desk.ok("workshop.board", json!({})).await["arrivals"], json!([]));
    let which = json!({ "id": visit["id"] });
    let step =
        |version: i64, step: &str| json!({ "visit_id": visit["id"], "version": version, "step": step });
    assert_eq!(
        desk.refused("reception.advance_callout", step(1, "departed")).await,
        ["reception.callout_not_planned"]
    );

    // Where to, who waits there; who goes is not settled yet.
    let plan = |version: Option<i64>, more: Value| {
        let mut form = json!({ "visit_id": visit["id"], "version": version, "place": "沈海高速 1203 公里处，往深圳方向" });
        form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        form
    };
    let wrong = plan(None, json!({ "place": " ", "technician_id": 99 }));
    assert_eq!(
        desk.refused("reception.plan_callout", wrong).await,
        ["reception.place_needed", "access.unknown_staff"]
    );
    desk.ok("reception.plan_callout", plan(None, json!({}))).await;
    assert_eq!(
        desk.refused("reception.advance_callout", step(1, "departed")).await,
        ["reception.callout_nobody_sent"]
    );
    assert_eq!(desk.refused("reception.plan_callout", plan(None, json!({}))).await, ["record.stale"]);
    let sent = plan(Some(1), json!({ "contact": "张太太", "phone": "139 0000 1111", "technician_id": zhao }));
    desk.ok("reception.plan_callout", sent).await;
    let view = desk.ok("reception.callout", which.clone()).await;
    assert_eq!(
        (&view["technician"], &view["contact"], &view["phone"]),
        (&json!("赵师傅"), &json!("张太太"), &json!("139****1111"))
    );

    // Whoever goes is told, sees the number in full, and says himself that he left; another may not.
    desk.sit("sun").await;
    assert_eq!(
        desk.refused("reception.reveal_callout", which.clone()).await,
        ["reception.callout_not_yours"]
    );
    assert_eq!(
        desk.refused("reception.advance_callout", step(2, "departed")).await,
        ["reception.callout_not_yours"]
    );
    desk.sit("zhao").await;
    let told = desk.ok("notices.mine", json!({})).await;
    assert_eq!((&told[0]["code"], &told[0]["about_kind"]), (&json!("callout_given"), &json!("visit")));
    assert_eq!(desk.ok("reception.reveal_callout", which.clone()).await["phone"], "139 0000 1111");
    assert_eq!(
        desk.refused("reception.advance_callout", step(2, "there")).await,
        ["reception.callout_order"]
    );
    desk.later(10);
    desk.sit("zhao").await;
    desk.ok("reception.advance_callout", step(2, "departed")).await;
    assert_eq!(desk.ok("notices.mine", json!({})).await, json!([]));

    // On the road he is nowhere else, and nobody else goes in his place.
    desk.sit("li").await;
    let other = json!({ "visit_id": at_home["id"], "place": "南山区科苑路 15 号", "technician_id": zhao });
    desk.ok("reception.plan_callout", other).await;
    let off = json!({ "visit_id": at_home["id"], "version": 1, "step": "departed" });
    assert_eq!(desk.refused("reception.advance_callout", off).await, ["reception.technician_away"]);
    let swapped = plan(Some(3), json!({ "technician_id": null }));
    assert_eq!(desk.refused("reception.plan_callout", swapped).await, ["reception.technician_gone"]);

    // Told by telephone afterwards, in the order it happened.
    desk.later(50);
    desk.sit("li").await;
    let at = |mut form: Value, at: &str| {
        form["at"] = json!(at);
        form
    };
    let early = at(step(3, "there"), "2026-11-23T09:05:00+08:00");
    assert_eq!(desk.refused("reception.advance_callout", early).await, ["reception.callout_before"]);
    let ahead = at(step(3, "there"), "2026-11-23T12:00:00+08:00");
    assert_eq!(desk.refused("reception.advance_callout", ahead).await, ["reception.callout_in_future"]);
    desk.ok("reception.advance_callout", at(step(3, "there"), "2026-11-23T09:35:00+08:00")).await;
    assert_eq!(desk.ok("reception.callout", which.clone()).await["minutes"], 35);
    let none = step(4, "finished");
    assert_eq!(desk.refused("reception.advance_callout", none).await, ["reception.callout_result_needed"]);
    let mut done = step(4, "finished");
    (done["result"], done["note"]) = (json!("brought_in"), json!("拖车回厂"));
    desk.ok("reception.advance_callout", done).await;
    let view = desk.ok("reception.callout", which).await;
    assert_eq!((&view["result"], &view["note"]), (&json!("brought_in"), &json!("拖车回厂")));
    let left = desk.ok("reception.callouts_under_way", json!({})).await;
    assert_eq!(left.as_array().unwrap().len(), 1);
    // Brought in, it is an arrival like any other, since it came.
    assert_eq!(whereabouts(&desk).await, ["here", "out"]);
    let board = desk.ok("workshop.board", json!({})).await;
    assert_eq!(board["arrivals"].as_array().unwrap().len(), 1);
    assert_eq!(board["arrivals"][0]["visit_id"], visit["id"]);
    desk.later(20);
    desk.sit("li").await;
    let rows = desk.ok("reception.today", json!({})).await;
    let brought = rows.as_array().unwrap().iter().find(|row| row["id"] == visit["id"]).unwrap();
    assert_eq!(brought["minutes_here"], 20, "since it came, not since they called");
    assert_eq!(
        desk.refused("reception.plan_callout", plan(Some(5), json!({}))).await,
        ["reception.callout_over"]
    );

    // A car that drove in by itself needs nobody to come.
    let off = json!({ "id": at_home["id"], "version": 1, "reason": "客户自行解决" });
    desk.ok("reception.cancel_visit", off).await;
    let here = desk.ok("reception.open_visit", arrival(2, json!({ "channel": "walk_in" }))).await;
    let plan = json!({ "visit_id": here["id"], "place": "门口" });
    assert_eq!(desk.refused("reception.plan_callout", plan).await, ["reception.callout_not_asked"]);
    assert_eq!(desk.ok("reception.callout", json!({ "id": here["id"] })).await, json!(null));
    assert_eq!(desk.core.check().await.unwrap(), []);
}

#[tokio::test]
async fn a_car_is_here_once_it_is_here() {
    let mut desk = desk().await;
    desk.sit("boss").await;
    let zhao = desk.hire("zhao", "赵师傅", &[Role::Technician]).await;
    desk.sit("li").await;
    let rescue = desk.ok("reception.open_visit", arrival(1, json!({ "channel": "rescue" }))).await;
    let at_home = desk.ok("reception.open_visit", arrival(2, json!({ "channel": "home" }))).await;

    // Somebody else towed the first one in: it is walked around like any car, and nobody has to go.
    let found = json!({ "answers": all_fine(&desk).await });
    let walked = json!({ "visit_id": rescue["id"], "version": 1, "found": found });
    desk.ok("reception.walk_around", walked).await;
    assert_eq!(whereabouts(&desk).await, ["here", "out"]);
    let waiting = desk.ok("reception.callouts_under_way", json!({})).await;
    assert_eq!((waiting.as_array().unwrap().len(), &waiting[0]["visit_id"]), (1, &at_home["id"]));

    // Planned all the same, it is waited for again.
    let plan = |visit: &Value| json!({ "visit_id": visit["id"], "place": "南山区科苑路 15 号", "technician_id": zhao });
    desk.ok("reception.plan_callout", plan(&rescue)).await;
    assert_eq!(whereabouts(&desk).await, ["out", "out"]);

    // The other one runs again where it stands, and never comes.
    desk.ok("reception.plan_callout", plan(&at_home)).await;
    for (version, step, result) in
        [(1, "departed", json!(null)), (2, "there", json!(null)), (3, "finished", json!("done_there"))]
    {
        desk.later(10);
        let told = json!({ "visit_id": at_home["id"], "version": version, "step": step, "result": result });
        desk.ok("reception.advance_callout", told).await;
    }
    assert_eq!(whereabouts(&desk).await, ["out", "stayed"]);
    assert_eq!(desk.ok("workshop.board", json!({})).await["arrivals"], json!([]));
    let page = desk.ok("reception.visit", json!({ "id": at_home["id"] })).await;
    assert_eq!(page["visit"]["whereabouts"], "stayed");
    assert_eq!(desk.core.check().await.unwrap(), []);
}
