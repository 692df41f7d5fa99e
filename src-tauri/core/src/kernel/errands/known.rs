//! All long work that was begun since the program started.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use super::{CANCELLED, ErrandId, ErrandState, ErrandView};
use crate::kernel::context::Subject;
use crate::kernel::{Error, Moment, Refusal, Result, StaffId};

/// Ended work that is still remembered, with the files it made.
const REMEMBERED: usize = 40;

pub(super) struct Entry {
    pub view: ErrandView,
    pub path: Option<PathBuf>,
    owner: StaffId,
    /// The record that no other work may be about meanwhile.
    about: Option<Subject>,
    stop: Arc<AtomicBool>,
}

#[derive(Default)]
pub struct Errands {
    last: AtomicI64,
    entries: Mutex<BTreeMap<ErrandId, Entry>>,
}

/// Why work came to nothing.
pub(crate) enum Ended {
    Refused(Vec<Refusal>),
    /// The number in the log.
    Failed(String),
}

fn unknown() -> Error {
    Refusal::new("errands.unknown").at("id").into()
}

impl Errands {
    fn entries(&self) -> MutexGuard<'_, BTreeMap<ErrandId, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn reserve(&self) -> ErrandId {
        ErrandId(self.last.fetch_add(1, Ordering::SeqCst) + 1)
    }

    /// Whether anybody's work would be lost if the program ended now.
    pub fn is_any_running(&self) -> bool {
        self.entries().values().any(|entry| entry.view.state == ErrandState::Running)
    }

    /// Whether work about that record is under way.
    pub fn is_any_about(&self, subject: Subject) -> bool {
        let entries = self.entries();
        let mut running = entries.values().filter(|entry| entry.view.state == ErrandState::Running);
        running.any(|entry| entry.about == Some(subject))
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

    /// Known from now on; what says that it is to stop.
    pub(super) fn enter(
        &self,
        id: ErrandId,
        command: &'static str,
        owner: StaffId,
        about: Option<Subject>,
        now: Moment,
    ) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        let view = ErrandView {
            id,
            command,
            state: ErrandState::Running,
            phase: None,
            done: 0,
            of: None,
            permille: None,
            began_at: now,
            ended_at: None,
            result: Value::Null,
            refusals: Vec::new(),
            failure: None,
            file: None,
        };
        let mut entries = self.entries();
        entries.insert(id, Entry { view, owner, about, stop: Arc::clone(&stop), path: None });
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

    pub(super) fn change(&self, id: ErrandId, change: impl FnOnce(&mut Entry)) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Clock;

    #[test]
    fn one_works_on_a_record_at_a_time_and_stops_where_it_is_told() {
        let errands = Errands::default();
        let (list, other) = (Subject("part_import", 7), Subject("part_import", 8));
        let (now, owner, id) = (Clock::default().now(), StaffId(3), errands.reserve());
        let stop = errands.enter(id, "parts_import.try_out", owner, Some(list), now);
        assert!(errands.is_any_about(list) && !errands.is_any_about(other) && errands.is_any_running());
        assert!(errands.cancel(id, StaffId(4)).is_err() && !stop.load(Ordering::SeqCst), "not one's own");
        errands.cancel(id, owner).expect("one's own");
        assert!(stop.load(Ordering::SeqCst));
        errands.end(id, now, Err(Ended::Refused(vec![Refusal::new(CANCELLED)])));
        assert!(!errands.is_any_about(list) && !errands.is_any_running());
        assert_eq!(errands.show(id, owner).expect("remembered").state, ErrandState::Cancelled);
    }

    #[test]
    fn what_ended_long_ago_is_forgotten_with_its_file() {
        let (errands, now, owner) = (Errands::default(), Clock::default().now(), StaffId(3));
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("made");
        std::fs::write(&file, "x").expect("a file");
        let first = errands.reserve();
        errands.enter(first, "exports.list", owner, None, now);
        errands.change(first, |entry| {
            (entry.path, entry.view.file) = (Some(file.clone()), Some("x.csv".into()));
        });
        errands.end(first, now, Ok(Value::Null));
        for _ in 0..REMEMBERED {
            let next = errands.reserve();
            errands.enter(next, "exports.list", owner, None, now);
            errands.end(next, now, Ok(Value::Null));
        }
        assert!(errands.file(first, owner).is_ok() && file.exists());
        let last = errands.reserve();
        errands.enter(last, "exports.list", owner, None, now);
        assert!(errands.show(first, owner).is_err() && !file.exists());
    }
}
