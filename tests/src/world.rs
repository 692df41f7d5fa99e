//! A small dealership to tell stories in.

use serde_json::{Value, json};
use servicelane_core::{Answer, Call, Core, Options};
use std::path::Path;
use std::sync::Arc;

/// The five answers of the first start.
pub fn five_answers() -> Value {
    json!({
        "name": "示范店", "address": "深圳市南山区科技路1号", "phone": "0755-12345678",
        "tax_status": "general", "tax_rate": "0.13",
        "manager": { "login": "manager", "name": "王经理", "password": "correct horse", "pin": "2468" },
    })
}

/// A dealership that is set up, and its manager's session.
pub struct Dealership {
    pub core: Arc<Core>,
    pub session: Option<String>,
}

impl Dealership {
    pub async fn set_up(folder: &Path) -> Self {
        let mut dealership = Self { core: open(folder).await, session: None };
        let signed_in = dealership.ok("dealership.set_up", five_answers()).await;
        dealership.session = signed_in["session"].as_str().map(str::to_owned);
        dealership
    }

    pub async fn call(&self, command: &str, input: Value) -> Answer {
        let call =
            Call { command: command.to_owned(), input, request_id: None, session: self.session.clone() };
        self.core.call(call).await
    }

    pub async fn ok(&self, command: &str, input: Value) -> Value {
        match self.call(command, input).await {
            Answer::Ok(answer) => answer.value(),
            other => panic!("{command}: {other:?}"),
        }
    }

    /// The codes of what it was refused for.
    pub async fn refused(&self, command: &str, input: Value) -> Vec<String> {
        match self.call(command, input).await {
            Answer::Refused(refusals) => refusals.into_iter().map(|refusal| refusal.code).collect(),
            other => panic!("{command}: {other:?}"),
        }
    }
}

pub async fn open(folder: &Path) -> Arc<Core> {
    match Core::open(folder, Options::default()).await {
        Ok(core) => core,
        Err(error) => panic!("{}: {error:?}", folder.display()),
    }
}
