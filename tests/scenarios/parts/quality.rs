//! Bad parts: put on record, traced from a batch to the cars and back, and what it says of suppliers.

use serde_json::{Value, json};

use super::world::{World, id};

async fn line_of(world: &World, receipt: &Value) -> i64 {
    id(&world.desk.ok("parts.receipt", json!({ "id": id(receipt) })).await["lines"][0])
}

async fn trace(world: &World, line: i64) -> Value {
    world.desk.ok("part_quality.batch", json!({ "receipt_line_id": line })).await
}

fn uses(trace: &Value) -> Vec<(String, String)> {
    let told = |one: &Value| {
        let who = one["plate"].as_str().or(one["buyer"].as_str()).unwrap();
        (who.to_owned(), one["quantity"].as_str().unwrap().to_owned())
    };
    trace["uses"].as_array().unwrap().iter().map(told).collect()
}

/// PRT-11: to every car and buyer that has parts of it.
#[tokio::test]
async fn a_bad_batch_is_followed_to_every_car_and_buyer() {
    let world = World::new().await;
    let part = world.part("PAD", "制动片", "副").await;
    let old = world.deliver(part, "3", "50").await;
    let bad = world.deliver(part, "4", "55").await;
    let (old, bad) = (line_of(&world, &old).await, line_of(&world, &bad).await);
    let (first, first_lines) = world.order(1, &[(part, "2")]).await;
    world.issue(first, &[(first_lines[0], "2")]).await;
    // Takes the last of the old delivery and one of the bad one.
    let (second, second_lines) = world.order(2, &[(part, "2")]).await;
    world.issue(second, &[(second_lines[0], "2")]).await;
    let sale =
        json!({ "buyer": "陈先生", "phone": "13812345678", "lines": [{ "part_id": part, "quantity": "2" }] });
    let sale = world.desk.ok("sales.open", sale).await;
    let pay =
        json!({ "sale_id": id(&sale), "discount": "0", "payments": [{ "way": "cash", "amount": "200" }] });
    world.as_boss("settlement.settle_sale", pay).await;

    let found = trace(&world, bad).await;
    assert_eq!([&found["came"], &found["left"]], ["4.000", "1.000"]);
    let is = |who: &str, quantity: &str| (who.to_owned(), quantity.to_owned());
    assert_eq!(uses(&found), [is("粤B12342", "1.000"), is("陈先生", "2.000")]);
    assert_eq!(found["uses"][1]["phone"], "138****5678");
    assert_eq!(uses(&trace(&world, old).await), [is("粤B12341", "2.000"), is("粤B12342", "1.000")]);
    // And back: the second car has parts of both.
    let batches = world.desk.ok("part_quality.of_order", json!({ "order_id": second })).await;
    let deliveries: Vec<i64> = batches
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["delivery"]["receipt_line_id"].as_i64().unwrap())
        .collect();
    assert_eq!(deliveries, [old, bad]);

    // What comes back to the shelf is no longer in the car; the last taken comes back first.
    world.desk.ok("orders.return_parts", world.back(second, "defective", &[(second_lines[0], "1")])).await;
    assert_eq!(uses(&trace(&world, bad).await), [is("陈先生", "2.000")]);
    assert_eq!(trace(&world, bad).await["left"], "2.000");
    let send = json!({ "warehouse_id": 2, "lines": [{ "receipt_line_id": bad, "quantity": "1", "from_stock": true, "reason": "厚度不足" }] });
    world.desk.ok("purchasing.send_back", send).await;
    let found = trace(&world, bad).await;
    assert_eq!([&found["left"], &found["sent_back"]], ["1.000", "1.000"]);
    world.proven().await;
}

