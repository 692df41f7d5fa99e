//! Whom we serve: cards, duplicates, consents, tags, and who looked at what.

use serde_json::{Value, json};
use servicelane_core::Answer;
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

fn zhang() -> Value {
    json!({
        "kind": "person", "name": "张伟", "phones": [{ "number": "138 0013 8000", "label": "本人" }],
        "address": "苏州市姑苏区人民路100号3幢201室", "email": "zhangwei@example.com", "birthday": "1948-05-01",
        "id_card": "11010519491231002X", "driving_since": 2024, "note": "周末来",
    })
}

async fn register(desk: &Desk, card: Value) -> i64 {
    desk.ok("customers.register", json!({ "card": card })).await["id"].as_i64().expect("an id")
}

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
async fn likely_duplicates_show_while_typing() {
    let desk = Desk::set_up().await;
    let id = register(&desk, zhang()).await;
    let other = register(
        &desk,
        json!({
            "kind": "person", "name": "李娜", "phones": [{ "number": "13912345678" }],
        }),
    )
    .await;
    desk.ok("vehicles.register", json!({ "car": {}, "plate": { "text": "苏E12345" }, "owner_id": id })).await;
    let ask = async |input: Value| {
        let found = desk.ok("customers.find_similar", input).await;
        let found: Vec<(i64, String)> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["id"].as_i64().unwrap(), one["why"][0].as_str().unwrap().to_owned()))
            .collect();
        found
    };
    let same = |why: &str| vec![(id, why.to_owned())];
    assert_eq!(ask(json!({ "phones": ["+86 138-0013-8000"] })).await, same("same_phone"));
    assert_eq!(ask(json!({ "phones": ["1380013"] })).await, []);
    assert_eq!(ask(json!({ "name": "张伟" })).await, [], "a name alone says nothing");
    assert_eq!(ask(json!({ "name": "张伟", "plate": "苏E·12345" })).await, same("same_name_and_plate"));
    assert_eq!(ask(json!({ "name": "李娜", "plate": "苏E·12345" })).await, []);
    let address = json!({ "name": "张伟", "address": "苏州市姑苏区人民路100号" });
    assert_eq!(ask(address).await, same("same_name_and_address"));
    assert_eq!(ask(json!({ "phones": ["13800138000"], "except": id })).await, []);
    let both = ask(json!({ "phones": ["13912345678", "13800138000"] })).await;
    assert_eq!(both.len(), 2);
    assert!(both.iter().any(|(found, _)| *found == other));
    let shown = desk.ok("customers.find_similar", json!({ "phones": ["13800138000"] })).await;
    assert_eq!(shown[0]["phone"], "138****8000");
    assert_eq!(shown[0]["plates"], json!(["苏E·12345"]));
}

#[tokio::test]
async fn the_same_person_is_not_filed_twice_by_accident() {
    let desk = Desk::set_up().await;
    let id = register(&desk, zhang()).await;
    let again = json!({ "card": {
        "kind": "person", "name": "张伟", "phones": [{ "number": "13800138000" }],
    } });
    let refusals = desk.refusals("customers.register", again.clone()).await;
    assert_eq!(refusals[0].code, "customers.already_known");
    assert_eq!(refusals[0].params["id"], id);
    let mut surely = again;
    surely["although_similar"] = json!(true);
    desk.ok("customers.register", surely).await;
}

#[tokio::test]
async fn a_firm_has_one_card_per_credit_code() {
    let desk = Desk::set_up().await;
    let firm = |code: &str| {
        json!({ "card": {
            "kind": "organisation", "name": "姑苏物流有限公司", "contact_person": "王芳", "credit_code": code,
            "phones": [{ "number": "0512-65881234转8001" }],
        } })
    };
    desk.ok("customers.register", firm("91110000 80210043 3b")).await;
    let codes = desk.refused("customers.register", firm("91110000802100433B")).await;
    assert_eq!(codes, ["customers.credit_code_taken", "customers.already_known"]);
    assert_eq!(
        desk.refused("customers.register", firm("91110000802100433C")).await,
        ["credit_code.check_character", "customers.already_known"]
    );
    for text in ["wangfang", "gswl", "物流", "65881234", "802100433"] {
        let hits = desk.ok("search.find", json!({ "text": text })).await;
        assert_eq!(hits[0]["title"], "姑苏物流有限公司", "{text}");
    }
}

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

