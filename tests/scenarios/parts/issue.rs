//! Parts out and back: pick, scan, issue, return.

use serde_json::{Value, json};
use servicelane_core::Answer;

use super::world::{World, id};

#[tokio::test]
async fn oil_by_the_half_litre_goes_out_and_costs_what_it_cost() {
    let world = World::new().await;
    let oil = world.part("0W20-L", "机油 0W-20", "L").await;
    world.deliver(oil, "10", "45.00").await;
    world.deliver(oil, "10", "50.01").await;
    let (order, lines) = world.order(1, &[(oil, "4.5")]).await;
    assert_eq!(world.stock(oil).await, ["20.000", "4.500", "15.500"]);

    let slip = world.issue(order, &[(lines[0], "4.5")]).await;
    assert_eq!(slip["number"], "LL20261123-0001");
    assert_eq!(world.stock(oil).await, ["15.500", "0.000", "15.500"]);
    // 4.5 × (450.00 + 500.10) / 20 = 213.7725
    let ledger = world.desk.ok("parts.ledger", json!({ "part_id": oil, "warehouse_id": 1 })).await;
    assert_eq!(ledger["rows"][0]["value"], "-213.77");
    assert_eq!(ledger["rows"][0]["origin_label"], "LL20261123-0001");
    assert_eq!(ledger["rows"][0]["on_hand_after"], "15.500");
    assert_eq!(ledger["rows"].as_array().unwrap().len(), 3);
    let card = world.desk.ok("orders.slip", json!({ "line_id": ledger["rows"][0]["origin_id"] })).await;
    assert_eq!(card["slip"]["taken_by"], "张师傅");
    assert_eq!(card["lines"][0]["quantity"], "4.500");
    assert_eq!(world.pick(order).await["lines"][0]["remaining"], "0.000");
    assert_eq!(world.desk.ok("orders.parts_queue", json!({})).await, json!([]));
    world.proven().await;
}

#[tokio::test]
async fn part_of_it_today_the_rest_tomorrow_and_never_more() {
    let world = World::new().await;
    let plug = world.part("SP-4", "火花塞", "个").await;
    world.deliver(plug, "10", "30").await;
    let (order, lines) = world.order(1, &[(plug, "4")]).await;
    world.issue(order, &[(lines[0], "1")]).await;
    let queue = world.desk.ok("orders.parts_queue", json!({})).await;
    assert_eq!(queue[0]["lines"][0]["remaining"], "3.000");
    assert_eq!(queue[0]["lines"][0]["available"], "3.000");
    assert_eq!(queue[0]["readiness"], "ready");
    let line = world.pick(order).await["lines"][0].clone();
    assert_eq!([&line["short"], &line["complete"]], [false, false]);

    let refusals = world.desk.refusals("orders.issue_parts", world.slip(order, &[(lines[0], "3.001")])).await;
    assert_eq!(
        (refusals[0].code.as_str(), refusals[0].field.as_deref()),
        ("parts.over_issue", Some("lines[0].quantity"))
    );
    assert_eq!(refusals[0].params["remaining"], "3.000");
    let twice = world.slip(order, &[(lines[0], "2"), (lines[0], "2")]);
    assert_eq!(world.desk.refused("orders.issue_parts", twice).await, ["parts.line_twice"]);
    world.issue(order, &[(lines[0], "3")]).await;
    let line = world.pick(order).await["lines"][0].clone();
    assert_eq!([&line["short"], &line["complete"]], [false, true]);
    assert_eq!(world.stock(plug).await, ["6.000", "0.000", "6.000"]);
    world.proven().await;
}

