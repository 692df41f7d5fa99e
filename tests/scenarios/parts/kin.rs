//! Numbers that replaced others, alternatives, the cars a part fits, price levels, fast movers.

use serde_json::{Value, json};

use super::world::{World, id, part_form};

async fn replaced(world: &World, old: i64, new: i64, way: &str) {
    world.desk.ok("parts_catalogue.supersede", json!({ "old_part": old, "new_part": new, "way": way })).await;
}

fn numbers(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap()).collect()
}

/// What is offered, and for which number.
fn codes(rows: &Value) -> Vec<(&str, Option<&str>)> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| (row["code"].as_str().unwrap(), row["instead_of"].as_str())).collect()
}

#[tokio::test]
async fn an_old_number_leads_to_the_newest() {
    let world = World::new().await;
    let (first, second, third) = (
        world.part("0986-OLD", "机油格", "个").await,
        world.part("0986-MID", "机油格", "个").await,
        world.part("0986-NEW", "机油格", "个").await,
    );
    replaced(&world, first, second, "use_up").await;
    replaced(&world, second, third, "use_up").await;
    let kin = world.desk.ok("parts_catalogue.kin", json!({ "id": second })).await;
    assert_eq!(numbers(&kin["chain"]), ["0986-OLD", "0986-MID", "0986-NEW"]);
    // Whoever types the number on the old box finds the new part as well.
    let hits = world.desk.ok("parts.find", json!({ "text": "0986-OLD" })).await;
    assert_eq!(numbers(&hits), ["0986-OLD", "0986-MID", "0986-NEW"]);
    let offers = world.desk.ok("catalogue.offer", json!({ "text": "0986-OLD" })).await;
    assert_eq!(codes(&offers), [("0986-NEW", Some("0986-OLD"))], "of the old ones nothing is there");
    world.deliver(first, "2", "30").await;
    let offers = world.desk.ok("catalogue.offer", json!({ "text": "0986-OLD" })).await;
    assert_eq!(
        codes(&offers),
        [("0986-OLD", None), ("0986-NEW", Some("0986-OLD"))],
        "what is there is used up"
    );
    // A chain has no circles and no forks.
    let wish = |old: i64, new: i64| json!({ "old_part": old, "new_part": new, "way": "at_once" });
    for (wish, code) in [
        (wish(third, first), "parts_catalogue.circle"),
        (wish(third, third), "parts_catalogue.own_successor"),
        (wish(first, third), "parts_catalogue.superseded_already"),
        (wish(third, 4711), "parts.unknown"),
    ] {
        assert_eq!(world.desk.refused("parts_catalogue.supersede", wish).await, [code]);
    }
    world.desk.ok("parts_catalogue.undo_supersession", json!({ "old_part": first })).await;
    let hits = world.desk.ok("parts.find", json!({ "text": "0986old" })).await;
    assert_eq!(numbers(&hits), ["0986-OLD"]);
    assert_eq!(
        world.desk.refused("parts_catalogue.undo_supersession", json!({ "old_part": first })).await,
        ["parts_catalogue.not_superseded"]
    );
    world.proven().await;
}

