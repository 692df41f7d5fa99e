use crate::desk::{self, Desk};
use serde_json::Value;
use servicelane_core::{Answer, Call};
use tauri::{AppHandle, Manager};

/// Everything a screen asks of the dealership comes through here.
#[tauri::command]
pub async fn call(
    app: AppHandle,
    command: String,
    input: Value,
    request_id: Option<String>,
    session: Option<String>,
) -> Result<Answer, ()> {
    let core = match desk::core(&app).await {
        Ok(core) => core,
        Err(problem) => return Ok(Answer::Refused(problem)),
    };
    let answer = core.call(Call { command, input, request_id, session }).await;
    if let Answer::Refused(refusals) = &answer {
        app.state::<Desk>().heard(core, refusals);
    }
    Ok(answer)
}
