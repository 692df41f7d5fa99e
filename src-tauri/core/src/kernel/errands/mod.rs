//! Work too long for one call: it runs beside the calls, says how far it is, and can be stopped.
//!
//! A command begins it with [`Write::begin`](super::Write::begin): what can be refused at once is refused
//! by the command, and the trail says who began it. Only when the command is committed does the work
//! start. It is known in memory only: when the program ends, unfinished work is as if never begun.

mod known;
mod work;

use std::path::Path;

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

pub(crate) use known::Ended;
pub use known::Errands;
pub(crate) use work::Begun;
pub use work::Work;

use super::{Moment, Refusal};

crate::id!(
    /// Long work that somebody began since the program started.
    ErrandId
);

/// Files made for somebody wait here until they are fetched or forgotten.
const PASSING: &str = "passing";
const CANCELLED: &str = "errands.cancelled";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrandState {
    Running,
    Done,
    Refused,
    Failed,
    Cancelled,
}

/// How far some work is.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ErrandView {
    pub id: ErrandId,
    /// The command that began it.
    pub command: &'static str,
    pub state: ErrandState,
    /// A word for the part of the work that is being done.
    pub phase: Option<String>,
    /// Pieces done …
    pub done: i64,
    /// … of so many, where that is known.
    pub of: Option<i64>,
    /// Thousandths of the way, where that is known.
    pub permille: Option<i64>,
    pub began_at: Moment,
    pub ended_at: Option<Moment>,
    /// What came of it, as its command says.
    #[ts(type = "unknown")]
    pub result: Value,
    pub refusals: Vec<Refusal>,
    /// The number under which the log has the details.
    pub failure: Option<String>,
    /// Name of the file that waits at the door.
    pub file: Option<String>,
}

/// What a command answers that begins long work, which in the end comes to a `T`.
#[derive(Debug, Serialize, TS)]
pub struct ErrandRef<T> {
    pub errand: ErrandId,
    /// Never in the answer: it stands in `ErrandView` once the work is done.
    #[serde(skip_serializing)]
    #[ts(optional, as = "Option<T>")]
    result: std::marker::PhantomData<T>,
}

impl<T> ErrandRef<T> {
    const fn new(errand: ErrandId) -> Self {
        Self { errand, result: std::marker::PhantomData }
    }
}

/// Removes what the program left for somebody when it ended.
pub(crate) fn forget_files(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder.join(PASSING));
}
