//! What one says at the first moment and the last (REC-06): the house's own words, kept
//! among its parameters.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Nothing, Read, Result};
use crate::policy;

const STEPS: [&str; 4] = ["telephone", "arrival", "handover", "farewell"];

#[derive(Debug, Serialize, TS)]
pub struct Script {
    /// `telephone`, `arrival`, `handover` or `farewell`.
    pub step: String,
    pub text: String,
}

pub async fn scripts(cx: &mut Read, _: Nothing) -> Result<Vec<Script>> {
    let house: Option<String> =
        sqlx::query_scalar("SELECT name FROM dealership").fetch_optional(cx.db()).await?;
    let house = house.unwrap_or_default();
    let today = cx.today();
    let mut scripts = Vec::with_capacity(STEPS.len());
    for step in STEPS {
        let text: String = policy::value_on(cx, &format!("script.{step}"), today).await?;
        scripts.push(Script { step: step.to_owned(), text: text.replace("{house}", &house) });
    }
    Ok(scripts)
}
