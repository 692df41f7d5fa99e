use crate::outcome::{Outcome, print, refused_or_failed};
use servicelane_core::kernel::log;
use servicelane_core::{Call, Core, Options};
use std::io::{self, Read};
use std::path::Path;

/// The operator at the console may act as any member of staff: who can run this can read the file.
pub async fn call(data: &Path, command: String, input: &str, login: Option<&str>) -> Outcome {
    let input = match read(input) {
        Ok(input) => input,
        Err(slip) => {
            eprintln!("{slip}");
            return Outcome::NotUnderstood;
        }
    };
    log::keep(data);
    let core = match Core::open(data, Options::default()).await {
        Ok(core) => core,
        Err(error) => return refused_or_failed(error),
    };
    let session = match login {
        None => Ok(None),
        Some(login) => core.act_as(login).await.map(Some),
    };
    let outcome = match session {
        Ok(session) => {
            let call = Call { command, input, request_id: None, session };
            print(&core.call(call).await)
        }
        Err(error) => refused_or_failed(error),
    };
    core.close().await;
    outcome
}

fn read(input: &str) -> Result<serde_json::Value, String> {
    let mut text = input.to_owned();
    if input == "-" {
        text.clear();
        io::stdin().read_to_string(&mut text).map_err(|error| error.to_string())?;
    }
    serde_json::from_str(&text).map_err(|error| format!("the input is not JSON: {error}"))
}
