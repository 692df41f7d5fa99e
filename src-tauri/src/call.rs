use crate::desk;
use serde_json::Value;
use servicelane_core::{Answer, Call};
use tauri::AppHandle;

/// Everything a screen asks of the dealership comes through here.
#[tauri::command]
pub async fn call(
    app: AppHandle,
    command: String,
    input: Value,
    request_id: Option<String>,
    session: Option<String>,
) -> Result<Answer, ()> {
    Ok(match desk::core(&app).await {
        Ok(core) => core.call(Call { command, input, request_id, session }).await,
        Err(problem) => Answer::Refused(problem),
    })
}
