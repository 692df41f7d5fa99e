//! What a door passes on, and what it gets back.

use serde::Serialize;
use serde_json::Value;

use super::{Json, Refusal};

/// One question or order from a door.
#[derive(Clone, Debug)]
pub struct Call {
    pub command: String,
    pub input: Value,
    /// The same id sent twice happens once. Only changing commands use it.
    pub request_id: Option<String>,
    pub session: Option<String>,
}

/// `{"ok": …}`, `{"refused": […]}` or `{"failed": "F-…"}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Ok(Json),
    Refused(Vec<Refusal>),
    /// The number under which the log has the details.
    Failed(String),
}

impl Answer {
    /// What a door says without asking the command list.
    pub fn of(answer: &impl Serialize) -> Self {
        match Json::of(answer) {
            Ok(answer) => Self::Ok(answer),
            Err(error) => Self::Failed(format!("{error:?}")),
        }
    }
}
