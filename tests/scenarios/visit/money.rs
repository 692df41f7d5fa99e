//! Several payers, several ways to pay, discounts, reversal.

use serde_json::{Value, json};

use super::world::{ADVISOR, Order, World};

async fn two_payers(world: &mut World) -> Order {
    let order = world
        .agreed(json!([
            { "kind": "labour", "operation_id": 1, "payer": "customer" },
            { "kind": "labour", "operation_id": 2, "payer": "warranty" },
        ]))
        .await;
    world.work_off(&order).await;
    order
}

#[tokio::test]
async fn each_payer_gets_a_settlement_of_its_own() {
    let mut world = World::new().await;
    let order = two_payers(&mut world).await;
    let first = world.settle(&order, "warranty", "on_account").await;
    assert_eq!(first["order_settled"], false);
    let second = world.settle(&order, "customer", "cash").await;
    assert_eq!(second["order_settled"], true);
    let money = world.desk.ok("settlement.of_order", json!({ "order_id": order.id })).await;
    assert_eq!(money["payers"].as_array().unwrap().len(), 2);
    // The maker pays later what was put on account, and not more.
    let id = first["id"].as_i64().unwrap();
    let too_much = json!({ "settlement_id": id, "payment": { "way": "transfer", "amount": "99999.00" } });
    assert_eq!(world.desk.refused("settlement.pay_account", too_much).await, ["settlement.bad_amount"]);
    let all = json!({ "settlement_id": id, "payment": { "way": "transfer", "amount": first["gross"] } });
    let balance = world.desk.ok("settlement.pay_account", all).await;
    assert_eq!(balance["on_account"], "0.00");
    world.is_sound().await;
}

#[tokio::test]
async fn nothing_settled_is_edited_it_is_reversed_and_made_anew() {
    reversal(World::new().await).await;
}

pub async fn reversal(mut world: World) {
    let order = two_payers(&mut world).await;
    world.settle(&order, "warranty", "on_account").await;
    let wrong = world.settle(&order, "customer", "cash").await;
    let id = wrong["id"].as_i64().unwrap();
    let reverse = json!({ "settlement_id": id, "reason": "付款方式录错" });
    assert_eq!(world.desk.refused("settlement.reverse", reverse.clone()).await, ["access.forbidden"]);
    world.sit_as("manager").await;
    let red = world.desk.ok("settlement.reverse", reverse.clone()).await;
    assert_eq!(world.desk.refused("settlement.reverse", reverse).await, ["settlement.reversed"]);
    let paper = world.desk.ok("settlement.statement", json!({ "settlement_id": red["id"] })).await;
    assert_eq!(paper["summary"]["gross"], format!("-{}", wrong["gross"].as_str().unwrap()));
    assert_eq!(paper["payments"][0]["kind"], "refund");
    world.prints("settlement", red["id"].as_i64().unwrap()).await;
    // The order is open for a new settlement, and both stay on file.
    let again = world.settle(&order, "customer", "wechat").await;
    assert_eq!(again["order_settled"], true);
    let money = world.desk.ok("settlement.of_order", json!({ "order_id": order.id })).await;
    assert_eq!(money["history"].as_array().unwrap().len(), 4);
    let taken = world.number("SELECT sum(amount) FROM payments p JOIN settlements s ON s.id = p.settlement_id WHERE s.payer = 'customer' AND p.way = 'cash' AND s.settled_at >= 1795395600000").await;
    assert_eq!(taken, 0, "the cash went back");
    world.is_sound().await;
}

#[tokio::test]
async fn a_discount_beyond_ones_authority_waits_for_the_manager() {
    discount(World::new().await).await;
}

pub async fn discount(mut world: World) {
    let order = two_payers(&mut world).await;
    world.sit(ADVISOR).await;
    let settle = json!({ "order_id": order.id, "payer": "customer", "discount": "60.00" });
    let sums = world.desk.ok("settlement.preview", settle.clone()).await;
    assert_eq!(sums["needs_approval"], true, "{sums}");
    assert_eq!(world.desk.refused("settlement.settle", settle.clone()).await, ["settlement.needs_approval"]);
    let ask = json!({ "order_id": order.id, "payer": "customer", "discount": "60.00", "reason": "老客户" });
    world.desk.ok("settlement.ask_discount", ask).await;
    world.sit_as("manager").await;
    let waiting = world.desk.ok("settlement.discount_requests", json!({})).await;
    let asked = |one: &&Value| one["order_id"] == order.id;
    let ours = waiting.as_array().unwrap().iter().find(asked).unwrap();
    let yes = json!({ "id": ours["id"], "approve": true });
    world.desk.ok("settlement.decide_discount", yes).await;
    world.sit(ADVISOR).await;
    world.desk.ok("settlement.settle", settle).await;
    world.is_sound().await;
}

#[tokio::test]
async fn several_ways_to_pay_add_up_exactly() {
    let mut world = World::new().await;
    let order = two_payers(&mut world).await;
    world.sit_as("cashier").await;
    let sums = world
        .desk
        .ok(
            "settlement.preview",
            json!({ "order_id": order.id, "payer": "customer", "discount": "0", "payments": ["0.01"] }),
        )
        .await;
    let rest = sums["rest"].clone();
    let settle = |payments| json!({ "order_id": order.id, "payer": "customer", "discount": "0", "payments": payments });
    let over = settle(json!([{ "way": "cash", "amount": "0.02" }, { "way": "wechat", "amount": rest }]));
    assert_eq!(world.desk.refused("settlement.settle", over).await, ["settlement.overpaid"]);
    let exact = settle(json!([{ "way": "cash", "amount": "0.01" }, { "way": "wechat", "amount": rest }]));
    let done = world.desk.ok("settlement.settle", exact).await;
    let paper = world.desk.ok("settlement.statement", json!({ "settlement_id": done["id"] })).await;
    assert_eq!(paper["balance"]["paid"], done["gross"]);
    let invoice = json!({
        "settlement_id": done["id"], "number": "24312000000012345678", "type": "special", "buyer": "某公司",
        "amount": done["gross"], "issued_on": "2026-11-24",
    });
    assert_eq!(
        world.desk.refused("settlement.record_invoice", invoice).await,
        ["settlement.invoice_in_future", "settlement.tax_number_needed"]
    );
    world.is_sound().await;
}

#[tokio::test]
async fn a_mistake_found_after_the_car_has_left_is_settled_anew() {
    let mut world = World::new().await;
    let order = two_payers(&mut world).await;
    world.settle(&order, "warranty", "on_account").await;
    let wrong = world.settle(&order, "customer", "cash").await;
    world.send_home().await;
    world.desk.later(3 * 24 * 60);
    world.sit_as("manager").await;
    let reverse = json!({ "settlement_id": wrong["id"], "reason": "应由保养基金抵扣" });
    let red = world.desk.ok("settlement.reverse", reverse).await;
    assert!(red["number"].as_str().unwrap().starts_with("HC20261126-"));
    assert_eq!(world.state(&order).await, "delivered", "the car does not come back for it");
    let again = world.settle(&order, "customer", "wechat").await;
    assert_eq!((&again["gross"], &again["order_settled"]), (&wrong["gross"], &json!(true)));
    assert_eq!(world.state(&order).await, "delivered");
    for paper in [&wrong["id"], &red["id"], &again["id"]] {
        world.prints("settlement", paper.as_i64().unwrap()).await;
    }
    world.is_sound().await;
}
