//! Moving the dealership to another folder. The old one stays the valid one until the copy is whole,
//! compared and remembered; whatever interrupts it before leaves a copy that nobody takes for a
//! dealership.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::{ConnectOptions, Connection};

use crate::kernel::database::{self, FILE};
use crate::kernel::{Refusal, Result, crash, log};

/// The database under this name is still on its way.
pub const COMING: &str = "servicelane.db.coming";
/// What belongs to the dealership besides the database. Other things in its folder are somebody
/// else's (on Windows the web view's own files) and stay where they are.
const BESIDE: &[&str] = &["attachments", "backups", "replaced", crash::FOLDER, log::FILE, log::OLDER];
const PIECE: usize = 1024 * 1024;

/// Everything that moves.
#[derive(Debug, Default)]
pub struct Luggage {
    /// Paths below the data folder; the database comes last.
    pub files: Vec<PathBuf>,
    pub bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Copying,
    Comparing,
}

/// How far it is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub stage: Stage,
    pub done: u64,
    pub of: u64,
}

/// What would move, as it lies there now.
pub fn luggage(from: &Path) -> Result<Luggage> {
    let mut luggage = Luggage::default();
    for name in BESIDE {
        let path = from.join(name);
        if path.exists() {
            collect(from, &path, &mut luggage)?;
        }
    }
    collect(from, &from.join(FILE), &mut luggage)?;
    Ok(luggage)
}

fn collect(from: &Path, path: &Path, luggage: &mut Luggage) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(from, &entry?.path(), luggage)?;
        }
        return Ok(());
    }
    luggage.bytes += path.metadata()?.len();
    luggage.files.push(path.strip_prefix(from).unwrap_or(path).to_owned());
    Ok(())
}

/// Writes what is only in the log into the file, so that the file alone is everything. The caller
/// holds the folder's lock.
///
/// # Errors
/// `file.busy` where something still uses it.
pub async fn settle(from: &Path) -> Result<()> {
    let file = from.join(FILE);
    let mut db = database::options(&file).connect().await?;
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut db).await?;
    db.close().await?;
    let log = from.join(format!("{FILE}-wal"));
    if log.metadata().is_ok_and(|log| log.len() > 0) {
        return Err(Refusal::new("file.busy").into());
    }
    Ok(())
}

/// Copies everything and proves the copy, byte by byte and by SQLite's own means. `told` hears how far
/// it is. The caller holds the lock of the old folder, which is settled.
///
/// # Errors
/// `data_folder.stopped` once `stop` is set, `data_folder.differs` where a copy is not what was copied,
/// `file.damaged`, `file.disk_full`. What was copied is taken away again.
pub async fn copy(
    from: &Path,
    to: &Path,
    luggage: &Luggage,
    stop: &AtomicBool,
    told: &mut (dyn FnMut(Step) + Send),
) -> Result<()> {
    let copied = copy_all(from, to, luggage, stop, told).await;
    if copied.is_err() {
        // Why it failed matters more than what stays of it.
        let _ = remove(to, luggage);
    }
    copied
}

async fn copy_all(
    from: &Path,
    to: &Path,
    luggage: &Luggage,
    stop: &AtomicBool,
    told: &mut (dyn FnMut(Step) + Send),
) -> Result<()> {
    fs::create_dir_all(to)?;
    // From the first moment on it can be seen that something is on its way here.
    File::create(to.join(COMING))?.sync_all()?;
    let mut step = Step { stage: Stage::Copying, done: 0, of: luggage.bytes };
    let mut digests = Vec::with_capacity(luggage.files.len());
    for file in &luggage.files {
        digests.push(copy_file(&from.join(file), &arriving(to, file), stop, &mut step, told)?);
    }
    step = Step { stage: Stage::Comparing, done: 0, of: luggage.bytes };
    for (file, digest) in luggage.files.iter().zip(&digests) {
        let copy = File::open(arriving(to, file))?;
        if pour(copy, None, stop, &mut step, told)? != *digest {
            return Err(Refusal::new("data_folder.differs").with("file", file.display().to_string()).into());
        }
    }
    let verified = database::verify(&to.join(COMING)).await;
    // Whoever only reads leaves these lying; they belong to the name it does not keep.
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(to.join(format!("{COMING}{ending}")));
    }
    verified?;
    fs::rename(to.join(COMING), to.join(FILE))?;
    Ok(())
}

/// Where a file lies while it is not yet all there.
fn arriving(to: &Path, file: &Path) -> PathBuf {
    to.join(if file == Path::new(FILE) { Path::new(COMING) } else { file })
}

fn copy_file(
    from: &Path,
    to: &Path,
    stop: &AtomicBool,
    step: &mut Step,
    told: &mut (dyn FnMut(Step) + Send),
) -> Result<Digested> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut copy = File::create(to)?;
    let digested = pour(File::open(from)?, Some(&mut copy), stop, step, told)?;
    copy.sync_all()?;
    Ok(digested)
}

/// Length and SHA-256 of a content.
type Digested = (u64, [u8; 32]);

fn pour(
    mut from: File,
    mut to: Option<&mut File>,
    stop: &AtomicBool,
    step: &mut Step,
    told: &mut (dyn FnMut(Step) + Send),
) -> Result<Digested> {
    let mut piece = vec![0; PIECE];
    let mut hasher = Sha256::new();
    let mut length = 0;
    loop {
        if stop.load(Ordering::SeqCst) {
            return Err(Refusal::new("data_folder.stopped").into());
        }
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok((length, hasher.finalize().into()));
        }
        if let Some(to) = &mut to {
            to.write_all(&piece[..read])?;
        }
        hasher.update(&piece[..read]);
        length += read as u64;
        step.done += read as u64;
        told(*step);
    }
}

/// Takes away what moved, and the folder itself where nothing else is in it.
///
/// # Errors
/// The first thing that could not be removed; the rest is removed all the same.
pub fn remove(folder: &Path, luggage: &Luggage) -> std::io::Result<()> {
    let mut trouble = Ok(());
    let mut note = |done: std::io::Result<()>| {
        if let Err(error) = done
            && error.kind() != std::io::ErrorKind::NotFound
            && trouble.is_ok()
        {
            trouble = Err(error);
        }
    };
    // The database first: without it nobody takes the rest for a dealership.
    for name in [FILE.to_owned(), format!("{FILE}-wal"), format!("{FILE}-shm"), COMING.to_owned()] {
        note(fs::remove_file(folder.join(name)));
    }
    for file in &luggage.files {
        note(fs::remove_file(folder.join(file)));
    }
    let mut folders: Vec<PathBuf> = luggage
        .files
        .iter()
        .flat_map(|file| file.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()))
        .map(Path::to_owned)
        .collect();
    folders.sort_by_key(|folder| std::cmp::Reverse(folder.components().count()));
    folders.dedup();
    for below in folders {
        note(fs::remove_dir(folder.join(below)));
    }
    // Somebody else's things may be in it.
    let _ = fs::remove_dir(folder);
    trouble
}
