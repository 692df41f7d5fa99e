//! What the customer agreed to, and what may become of it without asking again.

use serde_json::json;

use super::world::{World, labour};

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
