//! A visit that is corrected, cancelled, or ends before any work.

use serde_json::json;

use super::world::{arrival, desk};

#[tokio::test]
async fn a_refused_request_is_on_record_and_the_car_leaves() {
    let desk = desk().await;
    let terms = json!({ "acceptance": "refused", "acceptance_reason": "人为改装，不接受质保要求", "warranty_explained": true });
    let visit = desk.ok("reception.open_visit", arrival(1, terms)).await;
    let page = desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!(page["visit"]["state"], "left");
    let change = json!({ "id": visit["id"], "version": 1, "intake": arrival(1, json!({}))["intake"] });
    assert_eq!(desk.refused("reception.change_visit", change).await, ["reception.not_open"]);
    // The customer comes back and pays himself.
    desk.ok("reception.open_visit", arrival(1, json!({}))).await;
}

#[tokio::test]
async fn a_visit_is_corrected_and_cancelled_while_nothing_is_done() {
    let desk = desk().await;
    let visit = desk.ok("reception.open_visit", arrival(1, json!({}))).await;
    let intake = arrival(1, json!({ "mileage": 51_210, "sender_id": 2, "wash": false }))["intake"].clone();
    let change = json!({ "id": visit["id"], "version": 1, "intake": intake });
    let changed = desk.ok("reception.change_visit", change.clone()).await;
    assert_eq!(changed["version"], 2);
    assert_eq!(desk.refused("reception.change_visit", change).await, ["record.stale"]);
    let page = desk.ok("reception.visit", json!({ "id": visit["id"] })).await;
    assert_eq!((&page["visit"]["sender"], &page["visit"]["wash"]), (&json!("王芳"), &json!(false)));

    desk.core
        .in_house(async |cx| {
            sqlx::query(
                "INSERT INTO repair_orders (id, number, visit_id, vehicle_id, advisor_id, state, kind, opened_at)
                 VALUES (1, 'RO20261123-0001', 1, 1, 2, 'in_work', 'normal', 0)",
            )
            .execute(cx.db())
            .await?;
            Ok(())
        })
        .await
        .expect("an order");
    let cancel = json!({ "id": visit["id"], "version": 2, "reason": "客户有急事离开" });
    let refused = desk.refusals("reception.cancel_visit", cancel.clone()).await;
    assert_eq!(refused[0].code, "reception.has_orders");
    assert_eq!(refused[0].params["number"], "RO20261123-0001");
    assert_eq!(desk.ok("reception.today", json!({})).await[0]["orders"][0]["state"], "in_work");
    desk.core
        .in_house(async |cx| {
            sqlx::query("UPDATE repair_orders SET state = 'cancelled'").execute(cx.db()).await?;
            Ok(())
        })
        .await
        .expect("cancelled");
    assert_eq!(
        desk.refused("reception.cancel_visit", json!({ "id": visit["id"], "version": 2, "reason": " " }))
            .await,
        ["reception.reason_needed"]
    );
    desk.ok("reception.cancel_visit", cancel).await;
    assert_eq!(desk.ok("reception.today", json!({})).await[0]["state"], "cancelled");
}
