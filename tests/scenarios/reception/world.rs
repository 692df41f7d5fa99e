//! Three cars on file, and the advisor who takes them in.

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

/// A petrol car (1, owner 1, 50,000 km), an electric one (2, owner 2) and a scrapped one (3).
pub async fn desk() -> Desk {
    let mut desk = Desk::set_up().await;
    desk.hire("li", "李顾问", &[Role::ServiceAdvisor]).await;
    desk.core
        .in_house(async |cx| {
            sqlx::query(
                "INSERT INTO customers (id, kind, name, created_at, created_by)
                 VALUES (1, 'person', '张伟', 0, 1), (2, 'person', '王芳', 0, 1)",
            )
            .execute(cx.db())
            .await?;
            sqlx::query(
                "INSERT INTO customer_phones (customer_id, number, position) VALUES (1, '13812341234', 0)",
            )
            .execute(cx.db())
            .await?;
            sqlx::query(
                "INSERT INTO vehicles (id, plate, plate_colour, fuel, owner_id, mileage, scrapped, created_at)
                 VALUES (1, '粤B12345', 'blue', 'petrol', 1, 50000, 0, 0),
                        (2, '粤BD12345', 'green', 'electric', 2, 8000, 0, 0),
                        (3, '粤B99999', 'blue', 'petrol', 1, 300000, 1, 0)",
            )
            .execute(cx.db())
            .await?;
            Ok(())
        })
        .await
        .expect("cars on file");
    desk.sit("li").await;
    desk
}

pub fn arrival(vehicle: i64, changes: Value) -> Value {
    let mut intake = json!({ "mileage": 51_200, "customer_words": "刹车有异响，做保养" });
    intake.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    json!({ "vehicle_id": vehicle, "intake": intake })
}

/// Everything in order.
pub async fn all_fine(desk: &Desk) -> Vec<Value> {
    let list = desk.ok("checklists.for_walk_around", json!({})).await;
    let items = list["sections"].as_array().unwrap().iter().flat_map(|s| s["items"].as_array().unwrap());
    items
        .map(|item| {
            let result = if item["answer"] == "present" { "present" } else { "ok" };
            json!({ "item_id": item["id"], "result": result })
        })
        .collect()
}

pub fn signature() -> Value {
    json!({ "signer": "张伟", "width": 600, "height": 200, "strokes": [[[10, 20, 0], [300, 120, 400]], [[310, 40, 600], [590, 199, 900]]] })
}
