//! Sales over the counter: opened by the clerk, paid at the cashier's, brought back.

use serde_json::{Value, json};
use servicelane_core::testing::Desk;

use super::world::{World, id, part_form};

fn sale(lines: &[(i64, &str)]) -> Value {
    let lines: Vec<Value> =
        lines.iter().map(|(part, quantity)| json!({ "part_id": part, "quantity": quantity })).collect();
    json!({ "buyer": "散客", "phone": "13812345678", "lines": lines })
}

fn cash(sale: &Value, discount: &str, amount: &str) -> Value {
    json!({ "sale_id": id(sale), "discount": discount, "payments": [{ "way": "cash", "amount": amount }] })
}

async fn lines(desk: &Desk, sale: &Value) -> Vec<Value> {
    let card = desk.ok("sales.card", json!({ "id": id(sale) })).await;
    card["lines"].as_array().unwrap().clone()
}

/// PRT-19, PRT-23: sold by itself, with its gross profit known by part and seller.
#[tokio::test]
async fn goods_leave_when_they_are_paid_and_the_profit_is_known() {
    let world = World::new().await;
    let mats = world.part("MAT-1", "脚垫", "套").await;
    let wax = world.part("WAX", "车蜡", "盒").await;
    world.desk.ok("parts.set_accessory", json!({ "id": mats, "version": 1, "accessory": true })).await;
    world.deliver(mats, "5", "40").await;
    world.deliver(wax, "2", "30").await;
    let opened = world.desk.ok("sales.open", sale(&[(mats, "2"), (wax, "1")])).await;
    assert!(opened["number"].as_str().unwrap().starts_with("XS"));
    // Kept back, not gone; and the clerk does not take the money.
    assert_eq!(world.stock(mats).await, ["5.000", "2.000", "3.000"]);
    let paid = cash(&opened, "0", "300");
    assert_eq!(world.desk.refused("settlement.settle_sale", paid.clone()).await, ["access.forbidden"]);
    let settled = world.as_boss("settlement.settle_sale", paid).await;
    assert_eq!(settled["gross"], "300.00");
    assert_eq!(world.stock(mats).await, ["3.000", "0.000", "3.000"]);
    assert_eq!(lines(&world.desk, &opened).await[0]["cost"], "80.00");

    let statement = world.as_boss("settlement.statement", json!({ "settlement_id": id(&settled) })).await;
    assert_eq!(statement["summary"]["order_number"], opened["number"]);
    assert_eq!([&statement["open"], &statement["owed"]], [false, false]);
    assert_eq!([&statement["net"], &statement["tax"]], ["265.49", "34.51"]);
    let form = json!({ "form": "counter_sale", "subject_id": id(&settled), "paper": "continuous" });
    let pdf = world.desk.ok("papers.preview", form).await;
    assert!(pdf["base64"].as_str().unwrap().len() > 1_000);

    let of = |only: bool| json!({ "from": "2026-11-01", "until": "2026-12-31", "accessories_only": only });
    let margins = world.desk.ok("settlement.margins", of(true)).await;
    assert_eq!(margins["parts"].as_array().unwrap().len(), 1);
    let row = &margins["parts"][0];
    assert_eq!([&row["net"], &row["cost"], &row["profit"]], ["176.99", "80.00", "96.99"]);
    assert_eq!(margins["sellers"][0]["name"], "周库管");
    assert_eq!(world.desk.ok("settlement.margins", of(false)).await["profit"], "155.49");
    world.proven().await;
}

