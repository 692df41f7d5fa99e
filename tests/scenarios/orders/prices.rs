//! What a line costs: by the catalogue, by hand, less a discount, as a package, to the cent.

use serde_json::{Value, json};
use servicelane_core::kernel::Money;

use super::world::{World, labour};

#[tokio::test]
async fn every_kind_of_line_finds_its_price() {
    let world = World::new().await;
    let order = world
        .open(json!([
            { "kind": "labour", "operation_id": world.oil_change, "payer": "customer", "quantity": "1.5" },
            { "kind": "labour", "name": "拆检变速箱", "payer": "customer", "quantity": "3", "job_class": "special_repair" },
            { "kind": "part", "part_id": world.oil, "payer": "customer", "quantity": "4.5" },
            { "kind": "part", "name": "客户自带雨刮", "payer": "customer", "customer_supplied": true },
            { "kind": "part", "part_id": world.filter, "payer": "internal", "unit_price": "99.90", "price_reason": "活动价" },
            { "kind": "fee", "name": "拖车费", "payer": "customer", "unit_price": "300" },
        ]))
        .await;
    let page = world.page(order).await;
    let told: Vec<(Value, Value)> = page["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["price_rule"].clone(), line["amount"].clone()))
        .collect();
    let expected = [
        ("catalogue", "270.00"),
        ("labour_rate", "540.00"),
        ("catalogue", "765.00"),
        ("customer_supplied", "0.00"),
        ("by_hand", "99.90"),
        ("fee", "300.00"),
    ];
    assert_eq!(told, expected.map(|(rule, amount)| (json!(rule), json!(amount))));
    assert_eq!(page["lines"][4]["price_reason"], "活动价");
    let totals = &page["to_consent"]["totals"];
    assert_eq!((&totals["gross"], &totals["other"]), (&json!("1974.90"), &json!("300.00")));
    world.consent(order).await;
}

#[tokio::test]
async fn a_price_by_hand_needs_a_right_and_a_reason() {
    let mut world = World::new().await;
    let order = world.open(json!([])).await;
    let mut line = json!({ "kind": "part", "part_id": world.filter, "payer": "customer", "unit_price": "1" });
    let add = |line: &Value| json!({ "order_id": order, "lines": [line] });
    let refusals = world.desk.refusals("orders.add_lines", add(&line)).await;
    assert_eq!(
        (refusals[0].code.as_str(), refusals[0].field.as_deref()),
        ("orders.price_reason_needed", Some("lines[0].price_reason"))
    );
    line["price_reason"] = json!("老客户");
    world.desk.ok("orders.add_lines", add(&line)).await;
    world.desk.sit("front").await;
    assert_eq!(world.desk.refused("orders.add_lines", add(&line)).await, ["orders.price_by_hand"]);
    line["unit_price"] = json!("134");
    world.desk.ok("orders.add_lines", add(&line)).await;
}

#[tokio::test]
async fn discounts_stay_within_the_line() {
    let world = World::new().await;
    let order = world.open(json!([labour(world.oil_change)])).await;
    let line = world.page(order).await["lines"][0]["id"].clone();
    let discount = |amount: &str, reason: &str| json!({ "line_id": line, "version": 1, "discount": amount, "reason": reason });
    assert_eq!(
        world.desk.refused("orders.discount_line", discount("180.01", "x")).await,
        ["orders.discount_range"]
    );
    assert_eq!(
        world.desk.refused("orders.discount_line", discount("-1", "x")).await,
        ["orders.discount_range"]
    );
    assert_eq!(
        world.desk.refused("orders.discount_line", discount("10", "")).await,
        ["orders.discount_reason_needed"]
    );
    world.desk.ok("orders.discount_line", discount("30", "会员")).await;
    let page = world.page(order).await;
    assert_eq!(
        (&page["lines"][0]["amount"], &page["to_consent"]["customer_amount"]),
        (&json!("150.00"), &json!("150.00"))
    );
    assert_eq!(page["lines"][0]["net"], "132.74");
}

#[tokio::test]
async fn a_fixed_price_package_stands_and_falls_together() {
    let mut world = World::new().await;
    world.desk.sit("boss").await;
    let fixed = json!({ "code": "TC-X", "name": "特价套餐", "fixed_price": "299.99", "lines": [
        { "operation_id": world.oil_change }, { "part_id": world.oil, "quantity": "3" }, { "part_id": world.filter },
    ]});
    let package = world.desk.ok("catalogue.add_package", fixed).await["id"].clone();
    let order = world.open(json!([{ "kind": "package", "package_id": package, "payer": "customer" }])).await;
    let page = world.page(order).await;
    assert_eq!(page["to_consent"]["customer_amount"], "299.99");
    let line = page["lines"][1].clone();
    let mut form = world.consent_form(order).await;
    form["lines"] = json!([line["id"]]);
    assert!(world.desk.refused("orders.consent", form).await.contains(&"orders.package_whole".to_owned()));
    let change = json!({ "line_id": line["id"], "version": 1, "quantity": "1" });
    assert_eq!(world.desk.refused("orders.change_line", change).await, ["orders.package_line"]);
    let mut remove = json!({ "line_id": line["id"], "version": 1 });
    assert_eq!(world.desk.refused("orders.remove_line", remove.clone()).await, ["orders.package_line"]);
    remove["whole_package"] = json!(true);
    world.desk.ok("orders.remove_line", remove).await;
    assert_eq!(world.page(order).await["lines"], json!([]));
}

#[tokio::test]
async fn sixty_lines_stay_exact() {
    let world = World::new().await;
    let lines: Vec<Value> = (0..60)
        .map(|at| json!({ "kind": "fee", "name": format!("项目{at}"), "payer": "customer", "unit_price": "33.33" }))
        .collect();
    let order = world.open(json!(lines)).await;
    let page = world.page(order).await;
    assert_eq!(page["to_consent"]["customer_amount"], "1999.80");
    assert_eq!(page["lines"].as_array().unwrap().len(), 60);
    let totals = &page["to_consent"]["totals"];
    let money = |name: &str| totals[name].as_str().unwrap().parse::<Money>().unwrap();
    assert_eq!(money("net") + money("tax"), money("gross"));
    world.consent(order).await;
}
