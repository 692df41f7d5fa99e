//! The card: what it shows to whom, who changes it, and what it refuses.

use serde_json::{Value, json};
use servicelane_core::Answer;
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

use super::world::{register, zhang};

#[tokio::test]
async fn a_card_shows_nothing_that_identifies_a_person() {
    let desk = Desk::set_up().await;
    let id = register(&desk, zhang()).await;
    let card = desk.ok("customers.card", json!({ "id": id })).await;
    assert_eq!(card["name"], "张伟");
    assert_eq!(card["phones"][0]["number"], "138****8000");
    assert_eq!(card["address"], "苏州市姑苏区****");
    assert_eq!(card["id_card"], "110***********002X");
    assert_eq!(card["email"], "z****@example.com");
    assert_eq!(card["experience"], "beginner");
    let list = desk.ok("customers.list", json!({})).await;
    assert_eq!(list["rows"][0]["phone"], "138****8000");
    for shown in [card, list, desk.ok("search.find", json!({ "text": "张伟" })).await] {
        let shown = shown.to_string();
        for secret in ["13800138000", "人民路", "11010519491231", "zhangwei", "1948"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
}

#[tokio::test]
async fn looking_in_full_is_kept_with_its_reason() {
    let mut desk = Desk::set_up().await;
    let id = register(&desk, zhang()).await;
    desk.hire("gu", "顾问", &[Role::ServiceAdvisor]).await;
    desk.hire("yin", "收银", &[Role::Cashier]).await;
    desk.sit("yin").await;
    assert_eq!(desk.refused("customers.reveal", json!({ "id": id })).await, ["access.forbidden"]);
    desk.sit("gu").await;
    let full = desk.ok("customers.reveal", json!({ "id": id, "reason": "通知取车" })).await;
    assert_eq!(full["phones"][0]["number"], "13800138000");
    assert_eq!(full["phones"][0]["spoken"], "138 0013 8000");
    assert_eq!(full["address"], "苏州市姑苏区人民路100号3幢201室");
    assert_eq!(full["birthday"], "1948-05-01");
    let card = desk.ok("customers.card", json!({ "id": id })).await;
    assert_eq!(card["log"][0]["command"], "customers.reveal");
    assert_eq!(card["log"][0]["who"], "顾问");
    desk.sit("boss").await;
    let trail = desk.ok("audit.trail", json!({ "subject_kind": "customer", "subject_id": id })).await;
    assert!(trail["rows"][0]["input"].as_str().unwrap().contains("通知取车"), "{trail}");
}

#[tokio::test]
async fn two_people_edit_one_card() {
    let mut desk = Desk::set_up().await;
    let id = register(&desk, zhang()).await;
    desk.hire("gu", "顾问", &[Role::ServiceAdvisor]).await;
    let change = |note: &str| {
        let mut card = zhang();
        card["note"] = json!(note);
        card["phones"] = json!([{ "number": "13800138000" }, { "number": "010-88886666", "label": "单位" }]);
        json!({ "id": id, "version": 1, "card": card })
    };
    desk.ok("customers.change", change("经理写的")).await;
    desk.sit("gu").await;
    match desk.call("customers.change", change("顾问写的"), None).await {
        Answer::Refused(refusals) => {
            assert_eq!(refusals[0].code, "record.stale");
            assert_eq!(refusals[0].params["who"], "陈经理");
        }
        other => panic!("{other:?}"),
    }
    let card = desk.ok("customers.card", json!({ "id": id })).await;
    assert_eq!((&card["note"], &card["version"]), (&json!("经理写的"), &json!(2)));
    assert_eq!(desk.ok("search.find", json!({ "text": "88886666" })).await[0]["id"], id);
}

#[tokio::test]
async fn hostile_input_is_refused_at_its_field() {
    let desk = Desk::set_up().await;
    let with = |field: &str, value: Value| {
        let mut card = zhang();
        card[field] = value;
        json!({ "card": card })
    };
    let cases = [
        (with("name", json!("")), "text.required", "card.name"),
        (with("name", json!("张\u{0}伟")), "text.control_character", "card.name"),
        (with("name", json!("张\u{202E}伟")), "text.direction_override", "card.name"),
        (with("name", json!("长".repeat(61))), "text.too_long", "card.name"),
        (with("name", json!(7)), "input.wrong_type", "card.name"),
        (with("note", json!("长".repeat(1001))), "text.too_long", "card.note"),
        (with("birthday", json!("9999-01-01")), "day.out_of_range", "card.birthday"),
        (with("birthday", json!("2027-01-01")), "customers.birthday_in_future", "card.birthday"),
        (with("driving_since", json!(-5)), "customers.driving_since", "card.driving_since"),
        (with("kind", json!("alien")), "input.wrong_type", "card.kind"),
        (
            with("phones", json!([{ "number": "'; DROP TABLE customers; --" }])),
            "phone.character",
            "card.phones[0].number",
        ),
        (
            with("phones", json!(vec![json!({ "number": "13800138000" }); 7])),
            "customers.too_many_phones",
            "card.phones",
        ),
        (with("advisor_id", json!(99)), "access.unknown_staff", "card.advisor_id"),
        (with("admin", json!(true)), "input.unknown", "card.admin"),
    ];
    for (input, code, field) in cases {
        let refusals = desk.refusals("customers.register", input.clone()).await;
        assert_eq!(
            (refusals[0].code.as_str(), refusals[0].field.as_deref()),
            (code, Some(field)),
            "{input} {refusals:?}"
        );
    }
    assert_eq!(desk.ok("customers.list", json!({})).await["rows"], json!([]));
    let odd = zhang_named("'; DROP TABLE customers; -- %_");
    let id = register(&desk, odd).await;
    assert_eq!(desk.ok("search.find", json!({ "text": "drop table" })).await[0]["id"], id);
    for text in ["", "  ", "%", "_", "'", "\"", "*", "\\", "\u{10FFFF}"] {
        desk.ok("search.find", json!({ "text": text })).await;
        desk.ok("customers.list", json!({ "text": text })).await;
    }
    assert_eq!(desk.refused("search.find", json!({ "text": "x".repeat(101) })).await, ["text.too_long"]);
}

fn zhang_named(name: &str) -> Value {
    let mut card = zhang();
    card["name"] = json!(name);
    card
}