/// PRT-03, PRT-17: what may stand in is offered with its stock.
#[tokio::test]
async fn what_is_short_is_offered_otherwise() {
    let world = World::new().await;
    let wanted = world.part("PAD-1", "刹车片", "副").await;
    let same = world.part("PAD-2", "刹车片", "副").await;
    let mut form = part_form("PAD-3", "刹车片（同质）", "副");
    form["class"] = json!("equivalent");
    let other = id(&world.desk.ok("parts.add", json!({ "part": form })).await);
    for part in [same, other] {
        let pair = json!({ "part_id": wanted, "other_id": part, "note": "前轮通用" });
        world.desk.ok("parts_catalogue.add_alternative", pair).await;
        world.deliver(part, "5", "80").await;
    }
    let own = json!({ "part_id": wanted, "other_id": wanted });
    assert_eq!(
        world.desk.refused("parts_catalogue.add_alternative", own).await,
        ["parts_catalogue.own_alternative"]
    );
    let offers = world.desk.ok("catalogue.offer", json!({ "text": "PAD-1" })).await;
    assert_eq!(codes(&offers), [("PAD-1", None), ("PAD-2", Some("PAD-1")), ("PAD-3", Some("PAD-1"))]);
    let (order, lines) = world.order(1, &[(wanted, "2")]).await;
    // The queue, the list and the order all say what to take.
    let queue = world.desk.ok("orders.parts_queue", json!({})).await;
    assert_eq!(numbers(&queue[0]["lines"][0]["stand_ins"]), ["PAD-2", "PAD-3"]);
    assert_eq!(numbers(&world.pick(order).await["lines"][0]["stand_ins"]), ["PAD-2", "PAD-3"]);
    let page = world.as_boss("orders.page", json!({ "order_id": order })).await;
    assert_eq!(numbers(&page["lines"][0]["stand_ins"]), ["PAD-2", "PAD-3"]);
    assert_eq!(page["order"]["hold"], "parts");
    let version = page["lines"][0]["version"].as_i64().unwrap();
    let swap = |part: i64, version: i64| json!({ "line_id": lines[0], "version": version, "part_id": part });
    assert_eq!(
        world.desk.refused("orders.replace_part", swap(other, version)).await,
        ["orders.class_needs_consent"],
        "the customer agreed to an original part"
    );
    let stranger = world.part("X-9", "雨刮", "副").await;
    assert_eq!(
        world.desk.refused("orders.replace_part", swap(stranger, version)).await,
        ["orders.no_stand_in"]
    );
    world.desk.ok("orders.replace_part", swap(same, version)).await;
    assert_eq!(world.desk.refused("orders.replace_part", swap(wanted, version)).await, ["record.stale"]);
    let page = world.as_boss("orders.page", json!({ "order_id": order })).await;
    assert_eq!((page["lines"][0]["code"].as_str(), page["order"]["hold"].as_str()), (Some("PAD-2"), None));
    assert_eq!(page["notes"].as_array().unwrap().last().unwrap()["code"], "part_replaced");
    assert_eq!(world.stock(same).await, ["5.000", "2.000", "3.000"]);
    world.issue(order, &[(lines[0], "1")]).await;
    let version = page["lines"][0]["version"].as_i64().unwrap();
    assert_eq!(
        world.desk.refused("orders.replace_part", swap(wanted, version)).await,
        ["orders.part_went_out"]
    );
    world.proven().await;
}

