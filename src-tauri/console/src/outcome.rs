use serde::Serialize;
use servicelane_core::Answer;
use servicelane_core::kernel::Error;
use std::io::{Write, stdout};
use std::process::ExitCode;

/// How it went, as a script sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Well,
    Refused,
    NotUnderstood,
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Well => 0,
            Outcome::Refused => 1,
            Outcome::NotUnderstood => 2,
            Outcome::Failed => 3,
        })
    }
}

/// Prints the envelope on one line.
pub fn print(answer: &Answer) -> Outcome {
    let outcome = match answer {
        Answer::Ok(_) => Outcome::Well,
        Answer::Refused(_) => Outcome::Refused,
        Answer::Failed(_) => Outcome::Failed,
    };
    if line(answer) { outcome } else { Outcome::Failed }
}

pub fn refused_or_failed(error: Error) -> Outcome {
    print(&match error {
        Error::Refused(refusals) => Answer::Refused(refusals),
        Error::Failed(detail) => Answer::Failed(detail),
    })
}

/// False when nobody could read it; the answer then counts as not given.
pub fn line(value: &impl Serialize) -> bool {
    serde_json::to_string(value).is_ok_and(|json| text(&(json + "\n")))
}

pub fn text(text: &str) -> bool {
    stdout().write_all(text.as_bytes()).is_ok()
}
