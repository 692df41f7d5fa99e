//! The final inspection says no: the house repairs again at its own cost before the car goes.

use serde_json::json;

use super::world::{Order, World};

#[tokio::test]
async fn a_car_that_fails_is_put_right_before_it_goes() {
    story(World::new().await).await;
}

pub async fn story(mut world: World) {
    let lines = json!([
        world.labour("ZX014", "customer").await,
        world.part("33136661", 1, "customer").await,
        world.part("33152499", 1, "customer").await,
    ]);
    let order = world.agreed(lines).await;
    world.fetch_parts(&order).await;
    world.do_the_work(&order).await;
    assert_eq!(world.state(&order).await, "done");
    let page = world.page(&order).await;
    let absorber = page["lines"][0]["id"].clone();
    let failed = world.inspect(&order, Some(vec![absorber])).await;
    assert_eq!((world.state(&order).await.as_str(), &failed["certificate"]), ("in_work", &json!(null)));

    // Nothing goes on with the car until the rework is good.
    world.sit_as("cashier").await;
    let early = json!({ "order_id": order.id, "payer": "customer", "discount": "0" });
    let codes = world.desk.refused("settlement.settle", early).await;
    assert_eq!(codes[0], "settlement.not_inspected");
    let rework = Order { id: failed["rework_order_id"].as_i64().unwrap() };
    let page = world.page(&rework).await;
    assert_eq!(
        (&page["order"]["kind"], &page["order"]["caused_by_order"], &page["lines"][0]["payer"]),
        (&json!("internal_rework"), &json!(order.id), &json!("internal"))
    );
    world.do_the_work(&rework).await;
    let good = world.inspect(&rework, None).await;
    assert_eq!(good["certificate"], json!(null), "the certificate is of the order, not of its rework");
    assert_eq!((world.state(&rework).await, world.state(&order).await), ("delivered".into(), "done".into()));

    let good = world.inspect(&order, None).await;
    assert!(good["certificate"].as_str().unwrap().starts_with("HG20261123-"));
    // The customer pays the work once: 1.6 hours, absorber and bearing.
    let settled = world.settle(&order, "customer", "wechat").await;
    assert_eq!(settled["gross"], "2036.00");
    world.send_home().await;
    assert_eq!(
        (world.state(&rework).await, world.state(&order).await),
        ("delivered".into(), "delivered".into())
    );
    let rounds = world.number("SELECT max(round) FROM inspections WHERE level = 'final' AND order_id = (SELECT max(id) - 1 FROM repair_orders)").await;
    assert_eq!(rounds, 2);
    world.is_sound().await;
}