#[tokio::test]
async fn the_order_warns_of_a_part_for_another_car() {
    let world = World::new().await;
    let model = |name: &str| json!({ "model": { "brand": "日产", "series": "轩逸", "name": name, "fuel": "petrol" } });
    let own = id(&world.as_boss("vehicles.add_model", model("1.6 XL")).await);
    let part = world.part("FLT-1", "空气格", "个").await;
    let oil = world.part("OIL-1", "机油", "L").await;
    let (order, _) = world.estimate(1, &[(part, "1"), (oil, "4.5")]).await;
    world
        .desk
        .core
        .in_house(async |cx| {
            sqlx::query("UPDATE vehicles SET model_id = ?, production_day = '2019-05-01' WHERE id = 1")
                .bind(own)
                .execute(cx.db())
                .await?;
            Ok(())
        })
        .await
        .unwrap();
    let misfits = async || {
        let page = world.as_boss("orders.page", json!({ "order_id": order })).await;
        let lines = page["lines"].as_array().unwrap().clone();
        lines.iter().map(|line| line["misfit"].as_bool().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(misfits().await, [false, false], "nothing is said of what they fit");
    let fits = async |fitment: Value| {
        let form = json!({ "part_id": part, "fitments": [fitment] });
        world.desk.ok("parts_catalogue.set_fitments", form).await;
        misfits().await[0]
    };
    assert!(!fits(json!({ "brand": "日产", "series": "轩逸" })).await);
    assert!(fits(json!({ "brand": "日产", "series": "天籁" })).await);
    assert!(!fits(json!({ "brand": "日产", "model_id": own, "from_year": 2018 })).await);
    assert!(fits(json!({ "brand": "日产", "from_year": 2020 })).await);
    let offers = world.desk.ok("catalogue.offer", json!({ "text": "FLT-1", "vehicle_id": 1 })).await;
    assert_eq!(offers[0]["fits"], false);
    let wrong = json!({ "part_id": part, "fitments": [{ "brand": "日产", "model_id": 99, "from_year": 2020, "to_year": 1900 }] });
    assert_eq!(
        world.desk.refused("parts_catalogue.set_fitments", wrong).await,
        ["parts_catalogue.year_range", "parts_catalogue.years_turned", "vehicles.unknown_model"]
    );
}

#[tokio::test]
async fn members_the_trade_and_the_maker_pay_their_own_price() {
    let world = World::new().await;
    let mut form = part_form("P-1", "机油格", "个");
    for (field, price) in [("member_price", "90"), ("trade_price", "70"), ("warranty_price", "60")] {
        form[field] = json!(price);
    }
    let part = id(&world.desk.ok("parts.add", json!({ "part": form.clone() })).await);
    let plain = world.part("P-2", "垫片", "个").await;
    let (order, _) = world.estimate(1, &[]).await;
    let add = async |part: i64, payer: &str| {
        let line = json!({ "kind": "part", "part_id": part, "quantity": "1", "payer": payer });
        world.as_boss("orders.add_lines", json!({ "order_id": order, "lines": [line] })).await;
        let page = world.as_boss("orders.page", json!({ "order_id": order })).await;
        let line = page["lines"].as_array().unwrap().last().unwrap().clone();
        (line["unit_price"].as_str().unwrap().to_owned(), line["price_rule"].as_str().unwrap().to_owned())
    };
    let is = |price: &str, rule: &str| (price.to_owned(), rule.to_owned());
    assert_eq!(add(part, "customer").await, is("100.00", "catalogue"));
    assert_eq!(add(part, "warranty").await, is("60.00", "warranty_price"));
    assert_eq!(add(part, "insurance").await, is("100.00", "catalogue"));
    let tag = json!({ "customer_id": 1, "tag": "member", "reason": "办卡" });
    world.as_boss("customers.tag", tag).await;
    assert_eq!(add(part, "customer").await, is("90.00", "member_price"));
    assert_eq!(add(plain, "customer").await, is("100.00", "catalogue"));
    world.as_boss("customers.tag", json!({ "customer_id": 1, "tag": "trade", "reason": "兄弟店" })).await;
    assert_eq!(add(part, "customer").await, is("70.00", "trade_price"));
    form["price"] = json!("120");
    form["member_price"] = Value::Null;
    let version = world.number("SELECT version FROM parts WHERE id = ?", part).await;
    world
        .desk
        .ok("parts.change", json!({ "id": part, "version": version, "part": form, "active": true }))
        .await;
    let history = world.desk.ok("parts.price_history", json!({ "part_id": part })).await;
    let steps: Vec<_> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["level"].as_str().unwrap(), step["before"].as_str(), step["after"].as_str()))
        .collect();
    assert_eq!(
        steps,
        [
            ("member", Some("90.00"), None),
            ("retail", Some("100.00"), Some("120.00")),
            ("warranty", None, Some("60.00")),
            ("trade", None, Some("70.00")),
            ("member", None, Some("90.00")),
        ]
    );
}

