use crate::Host;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use serde::Deserialize;
use serde_json::Value;
use servicelane_core::{Answer, Call};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    #[serde(default)]
    input: Value,
    #[serde(default)]
    request_id: Option<String>,
}

/// A refusal is an answer like any other: status 200, the envelope tells.
pub async fn call(
    State(host): State<Host>,
    Path(command): Path<String>,
    headers: HeaderMap,
    Json(asked): Json<Asked>,
) -> Json<Answer> {
    let call = Call { command, input: asked.input, request_id: asked.request_id, session: bearer(&headers) };
    Json(host.core.call(call).await)
}

pub fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    Some(value.strip_prefix("Bearer ")?.trim().to_owned())
}
