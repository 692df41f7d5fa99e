//! What takes long: how far it is, and that it shall stop. In memory only; what is interrupted leaves
//! nothing behind.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// One piece of work on its way.
#[derive(Debug, Default)]
pub struct Work {
    done: AtomicU64,
    all: AtomicU64,
    rows: AtomicU64,
    stopped: AtomicBool,
}

impl Work {
    /// How much of how much, in whatever it is measured; and how many records that were.
    pub fn tell(&self, done: u64, all: u64, rows: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        self.rows.store(rows, Ordering::Relaxed);
    }

    /// Thousandths of the way.
    pub fn permille(&self) -> u64 {
        let all = self.all.load(Ordering::Relaxed).max(1);
        (self.done.load(Ordering::Relaxed).saturating_mul(1_000) / all).min(1_000)
    }

    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

type Known = Arc<Mutex<HashMap<(&'static str, i64), Arc<Work>>>>;

/// All work on its way, by kind and record.
#[derive(Default)]
pub struct Running(Known);

/// Takes the work off the list when it ends, however it ends.
pub struct Begun {
    pub work: Arc<Work>,
    known: Known,
    key: (&'static str, i64),
}

impl Running {
    /// `None` while the same work is on its way already.
    pub fn begin(&self, kind: &'static str, id: i64) -> Option<Begun> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.contains_key(&(kind, id)) {
            return None;
        }
        let work = Arc::new(Work::default());
        known.insert((kind, id), Arc::clone(&work));
        Some(Begun { work, known: Arc::clone(&self.0), key: (kind, id) })
    }

    pub fn find(&self, kind: &'static str, id: i64) -> Option<Arc<Work>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(kind, id)).cloned()
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_watched_and_stopped() {
        let running = Running::default();
        let begun = running.begin("import", 7).expect("the first");
        assert!(running.begin("import", 7).is_none() && running.begin("import", 8).is_some());
        begun.work.tell(1, 4, 10);
        let seen = running.find("import", 7).expect("on its way");
        assert_eq!((seen.permille(), seen.rows(), seen.is_stopped()), (250, 10, false));
        seen.stop();
        assert!(begun.work.is_stopped());
        drop(begun);
        assert!(running.find("import", 7).is_none());
    }
}
