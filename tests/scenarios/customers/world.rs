//! A customer, and the card he is filed on.

use serde_json::{Value, json};
use servicelane_core::testing::Desk;

pub fn zhang() -> Value {
    json!({
        "kind": "person", "name": "张伟", "phones": [{ "number": "138 0013 8000", "label": "本人" }],
        "address": "苏州市姑苏区人民路100号3幢201室", "email": "zhangwei@example.com", "birthday": "1948-05-01",
        "id_card": "11010519491231002X", "driving_since": 2024, "note": "周末来",
    })
}

pub async fn register(desk: &Desk, card: Value) -> i64 {
    desk.ok("customers.register", json!({ "card": card })).await["id"].as_i64().expect("an id")
}