#[tokio::test]
async fn nothing_goes_out_before_the_customer_said_yes() {
    let world = World::new().await;
    let pad = world.part("BP-1", "刹车片", "副").await;
    world.deliver(pad, "5", "200").await;
    let (order, lines) = world.estimate(1, &[(pad, "1")]).await;
    let form = world.slip(order, &[(lines[0], "1")]);
    assert_eq!(world.desk.refused("orders.issue_parts", form.clone()).await, ["orders.not_consented"]);
    world.consent(order).await;
    world.desk.ok("orders.issue_parts", form).await;

    // Added work found later waits for its own consent.
    let added = json!({ "order_id": order, "lines": [
        { "kind": "part", "part_id": pad, "quantity": "1", "payer": "customer" },
        { "kind": "part", "part_id": pad, "quantity": "1", "payer": "customer", "customer_supplied": true },
    ]});
    let added = world.as_boss("orders.add_lines", added).await;
    let line = |at: usize| added["lines"][at].as_i64().unwrap();
    assert_eq!(
        world.desk.refused("orders.issue_parts", world.slip(order, &[(line(0), "1")])).await,
        ["parts.line_not_consented"]
    );
    assert_eq!(world.pick(order).await["order"]["unconsented"], 2);
    assert_eq!(world.stock(pad).await, ["4.000", "0.000", "4.000"]);
    world.consent(order).await;
    // What the customer brings never comes from our shelf.
    assert_eq!(
        world.desk.refused("orders.issue_parts", world.slip(order, &[(line(1), "1")])).await,
        ["parts.customer_supplied"]
    );
    assert_eq!(world.pick(order).await["lines"].as_array().unwrap().len(), 2);
    world.issue(order, &[(line(0), "1")]).await;
    world.proven().await;
}

#[tokio::test]
async fn issued_to_the_wrong_order_and_put_right() {
    let world = World::new().await;
    let filter = world.part("OF-1", "机油格", "个").await;
    world.deliver(filter, "1", "20").await;
    let (wrong, wrong_lines) = world.order(1, &[(filter, "1")]).await;
    world.desk.later(1);
    let (right, right_lines) = world.order(2, &[(filter, "1")]).await;
    world.issue(wrong, &[(wrong_lines[0], "1")]).await;
    let too_much = world.back(wrong, "wrong_order", &[(wrong_lines[0], "2")]);
    assert_eq!(world.desk.refused("orders.return_parts", too_much).await, ["parts.over_return"]);

    let back = world
        .desk
        .ok("orders.return_parts", world.back(wrong, "wrong_order", &[(wrong_lines[0], "1")]))
        .await;
    assert_eq!(back["number"], "TL20261123-0001");
    // It goes to the order that waited; the wrong one now waits in its turn.
    let hold = world.number("SELECT hold = 'parts' FROM repair_orders WHERE id = ?", wrong).await;
    assert_eq!(hold, 1);
    world.issue(right, &[(right_lines[0], "1")]).await;
    let slips = world.desk.ok("orders.slips", json!({ "order_id": wrong })).await;
    assert_eq!(slips[0]["reason"], "wrong_order");
    assert_eq!(slips.as_array().unwrap().len(), 2);
    world.proven().await;
}

#[tokio::test]
async fn comes_back_at_the_cost_it_went_out_for() {
    let world = World::new().await;
    let belt = world.part("BELT", "皮带", "根").await;
    world.deliver(belt, "3", "10.01").await;
    let (order, lines) = world.order(1, &[(belt, "3")]).await;
    world.issue(order, &[(lines[0], "3")]).await;
    world.deliver(belt, "1", "99").await;
    for _ in 0..3 {
        let form = world.back(order, "not_needed", &[(lines[0], "1")]);
        world.desk.ok("orders.return_parts", form).await;
    }
    let ledger = world.desk.ok("parts.ledger", json!({ "part_id": belt, "warehouse_id": 1 })).await;
    assert_eq!(ledger["rows"][0]["value_after"], "129.03");
    world.proven().await;
}

#[tokio::test]
async fn a_defective_part_does_not_go_back_on_the_shelf() {
    let world = World::new().await;
    let pump = world.part("PUMP", "水泵", "个").await;
    world.deliver(pump, "2", "300").await;
    let (order, lines) = world.order(1, &[(pump, "1")]).await;
    world.issue(order, &[(lines[0], "1")]).await;
    world.desk.ok("orders.return_parts", world.back(order, "defective", &[(lines[0], "1")])).await;
    // The order still needs one, and holds the good one.
    assert_eq!(world.stock(pump).await, ["1.000", "1.000", "0.000"]);
    let card = world.desk.ok("parts.card", json!({ "id": pump })).await;
    assert_eq!(card["stock"][1]["on_hand"], "1.000");
    world.issue(order, &[(lines[0], "1")]).await;
    world.proven().await;
}

