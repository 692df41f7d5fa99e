use crate::outcome::{self, Outcome, refused_or_failed};
use serde_json::json;
use servicelane_core::kernel::{Clock, Result};
use servicelane_core::{Answer, Core, Options, backup, self_test};
use std::path::Path;

/// Prints what was found, and ends as if refused when that is anything.
pub async fn check(data: &Path) -> Outcome {
    let findings = async {
        let core = open(data).await?;
        let findings = core.check().await;
        core.close().await;
        findings
    };
    match findings.await {
        Ok(findings) => {
            let printed = outcome::print(&Answer::of(&json!({ "findings": findings })));
            if findings.is_empty() { printed } else { Outcome::Refused }
        }
        Err(error) => refused_or_failed(error),
    }
}

pub async fn backup(data: &Path, to: &Path) -> Outcome {
    let proved = async {
        let core = open(data).await?;
        let proved = core.back_up(to).await;
        core.close().await;
        proved
    };
    said(proved.await)
}

pub async fn restore(data: &Path, file: &Path) -> Outcome {
    said(backup::restore::restore(file, data, Clock::System.now()).await)
}

/// In this computer's place for temporary files; nothing of the dealership is touched.
pub async fn self_test() -> Outcome {
    let report = self_test::run(&std::env::temp_dir()).await;
    if outcome::line(&report) && report.is_well() { Outcome::Well } else { Outcome::Failed }
}

/// Opens what is there: a folder named by mistake must not become a new dealership.
pub async fn open(data: &Path) -> Result<std::sync::Arc<Core>> {
    Core::existing(data)?;
    Core::open(data, Options::default()).await
}

fn said(proved: Result<backup::Proved>) -> Outcome {
    match proved {
        Ok(proved) => outcome::print(&Answer::of(&proved)),
        Err(error) => refused_or_failed(error),
    }
}
