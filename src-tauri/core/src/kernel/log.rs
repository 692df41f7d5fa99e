//! Where failures are written down, under the number that the screen shows.

use std::fmt::{Debug, Write as _};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use super::Clock;

/// The log inside the data folder, and the one before it.
pub const FILE: &str = "servicelane.log";
pub const OLDER: &str = "servicelane.older.log";
/// A log this long makes room for a new one; one older is kept.
const FULL: u64 = 4 * 1024 * 1024;

/// From now on the core's failures are written to a file in the data folder, or to standard error
/// where that cannot be written. Called by the door before the core is opened, and again when the
/// folder has moved.
pub fn keep(folder: &Path) {
    static LOG: OnceLock<Arc<Mutex<Option<File>>>> = OnceLock::new();
    let file = LOG.get_or_init(|| {
        let file = Arc::new(Mutex::new(None));
        // A second log in the same process (tests) is no loss.
        let _ = tracing::subscriber::set_global_default(Log(Arc::clone(&file)));
        file
    });
    let opened = open(folder).ok();
    *file.lock().unwrap_or_else(PoisonError::into_inner) = opened;
}

/// The log of a data folder.
pub fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

fn open(folder: &Path) -> std::io::Result<File> {
    let path = file(folder);
    if fs::metadata(&path).is_ok_and(|log| log.len() > FULL) {
        fs::rename(&path, folder.join(OLDER))?;
    }
    fs::create_dir_all(folder)?;
    File::options().create(true).append(true).open(path)
}

struct Log(Arc<Mutex<Option<File>>>);

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::INFO && metadata.target().starts_with("servicelane")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        // Spans are not followed; any number other than zero will do.
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let now = Clock::System.now().local().format("%Y-%m-%d %H:%M:%S%.3f");
        let mut line = Line(format!("{now} {}", event.metadata().level()));
        event.record(&mut line);
        line.0.push('\n');
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let written = file.as_mut().is_some_and(|file| file.write_all(line.0.as_bytes()).is_ok());
        if !written {
            eprint!("{}", line.0);
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// One line of the log: what happened, then its particulars.
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing to a string does not fail.
        let _ = match field.name() {
            "message" => write!(self.0, " {value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_makes_room() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join(FILE), vec![b'x'; 5 * 1024 * 1024])?;
        open(folder.path())?.write_all(b"new")?;
        assert_eq!(fs::read(folder.path().join(FILE))?, b"new");
        assert!(folder.path().join(OLDER).exists());
        Ok(())
    }

    #[test]
    fn a_failure_stands_under_its_number() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let log = Log(Arc::new(Mutex::new(Some(open(folder.path())?))));
        tracing::subscriber::with_default(log, || {
            tracing::error!(target: "servicelane_core", number = "F-1A2B", "call failed");
        });
        let text = fs::read_to_string(folder.path().join(FILE))?;
        assert!(text.ends_with("ERROR call failed number=\"F-1A2B\"\n"), "{text}");
        Ok(())
    }
}