#[tokio::test]
async fn what_comes_back_is_stock_again_and_the_rest_is_settled_anew() {
    let world = World::new().await;
    let part = world.part("A", "雨刮", "支").await;
    world.deliver(part, "4", "30").await;
    let opened = world.desk.ok("sales.open", sale(&[(part, "3")])).await;
    world.as_boss("settlement.settle_sale", cash(&opened, "30", "270")).await;
    let line = lines(&world.desk, &opened).await[0]["id"].clone();
    let back = |quantity: &str, defective: bool| {
        json!({ "sale_id": id(&opened), "reason": "买错型号", "defective": defective,
                                         "lines": [{ "line_id": line, "quantity": quantity }] })
    };
    assert_eq!(world.desk.refused("settlement.take_back", back("1", false)).await, ["access.forbidden"]);
    let one = world.as_boss("settlement.take_back", back("1", false)).await;
    // The discount stays with what is kept: 200 − 20.
    assert_eq!(one["refunded"], "90.00");
    assert_eq!(world.stock(part).await, ["2.000", "0.000", "2.000"]);
    let kept = &lines(&world.desk, &opened).await[0];
    assert_eq!([&kept["quantity"], &kept["returned"], &kept["kept"]], ["3.000", "1.000", "2.000"]);
    let money = world.desk.ok("settlement.of_sale", json!({ "sale_id": id(&opened) })).await;
    let told: Vec<_> = money
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["gross"].as_str().unwrap(), row["paid"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("270.00", "270.00"), ("-270.00", "-270.00"), ("180.00", "180.00")]);
    assert_eq!(money[0]["reversed_by"], one["reversal_id"]);
    world.proven().await;

    // The rest was bad: it lies apart, and nothing stands any more.
    let rest = world.as_boss("settlement.take_back", back("2", true)).await;
    assert_eq!([&rest["refunded"], &rest["settlement_id"]], [&json!("180.00"), &Value::Null]);
    let card = world.desk.ok("parts.card", json!({ "id": part })).await;
    assert_eq!([&card["stock"][0]["on_hand"], &card["stock"][1]["on_hand"]], ["2.000", "2.000"]);
    assert_eq!([&card["stock"][0]["value"], &card["stock"][1]["value"]], ["60.00", "60.00"]);
    world.proven().await;
}

#[tokio::test]
async fn a_sale_is_refused_with_every_reason_at_once() {
    let world = World::new().await;
    let part = world.part("A", "雨刮", "支").await;
    world.deliver(part, "2", "30").await;
    let mut form = sale(&[(part, "3"), (part, "1")]);
    form["lines"][1]["unit_price"] = json!("80");
    form["phone"] = json!("12");
    let codes = world.desk.refused("sales.open", form).await;
    assert_eq!(codes[1..], ["sales.not_free", "parts.line_twice", "sales.price_reason_needed"]);

    let opened = world.desk.ok("sales.open", sale(&[(part, "2")])).await;
    // Nothing leaves unpaid.
    let codes = world.boss_refused("settlement.settle_sale", cash(&opened, "0", "199.99")).await;
    assert_eq!(codes, ["sales.unpaid"]);
    let codes = world.boss_refused("settlement.settle_sale", cash(&opened, "0", "200.01")).await;
    assert_eq!(codes, ["settlement.overpaid"]);
    assert_eq!(world.stock(part).await, ["2.000", "2.000", "0.000"], "a refusal leaves nothing behind");
    // It is not undone like an order's settlement, and not taken back before it is sold.
    let codes = world
        .boss_refused("settlement.take_back", json!({ "sale_id": id(&opened), "reason": "x", "lines": [] }))
        .await;
    assert_eq!(codes, ["sales.not_sold"]);
    let settled = world.as_boss("settlement.settle_sale", cash(&opened, "0", "200")).await;
    let reverse = json!({ "settlement_id": id(&settled), "reason": "录错" });
    assert_eq!(world.boss_refused("settlement.reverse", reverse).await, ["settlement.sale_by_return"]);
    let again = world.boss_refused("settlement.settle_sale", cash(&opened, "0", "200")).await;
    assert_eq!(again, ["sales.not_open"]);
}

#[tokio::test]
async fn a_sale_given_up_serves_who_waits() {
    let world = World::new().await;
    let part = world.part("A", "雨刮", "支").await;
    world.deliver(part, "1", "30").await;
    let opened = world.desk.ok("sales.open", sale(&[(part, "1")])).await;
    let (order, _) = world.order(1, &[(part, "1")]).await;
    assert_eq!(world.pick(order).await["lines"][0]["available"], "0.000");
    world.desk.ok("sales.cancel", json!({ "id": id(&opened), "version": 1 })).await;
    assert_eq!(world.pick(order).await["lines"][0]["available"], "1.000");
    assert_eq!(
        world.desk.refused("sales.cancel", json!({ "id": id(&opened), "version": 2 })).await,
        ["sales.not_open"]
    );
    world.proven().await;
}

