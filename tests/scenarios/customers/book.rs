//! All customers: the pages, the portfolio of an advisor, the copy a person asks for.

use serde_json::json;
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

use super::world::{register, zhang};

#[tokio::test]
async fn a_portfolio_passes_to_a_colleague() {
    let desk = Desk::set_up().await;
    let from = desk.hire("gu", "顾问", &[Role::ServiceAdvisor]).await;
    let to = desk.hire("lin", "林顾问", &[Role::ServiceAdvisor]).await;
    let mut card = zhang();
    card["advisor_id"] = json!(from);
    let id = register(&desk, card).await;
    let order = json!({ "from": from, "to": to, "reason": "离职" });
    assert_eq!(desk.ok("customers.hand_over", order.clone()).await["count"], 1);
    assert_eq!(desk.refused("customers.hand_over", order).await, ["customers.nothing_to_hand_over"]);
    assert_eq!(desk.ok("customers.list", json!({ "advisor_id": to })).await["rows"][0]["id"], id);
    let same = json!({ "from": to, "to": to, "reason": "x" });
    assert_eq!(desk.refused("customers.hand_over", same).await, ["customers.same_advisor"]);
}

#[tokio::test]
async fn a_person_gets_a_copy_of_his_data() {
    let desk = Desk::set_up().await;
    let id = register(&desk, zhang()).await;
    desk.ok("vehicles.register", json!({ "car": { "vin": "LFV3A21K7D4262398" }, "owner_id": id })).await;
    let copy = desk.ok("customers.export_one", json!({ "id": id, "reason": "本人要求" })).await;
    assert_eq!(copy["customer"]["name"], "张伟");
    assert_eq!(copy["phones"][0]["number"], "13800138000");
    assert_eq!(copy["cars"][0]["vin"], "LFV3A21K7D4262398");
    assert_eq!(copy["handled"][0]["what"], "customers.register");
}

#[tokio::test]
async fn the_book_turns_its_pages() {
    let desk = Desk::set_up().await;
    for number in 0..60 {
        let phone = format!("138001380{number:02}");
        register(&desk, json!({ "kind": "person", "name": "陈静", "phones": [{ "number": phone }] })).await;
    }
    let first = desk.ok("customers.list", json!({})).await;
    assert_eq!((first["rows"].as_array().unwrap().len(), &first["more"]), (50, &json!(true)));
    let last = first["rows"][49]["id"].clone();
    let rest = desk.ok("customers.list", json!({ "before": last })).await;
    assert_eq!((rest["rows"].as_array().unwrap().len(), &rest["more"]), (10, &json!(false)));
    let found = desk.ok("customers.list", json!({ "text": "cj 38059" })).await;
    assert_eq!(found["rows"].as_array().unwrap().len(), 1);
    let found = desk.ok("customers.list", json!({ "text": "张" })).await;
    assert_eq!(found["rows"], json!([]));
}
