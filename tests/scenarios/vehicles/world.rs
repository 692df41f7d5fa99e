//! A car, its owner, and its page.

use serde_json::{Value, json};
use servicelane_core::testing::Desk;

pub const VIN: &str = "LFV3A21K7D4262398";

pub fn li() -> Value {
    json!({ "kind": "person", "name": "李娜", "phones": [{ "number": "13912345678" }] })
}

pub async fn car(desk: &Desk, form: Value) -> i64 {
    desk.ok("vehicles.register", form).await["id"].as_i64().expect("an id")
}

pub async fn page(desk: &Desk, id: i64) -> Value {
    desk.ok("vehicles.page", json!({ "id": id })).await
}