#[tokio::test]
async fn two_clerks_issue_the_last_one_and_one_is_told() {
    let world = World::new().await;
    let lamp = world.part("LAMP", "大灯", "个").await;
    world.deliver(lamp, "1", "800").await;
    let (order, lines) = world.order(1, &[(lamp, "1")]).await;
    let form = world.slip(order, &[(lines[0], "1")]);
    let one = world.desk.call("orders.issue_parts", form.clone(), Some("pc-1"));
    let other = world.desk.call("orders.issue_parts", form, Some("pc-2"));
    let answers = tokio::join!(one, other);
    let (won, told) = match answers {
        (Answer::Ok(won), Answer::Refused(told)) | (Answer::Refused(told), Answer::Ok(won)) => (won, told),
        both => panic!("{both:?}"),
    };
    assert_eq!(won.value()["number"], "LL20261123-0001");
    assert_eq!(told[0].code, "parts.over_issue");
    assert_eq!(world.stock(lamp).await, ["0.000", "0.000", "0.000"]);
    world.proven().await;
}

#[tokio::test]
async fn what_is_promised_to_another_order_is_not_free() {
    let world = World::new().await;
    let disc = world.part("DISC", "刹车盘", "片").await;
    world.deliver(disc, "3", "150").await;
    let (_first, _) = world.order(1, &[(disc, "2")]).await;
    let (second, lines) = world.order(2, &[(disc, "2")]).await;
    let refusals = world.desk.refusals("orders.issue_parts", world.slip(second, &[(lines[0], "2")])).await;
    assert_eq!(refusals[0].code, "parts.reserved_for_others");
    assert_eq!(refusals[0].params["free"], "1.000");
    world.issue(second, &[(lines[0], "1")]).await;
    world.proven().await;
}

#[tokio::test]
async fn hostile_slips_change_nothing() {
    let world = World::new().await;
    let part = world.part("X", "件", "个").await;
    world.deliver(part, "5", "1").await;
    let (order, lines) = world.order(1, &[(part, "2")]).await;
    let slip = |quantity: &str| world.slip(order, &[(lines[0], quantity)]);
    for (quantity, code) in [
        ("0", "parts.quantity_positive"),
        ("-1", "parts.quantity_positive"),
        ("0.0001", "quantity.too_precise"),
        ("1e3", "quantity.malformed"),
        ("99999999999", "quantity.too_large"),
        ("", "quantity.malformed"),
    ] {
        assert_eq!(world.desk.refused("orders.issue_parts", slip(quantity)).await, [code], "{quantity}");
    }
    let mut nobody = slip("1");
    nobody["taken_by"] = json!(999);
    assert_eq!(world.desk.refused("orders.issue_parts", nobody).await, ["parts.unknown_person"]);
    let none = world.slip(order, &[]);
    assert_eq!(world.desk.refused("orders.issue_parts", none).await, ["parts.lines_needed"]);
    let elsewhere = world.slip(order, &[(4711, "1")]);
    assert_eq!(world.desk.refused("orders.issue_parts", elsewhere).await, ["parts.not_a_part_line"]);
    let unknown = world.slip(4711, &[(lines[0], "1")]);
    assert_eq!(world.desk.refused("orders.issue_parts", unknown).await, ["orders.unknown"]);
    let many: Vec<(i64, &str)> = vec![(lines[0], "1"); 501];
    assert_eq!(
        world.desk.refused("orders.issue_parts", world.slip(order, &many)).await,
        ["parts.too_many_lines"]
    );
    assert_eq!(world.stock(part).await, ["5.000", "2.000", "3.000"]);
    world.proven().await;
}

