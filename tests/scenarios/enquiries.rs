//! The telephone rings: what would it cost, and who knows? (EST-09)

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

use crate::orders::world::{World, visit};

/// Car 1 of 赵大明 stands at the counter; `sa` is at the desk, `tech` knows brakes.
async fn world() -> (World, i64) {
    let world = World::new().await;
    let colleagues = world.desk.ok("access.colleagues", json!({ "role": "technician" })).await;
    let technician = colleagues[0]["id"].as_i64().unwrap();
    (world, technician)
}

async fn ask(desk: &Desk, form: Value) -> Value {
    let mut whole = json!({ "channel": "phone", "topic": "price", "question": "做一次基础保养多少钱？" });
    whole.as_object_mut().unwrap().extend(form.as_object().unwrap().clone());
    desk.ok("enquiries.record", whole).await
}

async fn card(desk: &Desk, enquiry: &Value) -> Value {
    desk.ok("enquiries.card", json!({ "id": enquiry["id"] })).await
}

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
async fn a_price_is_told_at_the_askers_own_level_and_the_order_keeps_it() {
    let (mut world, _) = world().await;
    // 赵大明 buys parts at the member's price.
    world.desk.ok("customers.tag", json!({ "customer_id": 1, "tag": "member", "reason": "会员" })).await;
    let oil = world.oil;
    let member = async move |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("INSERT INTO part_prices (part_id, level, price) VALUES (?, 'member', 16000)")
            .bind(oil)
            .execute(cx.db())
            .await?;
        Ok(())
    };
    world.desk.core.in_house(member).await.unwrap();
    let asked = ask(&world.desk, json!({ "vehicle_id": 1 })).await;
    let lines = json!([
        { "kind": "labour", "operation_id": world.oil_change },
        { "kind": "part", "part_id": world.oil, "quantity": "6" },
        { "kind": "package", "package_id": world.package },
    ]);
    let told = world.desk.ok("enquiries.price", json!({ "customer_id": 1, "lines": lines })).await;
    // 180 for an hour, six litres at 160, the package as it stands: 180 + 1020 + 134.
    assert_eq!((&told["level"], &told["total"]), (&json!("member"), &json!("2474.00")));
    let strangers = world.desk.ok("enquiries.price", json!({ "lines": lines })).await;
    assert_eq!(strangers["total"], "2534.00");
    world.desk.ok("enquiries.quote", json!({ "id": asked["id"], "version": 1, "lines": lines })).await;
    let card = card(&world.desk, &asked).await;
    assert_eq!(
        (&card["enquiry"]["quoted"], &card["enquiry"]["price_level"]),
        (&json!("2474.00"), &json!("member"))
    );
    assert_eq!(card["lines"][1]["amount"], "960.00");
    assert_eq!(card["lines"][2]["name"], "基础保养套餐 0W-20（6升）");

    // What is in no catalogue is not quoted, and every slip is told at its field.
    let wrong = json!({ "id": asked["id"], "version": 2, "lines": [
        { "kind": "labour" }, { "kind": "part", "part_id": 1, "quantity": "1" },
    ]});
    let refusals = world.desk.refusals("enquiries.quote", wrong).await;
    assert_eq!(refusals[0].code, "enquiries.operation_needed");
    assert_eq!(refusals[0].field.as_deref(), Some("lines[0].operation_id"));
    let unknown = json!({ "lines": [{ "kind": "part", "part_id": 999 }] });
    assert_eq!(world.desk.refused("enquiries.price", unknown).await, ["parts.unknown"]);

    // The car comes for it: the order's line costs what the telephone said.
    let said =
        json!({ "id": asked["id"], "version": 2, "answer": "报价 2474 元，客户明天来", "how": "phone" });
    world.desk.ok("enquiries.answer", said).await;
    let taken = json!({ "id": asked["id"], "version": 3, "visit_id": world.visit });
    world.desk.ok("enquiries.take_up", taken).await;
    let order = world
        .open(json!([{ "kind": "part", "part_id": world.oil, "quantity": "6", "payer": "customer" }]))
        .await;
    assert_eq!(world.page(order).await["lines"][0]["amount"], "960.00");
    let again = json!({ "id": asked["id"], "version": 4, "visit_id": world.visit });
    assert_eq!(world.desk.refused("enquiries.take_up", again).await, ["enquiries.taken_up"]);
    let of_car = world.desk.ok("enquiries.list", json!({ "vehicle_id": 1 })).await;
    assert_eq!(of_car["rows"][0]["became_id"], json!(world.visit));

    // Another car's coming is not what was asked about.
    world.desk.sit("boss").await;
    let other = visit(&world.desk, 2).await;
    world.desk.sit("sa").await;
    let asked = ask(&world.desk, json!({ "vehicle_id": 1 })).await;
    let wrong = json!({ "id": asked["id"], "version": 1, "visit_id": other });
    assert_eq!(world.desk.refused("enquiries.take_up", wrong).await, ["enquiries.other_car"]);
    assert_eq!(world.desk.core.check().await.unwrap(), []);
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

