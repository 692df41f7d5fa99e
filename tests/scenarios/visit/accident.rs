//! An accident car: the insurer pays for the accident, the owner for the old scratch.

use serde_json::json;

use super::world::World;

#[tokio::test]
async fn the_insurer_pays_the_accident_and_the_owner_the_old_scratch() {
    story(World::new().await).await;
}

pub async fn story(mut world: World) {
    let lines = json!([
        world.labour("BJ002", "insurance").await,
        world.labour("PQ002", "insurance").await,
        world.part("61233519", 12, "insurance").await,
        // 左前门的旧划痕不在定损单上，车主自费。
        world.labour("PQ003", "customer").await,
        { "kind": "sublet", "name": "后保险杠塑焊", "payer": "insurance", "unit_price": "300", "sublet_supplier": "大众钣喷", "sublet_cost": "200" },
    ]);
    // Without an insurer it is no accident order.
    let form = json!({ "visit_id": world.visit, "kind": "accident", "lines": lines });
    assert_eq!(world.desk.refused("orders.open", form).await, ["orders.insurer_needed"]);
    let order = world
        .opened(json!({
            "kind": "accident", "insurer": "平安财险", "insurance_case": "PA320500202611230001",
            "referral_code": true, "lines": lines,
        }))
        .await;
    // The customer consents to everything, and is told only the own share: 0.8 hours at 180 yuan.
    let told = world.consent(&order, "signature").await;
    assert_eq!(told, "144.00");
    world.work_off(&order).await;

    // 1.0 + 3.0 hours, twelve clips at 6, and what was given out.
    let insurer = world.settle(&order, "insurance", "on_account").await;
    assert_eq!((&insurer["gross"], &insurer["order_settled"]), (&json!("1092.00"), &json!(false)));
    let paper = world.desk.ok("settlement.statement", json!({ "settlement_id": insurer["id"] })).await;
    assert_eq!(paper["summary"]["payer_name"], "平安财险");
    assert_eq!(world.state(&order).await, "passed", "the owner's share is open");

    let page = world.desk.ok("handover.page", json!({ "visit_id": world.visit })).await;
    assert_eq!(page["obstacles"][0]["code"], "handover.not_settled");
    let owner = world.settle(&order, "customer", "alipay").await;
    assert_eq!((&owner["gross"], &owner["order_settled"]), (&json!("144.00"), &json!(true)));
    world.send_home().await;
    assert_eq!(world.state(&order).await, "delivered");

    // Weeks later the insurer transfers what it owes; the car is long gone.
    world.desk.later(20 * 24 * 60);
    world.sit_as("cashier").await;
    let transfer =
        json!({ "settlement_id": insurer["id"], "payment": { "way": "transfer", "amount": "1092.00" } });
    let balance = world.desk.ok("settlement.pay_account", transfer).await;
    assert_eq!(balance["on_account"], "0.00");
    for (form, subject) in [
        ("entrustment", order.id),
        ("settlement", insurer["id"].as_i64().unwrap()),
        ("settlement", owner["id"].as_i64().unwrap()),
        ("exit_pass", world.visit),
    ] {
        world.prints(form, subject).await;
    }
    world.is_sound().await;
}
