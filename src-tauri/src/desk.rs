use crate::changes;
use servicelane_core::kernel::{Error, Refusal};
use servicelane_core::{Core, Options};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tauri::{AppHandle, Manager};
use tokio::sync::watch;

/// Why the data folder could not be opened; the screens have the sentence for each code.
pub type Problem = Vec<Refusal>;

fn problem(error: Error) -> Problem {
    match error {
        Error::Refused(refusals) => refusals,
        Error::Failed(detail) => vec![Refusal::new("file.failed").with("detail", detail)],
    }
}

#[derive(Clone)]
enum Opening {
    Underway,
    Open(Arc<Core>),
    Refused(Problem),
}

/// What the window stands on: the data folder and, once it is open, its core.
pub struct Desk {
    folder: PathBuf,
    opening: watch::Sender<Opening>,
}

impl Desk {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, opening: watch::Sender::new(Opening::Underway) }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The core, as soon as opening has come to an end.
    pub async fn core(&self) -> Result<Arc<Core>, Problem> {
        let mut opening = self.opening.subscribe();
        let ended = opening.wait_for(|opening| !matches!(opening, Opening::Underway)).await;
        match ended.as_deref() {
            Ok(Opening::Open(core)) => Ok(Arc::clone(core)),
            Ok(Opening::Refused(problem)) => Err(problem.clone()),
            Ok(Opening::Underway) | Err(_) => Err(vec![Refusal::new("file.failed")]),
        }
    }

    /// True exactly once per refused opening: the caller then opens again.
    pub fn may_open_again(&self) -> bool {
        self.opening.send_if_modified(|opening| {
            let refused = matches!(opening, Opening::Refused(_));
            if refused {
                *opening = Opening::Underway;
            }
            refused
        })
    }

    pub async fn close(&self) {
        if let Opening::Open(core) = self.opening.borrow().clone() {
            core.close().await;
        }
    }
}

pub async fn open(app: AppHandle) {
    let desk = app.state::<Desk>();
    let ended = match Core::open(desk.folder(), Options::default()).await {
        Ok(core) => {
            tauri::async_runtime::spawn(changes::forward(app.clone(), core.changes()));
            Opening::Open(core)
        }
        Err(error) => Opening::Refused(problem(error)),
    };
    desk.opening.send_replace(ended);
}
