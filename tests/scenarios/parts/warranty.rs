//! A part's own warranty, by months or kilometres, whichever ends first (PRT-14).

use serde_json::{Value, json};

use super::world::{World, id, part_form};

/// A water pump, good for 12 months or 20,000 km, of which there are five.
async fn pump(world: &World) -> i64 {
    let mut form = part_form("PUMP-1", "水泵", "个");
    form["warranty_months"] = json!(12);
    form["warranty_km"] = json!(20_000);
    let part = id(&world.desk.ok("parts.add", json!({ "part": form })).await);
    world.deliver(part, "5", "300").await;
    part
}

async fn in_the_car(world: &World) -> Vec<Value> {
    world.as_boss("vehicles.page", json!({ "id": 1 })).await["part_warranties"].as_array().unwrap().clone()
}

async fn car_shows(world: &World, km: i64) {
    world
        .desk
        .core
        .in_house(async |cx| {
            sqlx::query("UPDATE vehicles SET mileage = ? WHERE id = 1").bind(km).execute(cx.db()).await?;
            Ok(())
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn a_part_in_the_car_is_warranted_by_day_and_kilometres() {
    let mut world = World::new().await;
    let part = pump(&world).await;
    let (order, lines) = world.order(1, &[(part, "1")]).await;
    assert!(in_the_car(&world).await.is_empty(), "nothing is in the car yet");
    world.issue(order, &[(lines[0], "1")]).await;
    // The visit came at 20,000 km.
    let running = in_the_car(&world).await;
    assert_eq!(
        [&running[0]["name"], &running[0]["from_km"], &running[0]["until_day"], &running[0]["until_km"]],
        [&json!("水泵"), &json!(20_000), &json!("2027-11-22"), &json!(40_000)]
    );
    // What the catalogue says later changes nothing that went out before.
    let card = world.desk.ok("parts.card", json!({ "id": part })).await["part"].clone();
    let mut form = part_form("PUMP-1", "水泵", "个");
    form["warranty_km"] = json!(3_000_001);
    let mut change = json!({ "id": part, "version": card["version"], "active": true, "part": form });
    assert_eq!(world.desk.refused("parts.change", change.clone()).await, ["parts.warranty_km_range"]);
    change["part"]["warranty_km"] = json!(null);
    world.desk.ok("parts.change", change).await;
    assert_eq!(in_the_car(&world).await, running);

    let brought = |km: Option<i64>| json!({ "part_id": part, "order_id": order, "mileage": km });
    let state =
        async |world: &World, km| world.desk.ok("part_quality.warranty", brought(km)).await["state"].clone();
    assert_eq!(state(&world, Some(40_000)).await, "inside");
    assert_eq!(state(&world, Some(40_001)).await, "over_km");
    assert_eq!(
        world.desk.refused("part_quality.warranty", brought(Some(19_999))).await,
        ["part_quality.mileage_below"]
    );
    // Nobody says: the car's last reading counts.
    car_shows(&world, 40_500).await;
    assert_eq!(state(&world, None).await, "over_km");
    assert!(in_the_car(&world).await.is_empty());
    car_shows(&world, 25_000).await;
    assert_eq!(state(&world, None).await, "inside");

    // It is brought back, and the record says how it stood then, whatever comes later.
    let form = json!({
        "part_id": part, "order_id": order, "quantity": "1", "found": "in_use", "description": "渗水", "mileage": 26_000,
    });
    let kept = world.desk.ok("part_quality.record", form).await;
    world.desk.later(366 * 24 * 60);
    world.desk.sit("store").await;
    assert_eq!(state(&world, Some(26_000)).await, "over_day");
    let record = world.desk.ok("part_quality.card", json!({ "id": id(&kept) })).await;
    assert_eq!(
        [
            &record["warranty"],
            &record["mileage"],
            &record["warranty_until_day"],
            &record["warranty_until_km"]
        ],
        [&json!("inside"), &json!(26_000), &json!("2027-11-22"), &json!(40_000)]
    );
    world.proven().await;
}

#[tokio::test]
async fn what_was_brought_back_to_the_store_is_in_no_car() {
    let world = World::new().await;
    let part = pump(&world).await;
    let (order, lines) = world.order(1, &[(part, "1")]).await;
    world.issue(order, &[(lines[0], "1")]).await;
    assert_eq!(in_the_car(&world).await.len(), 1);
    world.desk.ok("orders.return_parts", world.back(order, "not_needed", &[(lines[0], "1")])).await;
    assert!(in_the_car(&world).await.is_empty());
    world.proven().await;
}

#[tokio::test]
async fn a_sold_part_runs_from_what_the_buyer_told() {
    let world = World::new().await;
    let part = pump(&world).await;
    let wish = |km: Value| json!({ "buyer": "散客", "phone": "13812345678", "mileage": km, "lines": [{ "part_id": part, "quantity": "1" }] });
    assert_eq!(world.desk.refused("sales.open", wish(json!(-1))).await, ["vehicles.mileage_out_of_range"]);
    for (km, at_51_000, until) in
        [(json!(30_000), "over_km", json!(50_000)), (Value::Null, "mileage_unknown", Value::Null)]
    {
        let sale = world.desk.ok("sales.open", wish(km)).await;
        let paid = json!({ "sale_id": id(&sale), "discount": "0", "payments": [{ "way": "cash", "amount": "100" }] });
        world.as_boss("settlement.settle_sale", paid).await;
        let card = world.desk.ok("sales.card", json!({ "id": id(&sale) })).await;
        assert_eq!([&card["lines"][0]["warranty_months"], &card["lines"][0]["warranty_km"]], [12, 20_000]);
        let brought = json!({ "part_id": part, "sale_id": id(&sale), "mileage": 51_000 });
        let told = world.desk.ok("part_quality.warranty", brought).await;
        assert_eq!([&told["state"], &told["until_km"]], [&json!(at_51_000), &until]);
        assert_eq!(told["until_day"], "2027-11-22");
    }
    world.proven().await;
}
