//! Proof that the program works on this computer: a whole visit at the sample dealership, in a
//! folder of its own that is gone afterwards. Asked for by `--self-test`, and by the setup's test.

mod desk;
mod visit;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::json;

use crate::Answer;
use crate::kernel::Error;
use desk::Desk;

/// How deep the folder lies: beyond the 260 characters of a short Windows path, and within the 504
/// bytes that SQLite follows elsewhere, below a Mac's long temporary folder too.
const DEEP: usize = 8;
/// A name with blanks, Chinese, and a character beyond the first plane of Unicode's old fonts.
const NAME: &str = "售后 通 㛃 self-test";

/// What was proved, in the order in which it was.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    pub proved: Vec<&'static str>,
    /// Where it stopped, and why.
    pub failed: Option<Failed>,
}

#[derive(Debug, Serialize)]
pub struct Failed {
    pub step: &'static str,
    pub why: String,
}

impl Report {
    pub fn is_well(&self) -> bool {
        self.failed.is_none()
    }
}

/// What a step ends with when it does not succeed.
pub(crate) struct Fault(String);

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self(match error {
            Error::Refused(refusals) => json!(refusals).to_string(),
            Error::Failed(detail) => detail,
        })
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl Fault {
    fn of(command: &str, answer: &Answer) -> Self {
        Self(format!("{command}: {}", json!(answer)))
    }
}

type Step<T = ()> = Result<T, Fault>;

/// Does everything once below `place` and takes away what it made there.
pub async fn run(place: &Path) -> Report {
    let top = place.join(format!("{NAME} {}", std::process::id()));
    let mut report = Report::default();
    prove(&mut report, &top).await;
    let cleaned = fs::remove_dir_all(&top);
    if report.is_well() {
        note(&mut report, "cleaned_up", cleaned.map_err(Fault::from));
    }
    report
}

async fn prove(report: &mut Report, top: &Path) {
    let folder = deep(top);
    let opened = Desk::open(&folder).await;
    let Some(mut desk) = note(report, "folder_opened", opened) else { return };
    let walked = whole(report, &mut desk, top).await;
    desk.core.close().await;
    // Only now another program may open the folder.
    drop(desk);
    if walked.is_some() {
        let again = visit::is_still_there(&folder).await;
        note(report, "reopened", again);
    }
}

async fn whole(report: &mut Report, desk: &mut Desk, top: &Path) -> Option<()> {
    let filled = desk.ask("sample.fill", json!({ "size": "demo" })).await;
    note(report, "sample_filled", filled)?;
    let known = visit::signs_in(desk).await;
    note(report, "signed_in", known)?;
    let walked = visit::walk(desk).await;
    let order = note(report, "visit_walked", walked)?;
    let printed = visit::print(desk, &order, top).await;
    note(report, "papers_printed", printed)?;
    let backed_up = visit::back_up(desk, top).await;
    note(report, "backed_up", backed_up)?;
    let sound = visit::is_sound(desk).await;
    note(report, "checked", sound)
}

fn note<T>(report: &mut Report, step: &'static str, done: Step<T>) -> Option<T> {
    match done {
        Ok(value) => {
            report.proved.push(step);
            Some(value)
        }
        Err(Fault(why)) => {
            report.failed = Some(Failed { step, why });
            None
        }
    }
}

fn deep(top: &Path) -> PathBuf {
    let mut folder = top.to_owned();
    for level in 0..DEEP {
        folder.push(format!("店 {level} {}", "x".repeat(28)));
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_proves_everything_and_leaves_nothing() {
        let place = tempfile::tempdir().expect("a folder");
        let report = run(place.path()).await;
        assert!(report.is_well(), "{report:?}");
        assert_eq!(
            report.proved,
            [
                "folder_opened",
                "sample_filled",
                "signed_in",
                "visit_walked",
                "papers_printed",
                "backed_up",
                "checked",
                "reopened",
                "cleaned_up"
            ]
        );
        assert_eq!(fs::read_dir(place.path()).expect("it reads").count(), 0);
    }

    #[tokio::test]
    async fn it_says_where_it_stopped() {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("a file");
        fs::write(&file, "no folder").expect("it writes");
        let report = run(&file).await;
        assert_eq!(report.failed.map(|failed| failed.step), Some("folder_opened"));
    }
}
