//! What a check found wrong.

use serde::Serialize;
use serde_json::{Map, Value};

/// A rule that does not hold: a code such as `stock.sum_differs`, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    pub code: String,
    pub params: Map<String, Value>,
}

impl Finding {
    pub fn new(code: &str) -> Self {
        Self { code: code.into(), params: Map::new() }
    }

    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        self.params.insert(name.into(), value);
        self
    }
}