#[tokio::test]
async fn another_payer_pays_their_own_price() {
    let world = World::new().await;
    let mut form = part_form("P-1", "机油格", "个");
    for (field, price) in [("member_price", "90"), ("warranty_price", "60")] {
        form[field] = json!(price);
    }
    let part = id(&world.desk.ok("parts.add", json!({ "part": form })).await);
    let (order, lines) = world.estimate(1, &[(part, "2")]).await;
    world.as_boss("customers.tag", json!({ "customer_id": 1, "tag": "member", "reason": "办卡" })).await;
    let page = async || world.as_boss("orders.page", json!({ "order_id": order })).await;
    let set = async |payer: &str, more: Value| {
        let mut form = json!({ "order_id": order, "version": page().await["order"]["version"], "lines": lines, "payer": payer, "how": null });
        more.as_object().unwrap().iter().for_each(|(field, value)| form[field] = value.clone());
        world.as_boss("orders.set_payer", form).await
    };
    let line = async || {
        let page = page().await;
        let line = &page["lines"][0];
        ["payer", "unit_price", "price_rule", "amount"].map(|field| line[field].as_str().unwrap().to_owned())
    };
    // Proposed as an estimate for everybody; the claim is made at the maker's price.
    assert_eq!(line().await, ["customer", "100.00", "catalogue", "200.00"]);
    let answer = set("warranty", json!({})).await;
    let told = &answer["repriced"][0];
    assert_eq!(
        [&told["unit_price_before"], &told["unit_price"], &told["amount"]],
        ["100.00", "60.00", "120.00"]
    );
    assert_eq!(line().await, ["warranty", "60.00", "warranty_price", "120.00"]);
    // The house pays what it costs; a dearer catalogue does not touch what was agreed at the same price.
    set("internal", json!({})).await;
    assert_eq!(line().await, ["internal", "100.00", "catalogue", "200.00"]);
    assert_eq!(set("insurance", json!({})).await["repriced"], json!([]));
    set("warranty", json!({})).await;
    world.consent(order).await;

    // The claim is rejected: the customer, a member by now, is told their own price and agrees to it.
    let preview = json!({ "order_id": order, "lines": lines, "payer": "customer" });
    let preview = world.as_boss("orders.payer_preview", preview).await;
    assert_eq!(preview["falls_to_customer"], "180.00");
    assert_eq!(preview["lines"][0]["price_rule"], "member_price");
    let version = page().await["order"]["version"].clone();
    let mut yes = json!({ "given_by": "赵先生", "how": "phone", "reason": "索赔被拒", "amount": "120.00" });
    let mut form = json!({ "order_id": order, "version": version, "lines": lines, "payer": "customer" });
    yes.as_object().unwrap().iter().for_each(|(field, value)| form[field] = value.clone());
    assert_eq!(world.boss_refused("orders.set_payer", form).await, ["orders.amount_differs"]);
    yes["amount"] = json!("180.00");
    set("customer", yes).await;
    assert_eq!(line().await, ["customer", "90.00", "member_price", "180.00"]);
    let consents = page().await["consents"].clone();
    assert_eq!(consents.as_array().unwrap().last().unwrap()["amount"], "180.00");

    // A price made by hand is nobody's level: it stays.
    let change = json!({ "line_id": lines[0], "version": page().await["lines"][0]["version"], "unit_price": "80", "price_reason": "老客户" });
    world.as_boss("orders.change_line", change).await;
    set("warranty", json!({})).await;
    assert_eq!(line().await, ["warranty", "80.00", "by_hand", "160.00"]);
    world.proven().await;
}

