//! Work too long for one call: it runs beside the calls, says how far it is, and can be stopped.
//!
//! A command begins it with [`Write::begin`]: what can be refused at once is refused by the command,
//! and the trail says who began it. Only when the command is committed does the work start. It is
//! known in memory only: when the program ends, unfinished work is as if never begun.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::Value;
use tokio::sync::broadcast;
use ts_rs::TS;

use super::context::House;
use super::database::Database;
use super::{Changed, Error, Moment, Read, Refusal, Result, StaffId, Tag, Who, Write};

crate::id!(
    /// Long work that somebody began since the program started.
    ErrandId
);

/// Ended work that is still remembered, with the files it made.
const REMEMBERED: usize = 40;
/// Screens are told no more often how far it is.
const TELL_EVERY: Duration = Duration::from_millis(250);
/// Files made for somebody wait here until they are fetched or forgotten.
const PASSING: &str = "passing";

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
    pub state: ErrandState,
    /// A word for the part of the work that is being done.
    pub phase: Option<String>,
    /// Pieces done …
    pub done: i64,
    /// … of so many, where that is known.
    pub of: Option<i64>,
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

struct Entry {
    view: ErrandView,
    owner: StaffId,
    stop: Arc<AtomicBool>,
    path: Option<PathBuf>,
}

/// All work begun since the program started.
#[derive(Default)]
pub struct Errands {
    last: AtomicI64,
    entries: Mutex<BTreeMap<ErrandId, Entry>>,
}

impl Errands {
    fn entries(&self) -> MutexGuard<'_, BTreeMap<ErrandId, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reserve(&self) -> ErrandId {
        ErrandId(self.last.fetch_add(1, Ordering::SeqCst) + 1)
    }

    /// Whether anybody's work would be lost if the program ended now.
    pub fn is_any_running(&self) -> bool {
        self.entries().values().any(|entry| entry.view.state == ErrandState::Running)
    }

    /// Somebody's own work; others do not see it.
    pub fn of(&self, owner: StaffId) -> Vec<ErrandView> {
        self.entries().values().filter(|entry| entry.owner == owner).map(|entry| entry.view.clone()).collect()
    }

    /// # Errors
    /// `errands.unknown` at `id`: never begun, forgotten since, or somebody else's.
    pub fn show(&self, id: ErrandId, owner: StaffId) -> Result<ErrandView> {
        let entries = self.entries();
        let entry = entries.get(&id).filter(|entry| entry.owner == owner).ok_or_else(unknown)?;
        Ok(entry.view.clone())
    }

    /// It stops at its next step; what has ended stays as it is.
    ///
    /// # Errors
    /// `errands.unknown` at `id`.
    pub fn cancel(&self, id: ErrandId, owner: StaffId) -> Result<()> {
        let entries = self.entries();
        let entry = entries.get(&id).filter(|entry| entry.owner == owner).ok_or_else(unknown)?;
        entry.stop.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// The file that finished work made, and the name it is to have.
    ///
    /// # Errors
    /// `errands.unknown` at `id`, `errands.no_file`.
    pub fn file(&self, id: ErrandId, owner: StaffId) -> Result<(PathBuf, String)> {
        let entries = self.entries();
        let entry = entries.get(&id).filter(|entry| entry.owner == owner).ok_or_else(unknown)?;
        match (&entry.path, &entry.view.file) {
            (Some(path), Some(name)) if entry.view.state == ErrandState::Done => {
                Ok((path.clone(), name.clone()))
            }
            _ => Err(Refusal::new("errands.no_file").into()),
        }
    }

    fn enter(&self, id: ErrandId, owner: StaffId, now: Moment) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        let view = ErrandView {
            id,
            state: ErrandState::Running,
            phase: None,
            done: 0,
            of: None,
            began_at: now,
            ended_at: None,
            result: Value::Null,
            refusals: Vec::new(),
            failure: None,
            file: None,
        };
        let mut entries = self.entries();
        entries.insert(id, Entry { view, owner, stop: Arc::clone(&stop), path: None });
        let ended: Vec<ErrandId> = entries
            .iter()
            .filter(|(_, entry)| entry.view.state != ErrandState::Running)
            .map(|(id, _)| *id)
            .collect();
        for id in ended.iter().take(ended.len().saturating_sub(REMEMBERED)) {
            if let Some(path) = entries.remove(id).and_then(|entry| entry.path) {
                // What cannot be removed now is when the program next starts.
                let _ = std::fs::remove_file(path);
            }
        }
        stop
    }

    fn change(&self, id: ErrandId, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.entries().get_mut(&id) {
            change(entry);
        }
    }

    /// Keeps what came of it; a file made for nothing goes.
    pub(crate) fn end(&self, id: ErrandId, now: Moment, came: Result<Value, Ended>) {
        self.change(id, |entry| {
            entry.view.ended_at = Some(now);
            match came {
                Ok(result) => {
                    entry.view.state = ErrandState::Done;
                    entry.view.result = result;
                }
                Err(Ended::Refused(refusals)) => {
                    let stopped = refusals.iter().any(|one| one.code == CANCELLED);
                    entry.view.state = if stopped { ErrandState::Cancelled } else { ErrandState::Refused };
                    entry.view.refusals = refusals;
                }
                Err(Ended::Failed(number)) => {
                    entry.view.state = ErrandState::Failed;
                    entry.view.failure = Some(number);
                }
            }
            if entry.view.state != ErrandState::Done
                && let Some(path) = entry.path.take()
            {
                let _ = std::fs::remove_file(path);
                entry.view.file = None;
            }
        });
    }
}

