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
    /// `told`: a screen knows it. Whoever asks after that wants it tried again, because the other
    /// program was closed or space was made.
    Refused {
        problem: Problem,
        told: bool,
    },
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
            Ok(Opening::Refused { problem, .. }) => Err(problem.clone()),
            _ => Err(vec![Refusal::new("file.failed")]),
        }
    }

    /// True for one of those who ask after a refusal was told: that one opens again.
    fn is_to_be_tried_again(&self) -> bool {
        self.opening.send_if_modified(|opening| match opening {
            Opening::Refused { told: true, .. } => {
                *opening = Opening::Underway;
                true
            }
            _ => false,
        })
    }

    pub async fn close(&self) {
        if let Opening::Open(core) = self.opening.borrow().clone() {
            core.close().await;
        }
    }
}

/// The core for a call of a screen; tries again what was refused before.
pub async fn core(app: &AppHandle) -> Result<Arc<Core>, Problem> {
    let desk = app.state::<Desk>();
    if desk.is_to_be_tried_again() {
        open(app.clone()).await;
    }
    let core = desk.core().await;
    if core.is_err() {
        desk.opening.send_if_modified(|opening| {
            if let Opening::Refused { told, .. } = opening {
                *told = true;
            }
            false
        });
    }
    core
}

pub async fn open(app: AppHandle) {
    let desk = app.state::<Desk>();
    let ended = match Core::open(desk.folder(), Options::default()).await {
        Ok(core) => {
            tauri::async_runtime::spawn(changes::forward(app.clone(), core.changes()));
            Opening::Open(core)
        }
        Err(error) => Opening::Refused { problem: problem(error), told: false },
    };
    desk.opening.send_replace(ended);
}
