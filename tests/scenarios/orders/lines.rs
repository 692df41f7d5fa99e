//! Prices, edits, refusals: what a line may become and what not.

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
async fn all_that_is_wrong_with_new_lines_is_told_at_once() {
    let world = World::new().await;
    let lines = json!([
        { "kind": "labour", "payer": "customer" },
        { "kind": "labour", "operation_id": 999, "payer": "customer" },
        { "kind": "part", "part_id": 999, "payer": "customer" },
        { "kind": "part", "payer": "customer" },
        { "kind": "package", "package_id": 999, "payer": "customer" },
        { "kind": "sublet", "name": "外协", "payer": "customer" },
        { "kind": "labour", "operation_id": world.oil_change, "payer": "customer", "quantity": "0" },
        { "kind": "part", "part_id": world.oil, "payer": "customer", "quantity": "-1" },
        { "kind": "labour", "operation_id": world.oil_change, "payer": "customer", "quantity": "1001" },
        { "kind": "fee", "name": "x", "payer": "customer", "unit_price": "9999999999", "quantity": "99999" },
    ]);
    let form = json!({ "visit_id": world.visit, "kind": "normal", "lines": lines });
    let refusals = world.desk.refusals("orders.open", form).await;
    let told: Vec<(&str, &str)> =
        refusals.iter().map(|r| (r.code.as_str(), r.field.as_deref().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [
            ("orders.name_needed", "lines[0].name"),
            ("catalogue.unknown", "lines[1].operation_id"),
            ("parts.unknown", "lines[2].part_id"),
            ("orders.part_needed", "lines[3].part_id"),
            ("catalogue.unknown", "lines[4].package_id"),
            ("orders.supplier_needed", "lines[5].sublet_supplier"),
            ("orders.cost_needed", "lines[5].sublet_cost"),
            ("orders.price_needed", "lines[5].unit_price"),
            ("orders.quantity_range", "lines[6].quantity"),
            ("orders.quantity_range", "lines[7].quantity"),
            ("orders.quantity_range", "lines[8].quantity"),
            ("orders.amount_too_large", "lines[9].unit_price"),
        ]
    );
}

#[tokio::test]
async fn hostile_text_is_refused_where_it_stands() {
    let world = World::new().await;
    let order = world.open(json!([labour(world.oil_change)])).await;
    let bad = |text: &str| json!({ "order_id": order, "lines": [{ "kind": "fee", "name": text, "payer": "customer", "unit_price": "1" }] });
    for (text, code) in [
        ("a\u{0}b", "text.control_character"),
        ("\u{202E}x", "text.direction_override"),
        (&"长".repeat(81), "text.too_long"),
    ] {
        let refusals = world.desk.refusals("orders.add_lines", bad(text)).await;
        assert_eq!((refusals[0].code.as_str(), refusals[0].field.as_deref()), (code, Some("lines[0].name")));
    }
    world.desk.ok("orders.add_lines", bad("'; DROP TABLE order_lines; --")).await;
    let too_many: Vec<Value> = (0..101).map(|_| labour(world.oil_change)).collect();
    assert_eq!(
        world.desk.refused("orders.add_lines", json!({ "order_id": order, "lines": too_many })).await,
        ["orders.too_many_lines"]
    );
    for promised in ["2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"] {
        let form = json!({ "visit_id": world.visit, "kind": "normal", "promised_at": promised });
        assert!(world.desk.refused("orders.open", form).await[0].starts_with("orders.promise_"));
    }
}

#[tokio::test]
async fn nobody_consents_to_what_they_did_not_see() {
    let world = World::new().await;
    let order = world.open(json!([labour(world.oil_change)])).await;
    let seen = world.consent_form(order).await;
    world.desk.ok("orders.add_lines", json!({ "order_id": order, "lines": [labour(world.wash)] })).await;
    assert_eq!(world.desk.refused("orders.consent", seen.clone()).await, ["record.stale"]);
    let mut form = world.consent_form(order).await;
    form["amount"] = seen["amount"].clone();
    let refusals = world.desk.refusals("orders.consent", form).await;
    assert_eq!(
        (refusals[0].code.as_str(), &refusals[0].params["amount"]),
        ("orders.amount_differs", &json!("324.00"))
    );
}

#[tokio::test]
async fn what_was_consented_only_becomes_less() {
    let world = World::new().await;
    let order = world
        .open(json!([{ "kind": "part", "part_id": world.oil, "payer": "customer", "quantity": "6" }]))
        .await;
    world.consent(order).await;
    let line = world.page(order).await["lines"][0].clone();
    let change = |quantity: &str, version: i64| json!({ "line_id": line["id"], "version": version, "quantity": quantity });
    let version = line["version"].as_i64().unwrap();
    assert_eq!(
        world.desk.refused("orders.change_line", change("7", version)).await,
        ["orders.more_than_consented"]
    );
    assert_eq!(world.desk.refused("orders.change_line", change("5", version - 1)).await, ["record.stale"]);
    world.desk.ok("orders.change_line", change("5.5", version)).await;
    let changed = world.page(order).await["lines"][0].clone();
    assert_eq!(changed["amount"], "935.00");
    let remove = json!({ "line_id": line["id"], "version": changed["version"] });
    assert_eq!(world.desk.refused("orders.remove_line", remove).await, ["orders.line_decided"]);
    let cancel = json!({ "line_id": line["id"], "version": changed["version"], "reason": "客户取消", "offer_again": true });
    world.desk.ok("orders.cancel_line", cancel).await;
    assert_eq!(world.page(order).await["lines"][0]["state"], "declined");
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
async fn the_customer_is_asked_before_becoming_the_payer() {
    let world = World::new().await;
    let order = world
        .open(json!([{ "kind": "labour", "operation_id": world.oil_change, "payer": "warranty" }]))
        .await;
    world.consent(order).await;
    let page = world.page(order).await;
    let mut form = json!({ "order_id": order, "version": page["order"]["version"], "lines": [page["lines"][0]["id"]], "payer": "customer" });
    assert_eq!(
        world.desk.refused("orders.set_payer", form.clone()).await,
        [
            "orders.payer_needs_consent",
            "orders.payer_needs_consent",
            "orders.add_on_reason_needed",
            "orders.payer_needs_consent"
        ]
    );
    // Nobody agrees to an amount they were not told.
    form["amount"] = json!("180.00");
    form["given_by"] = json!("赵先生");
    form["how"] = json!("phone");
    form["reason"] = json!("索赔被拒");
    world.desk.ok("orders.set_payer", form).await;
    let page = world.page(order).await;
    assert_eq!(
        (&page["consents"][1]["amount"], &page["lines"][0]["payer"]),
        (&json!("180.00"), &json!("customer"))
    );
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

#[tokio::test]
async fn every_change_in_every_state() {
    let world = World::new().await;
    let order = world.open(json!([labour(world.oil_change), labour(world.wash)])).await;
    let page = world.page(order).await;
    let (first, second) = (page["lines"][0]["id"].clone(), page["lines"][1]["id"].clone());
    let form = {
        let mut form = world.consent_form(order).await;
        form["lines"] = json!([first]);
        form["amount"] = json!("180.00");
        form
    };
    world.desk.ok("orders.consent", form).await;
    let open = ["estimate", "agreed", "in_work", "done", "passed"];
    for state in ["estimate", "agreed", "in_work", "done", "passed", "settled", "delivered", "cancelled"] {
        world.force(order, state).await;
        let version = world.page(order).await["order"]["version"].clone();
        let calls = [
            (
                "orders.add_lines",
                json!({ "order_id": order, "lines": [{ "kind": "fee", "name": "x", "payer": "customer" }] }),
                "orders.price_needed",
            ),
            (
                "orders.decline",
                json!({ "order_id": order, "lines": [first], "reason": "x" }),
                "orders.line_decided",
            ),
            (
                "orders.consent",
                json!({ "order_id": order, "version": version, "given_by": "x", "how": "phone", "amount": "1" , "lines": [second], "reason": "x" }),
                "orders.amount_differs",
            ),
            (
                "orders.change_line",
                json!({ "line_id": second, "version": 1, "quantity": "0" }),
                "orders.quantity_range",
            ),
            ("orders.remove_line", json!({ "line_id": first, "version": 2 }), "orders.line_decided"),
            (
                "orders.discount_line",
                json!({ "line_id": second, "version": 1, "discount": "-1", "reason": "x" }),
                "orders.discount_range",
            ),
            (
                "orders.cancel_line",
                json!({ "line_id": second, "version": 1, "reason": "x" }),
                "orders.line_not_consented",
            ),
            (
                "orders.set_payer",
                json!({ "order_id": order, "version": version, "lines": [], "payer": "customer" }),
                "orders.lines_needed",
            ),
            ("orders.offer_again", json!({ "order_id": order, "lines": [] }), "orders.lines_needed"),
        ];
        for (command, input, when_open) in calls {
            let expected = if open.contains(&state) { when_open } else { "orders.closed" };
            assert_eq!(world.desk.refused(command, input).await, [expected], "{command} in {state}");
        }
        let finish =
            world.desk.refused("orders.finish", json!({ "order_id": order, "version": version })).await;
        assert_eq!(finish, ["orders.work_remains"], "{state}");
        let may_cancel = ["estimate", "agreed"].contains(&state);
        let cancel = json!({ "order_id": order, "version": version, "reason": "客户走了" });
        if !may_cancel {
            assert_eq!(world.desk.refused("orders.cancel", cancel).await, ["orders.not_in_state"], "{state}");
        }
    }
    world.force(order, "agreed").await;
    let version = world.page(order).await["order"]["version"].clone();
    let cancel =
        json!({ "order_id": order, "version": version, "reason": "客户走了", "customer_declined": true });
    world.desk.ok("orders.cancel", cancel).await;
    let page = world.page(order).await;
    assert_eq!(
        (&page["order"]["state"], &page["lines"][0]["state"]),
        (&json!("cancelled"), &json!("declined"))
    );
}

#[tokio::test]
async fn notes_promises_and_diagnosis_are_kept() {
    let mut world = World::new().await;
    let order = world.open(json!([labour(world.oil_change)])).await;
    let promise = json!({ "order_id": order, "version": 1, "promised_at": "2026-11-23T17:00:00+08:00", "reason": "等配件", "informed": "phone" });
    world.desk.ok("orders.promise", promise.clone()).await;
    assert_eq!(world.desk.refused("orders.promise", promise).await, ["record.stale"]);
    world.desk.sit("tech").await;
    world
        .desk
        .ok("orders.note", json!({ "order_id": order, "stage": "during", "text": "左前球头松旷" }))
        .await;
    world
        .desk
        .ok(
            "orders.diagnose",
            json!({ "order_id": order, "version": 2, "diagnosis": "球头磨损", "advice": "更换并做四轮定位" }),
        )
        .await;
    let page = world.page(order).await;
    assert_eq!(page["notes"][0]["informed"], "phone");
    assert_eq!(page["notes"][1]["by"], "张师傅");
    assert_eq!(page["order"]["advice"], "更换并做四轮定位");
    assert_eq!(page["order"]["sender"], "赵*", "a technician sees no full names");
    let forbidden = world.desk.refused("orders.promise", json!({})).await;
    assert_eq!(forbidden, ["access.forbidden"]);
}

#[tokio::test]
async fn the_offer_finds_by_code_name_and_pinyin() {
    let world = World::new().await;
    let found = async |text: &str| -> Vec<String> {
        let offers = world.desk.ok("catalogue.offer", json!({ "text": text })).await;
        offers.as_array().unwrap().iter().map(|offer| offer["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(found("by001").await, ["基础保养（更换机油、机油格）"]);
    assert_eq!(found("jcby").await, ["基础保养套餐 0W-20（6升）", "基础保养（更换机油、机油格）"]);
    assert_eq!(found("机油").await[0], "机油格");
    assert_eq!(found("quanche jx").await, ["全车精洗"]);
    assert!(found("").await.is_empty() && found("没有的").await.is_empty());
    let offers = world.desk.ok("catalogue.offer", json!({ "text": "TC-BY6" })).await;
    assert_eq!((&offers[0]["kind"], &offers[0]["price"]), (&json!("package"), &json!("1334.00")));
}

#[tokio::test]
async fn the_catalogue_keeps_its_codes_apart() {
    let mut world = World::new().await;
    world.desk.sit("boss").await;
    let operation = |code: &str, hours: &str| json!({ "code": code, "name": "检查", "category": "diagnosis", "job_class": "minor_repair", "hours": hours });
    assert_eq!(
        world.desk.refused("catalogue.add_operation", operation("BY001", "-1")).await,
        ["catalogue.hours_range", "catalogue.code_taken"]
    );
    assert_eq!(
        world.desk.refused("catalogue.add_operation", operation("TC-BY6", "1")).await,
        ["catalogue.code_taken"]
    );
    assert_eq!(
        world.desk.refused("catalogue.add_operation", operation("a b", "1")).await,
        ["catalogue.code_shape"]
    );
    let empty = json!({ "code": "P", "name": "空", "fixed_price": "-1", "lines": [] });
    assert_eq!(
        world.desk.refused("catalogue.add_package", empty).await,
        ["catalogue.price_range", "catalogue.package_empty"]
    );
    let change = json!({ "id": world.wash, "version": 1, "code": "QX001", "name": "全车精洗", "category": "cleaning", "job_class": "minor_repair", "hours": "0.8", "active": false });
    world.desk.ok("catalogue.change_operation", change.clone()).await;
    assert_eq!(world.desk.refused("catalogue.change_operation", change).await, ["record.stale"]);
    let gone = json!({ "visit_id": world.visit, "kind": "normal", "lines": [labour(world.wash)] });
    assert_eq!(world.desk.refused("orders.open", gone).await, ["catalogue.not_offered"]);
    let all = world.desk.ok("catalogue.operations", json!({ "category": "maintenance" })).await;
    assert_eq!((all["rows"].as_array().unwrap().len(), &all["rows"][0]["price"]), (1, &json!("180.00")));
}