/// Two clerks issue the last one at the same moment: one to an order, the other to another.
#[tokio::test]
async fn the_last_one_is_issued_once_and_the_other_clerk_is_told() {
    let world = World::new().await;
    let part = world.part("A", "雨刮", "支").await;
    let (first, first_lines) = world.order(1, &[(part, "1")]).await;
    let (second, second_lines) = world.order(2, &[(part, "1")]).await;
    world.deliver(part, "1", "30").await;
    let session = world.desk.session.clone();
    let issue = |order: i64, line: i64| {
        let input = world.slip(order, &[(line, "1")]);
        let call = servicelane_core::Call {
            command: "orders.issue_parts".into(),
            input,
            request_id: None,
            session: session.clone(),
        };
        world.desk.core.call(call)
    };
    let (one, other) = tokio::join!(issue(first, first_lines[0]), issue(second, second_lines[0]));
    let answers = [&one, &other];
    let won = answers.iter().filter(|answer| matches!(answer, servicelane_core::Answer::Ok(_))).count();
    assert_eq!(won, 1, "{one:?} {other:?}");
    let told = answers.iter().find_map(|answer| match answer {
        servicelane_core::Answer::Refused(all) => Some(all[0].code.clone()),
        _ => None,
    });
    assert!(told.is_some_and(|code| code.starts_with("parts.")), "{one:?} {other:?}");
    assert_eq!(world.stock(part).await[0], "0.000");
    world.proven().await;
}

/// A member tells the telephone the member card was made out on.
#[tokio::test]
async fn whoever_is_on_file_buys_at_their_own_price() {
    let world = World::new().await;
    let mut form = part_form("P-1", "机油格", "个");
    for (field, price) in [("member_price", "90"), ("trade_price", "70"), ("warranty_price", "60")] {
        form[field] = json!(price);
    }
    let part = id(&world.desk.ok("parts.add", json!({ "part": form })).await);
    let plain = world.part("P-2", "垫片", "个").await;
    world.deliver(part, "20", "30").await;
    world.deliver(plain, "20", "3").await;
    world.estimate(1, &[]).await;
    world
        .desk
        .core
        .in_house(async |cx| {
            sqlx::query(
                "INSERT INTO customer_phones (customer_id, number, position) VALUES (1, '13812345678', 0)",
            )
            .execute(cx.db())
            .await?;
            Ok(())
        })
        .await
        .unwrap();
    let prices = async |phone: &str| {
        let ask = json!({ "phone": phone, "parts": [part, plain, 4711] });
        let told = world.desk.ok("sales.prices", ask).await;
        let price = |at: usize| told["prices"][at]["price"].as_str().unwrap().to_owned();
        assert_eq!(told["prices"].as_array().unwrap().len(), 2);
        (told["level"].as_str().unwrap().to_owned(), price(0), price(1))
    };
    let is = |level: &str, price: &str| (level.to_owned(), price.to_owned(), "100.00".to_owned());
    assert_eq!(prices("138 1234 5678").await, is("retail", "100.00"));
    world.as_boss("customers.tag", json!({ "customer_id": 1, "tag": "member", "reason": "办卡" })).await;
    assert_eq!(prices("138 1234 5678").await, is("member", "90.00"));
    // Somebody else, or a telephone half typed, is nobody on file.
    assert_eq!(prices("13912345678").await, is("retail", "100.00"));
    assert_eq!(prices("1381234").await, is("retail", "100.00"));

    let opened = world.desk.ok("sales.open", sale(&[(part, "2"), (plain, "1")])).await;
    let of = |line: &Value| [line["unit_price"].clone(), line["price_level"].clone()];
    let sold = lines(&world.desk, &opened).await;
    assert_eq!(of(&sold[0]), ["90.00", "member"]);
    assert_eq!(
        of(&sold[1]),
        ["100.00", "retail"],
        "a part without a member price costs what it costs everybody"
    );
    // The retail price is no longer this buyer's: it needs a reason like any other.
    let mut by_hand = sale(&[(part, "1")]);
    by_hand["lines"][0]["unit_price"] = json!("100");
    assert_eq!(world.desk.refused("sales.open", by_hand.clone()).await, ["sales.price_reason_needed"]);
    by_hand["lines"][0]["price_reason"] = json!("会员卡过期");
    let dearer = world.desk.ok("sales.open", by_hand).await;
    assert_eq!(of(&lines(&world.desk, &dearer).await[0]), [json!("100.00"), Value::Null]);

    world.as_boss("customers.tag", json!({ "customer_id": 1, "tag": "trade", "reason": "兄弟店" })).await;
    let trade = world.desk.ok("sales.open", sale(&[(part, "1")])).await;
    assert_eq!(of(&lines(&world.desk, &trade).await[0]), ["70.00", "trade"]);
    let settled = world.as_boss("settlement.settle_sale", cash(&trade, "0", "70")).await;
    assert_eq!(settled["gross"], "70.00");
    let too_many = json!({ "parts": vec![part; 201] });
    assert_eq!(world.desk.refused("sales.prices", too_many).await, ["parts.too_many_lines"]);
    world.proven().await;
}

