use crate::keep::open;
use crate::outcome::{self, Outcome, refused_or_failed};
use serde_json::json;
use servicelane_core::Answer;
use servicelane_core::exports::everything::Step;
use servicelane_core::periods::Month;
use std::io::{IsTerminal, Write, stderr};
use std::path::Path;

/// Unattended: the workbook and the PDF of a month, or why not.
pub async fn month(data: &Path, month: Month, to: &Path) -> Outcome {
    let came = async {
        let core = open(data).await?;
        let came = core.month_to_folder(month, to).await;
        core.close().await;
        came
    };
    match came.await {
        Ok(files) => outcome::print(&Answer::of(&json!({ "folder": to, "files": files }))),
        Err(error) => refused_or_failed(error),
    }
}

/// How far it is stands on standard error where somebody can see it.
pub async fn everything(data: &Path, to: &Path) -> Outcome {
    let seen = stderr().is_terminal();
    let mut phase = "";
    let mut told = |step: Step| {
        match step {
            Step::Phase(word) => phase = word,
            Step::Done(done, of) if seen => {
                let of = of.map(|of| format!(" / {of}")).unwrap_or_default();
                // Nobody reading it is no reason to stop.
                let _ = write!(stderr(), "\r{phase} {done}{of}    ");
            }
            Step::Done(..) => {}
        }
        Ok(())
    };
    let came = async {
        let core = open(data).await?;
        let came = core.take_along(to, &mut told).await;
        core.close().await;
        came
    };
    let came = came.await;
    if seen {
        let _ = writeln!(stderr());
    }
    match came {
        Ok(taken) => outcome::print(&Answer::of(&taken)),
        Err(error) => refused_or_failed(error),
    }
}
