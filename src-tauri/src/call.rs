use crate::desk::Desk;
use serde_json::Value;
use servicelane_core::{Answer, Call};
use tauri::State;

/// Everything a screen asks of the dealership comes through here.
#[tauri::command]
pub async fn call(
    desk: State<'_, Desk>,
    command: String,
    input: Value,
    request_id: Option<String>,
    session: Option<String>,
) -> Result<Answer, ()> {
    let core = match desk.core().await {
        Ok(core) => core,
        Err(problem) => return Ok(Answer::Refused(problem)),
    };
    let call = Call { command, input, request_id, session };
    Ok(core.call(call).await)
}
