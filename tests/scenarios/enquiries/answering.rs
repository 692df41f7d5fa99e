//! A question goes to who knows, is answered in time, or seen to be late.

use serde_json::{Value, json};
use servicelane_core::access::Role;

use super::world::{ask, card, world};

#[tokio::test]
async fn a_question_goes_to_who_knows_and_is_answered_in_time() {
    let (mut world, technician) = world().await;
    let asked = ask(
        &world.desk,
        json!({ "topic": "repair", "question": "刹车有异响，还能开吗？", "asker": "孙先生", "contact": "138 0013 8000", "specialist_id": technician }),
    )
    .await;
    assert_eq!(asked["number"], "XJ20261123-0001");

    // Who asked stands masked before whoever only answers; the number is shown on request, on record.
    world.desk.sit("tech").await;
    let told = world.desk.ok("notices.mine", json!({})).await;
    assert_eq!((&told[0]["code"], &told[0]["about_kind"]), (&json!("enquiry_given"), &json!("enquiry")));
    let mine = world.desk.ok("enquiries.waiting", json!({})).await;
    assert_eq!(mine["rows"][0]["contact"], "138****8000");
    assert_eq!(mine["rows"][0]["asker"], "孙*");
    let shown = world.desk.ok("enquiries.reveal", json!({ "id": asked["id"] })).await;
    assert_eq!(shown["contact"], "138 0013 8000");
    // The list of all is the front desk's.
    assert_eq!(world.desk.refused("enquiries.list", json!({})).await, ["access.forbidden"]);

    world.desk.later(20);
    world.desk.sit("tech").await;
    let missed = json!({ "id": asked["id"], "version": 1, "note": "占线" });
    world.desk.ok("enquiries.not_reached", missed).await;
    world.desk.later(15);
    world.desk.sit("tech").await;
    let empty = json!({ "id": asked["id"], "version": 2, "answer": " ", "how": "phone" });
    assert_eq!(world.desk.refused("enquiries.answer", empty).await, ["enquiries.answer_needed"]);
    let said =
        json!({ "id": asked["id"], "version": 2, "answer": "先别开，尽快来店检查刹车片", "how": "phone" });
    world.desk.ok("enquiries.answer", said.clone()).await;
    assert_eq!(world.desk.ok("notices.mine", json!({})).await, json!([]));
    // Answered is answered, and the number is not theirs to see any more.
    assert_eq!(world.desk.refused("enquiries.answer", said).await, ["record.stale"]);
    let late = json!({ "id": asked["id"], "version": 3, "reason": "不需要了" });
    assert_eq!(world.desk.refused("enquiries.withdraw", late).await, ["enquiries.not_open"]);
    let again = world.desk.refused("enquiries.reveal", json!({ "id": asked["id"] })).await;
    assert_eq!(again, ["enquiries.not_yours"]);

    world.desk.sit("sa").await;
    let card = card(&world.desk, &asked).await;
    let (enquiry, steps) = (&card["enquiry"], &card["steps"]);
    assert_eq!((&enquiry["minutes"], &enquiry["late"]), (&json!(35), &json!(false)));
    assert_eq!((&enquiry["answered_by"], &enquiry["asker"]), (&json!("张师傅"), &json!("孙先生")));
    let happened: Vec<&str> =
        steps.as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(happened, ["assigned", "not_reached", "answered"]);
}

#[tokio::test]
async fn what_nobody_answers_is_late_and_seen_by_who_is_answerable() {
    let (mut world, technician) = world().await;
    let nobodys = ask(&world.desk, json!({ "customer_id": 1 })).await;
    let given = ask(&world.desk, json!({ "vehicle_id": 1, "specialist_id": technician })).await;
    // The house promises an answer within two hours.
    world.desk.later(119);
    world.desk.sit("sa").await;
    let page = world.desk.ok("enquiries.list", json!({ "which": "overdue" })).await;
    assert_eq!((&page["rows"], &page["open"], &page["overdue"]), (&json!([]), &json!(2), &json!(0)));
    world.desk.later(2);
    let page = world.desk.ok("enquiries.list", json!({ "which": "overdue" })).await;
    assert_eq!((page["rows"].as_array().unwrap().len(), &page["overdue"]), (2, &json!(2)));
    // The advisor sees what nobody has; the manager everything that is late.
    let waiting = world.desk.ok("enquiries.waiting", json!({})).await;
    assert_eq!(waiting["rows"].as_array().unwrap().len(), 1);
    assert_eq!((&waiting["rows"][0]["id"], &waiting["late"]), (&nobodys["id"], &json!(1)));
    world.desk.sit("boss").await;
    let waiting = world.desk.ok("enquiries.waiting", json!({})).await;
    assert_eq!(waiting["late"], 2);
    // Who is slow loses it to somebody else; answered late stays late.
    let to_boss = json!({ "id": given["id"], "version": 1, "specialist_id": 1, "note": "客户等了两小时" });
    world.desk.ok("enquiries.assign", to_boss.clone()).await;
    let mut again = to_boss;
    again["version"] = json!(2);
    assert_eq!(world.desk.refused("enquiries.assign", again).await, ["enquiries.already_theirs"]);
    let said = json!({ "id": given["id"], "version": 2, "answer": "已报价", "how": "wechat" });
    world.desk.ok("enquiries.answer", said).await;
    let card = card(&world.desk, &given).await;
    assert_eq!((&card["enquiry"]["late"], &card["enquiry"]["minutes"]), (&json!(true), &json!(121)));
    // The slow one is told no more and may not answer it any longer.
    world.desk.sit("tech").await;
    assert_eq!(world.desk.ok("notices.mine", json!({})).await, json!([]));
    let asked = world.desk.refused("enquiries.card", json!({ "id": given["id"] })).await;
    assert_eq!(asked, ["enquiries.not_yours"]);
    // A house that promises faster, from tomorrow, does not make yesterday late.
    world.desk.sit("boss").await;
    let faster = json!({ "key": "enquiries.answer_minutes", "value": "30", "source": "服务承诺", "valid_from": "2026-11-24" });
    world.desk.ok("policy.set", faster).await;
    let today = ask(&world.desk, json!({ "customer_id": 1 })).await;
    world.desk.later(24 * 60);
    world.desk.sit("boss").await;
    let tomorrow = ask(&world.desk, json!({ "customer_id": 1 })).await;
    let due = async |enquiry: &Value| {
        let card = world.desk.ok("enquiries.card", json!({ "id": enquiry["id"] })).await;
        (card["enquiry"]["received_at"].clone(), card["enquiry"]["answer_by"].clone())
    };
    let minutes = |(from, until): (Value, Value)| {
        let moment = |value: Value| servicelane_core::kernel::Moment::parse(value.as_str().unwrap()).unwrap();
        moment(until).minutes_since(moment(from))
    };
    assert_eq!((minutes(due(&today).await), minutes(due(&tomorrow).await)), (120, 30));
}

