//! What a line and an order may become in each state, and what they refuse.

use serde_json::{Value, json};

use super::world::{World, labour};

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