/// A quote of a package and an oil, told by telephone; car 1 stands at the counter.
async fn quoted(world: &World, form: Value) -> Value {
    let asked = ask(&world.desk, form).await;
    let lines = json!([
        { "kind": "package", "package_id": world.package },
        { "kind": "part", "part_id": world.oil, "quantity": "2" },
    ]);
    let kept = json!({ "id": asked["id"], "version": asked["version"], "lines": lines });
    world.desk.ok("enquiries.quote", kept).await
}

#[tokio::test]
async fn what_the_telephone_said_goes_onto_the_order_once() {
    let (mut world, _) = world().await;
    let asked = quoted(&world, json!({ "vehicle_id": 1, "question": "保养加两升机油多少钱？" })).await;
    let said = json!({ "id": asked["id"], "version": 2, "answer": "1674 元", "how": "phone" });
    world.desk.ok("enquiries.answer", said).await;
    // The order is at the counter: it is offered what was quoted, with the day until which that stands.
    let order = world.open(json!([])).await;
    let offered = world.desk.ok("enquiries.of_order", json!({ "order_id": order })).await;
    assert_eq!((&offered[0]["number"], &offered[0]["on_order"]), (&asked["number"], &json!(false)));
    assert_eq!(
        (&offered[0]["quoted"], &offered[0]["valid_until"]),
        (&json!("1674.00"), &json!("2026-11-30"))
    );
    let open = card(&world.desk, &asked).await;
    assert_eq!(open["may_go_onto"][0]["id"], order);

    // The package is not sold any more: the rest goes on, at today's price, and a note names what is missing.
    world.desk.sit("boss").await;
    let gone = async |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("UPDATE work_packages SET active = 0").execute(cx.db()).await?;
        sqlx::query("UPDATE parts SET price = 18000 WHERE number = '10114229'").execute(cx.db()).await?;
        Ok(())
    };
    world.desk.core.in_house(gone).await.unwrap();
    world.desk.sit("sa").await;
    let put = json!({ "id": asked["id"], "version": 3, "order_id": order });
    world.desk.ok("enquiries.put_on_order", put).await;
    let page = world.page(order).await;
    assert_eq!(page["lines"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&page["lines"][0]["amount"], &page["lines"][0]["state"]),
        (&json!("360.00"), &json!("proposed"))
    );
    assert_eq!(
        (&page["notes"][0]["code"], &page["notes"][0]["text"]),
        (&json!("quoted_not_offered"), &json!("基础保养套餐 0W-20（6升）"))
    );
    let done = card(&world.desk, &asked).await;
    assert_eq!(done["order"]["id"], order);
    assert_eq!(
        (&done["enquiry"]["became_kind"], &done["enquiry"]["became_id"]),
        (&json!("visit"), &json!(world.visit))
    );
    assert_eq!(done["may_go_onto"], json!([]));
    let kinds: Vec<&str> =
        done["steps"].as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["quoted", "answered", "became", "ordered"]);
    let offered = world.desk.ok("enquiries.of_order", json!({ "order_id": order })).await;
    assert_eq!(offered[0]["on_order"], true);
    let again = json!({ "id": asked["id"], "version": done["enquiry"]["version"], "order_id": order });
    assert_eq!(world.desk.refused("enquiries.put_on_order", again).await, ["enquiries.on_order"]);

    // Not of another car; and one that nobody answered yet is answered by that.
    let sold_again = async |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("UPDATE work_packages SET active = 1").execute(cx.db()).await?;
        Ok(())
    };
    world.desk.core.in_house(sold_again).await.unwrap();
    world.desk.sit("boss").await;
    visit(&world.desk, 2).await;
    world.desk.sit("sa").await;
    let other = quoted(&world, json!({ "vehicle_id": 2 })).await;
    let wrong = json!({ "id": other["id"], "version": 2, "order_id": order });
    assert_eq!(world.desk.refused("enquiries.put_on_order", wrong).await, ["enquiries.order_of_other_car"]);
    let bare = ask(&world.desk, json!({ "vehicle_id": 1 })).await;
    let wrong = json!({ "id": bare["id"], "version": 1, "order_id": order });
    assert_eq!(world.desk.refused("enquiries.put_on_order", wrong).await, ["enquiries.nothing_quoted"]);
    let stranger = quoted(&world, json!({ "asker": "路人", "contact": "13800138000" })).await;
    let put = json!({ "id": stranger["id"], "version": 2, "order_id": order });
    world.desk.ok("enquiries.put_on_order", put).await;
    let done = card(&world.desk, &stranger).await;
    assert_eq!((&done["enquiry"]["state"], &done["enquiry"]["vehicle_id"]), (&json!("answered"), &json!(1)));
    // What was quoted long ago is not offered, but on request it still goes on.
    let old = quoted(&world, json!({ "vehicle_id": 1 })).await;
    world.desk.later(9 * 24 * 60);
    world.desk.sit("sa").await;
    let offered = world.desk.ok("enquiries.of_order", json!({ "order_id": order })).await;
    assert!(offered.as_array().unwrap().iter().all(|one| one["id"] != old["id"]));
    let gone = async |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("UPDATE work_packages SET active = 0").execute(cx.db()).await?;
        sqlx::query("UPDATE parts SET active = 0").execute(cx.db()).await?;
        Ok(())
    };
    world.desk.core.in_house(gone).await.unwrap();
    let put = json!({ "id": old["id"], "version": 2, "order_id": order });
    assert_eq!(world.desk.refused("enquiries.put_on_order", put).await, ["enquiries.nothing_offered"]);
    assert_eq!(world.desk.core.check().await.unwrap(), []);
}