#[tokio::test]
async fn who_cannot_be_reached_cannot_be_answered() {
    let (mut world, _) = world().await;
    let form = |more: Value| {
        let mut whole = json!({ "channel": "phone", "topic": "other", "question": "几点关门？" });
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    };
    let codes = world.desk.refused("enquiries.record", form(json!({ "question": "" }))).await;
    assert_eq!(codes, ["enquiries.question_needed", "enquiries.asker_needed", "enquiries.contact_needed"]);
    let codes = world.desk.refused("enquiries.record", form(json!({ "asker": "路人" }))).await;
    assert_eq!(codes, ["enquiries.contact_needed"]);
    let people = json!({ "customer_id": 99, "vehicle_id": 99, "specialist_id": 99, "contact": "wx_1" });
    let codes = world.desk.refused("enquiries.record", form(people)).await;
    assert_eq!(
        codes,
        ["vehicles.unknown", "customers.unknown", "enquiries.asker_needed", "access.unknown_staff"]
    );
    for (received, code) in [
        ("2026-11-23T10:00:00+08:00", "enquiries.in_future"),
        ("2026-11-01T10:00:00+08:00", "enquiries.long_ago"),
    ] {
        let form = form(json!({ "asker": "路人", "contact": "13800138000", "received_at": received }));
        assert_eq!(world.desk.refused("enquiries.record", form).await, [code]);
    }
    // Said on the spot: received and answered in one step. A message of last night is late at once.
    let said = world.desk.ok("enquiries.record", form(json!({ "asker": "路人", "answer": "六点" }))).await;
    let card_of = card(&world.desk, &said).await;
    assert_eq!(
        (&card_of["enquiry"]["state"], &card_of["enquiry"]["minutes"]),
        (&json!("answered"), &json!(0))
    );
    let night =
        form(json!({ "channel": "wechat", "customer_id": 1, "received_at": "2026-11-22T21:00:00+08:00" }));
    let night = world.desk.ok("enquiries.record", night).await;
    assert_eq!(card(&world.desk, &night).await["enquiry"]["late"], true);
    let given_up = json!({ "id": night["id"], "version": 1, "reason": "三次无人接听" });
    world.desk.ok("enquiries.withdraw", given_up).await;
    let visit = json!({ "id": night["id"], "version": 2, "visit_id": world.visit });
    assert_eq!(world.desk.refused("enquiries.take_up", visit).await, ["enquiries.was_withdrawn"]);

    // Two files of the same customer become one: the questions follow, and leave with the copy of all data.
    let file = |phone: &str| json!({ "kind": "person", "name": "钱小二", "phones": [{ "number": phone }] });
    let gone = world.desk.ok("customers.register", json!({ "card": file("13900139000") })).await;
    let kept = world
        .desk
        .ok("customers.register", json!({ "card": file("13900139001"), "although_similar": true }))
        .await;
    world.desk.ok("enquiries.record", form(json!({ "customer_id": gone["id"] }))).await;
    let merge = json!({ "keep_id": kept["id"], "keep_version": 1, "gone_id": gone["id"], "gone_version": 1, "reason": "重复建档" });
    world.desk.ok("customers.merge", merge).await;
    let of = world.desk.ok("enquiries.list", json!({ "customer_id": kept["id"] })).await;
    assert_eq!(of["rows"].as_array().unwrap().len(), 1);
    let copy = world.desk.ok("customers.export_one", json!({ "id": kept["id"], "reason": "本人要求" })).await;
    assert_eq!(copy["enquiries"][0]["question"], "几点关门？");
    world.desk.sit("boss").await;
    world.desk.hire("parts", "顾配件", &[Role::PartsClerk]).await;
    world.desk.sit("parts").await;
    let refused = world.desk.refused("enquiries.record", form(json!({ "asker": "路人" }))).await;
    assert_eq!(refused, ["access.forbidden"]);
}
