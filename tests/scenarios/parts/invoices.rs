//! What suppliers charge, matched against what came.

use serde_json::{Value, json};

use super::world::{World, id};

/// The lines of a delivery, in its order.
async fn lines(world: &World, receipt: &Value) -> Vec<i64> {
    let card = world.desk.ok("parts.receipt", json!({ "id": id(receipt) })).await;
    card["lines"].as_array().unwrap().iter().map(id).collect()
}

fn invoice(world: &World, number: &str, sums: [&str; 2], lines: &[(i64, &str, &str)]) -> Value {
    let line = |(line, quantity, net): &(i64, &str, &str)| json!({ "receipt_line_id": line, "quantity": quantity, "net": net, "tax_rate": "0.13" });
    let lines: Vec<Value> = lines.iter().map(line).collect();
    json!({ "supplier_id": world.supplier, "number": number, "type": "special", "issued_on": "2026-11-22",
            "net": sums[0], "tax": sums[1], "lines": lines })
}

#[tokio::test]
async fn an_invoice_that_is_right_is_agreed_and_its_delivery_is_charged_once() {
    let world = World::new().await;
    let (a, b) = (world.part("A", "甲", "个").await, world.part("B", "乙", "个").await);
    let form = world.delivery(&[(a, "10", "5.00"), (b, "3", "33.33")]);
    let receipt = world.desk.ok("parts.receive", form).await;
    let came = lines(&world, &receipt).await;
    let open = world.desk.ok("supplier_invoices.to_match", json!({})).await;
    assert_eq!(open["rows"].as_array().unwrap().len(), 2);
    assert_eq!([&open["suppliers"][0]["net"], &open["usual_rate"]], ["149.99", "0.1300"]);

    // Tax is rounded per line and summed: 6.50 + 13.00.
    let right = invoice(
        &world,
        "24442000000012345678",
        ["149.99", "19.50"],
        &[(came[0], "10", "50.00"), (came[1], "3", "99.99")],
    );
    let kept = world.desk.ok("supplier_invoices.record", right).await;
    assert_eq!(kept["state"], "agreed");
    assert_eq!(world.desk.ok("supplier_invoices.to_match", json!({})).await["rows"], json!([]));
    let twice = invoice(&world, "24442000000099999999", ["50.00", "6.50"], &[(came[0], "10", "50.00")]);
    assert_eq!(
        world.desk.refused("supplier_invoices.record", twice).await,
        ["supplier_invoices.matched_already"]
    );
    let card = world.desk.ok("supplier_invoices.card", json!({ "id": id(&kept) })).await;
    assert_eq!(card["taxes"], json!([{ "rate": "0.1300", "net": "149.99", "tax": "19.50" }]));
    world.proven().await;

    // Made void, its delivery waits for another invoice.
    let void = json!({ "id": id(&kept), "version": 1, "reason": "供应商收回重开" });
    world.desk.ok("supplier_invoices.void", void).await;
    assert_eq!(
        world.desk.ok("supplier_invoices.to_match", json!({})).await["rows"].as_array().unwrap().len(),
        2
    );
    world.proven().await;
}

#[tokio::test]
async fn what_is_off_waits_for_a_yes() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let receipt = world.deliver(part, "10", "10.00").await;
    let came = lines(&world, &receipt).await;
    // One percent is within the tolerance; one more charged than came is not, whatever the price.
    let near = invoice(&world, "11111111", ["101.00", "13.13"], &[(came[0], "10", "101.00")]);
    let near = world.desk.ok("supplier_invoices.record", near).await;
    assert_eq!(near["state"], "agreed");
    world.desk.ok("supplier_invoices.void", json!({ "id": id(&near), "version": 1, "reason": "试" })).await;
    let more = invoice(&world, "22222222", ["110.00", "14.30"], &[(came[0], "11", "110.00")]);
    let asked = world.desk.ok("supplier_invoices.record", more).await;
    assert_eq!(asked["state"], "asked");
    let card = world.desk.ok("supplier_invoices.card", json!({ "id": id(&asked) })).await;
    assert_eq!(card["lines"][0]["off"], json!({ "quantity": "1.000", "price": "0.00", "within": false }));
    assert_eq!(card["invoice"]["difference"], "10.00");
    assert_eq!(world.desk.ok("storeroom.attention", json!({})).await["supplier_invoices"], 1);
    let decide =
        |approve: bool| json!({ "id": id(&asked), "version": 1, "approve": approve, "decision": "少到一件" });
    assert_eq!(world.desk.refused("supplier_invoices.decide", decide(true)).await, ["access.forbidden"]);
    assert_eq!(world.as_boss("supplier_invoices.decide", decide(false)).await["state"], "refused");
    let scores = world.desk.ok("part_quality.scores", json!({})).await;
    assert_eq!(scores["rows"][0]["invoiced"], 0, "a refused invoice is not held against anybody");
    // The same number may come again, right this time.
    let right = invoice(&world, "22222222", ["100.00", "13.00"], &[(came[0], "10", "100.00")]);
    assert_eq!(world.desk.ok("supplier_invoices.record", right).await["state"], "agreed");
    world.proven().await;
}

#[tokio::test]
async fn sums_that_are_not_those_of_the_lines_and_other_slips_are_told_together() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let good = world.deliver(part, "10", "10.00").await;
    let mut waiting = world.delivery(&[(part, "1", "10.00")]);
    waiting.as_object_mut().unwrap().remove("inspected_by");
    let waiting = world.desk.ok("parts.receive", waiting).await;
    let (good, waiting) = (lines(&world, &good).await[0], lines(&world, &waiting).await[0]);
    let mut form =
        invoice(&world, "33333333", ["100.01", "13.00"], &[(good, "10", "100.00"), (waiting, "0", "0")]);
    form["issued_on"] = json!("2026-12-01");
    assert_eq!(
        world.desk.refused("supplier_invoices.record", form).await,
        [
            "supplier_invoices.in_future",
            "parts.quantity_positive",
            "supplier_invoices.not_inspected",
            "supplier_invoices.sum_differs"
        ]
    );
}

#[tokio::test]
async fn the_core_says_what_is_dearer_than_last_time() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let never = world.part("B", "乙", "个").await;
    world.deliver(part, "1", "9.00").await;
    world.deliver(part, "1", "10.00").await;
    let asked = json!({ "lines": [{ "part_id": part, "unit_cost": "11.00" }, { "part_id": never, "unit_cost": "5.00" }] });
    let told = world.desk.ok("purchasing.compare", asked).await;
    assert_eq!([&told[0]["verdict"], &told[0]["by"], &told[0]["lowest"]], ["dearer", "0.1000", "9.00"]);
    assert_eq!(told[0]["last"]["unit_cost"], "10.00");
    assert_eq!([&told[1]["verdict"], &told[1]["last"]], [&json!("unknown"), &Value::Null]);
}