#[tokio::test]
async fn many_prices_change_in_one_step_as_previewed() {
    let world = World::new().await;
    let first = world.part("A-1", "甲", "个").await;
    world.part("A-2", "乙", "个").await;
    let mut form = part_form("B-1", "丙", "个");
    form["class"] = json!("equivalent");
    form["price"] = json!("9.99");
    world.desk.ok("parts.add", json!({ "part": form })).await;
    let rule = |percent: &str| json!({ "level": "retail", "from_retail": false, "percent": percent, "amount": null, "rounded_to": "yuan", "rounded_where": "up" });
    let original = json!({ "class": "original" });
    let ask = json!({ "selection": original, "rule": rule("0.055") });
    let preview = world.desk.ok("parts.preview_prices", ask).await;
    assert_eq!((preview["chosen"].as_i64(), preview["dearer"].as_i64()), (Some(2), Some(2)));
    assert_eq!(
        (&preview["rows"][0]["before"], &preview["rows"][0]["after"]),
        (&json!("100.00"), &json!("106.00"))
    );
    let change = |fingerprint: &Value| json!({ "selection": original, "rule": rule("0.055"), "reason": "厂家调价", "fingerprint": fingerprint });
    assert_eq!(world.desk.refused("parts.change_prices", change(&json!("x"))).await, ["parts.prices_moved"]);
    let done = world.desk.ok("parts.change_prices", change(&preview["fingerprint"])).await;
    assert_eq!(done["parts"], 2);
    assert_eq!(
        world.desk.refused("parts.change_prices", change(&preview["fingerprint"])).await,
        ["parts.prices_moved"]
    );
    let history = world.desk.ok("parts.price_history", json!({ "part_id": first })).await;
    assert_eq!((&history[0]["source"], &history[0]["reason"]), (&json!("bulk"), &json!("厂家调价")));
    // A level gets its first prices from the retail price.
    let members = json!({ "level": "member", "from_retail": true, "percent": "-0.1", "amount": null, "rounded_to": "jiao", "rounded_where": "nearest" });
    let ask = json!({ "selection": { "text": "A-" }, "rule": members });
    let preview = world.desk.ok("parts.preview_prices", ask).await;
    assert_eq!(
        (&preview["rows"][1]["before"], &preview["rows"][1]["after"]),
        (&Value::Null, &json!("95.40"))
    );
    let both = json!({ "selection": {}, "rule": { "level": "retail", "from_retail": false, "percent": "0.1", "amount": "1", "rounded_to": "fen", "rounded_where": "up" } });
    assert_eq!(world.desk.refused("parts.preview_prices", both).await, ["parts.repricing_needed"]);
    let mut below = json!({ "selection": {}, "rule": rule("0") });
    below["rule"]["percent"] = Value::Null;
    below["rule"]["amount"] = json!("-50");
    let refusals = world.desk.refusals("parts.preview_prices", below).await;
    assert_eq!(
        (refusals[0].code.as_str(), &refusals[0].params["part"]),
        ("parts.price_out_of_range", &json!("B-1"))
    );
    let nobody = json!({ "selection": { "supplier_id": world.supplier }, "rule": rule("0.1") });
    assert_eq!(world.desk.ok("parts.preview_prices", nobody.clone()).await["chosen"], 0);
    world.deliver(first, "1", "30").await;
    assert_eq!(world.desk.ok("parts.preview_prices", nobody).await["chosen"], 1);
}

#[tokio::test]
async fn packs_and_movers_explain_themselves() {
    let world = World::new().await;
    let mut form = part_form("OIL", "机油", "瓶");
    form["pack"] = json!("12");
    let oil = id(&world.desk.ok("parts.add", json!({ "part": form })).await);
    let slow = world.part("SLOW", "喇叭", "个").await;
    let ask = |quantity: &str| json!({ "lines": [{ "part_id": oil, "quantity": quantity }, { "part_id": slow, "quantity": "7" }] });
    let broken = world.desk.ok("parts_catalogue.check_packs", ask("30")).await;
    assert_eq!(
        (broken.as_array().unwrap().len(), &broken[0]["less"], &broken[0]["more"]),
        (1, &json!("24.000"), &json!("36.000"))
    );
    assert_eq!(world.desk.ok("parts_catalogue.check_packs", ask("24")).await, json!([]));
    world.deliver(oil, "60", "40").await;
    world.deliver(slow, "5", "10").await;
    let (order, lines) = world.order(1, &[(oil, "30"), (slow, "1")]).await;
    world.issue(order, &[(lines[0], "30"), (lines[1], "1")]).await;
    world.desk.later(24 * 60);
    let mut world = world;
    world.desk.sit("store").await;
    let ranked = world.desk.ok("parts_catalogue.rank_movers", json!({ "mark": true })).await;
    assert_eq!((&ranked["a"], &ranked["c"], &ranked["measured_by"]), (&json!(1), &json!(1), &json!("value")));
    let mover = world.desk.ok("parts_catalogue.kin", json!({ "id": oil })).await["mover"].clone();
    assert_eq!(
        (&mover["class"], &mover["rank"], &mover["value"]),
        (&json!("a"), &json!(1), &json!("1200.00"))
    );
    let card = world.desk.ok("parts.card", json!({ "id": oil })).await;
    assert_eq!(card["part"]["fast_moving"], true);
}