#[tokio::test]
async fn a_price_is_given_in_writing() {
    let (mut world, _) = world().await;
    let paper =
        |form: &str, id: &Value| json!({ "form": form, "subject_id": id, "paper": "a4", "copies": [] });
    let asked = quoted(&world, json!({ "asker": "路人", "contact": "13800138000" })).await;
    let pdf = world.desk.ok("papers.preview", paper("enquiry_quote", &asked["id"])).await;
    assert!(pdf["base64"].as_str().unwrap().len() > 1000);
    assert_eq!(pdf["papers"], json!(["a4", "continuous"]));
    let bare = ask(&world.desk, json!({ "vehicle_id": 1 })).await;
    let refused = world.desk.refused("papers.preview", paper("enquiry_quote", &bare["id"])).await;
    assert_eq!(refused, ["enquiries.nothing_quoted"]);
    // Of an order: what the customer has not decided yet, and no more once he has.
    let order = world.open(json!([{ "kind": "part", "part_id": world.oil, "payer": "customer" }])).await;
    world.desk.ok("papers.print", paper("quotation", &json!(order))).await;
    world.consent(order).await;
    let refused = world.desk.refused("papers.preview", paper("quotation", &json!(order))).await;
    assert_eq!(refused, ["orders.nothing_to_quote"]);
    // The price is money before a customer: not the workshop's paper.
    world.desk.sit("tech").await;
    let refused = world.desk.refused("papers.preview", paper("enquiry_quote", &asked["id"])).await;
    assert_eq!(refused, ["access.forbidden"]);
}
