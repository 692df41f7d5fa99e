//! The same customer twice: seen while typing, refused by accident, made one again.

use serde_json::{Value, json};
use servicelane_core::testing::Desk;

use super::world::{register, zhang};

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