/// What is not there is ordered for the buyer, who is told a day and rung up when it came (PRT-08).
#[tokio::test]
async fn what_is_not_there_is_ordered_for_the_buyer() {
    let world = World::new().await;
    let (wiper, wax) = (world.part("A", "雨刮", "支").await, world.part("B", "车蜡", "盒").await);
    world.deliver(wiper, "1", "30").await;
    world.deliver(wax, "5", "20").await;
    let mut wish = sale(&[(wiper, "3"), (wax, "1")]);
    assert_eq!(world.desk.refused("sales.open", wish.clone()).await, ["sales.not_free"]);
    wish["promised_day"] = json!("2001-01-01");
    wish["phone"] = json!(null);
    let codes = world.desk.refused("sales.open", wish.clone()).await;
    assert_eq!(codes, ["parts.expected_day_range", "sales.phone_needed"]);
    let day = world.desk.clock.now().day().plus_days(3);
    wish["promised_day"] = json!(day);
    wish["phone"] = json!("13800000001");
    let opened = world.desk.ok("sales.open", wish).await;
    let card = world.desk.ok("sales.card", json!({ "id": id(&opened) })).await;
    assert_eq!((&card["sale"]["waiting"], &card["sale"]["promised_day"]), (&json!(1), &json!(day)));
    assert_eq!(
        (&card["lines"][0]["held"], &card["lines"][0]["expected_day"]),
        (&json!("1.000"), &json!(day))
    );
    // It is bought like everything somebody waits for, and nobody pays for what is not there.
    let waiting = world.desk.ok("parts.waiting", json!({})).await;
    assert_eq!(waiting["rows"][0]["origin_label"], opened["number"]);
    let suggested = world.desk.ok("purchasing.suggest", json!({})).await;
    assert_eq!((&suggested[0]["part_id"], &suggested[0]["short"]), (&json!(wiper), &json!("2.000")));
    let pay = world.boss_refused("settlement.settle_sale", cash(&opened, "0", "400")).await;
    assert_eq!(pay, ["sales.goods_missing"]);
    // It comes in two goes; whoever wrote the sale hears of both.
    let told = async |world: &World| {
        let rows = world.desk.ok("notices.mine", json!({})).await;
        let words = rows.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap().to_owned());
        words.collect::<Vec<_>>()
    };
    world.deliver(wiper, "1", "30").await;
    assert_eq!(told(&world).await, ["parts_some"]);
    world.deliver(wiper, "4", "30").await;
    assert_eq!(told(&world).await, ["parts_complete"]);
    let notice = world.desk.ok("notices.mine", json!({})).await;
    assert_eq!((&notice[0]["about_kind"], &notice[0]["about_id"]), (&json!("sale"), &opened["id"]));
    world.as_boss("settlement.settle_sale", cash(&opened, "0", "400")).await;
    assert_eq!(told(&world).await, Vec::<String>::new(), "nobody waits any more");
    assert_eq!(world.stock(wiper).await, ["3.000", "0.000", "3.000"]);
    world.proven().await;
}
