//! What is offered for an order: found by code, name and pinyin, and kept apart.

use serde_json::json;

use super::world::{World, labour};

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