const CANCELLED: &str = "errands.cancelled";

/// Why work came to nothing.
pub(crate) enum Ended {
    Refused(Vec<Refusal>),
    /// The number in the log.
    Failed(String),
}

fn unknown() -> Error {
    Refusal::new("errands.unknown").at("id").into()
}

/// Removes what the program left for somebody when it ended.
pub(crate) fn forget_files(folder: &std::path::Path) {
    let _ = std::fs::remove_dir_all(folder.join(PASSING));
}

pub type Working = Pin<Box<dyn Future<Output = Result<Value>> + Send>>;

/// Work that was asked for and begins when the change that asked for it is committed.
pub(crate) struct Begun {
    pub id: ErrandId,
    pub work: Box<dyn FnOnce(Work) -> Working + Send>,
}

impl Write {
    /// Long work to be done once this change is committed, in the same person's name:
    /// `cx.begin(|mut work| Box::pin(async move { … work.progress(5, Some(10))?; … Ok(answer) }))`.
    pub fn begin(&mut self, work: impl FnOnce(Work) -> Working + Send + 'static) -> ErrandId {
        let id = self.house.errands.reserve();
        self.begun.push(Begun { id, work: Box::new(work) });
        id
    }
}

/// What long work is given.
pub struct Work {
    id: ErrandId,
    database: Arc<Database>,
    house: Arc<House>,
    who: Who,
    changes: broadcast::Sender<Changed>,
    stop: Arc<AtomicBool>,
    told: Option<Instant>,
}

impl Work {
    pub(crate) fn new(
        id: ErrandId,
        database: Arc<Database>,
        house: Arc<House>,
        who: Who,
        changes: broadcast::Sender<Changed>,
    ) -> Self {
        let owner = who.staff.unwrap_or(StaffId::HOUSE);
        let stop = house.errands.enter(id, owner, house.clock.now());
        let work = Self { id, database, house, who, changes, stop, told: None };
        work.tell();
        work
    }

    pub fn house(&self) -> &House {
        &self.house
    }

    /// One consistent view for as long as it is held. There are few readers: hold one, not many.
    pub async fn read(&self) -> Result<Read> {
        self.database.read(self.who.clone(), Arc::clone(&self.house)).await
    }

    /// The same without a snapshot: for a copy of the file.
    pub async fn look(&self) -> Result<Read> {
        self.database.look(self.who.clone(), Arc::clone(&self.house)).await
    }

    /// One transaction: committed when `work` is well, undone otherwise. Everybody else's changes wait
    /// meanwhile. `tags` tells the screens what it changed.
    pub async fn write<T, F>(&self, tags: &[Tag], work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Write) -> Result<T>,
    {
        let mut cx = self.database.write(self.who.clone(), Arc::clone(&self.house)).await?;
        let result = work(&mut cx).await;
        cx.end(result.is_ok()).await?;
        if result.is_ok() && !tags.is_empty() {
            let _ = self.changes.send(Changed { tags: tags.to_vec() });
        }
        result
    }

    /// Says how far it is and stops if it is to stop. Cheap: call it at every step.
    ///
    /// # Errors
    /// `errands.cancelled` when somebody stopped it: pass it on, what was written is undone with it.
    pub fn progress(&mut self, done: i64, of: Option<i64>) -> Result<()> {
        if self.stop.load(Ordering::SeqCst) {
            return Err(Refusal::new(CANCELLED).into());
        }
        self.house.errands.change(self.id, |entry| {
            entry.view.done = done;
            entry.view.of = of;
        });
        if self.told.is_none_or(|told| told.elapsed() >= TELL_EVERY) {
            self.told = Some(Instant::now());
            self.tell();
        }
        Ok(())
    }

    /// The next part of the work begins, counted from nothing. `word` is one of `errands.phases`.
    pub fn phase(&mut self, word: &str) {
        self.house.errands.change(self.id, |entry| {
            entry.view.phase = Some(word.to_owned());
            entry.view.done = 0;
            entry.view.of = None;
        });
        self.tell();
    }

    /// Where to write the file that the person fetches at the door when the work is done.
    pub fn file(&mut self, name: &str) -> Result<PathBuf> {
        let folder = self.house.folder.join(PASSING);
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(self.house.random.token::<12>());
        self.house.errands.change(self.id, |entry| {
            entry.view.file = Some(name.to_owned());
            entry.path = Some(path.clone());
        });
        Ok(path)
    }

    fn tell(&self) {
        // No open screen is no error.
        let _ = self.changes.send(Changed { tags: vec![Tag::Errands] });
    }
}