#[tokio::test]
async fn two_files_of_the_same_customer_become_one() {
    let desk = Desk::set_up().await;
    let keep = register(&desk, zhang()).await;
    let twin = json!({
        "card": {
            "kind": "person", "name": "张伟", "source": "朋友介绍", "note": "下午来电",
            "phones": [{ "number": "13911112222", "label": "爱人" }, { "number": "13800138000" }],
        },
        "although_similar": true,
    });
    let gone = desk.ok("customers.register", twin).await["id"].as_i64().unwrap();
    let car = json!({
        "car": { "vin": "LFV3A21K7D4262398", "model_text": "速腾" }, "plate": { "text": "苏E12345" }, "owner_id": gone,
    });
    let car = desk.ok("vehicles.register", car).await["id"].clone();
    let intake = json!({ "mileage": 1000, "customer_words": "保养" });
    desk.ok("reception.open_visit", json!({ "vehicle_id": car, "intake": intake })).await;
    for (id, tag) in [(keep, "vip"), (gone, "vip"), (gone, "asks_for_gift")] {
        desk.ok("customers.tag", json!({ "customer_id": id, "tag": tag, "reason": "老客户" })).await;
    }
    let yes = json!({ "customer_id": keep, "purpose": "survey", "channel": "phone", "how": "spoken" });
    desk.ok("customers.give_consent", yes).await;
    let no = json!({ "customer_id": gone, "purpose": "survey", "channel": "any", "how": "message" });
    desk.ok("customers.withdraw_consent", no).await;

    let seen = |id: i64| {
        let desk = &desk;
        async move { desk.ok("customers.card", json!({ "id": id })).await["version"].clone() }
    };
    let merge = json!({
        "keep_id": keep, "keep_version": seen(keep).await, "gone_id": gone, "gone_version": seen(gone).await,
        "reason": "同一位客户重复建档",
    });
    let mut stale = merge.clone();
    stale["gone_version"] = json!(0);
    assert_eq!(desk.refused("customers.merge", stale).await, ["record.stale"]);
    let mut itself = merge.clone();
    itself["gone_id"] = json!(keep);
    assert_eq!(desk.refused("customers.merge", itself).await, ["customers.merge_itself"]);
    let firm =
        json!({ "kind": "organisation", "name": "苏州云帆软件", "phones": [{ "number": "0512-62345678" }] });
    let firm = register(&desk, firm).await;
    let mut other = merge.clone();
    other["gone_id"] = json!(firm);
    other["gone_version"] = json!(1);
    assert_eq!(desk.refused("customers.merge", other).await, ["customers.merge_kinds"]);

    desk.ok("customers.merge", merge.clone()).await;
    let card = desk.ok("customers.card", json!({ "id": keep })).await;
    let phones = card["phones"].as_array().unwrap();
    assert_eq!(
        (phones.len(), &phones[0]["number"], &phones[1]["label"]),
        (2, &json!("138****8000"), &json!("爱人"))
    );
    assert_eq!((&card["source"], &card["cars"][0]["vehicle_id"]), (&json!("朋友介绍"), &car));
    assert_eq!(card["visits"].as_array().unwrap().len(), 1);
    let standing = card["tags"].as_array().unwrap().iter().filter(|tag| tag["removed_at"].is_null());
    assert_eq!(standing.count(), 2, "{}", card["tags"]);
    assert_eq!(card["consent_log"][0]["granted"], false, "the later word counts");
    let told: Vec<_> =
        card["log"].as_array().unwrap().iter().map(|row| row["command"].as_str().unwrap()).collect();
    assert!(
        told.contains(&"customers.merge")
            && told.iter().filter(|one| **one == "customers.register").count() == 2,
        "{told:?}"
    );

    // Who still has the old file open is sent to the other.
    let refusals = desk.refusals("customers.card", json!({ "id": gone })).await;
    assert_eq!((refusals[0].code.as_str(), &refusals[0].params["id"]), ("customers.merged", &json!(keep)));
    assert_eq!(desk.refused("customers.merge", merge).await, ["customers.merged"]);
    let hits = desk.ok("search.find", json!({ "text": "13911112222", "kinds": ["customer"] })).await;
    assert_eq!((hits[0]["id"].as_i64(), hits.as_array().unwrap().len()), (Some(keep), 1));
    assert_eq!(desk.core.check().await.unwrap(), []);
}
