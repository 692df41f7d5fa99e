//! Guarantees run from the day the car leaves, by date and mileage, whichever comes first.

use serde_json::json;
use servicelane_core::kernel::Day;
use servicelane_core::repair_orders::OrderId;
use servicelane_core::vehicles::VehicleId;
use servicelane_core::workshop::guarantee;

use super::world::World;

#[tokio::test]
async fn each_line_has_its_own_end() {
    let world = World::new().await;
    let order = world.agreed(&[world.brakes, world.gearbox]).await;
    let day = |month, day| Day::new(2026, month, day).unwrap();
    world
        .desk
        .core
        .in_house(async |cx| {
            guarantee::start(cx, OrderId(order.id), day(11, 23), 20_010).await?;
            let car = VehicleId(1);
            let running = guarantee::running_for_vehicle(cx, car, day(12, 3), 22_010).await?;
            assert_eq!(running.len(), 2, "the last day and the last kilometre count");
            assert_eq!((running[0].until_day, running[0].until_km), (day(12, 3), 22_010));
            assert_eq!(running[1].until_km, 40_010);
            assert_eq!(guarantee::running_for_vehicle(cx, car, day(12, 4), 22_010).await?.len(), 1);
            assert_eq!(guarantee::running_for_vehicle(cx, car, day(12, 3), 22_011).await?.len(), 1);
            Ok(())
        })
        .await
        .unwrap();
    let running = world.desk.ok("workshop.guarantees", json!({ "vehicle_id": 1 })).await;
    assert_eq!(running.as_array().unwrap().len(), 2);
    let refused = world.desk.refused("workshop.guarantees", json!({ "vehicle_id": 9 })).await;
    assert_eq!(refused, ["vehicles.unknown"]);
}

#[tokio::test]
async fn what_is_repaired_again_starts_anew() {
    let world = World::new().await;
    let order = world.agreed(&[world.brakes, world.gearbox]).await;
    let again = world.agreed(&[world.brakes]).await;
    world
        .desk
        .core
        .in_house(async |cx| {
            guarantee::start(cx, OrderId(order.id), Day::new(2026, 11, 23).unwrap(), 20_000).await?;
            sqlx::query("UPDATE repair_orders SET kind = 'comeback', caused_by_order = ? WHERE id = ?")
                .bind(order.id)
                .bind(again.id)
                .execute(cx.db())
                .await?;
            let day = Day::new(2026, 11, 30).unwrap();
            guarantee::start(cx, OrderId(again.id), day, 20_300).await?;
            let running = guarantee::running_for_vehicle(cx, VehicleId(1), day, 20_300).await?;
            let of = |line: i64| running.iter().find(|one| one.order_line_id.0 == line).unwrap();
            assert_eq!(of(order.lines[0]).from_day, day, "done again");
            assert_eq!(of(again.lines[0]).from_day, day);
            assert_eq!(of(order.lines[1]).from_km, 20_000, "not touched again");
            Ok(())
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn the_house_promises_more_but_never_less_than_the_law() {
    let mut world = World::new().await;
    for (key, value) in [("guarantee.minor_repair.days", "5"), ("guarantee.minor_repair.km", "6000")] {
        let rule = json!({ "key": key, "value": value, "source": "店内承诺", "valid_from": "2026-11-23" });
        world.desk.ok("policy.set", rule).await;
    }
    let order = world.agreed(&[world.brakes]).await;
    world.work_off(&order).await;
    world.desk.sit("qc").await;
    let form = world.passed(order.id).await;
    world.desk.ok("workshop.inspect", form).await;
    let all = world.desk.ok("workshop.inspections", json!({ "order_id": order.id })).await;
    let certificate = &all["certificate"];
    assert_eq!(
        (&certificate["legal_days"], &certificate["promised_days"], &certificate["promised_km"]),
        (&json!(10), &json!(10), &json!(6_000))
    );
}