#[tokio::test]
async fn a_defect_knows_its_delivery_its_car_and_what_was_decided() {
    let world = World::new().await;
    let part = world.part("PAD", "制动片", "副").await;
    let other = world.part("OIL", "机油", "L").await;
    let receipt = world.deliver(part, "2", "50").await;
    let line = line_of(&world, &receipt).await;
    let (order, lines) = world.order(1, &[(part, "1")]).await;
    world.issue(order, &[(lines[0], "1")]).await;
    let form = |part: i64, order: Option<i64>| json!({ "part_id": part, "quantity": "1", "found": "fitting", "description": "摩擦片开裂", "order_id": order });
    assert_eq!(
        world.desk.refused("part_quality.record", form(part, None)).await,
        ["part_quality.order_needed"]
    );
    assert_eq!(
        world.desk.refused("part_quality.record", form(other, Some(order))).await,
        ["part_quality.not_on_order"]
    );
    let kept = world.desk.ok("part_quality.record", form(part, Some(order))).await;
    let photo = json!({ "subject_kind": "part_defect", "subject_id": id(&kept), "label": "other", "name": "裂纹.png", "mime": "image/png",
                        "base64": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" });
    world.desk.ok("attachments.add", photo).await;
    let row = world.desk.ok("part_quality.card", json!({ "id": id(&kept) })).await;
    assert_eq!(row["receipt_line_id"], line, "the order's parts came by one delivery only");
    assert_eq!([&row["supplier"], &row["plate"], &row["state"]], ["广州汽配", "粤B12341", "open"]);
    assert_eq!(row["photos"], 1);
    assert_eq!(world.desk.ok("storeroom.attention", json!({})).await["defects"], 1);

    let score = async || world.desk.ok("part_quality.scores", json!({})).await["rows"][0].clone();
    assert_eq!(score().await["rates"]["quality"], "0.5000");
    assert_eq!([&score().await["received"], &score().await["good"]], ["2.000", "1.000"]);
    assert_eq!(score().await["rates"]["timeliness"], Value::Null, "nothing was promised yet: no data");
    let decide = json!({ "id": id(&kept), "version": 1, "decision": "no_defect", "note": "复检合格" });
    world.desk.ok("part_quality.decide", decide.clone()).await;
    assert_eq!(
        world
            .desk
            .refused("part_quality.decide", json!({ "id": id(&kept), "version": 2, "decision": "scrap" }))
            .await,
        ["part_quality.decided"]
    );
    // Found good, it is not held against the supplier.
    assert_eq!([&score().await["rates"]["quality"], &score().await["score"]], ["1.0000", "1.0000"]);
    assert_eq!(score().await["good"], "2.000");
}

/// PRT-24.
#[tokio::test]
async fn old_parts_are_the_customers_or_the_makers() {
    let world = World::new().await;
    let part = world.part("PAD", "制动片", "副").await;
    let (order, lines) = world.order(1, &[(part, "2")]).await;
    let keep = |fate: &str, quantity: &str| json!({ "order_id": order, "lines": [{ "line_id": lines[0], "quantity": quantity, "fate": fate, "place": "A-3" }] });
    assert_eq!(
        world.desk.refused("old_parts.record", keep("claim", "3")).await,
        ["old_parts.quantity_range", "old_parts.not_claimed"]
    );
    assert_eq!(world.desk.refused("old_parts.record", keep("scrap", "2")).await, ["old_parts.takes_them"]);
    world.desk.ok("old_parts.record", keep("customer", "2")).await;
    let kept = world.desk.ok("old_parts.kept", json!({})).await;
    assert_eq!([&kept[0]["plate"], &kept[0]["fate"]], ["粤B12341", "customer"]);
    let go = |scrap: bool| json!({ "ids": [kept[0]["id"]], "scrap": scrap });
    assert_eq!(world.desk.refused("old_parts.let_go", go(true)).await, ["old_parts.note_needed"]);
    world.desk.ok("old_parts.let_go", go(false)).await;
    assert_eq!(world.desk.refused("old_parts.let_go", go(false)).await, ["old_parts.gone"]);
    let page = world.desk.ok("old_parts.of_order", json!({ "order_id": order })).await;
    assert_eq!([&page["rows"][0]["state"], &page["customer_takes"]], [&json!("returned"), &json!(true)]);
    // They never were stock.
    assert_eq!(world.stock(part).await[0], "0.000");
}

/// The maker's part hangs on its tag in the claims warehouse.
#[tokio::test]
async fn a_claimed_part_gets_its_tag() {
    let world = World::new().await;
    let part = world.part("17040-EN00A", "燃油泵总成", "个").await;
    let (order, lines) = world.estimate(1, &[(part, "1")]).await;
    let version = world.number("SELECT version FROM repair_orders WHERE id = ?", order).await;
    let payer =
        json!({ "order_id": order, "version": version, "lines": lines, "payer": "warranty", "how": null });
    world.as_boss("orders.set_payer", payer).await;
    world.consent(order).await;
    let keep = |order: i64, line: i64, fate: &str| json!({ "order_id": order, "lines": [{ "line_id": line, "quantity": "1", "fate": fate, "place": "索-A-03", "note": "插头烧蚀" }] });
    world.desk.ok("old_parts.record", keep(order, lines[0], "claim")).await;
    let kept = world.desk.ok("old_parts.kept", json!({ "fate": "claim" })).await;
    let tag = |id: &Value| json!({ "form": "old_part_tag", "subject_id": id, "paper": "label60x80" });
    let paper = world.desk.ok("papers.print", tag(&kept[0]["id"])).await;
    assert_eq!([&paper["papers"], &paper["print_number"]], [&json!(["label60x80"]), &json!(1)]);
    assert!(paper["base64"].as_str().unwrap().len() > 1_000);

    // The customer's own part is no claim and gets none.
    let pad = world.part("PAD", "制动片", "副").await;
    let (other, other_lines) = world.order(2, &[(pad, "1")]).await;
    world.desk.ok("old_parts.record", keep(other, other_lines[0], "customer")).await;
    let kept = world.desk.ok("old_parts.kept", json!({ "fate": "customer" })).await;
    assert_eq!(world.desk.refused("papers.preview", tag(&kept[0]["id"])).await, ["old_parts.no_tag"]);
    assert_eq!(world.desk.refused("papers.preview", tag(&json!(4711))).await, ["old_parts.unknown"]);
}

/// Whoever bought it over the counter complains: its delivery follows from the sale (PRT-14, PRT-15).
#[tokio::test]
async fn a_buyer_over_the_counter_complains() {
    let world = World::new().await;
    let (part, other) = (world.part("BAT", "蓄电池", "个").await, world.part("OIL", "机油", "L").await);
    let receipt = world.deliver(part, "2", "300").await;
    let line = line_of(&world, &receipt).await;
    let sold = json!({ "part_id": part, "quantity": "1" });
    let sale = world
        .desk
        .ok("sales.open", json!({ "buyer": "散客", "phone": "13812345678", "lines": [sold] }))
        .await;
    let form = |part: i64| json!({ "part_id": part, "quantity": "1", "found": "in_use", "description": "三天后亏电", "sale_id": id(&sale) });
    assert_eq!(
        world.desk.refused("part_quality.record", form(part)).await,
        ["part_quality.not_on_sale"],
        "not handed out yet"
    );
    let paid =
        json!({ "sale_id": id(&sale), "discount": "0", "payments": [{ "way": "cash", "amount": "100" }] });
    world.as_boss("settlement.settle_sale", paid).await;
    assert_eq!(world.desk.refused("part_quality.record", form(other)).await, ["part_quality.not_on_sale"]);
    let kept = world.desk.ok("part_quality.record", form(part)).await;
    let row = world.desk.ok("part_quality.card", json!({ "id": id(&kept) })).await;
    assert_eq!((&row["sale_number"], &row["receipt_line_id"]), (&sale["number"], &json!(line)));
}
