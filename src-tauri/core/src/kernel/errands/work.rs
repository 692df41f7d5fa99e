//! Long work while it is done.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::Value;
use tokio::sync::broadcast;

use super::{CANCELLED, ErrandId, ErrandRef, PASSING};
use crate::kernel::context::{House, Subject};
use crate::kernel::database::Database;
use crate::kernel::{Changed, Read, Refusal, Result, StaffId, Tag, Who, Write};

/// Screens are told no more often how far it is.
const TELL_EVERY: Duration = Duration::from_millis(250);

type Working = Pin<Box<dyn Future<Output = Result<Value>> + Send>>;

/// Work that was asked for and begins when the change that asked for it is committed.
pub(crate) struct Begun {
    pub id: ErrandId,
    pub about: Option<Subject>,
    pub work: Box<dyn FnOnce(Work) -> Working + Send>,
}

impl Write {
    /// Long work to be done once this change is committed, in the same person's name:
    /// `cx.begin(|work| async move { … work.progress(5, Some(10))?; … Ok(answer) })`.
    pub fn begin<T, F>(&mut self, work: impl FnOnce(Work) -> F + Send + 'static) -> ErrandRef<T>
    where
        T: Serialize,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        self.enlist(None, work)
    }

    /// The same about a record that only one at a time may work on; `None` while another does.
    pub fn begin_alone<T, F>(
        &mut self,
        about: Subject,
        work: impl FnOnce(Work) -> F + Send + 'static,
    ) -> Option<ErrandRef<T>>
    where
        T: Serialize,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        (!self.house.errands.is_any_about(about)).then(|| self.enlist(Some(about), work))
    }

    fn enlist<T, F>(
        &mut self,
        about: Option<Subject>,
        work: impl FnOnce(Work) -> F + Send + 'static,
    ) -> ErrandRef<T>
    where
        T: Serialize,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        let id = self.house.errands.reserve();
        let work = |given: Work| -> Working {
            let working = work(given);
            Box::pin(async move { Ok(serde_json::to_value(working.await?)?) })
        };
        self.begun.push(Begun { id, about, work: Box::new(work) });
        ErrandRef::new(id)
    }
}

/// What long work is given.
pub struct Work {
    id: ErrandId,
    /// The command that began it.
    pub command: &'static str,
    database: Arc<Database>,
    house: Arc<House>,
    who: Who,
    changes: broadcast::Sender<Changed>,
    stop: Arc<AtomicBool>,
    told: Mutex<Option<Instant>>,
}

impl Work {
    pub(crate) fn new(
        begun: &Begun,
        command: &'static str,
        database: Arc<Database>,
        house: Arc<House>,
        who: Who,
        changes: broadcast::Sender<Changed>,
    ) -> Self {
        let owner = who.staff.unwrap_or(StaffId::HOUSE);
        let stop = house.errands.enter(begun.id, command, owner, begun.about, house.clock.now());
        let work =
            Self { id: begun.id, command, database, house, who, changes, stop, told: Mutex::default() };
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
    /// meanwhile. `tags` tells the screens what it changed. The command's row of the trail says what was
    /// begun; what came of it `work` enters itself (`audit::record::came_of`).
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
    pub fn progress(&self, done: i64, of: Option<i64>) -> Result<()> {
        let all = of.filter(|of| *of > 0);
        self.step(done, of, all.map(|all| permille(done, all)))
    }

    /// The same for pieces out of a source of which only the length is known, such as rows out of a file.
    ///
    /// # Errors
    /// As [`progress`](Self::progress).
    pub fn progress_through(&self, done: i64, read: u64, length: u64) -> Result<()> {
        let [read, length] = [read, length].map(|bytes| i64::try_from(bytes).unwrap_or(i64::MAX));
        self.step(done, None, Some(permille(read, length.max(1))))
    }

    fn step(&self, done: i64, of: Option<i64>, permille: Option<i64>) -> Result<()> {
        if self.stop.load(Ordering::SeqCst) {
            return Err(Refusal::new(CANCELLED).into());
        }
        self.house.errands.change(self.id, |entry| {
            (entry.view.done, entry.view.of, entry.view.permille) = (done, of, permille);
        });
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_none_or(|told| told.elapsed() >= TELL_EVERY) {
            *told = Some(Instant::now());
            self.tell();
        }
        Ok(())
    }

    /// The next part of the work begins, counted from nothing. `word` is one of `errands.phases`.
    pub fn phase(&self, word: &str) {
        self.house.errands.change(self.id, |entry| {
            entry.view.phase = Some(word.to_owned());
            (entry.view.done, entry.view.of, entry.view.permille) = (0, None, None);
        });
        self.tell();
    }

    /// Where to write the file that the person fetches at the door when the work is done.
    pub fn file(&self, name: &str) -> Result<PathBuf> {
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

fn permille(done: i64, all: i64) -> i64 {
    (done.saturating_mul(1_000) / all).clamp(0, 1_000)
}
