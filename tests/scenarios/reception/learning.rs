//! What is done for a waiting customer, and what is heard of him (REC-05, CUS-03, CUS-17).

use serde_json::{Value, json};

use crate::visit::world::World;

fn strings(value: &Value, key: &str) -> Vec<String> {
    value.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn what_is_heard_of_a_customer_is_kept_goes_along_and_can_be_struck() {
    let world = World::new().await;
    let visit = world.visit;
    let sender = world.number("SELECT sender_id FROM visits ORDER BY id DESC LIMIT 1").await;
    let other = world
        .number(
            "SELECT c.id FROM customers c WHERE c.kind = (SELECT kind FROM customers WHERE id = (SELECT sender_id FROM visits ORDER BY id DESC LIMIT 1))
               AND c.id_card IS NULL AND c.credit_code IS NULL AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.id = (SELECT max(id) FROM visits) AND c.id IN (v.sender_id, v.owner_id)) ORDER BY c.id LIMIT 1",
        )
        .await;
    let tea = json!({ "visit_id": visit, "kind": "drink", "text": "绿茶一杯，休息区 3 号" });
    world.desk.ok("reception.care", tea).await;
    let cares = world.desk.ok("reception.cares", json!({ "visit_id": visit })).await;
    assert_eq!(strings(&cares, "text"), ["绿茶一杯，休息区 3 号"]);

    let heard = |customer: i64, text: &str| json!({ "customer_id": customer, "visit_id": visit, "kind": "wish", "text": text });
    assert_eq!(
        world.desk.refused("reception.learn", heard(other, " ")).await,
        ["reception.text_needed", "reception.not_of_visit"]
    );
    world.desk.ok("reception.learn", heard(sender, "下月添二胎，考虑七座")).await;
    world
        .desk
        .ok(
            "reception.learn",
            json!({ "customer_id": other, "kind": "competitor", "text": "对比过隔壁店的保养价" }),
        )
        .await;

    let wants = |customer: i64, day: &str| json!({ "customer_id": customer, "model": "赫澜 七座", "wanted_by": day, "source": "visit", "note": "" });
    assert_eq!(
        world.desk.refused("customers.record_intention", wants(other, "2026-11-01")).await,
        ["customers.wanted_by"]
    );
    let lead = world.desk.ok("customers.record_intention", wants(other, "2027-01-31")).await;
    assert_eq!(
        world.desk.refused("customers.record_intention", wants(other, "2027-02-01")).await,
        ["customers.intended_already"]
    );
    let end = |state: &str, version: i64| json!({ "id": lead["id"], "version": version, "state": state, "result": "11 月 20 日订车" });
    assert_eq!(
        world.desk.refused("customers.close_intention", end("open", 1)).await,
        ["customers.close_with_result"]
    );
    world.desk.ok("customers.close_intention", end("bought_here", 1)).await;
    assert_eq!(
        world.desk.refused("customers.close_intention", end("given_up", 2)).await,
        ["customers.intention_closed"]
    );
    let open = world.desk.ok("customers.intentions", json!({ "customer_id": other })).await;
    assert_eq!(open["rows"], json!([]));
    let all = world.desk.ok("customers.intentions", json!({ "closed": true })).await;
    assert_eq!(all["rows"][0]["state"], "bought_here");

    // The two files turn out to be one: everything stands on the one that stays, and leaves in its copy.
    let version =
        async |id: i64| world.desk.ok("customers.card", json!({ "id": id })).await["version"].clone();
    let merge = json!({ "keep_id": sender, "keep_version": version(sender).await, "gone_id": other, "gone_version": version(other).await, "reason": "同一人" });
    world.desk.ok("customers.merge", merge).await;
    let learned = world.desk.ok("reception.learned", json!({ "customer_id": sender })).await;
    assert!(strings(&learned, "text").contains(&"对比过隔壁店的保养价".to_owned()));
    let copy = world.desk.ok("customers.export_one", json!({ "id": sender, "reason": "本人索取" })).await;
    for (part, word) in [("intentions", "赫澜 七座"), ("learned", "七座"), ("cares", "绿茶")] {
        assert!(copy[part].to_string().contains(word), "{part}: {}", copy[part]);
    }

    // The customer wants it gone: the words are, the deed is not.
    let wish = learned.as_array().unwrap().iter().find(|one| one["kind"] == "wish").unwrap();
    let strike = json!({ "id": wish["id"], "reason": "客户要求删除" });
    world.desk.ok("reception.strike_information", strike.clone()).await;
    assert_eq!(
        world.desk.refused("reception.strike_information", strike).await,
        ["reception.unknown_information"]
    );
    let copy = world.desk.ok("customers.export_one", json!({ "id": sender, "reason": "核对" })).await;
    assert!(!copy["learned"].to_string().contains("二胎"), "{}", copy["learned"]);
    world.is_sound().await;
}
