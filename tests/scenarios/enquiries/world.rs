//! A telephone at the desk of the orders' house.

use serde_json::{Value, json};
use servicelane_core::testing::Desk;

use crate::orders::world::World;

/// Car 1 of 赵大明 stands at the counter; `sa` is at the desk, `tech` knows brakes.
pub async fn world() -> (World, i64) {
    let world = World::new().await;
    let colleagues = world.desk.ok("access.colleagues", json!({ "role": "technician" })).await;
    let technician = colleagues[0]["id"].as_i64().unwrap();
    (world, technician)
}

pub async fn ask(desk: &Desk, form: Value) -> Value {
    let mut whole = json!({ "channel": "phone", "topic": "price", "question": "做一次基础保养多少钱？" });
    whole.as_object_mut().unwrap().extend(form.as_object().unwrap().clone());
    desk.ok("enquiries.record", whole).await
}

pub async fn card(desk: &Desk, enquiry: &Value) -> Value {
    desk.ok("enquiries.card", json!({ "id": enquiry["id"] })).await
}

/// A quote of a package and an oil, told by telephone; car 1 stands at the counter.
pub async fn quoted(world: &World, form: Value) -> Value {
    let asked = ask(&world.desk, form).await;
    let lines = json!([
        { "kind": "package", "package_id": world.package },
        { "kind": "part", "part_id": world.oil, "quantity": "2" },
    ]);
    let kept = json!({ "id": asked["id"], "version": asked["version"], "lines": lines });
    world.desk.ok("enquiries.quote", kept).await
}
