//! What a customer allows, and what the house notes of him.

use serde_json::json;
use servicelane_core::testing::Desk;

use super::world::{register, zhang};

#[tokio::test]
async fn consent_is_given_and_as_easily_withdrawn() {
    let desk = Desk::set_up().await;
    let id = register(&desk, zhang()).await;
    let say = |purpose: &str, channel: &str| json!({ "customer_id": id, "purpose": purpose, "channel": channel, "how": "signature" });
    desk.ok("customers.give_consent", say("marketing", "sms")).await;
    desk.ok("customers.give_consent", say("marketing", "phone")).await;
    desk.ok("customers.give_consent", say("to_insurer", "any")).await;
    desk.later(10);
    desk.ok("customers.withdraw_consent", say("marketing", "any")).await;
    let card = desk.ok("customers.card", json!({ "id": id })).await;
    let now = card["consents"].as_array().unwrap();
    assert_eq!(now.len(), 2);
    assert_eq!((&now[0]["purpose"], &now[0]["granted"]), (&json!("marketing"), &json!(false)));
    assert_eq!((&now[1]["purpose"], &now[1]["granted"]), (&json!("to_insurer"), &json!(true)));
    assert_eq!(now[1]["notice_version"], card["notice_version"]);
    assert_eq!(card["consent_log"].as_array().unwrap().len(), 4, "the log keeps everything");
    assert_eq!(
        desk.refused(
            "customers.give_consent",
            json!({
                "customer_id": 99, "purpose": "survey", "channel": "any", "how": "spoken",
            })
        )
        .await,
        ["customers.unknown"]
    );
}

#[tokio::test]
async fn tags_say_who_when_and_why() {
    let desk = Desk::set_up().await;
    let id = register(&desk, zhang()).await;
    let tag = |tag: &str, reason: &str| json!({ "customer_id": id, "tag": tag, "reason": reason });
    desk.ok("customers.tag", tag("vip", "三台车")).await;
    assert_eq!(desk.refused("customers.tag", tag("vip", "又一次")).await, ["customers.tag_already"]);
    assert_eq!(desk.refused("customers.tag", tag("poor", " ")).await, ["text.required"]);
    desk.ok("customers.tag", tag("complained_before", "漆面返工")).await;
    assert_eq!(desk.ok("customers.list", json!({ "tag": "vip" })).await["rows"][0]["id"], id);
    desk.ok("customers.untag", tag("vip", "只剩一台")).await;
    assert_eq!(desk.refused("customers.untag", tag("vip", "x")).await, ["customers.tag_not_set"]);
    assert_eq!(desk.ok("customers.list", json!({ "tag": "vip" })).await["rows"], json!([]));
    let tags = desk.ok("customers.card", json!({ "id": id })).await["tags"].clone();
    assert_eq!((&tags[0]["tag"], &tags[0]["set_by"]), (&json!("complained_before"), &json!("陈经理")));
    assert_eq!((&tags[1]["reason"], &tags[1]["removed_reason"]), (&json!("三台车"), &json!("只剩一台")));
}
