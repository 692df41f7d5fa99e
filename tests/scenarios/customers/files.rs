//! The file of a new customer, due in two days (CUS-05).

use serde_json::json;

use crate::visit::world::{ADVISOR, World};

#[tokio::test]
async fn a_new_customers_file_is_due_in_two_days_and_closes_by_itself() {
    let mut world = World::new().await;
    let count = async |world: &World| world.desk.ok("customer_files.open", json!({})).await;
    let card = json!({ "kind": "person", "name": "钱小满", "phones": [{ "number": "13900001234" }] });
    let customer = world.desk.ok("customers.register", json!({ "card": card })).await["id"].as_i64().unwrap();
    let of = json!({ "customer_id": customer });
    let before = world.desk.ok("customer_files.of_customer", of.clone()).await;
    assert_eq!((&before["due_at"], &before["gaps"]), (&json!(null), &json!(["address", "consent"])));
    let asked =
        json!({ "channel": "phone", "topic": "price", "question": "保养多少钱？", "customer_id": customer });
    world.desk.ok("enquiries.record", asked).await;
    let open = count(&world).await;
    let file = open["rows"].as_array().unwrap().iter().find(|row| row["customer_id"] == customer).unwrap();
    assert_eq!((&file["because"], &file["overdue"]), (&json!("enquiry"), &json!(false)));
    world.desk.later(2 * 24 * 60 + 1);
    world.sit(ADVISOR).await;
    let late = world.desk.ok("customer_files.open", json!({ "overdue": true })).await;
    assert!(late["rows"].as_array().unwrap().iter().any(|row| row["customer_id"] == customer), "{late}");
    // Those who do not build files are not asked to.
    let (_, technician) = world.somebody("technician").await;
    world.sit(&technician).await;
    assert_eq!(world.desk.refused("customer_files.open", json!({})).await, ["access.forbidden"]);

    world.sit(ADVISOR).await;
    let card = json!({ "kind": "person", "name": "钱小满", "address": "苏州市虎丘区某路 1 号", "phones": [{ "number": "13900001234" }] });
    world.desk.ok("customers.change", json!({ "id": customer, "version": 1, "card": card })).await;
    assert_eq!(world.desk.ok("customer_files.of_customer", of.clone()).await["gaps"], json!(["consent"]));
    // A no is an answer as well.
    let no = json!({ "customer_id": customer, "purpose": "marketing", "channel": "any", "how": "spoken" });
    world.desk.ok("customers.withdraw_consent", no).await;
    let done = world.desk.ok("customer_files.of_customer", of.clone()).await;
    assert!(done["complete_at"].is_string(), "{done}");
    let open = count(&world).await;
    assert!(!open["rows"].as_array().unwrap().iter().any(|row| row["customer_id"] == customer));
    // A car comes to them whose papers nobody has seen: the file is open again.
    let car = json!({ "plate": { "text": "苏E7K8L9", "colour": "blue" }, "car": {}, "owner_id": customer });
    world.desk.ok("vehicles.register", car).await;
    let again = world.desk.ok("customer_files.of_customer", of).await;
    assert_eq!(again["gaps"], json!(["car_vin", "car_model", "car_days"]));
    assert_eq!(again["overdue"], json!(true));
}
