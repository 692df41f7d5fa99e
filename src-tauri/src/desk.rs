use crate::changes;
use crate::front::{Front, UnexpectedEnd};
use servicelane_core::data_folder::{KnownBy, Place};
use servicelane_core::kernel::database;
use servicelane_core::kernel::{Error, Refusal, crash, log};
use servicelane_core::{Core, Options, clockwork};
use std::fs;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, State};
use tokio::sync::watch;

/// Why the data folder could not be opened; the screens have the sentence for each code.
pub type Problem = Vec<Refusal>;

/// What a drive that was pulled out ends a call with. The file must be opened again, even when the
/// drive is back.
const LOST: &[&str] = &["file.gone", "file.input_output", "file.cannot_open"];
/// Calls that are under way come to their end within this time, or the core is not let go.
const PATIENCE: Duration = Duration::from_secs(10);

pub fn problem(error: Error) -> Problem {
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
    /// program was closed, space was made, or the drive is back.
    Refused {
        problem: Problem,
        told: bool,
    },
    /// The folder is on its way to another place.
    Moving,
}

/// What the window stands on: the data folder and, once it is open, its core.
pub struct Desk {
    place: Mutex<Standing>,
    opening: watch::Sender<Opening>,
    /// The core that was let go; nobody can open the folder before it is gone.
    before: Mutex<Weak<Core>>,
    end: Mutex<Option<UnexpectedEnd>>,
}

#[derive(Clone)]
struct Standing {
    place: Place,
    options: Options,
    /// It held a dealership before: an empty one must not take its place.
    opened: bool,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    pub fn new(place: Place) -> Self {
        Self {
            place: Mutex::new(Standing { place, options: Options::default(), opened: false }),
            opening: watch::Sender::new(Opening::Underway),
            before: Mutex::default(),
            end: Mutex::default(),
        }
    }

    pub fn place(&self) -> Place {
        locked(&self.place).place.clone()
    }

    /// From now on it is there. `same`: the same dealership as before, and so the same people.
    pub fn go_to(&self, place: Place, same: bool) {
        let mut standing = locked(&self.place);
        if !same {
            standing.options = Options::default();
            standing.opened = false;
        }
        standing.place = place;
    }

    /// The core, as soon as opening has come to an end.
    pub async fn core(&self) -> Result<Arc<Core>, Problem> {
        let mut opening = self.opening.subscribe();
        let ended = opening.wait_for(|opening| !matches!(opening, Opening::Underway)).await;
        match ended.as_deref() {
            Ok(Opening::Open(core)) => Ok(Arc::clone(core)),
            Ok(Opening::Refused { problem, .. }) => Err(problem.clone()),
            Ok(Opening::Moving) => Err(vec![Refusal::new("data_folder.moving")]),
            _ => Err(vec![Refusal::new("file.failed")]),
        }
    }

    /// Whether something runs that ends with the program and is not done by then.
    pub fn is_working(&self) -> bool {
        match &*self.opening.borrow() {
            Opening::Open(core) => core.house().errands.is_any_running(),
            Opening::Moving => true,
            _ => false,
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

    /// A call ended with this: where it says that the file is lost, it is let go, to be opened again
    /// by the next who asks.
    pub fn heard(&self, core: Arc<Core>, refusals: &Problem) {
        if !refusals.iter().any(|refusal| LOST.contains(&refusal.code.as_str())) {
            return;
        }
        let lost = self.opening.send_if_modified(|opening| match opening {
            Opening::Open(open) if Arc::ptr_eq(open, &core) => {
                *opening = Opening::Refused { problem: refusals.clone(), told: true };
                true
            }
            _ => false,
        });
        if lost {
            *locked(&self.before) = Arc::downgrade(&core);
            tauri::async_runtime::spawn(async move { core.close().await });
        }
    }

    /// Takes the core away for a move, once everything that was asked of it is answered. `let_go`
    /// must follow.
    pub async fn take_for_moving(&self) -> Result<Arc<Core>, Refusal> {
        let mut taken = None;
        self.opening.send_if_modified(|opening| match opening {
            Opening::Open(core) => {
                taken = Some(Arc::clone(core));
                *opening = Opening::Moving;
                true
            }
            _ => false,
        });
        let core = taken.ok_or_else(|| Refusal::new("data_folder.moving"))?;
        let late = tokio::time::Instant::now() + PATIENCE;
        while Arc::strong_count(&core) > 1 && tokio::time::Instant::now() < late {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let reason = match () {
            () if core.house().errands.is_any_running() => "data_folder.work_running",
            () if Arc::strong_count(&core) > 1 => "file.busy",
            () => return Ok(core),
        };
        self.opening.send_replace(Opening::Open(core));
        Err(Refusal::new(reason))
    }

    pub async fn close(&self) {
        if let Opening::Open(core) = self.opening.borrow().clone() {
            core.close().await;
        }
    }
}

/// Once, and only to whoever has the dealership open: the program ended before without being closed.
#[tauri::command]
pub fn unexpected_end(desk: State<'_, Desk>) -> Option<UnexpectedEnd> {
    let open = matches!(&*desk.opening.borrow(), Opening::Open(_));
    if open { locked(&desk.end).take() } else { None }
}

/// The core for a call of a screen; tries again what was refused before.
pub async fn core(app: &AppHandle) -> Result<Arc<Core>, Problem> {
    let desk = app.state::<Desk>();
    if desk.is_to_be_tried_again() {
        open(app).await;
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

/// Leaves word where the window is, and a place for the log and the reports.
pub fn settle(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let Standing { place, opened, .. } = locked(&desk.place).clone();
    let made = match opened {
        true => Ok(()),
        false => place.is_there().and_then(|()| Ok(fs::create_dir_all(&place.folder)?)),
    };
    // Why there is no folder is said when the dealership is opened.
    if made.is_err() || !place.folder.exists() {
        return;
    }
    log::keep(&place.folder);
    crash::keep(&place.folder);
    if let Some(front) = app.try_state::<Front>()
        && let Some(end) = front.settle(&place.folder)
    {
        *locked(&desk.end) = Some(end);
    }
}

pub async fn open(app: &AppHandle) {
    let desk = app.state::<Desk>();
    desk.opening.send_replace(Opening::Underway);
    settle(app);
    let standing = locked(&desk.place).clone();
    let ended = match enter(&desk, &standing).await {
        Ok(core) => {
            clockwork::wind_up(&core);
            locked(&desk.place).opened = true;
            tauri::async_runtime::spawn(changes::forward(app.clone(), core.changes()));
            // What open screens show may be from before.
            let _ = app.emit("changed", serde_json::json!({ "tags": null }));
            Opening::Open(core)
        }
        Err(error) => Opening::Refused { problem: problem(error), told: false },
    };
    desk.opening.send_replace(ended);
}

async fn enter(desk: &Desk, standing: &Standing) -> Result<Arc<Core>, Error> {
    let Standing { place, options, opened } = standing;
    let must_be_there = match opened {
        true => Place { folder: place.folder.clone(), known_by: KnownBy::Memory },
        false => place.clone(),
    };
    must_be_there.is_there()?;
    let late = tokio::time::Instant::now() + PATIENCE;
    while locked(&desk.before).strong_count() > 0 && tokio::time::Instant::now() < late {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    match Core::open(&place.folder, options.clone()).await {
        // Between looking and opening the drive may go, too.
        Err(Error::Failed(_)) if *opened && !place.folder.exists() => {
            Err(database::gone(&place.folder).into())
        }
        opened => opened,
    }
}