#[tokio::test]
async fn the_papers_of_an_issue_and_a_return() {
    let world = World::new().await;
    let part = world.part("OF-9", "机油格", "个").await;
    world.deliver(part, "2", "20").await;
    let (order, lines) = world.order(1, &[(part, "2")]).await;
    let issued = world.issue(order, &[(lines[0], "2")]).await;
    let form = world.back(order, "defective", &[(lines[0], "1")]);
    let back = world.desk.ok("orders.return_parts", form).await;
    for (form, subject) in [("pick_list", order), ("issue_slip", id(&issued)), ("return_slip", id(&back))] {
        for paper in ["a4", "continuous"] {
            let input = json!({ "form": form, "subject_id": subject, "paper": paper });
            let pdf = world.desk.ok("papers.preview", input).await;
            assert!(pdf["base64"].as_str().unwrap().len() > 1_000, "{form} {paper}");
        }
        let unknown = json!({ "form": form, "subject_id": 4711, "paper": "a4" });
        assert_eq!(world.desk.refused("papers.preview", unknown).await.len(), 1, "{form}");
    }
}

/// Two deliveries on one slip are both named on the 领料单; what a count found came of none.
#[tokio::test]
async fn the_slip_names_the_batches_its_parts_came_of() {
    let world = World::new().await;
    let part = world.part("OF-9", "机油格", "个").await;
    let found = world.part("X-1", "卡扣", "个").await;
    let first = world.deliver(part, "2", "20").await;
    let second = world.deliver(part, "2", "20").await;
    let count =
        json!({ "part_id": found, "on_hand": "0", "counted": "3", "unit_cost": "1", "reason": "盘盈" });
    world.desk.ok("parts.adjust", count).await;
    let (order, lines) = world.order(1, &[(part, "4"), (found, "1")]).await;
    let one = world.issue(order, &[(lines[0], "1"), (lines[1], "1")]).await;
    let two = world.issue(order, &[(lines[0], "2")]).await;
    let batches = async |slip: &Value| {
        let slip = servicelane_core::repair_orders::SlipId(id(slip));
        world
            .desk
            .core
            .in_house(async |cx| servicelane_core::part_quality::slip::batches(cx, slip).await)
            .await
            .unwrap()
    };
    let [first, second] = [&first, &second].map(|receipt| receipt["number"].as_str().unwrap());
    assert_eq!(batches(&one).await, [Some(format!("广州汽配 {first}")), None]);
    assert_eq!(batches(&two).await, [Some(format!("广州汽配 {first} ×1 / 广州汽配 {second} ×1"))]);
    for slip in [&one, &two] {
        let paper = json!({ "form": "issue_slip", "subject_id": id(slip), "paper": "continuous" });
        assert!(world.desk.ok("papers.preview", paper).await["base64"].as_str().unwrap().len() > 1_000);
    }
}

/// First in, first out, by what lay there: a piece came of the newest deliveries that cover the shelf, and
/// what a count found beyond all deliveries is as old as can be (PRT-05).
#[tokio::test]
async fn the_oldest_batch_goes_out_first() {
    let world = World::new().await;
    let part = world.part("OF-9", "机油格", "个").await;
    let mut batches = Vec::new();
    for quantity in ["5", "5", "10"] {
        batches.push(world.deliver(part, quantity, "20").await["number"].clone());
    }
    let (order, lines) = world.order(1, &[(part, "20")]).await;
    // What lay there: 20, 16, 15, 11, 10, 1.
    for (quantity, from) in [("4", 0), ("1", 0), ("4", 1), ("1", 1), ("9", 2), ("1", 2)] {
        let slip = world.issue(order, &[(lines[0], quantity)]).await;
        let card = world.desk.ok("orders.slip", json!({ "id": id(&slip) })).await;
        assert_eq!(card["lines"][0]["batch"], batches[from], "{quantity} of batch {from}");
    }
    let count =
        json!({ "part_id": part, "on_hand": "0", "counted": "30", "unit_cost": "1", "reason": "盘盈" });
    world.desk.ok("parts.adjust", count).await;
    let (order, lines) = world.order(1, &[(part, "1")]).await;
    let slip = world.issue(order, &[(lines[0], "1")]).await;
    let card = world.desk.ok("orders.slip", json!({ "id": id(&slip) })).await;
    assert_eq!(card["lines"][0]["batch"], batches[0]);
}
