//! Putting a backup in place of what is there.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sqlx::Connection;

use super::{Proved, counts, enclosed, proof};
use crate::backup::copy;
use crate::kernel::database::{self, FILE};
use crate::kernel::{Moment, Refusal, Result};

/// Proves the backup, then puts it into the data folder; a file that is there already moves to
/// `replaced/…` first. At every moment in between the folder holds a whole file.
///
/// Refusals: `file.in_use`, `file.newer`, `file.foreign`, `file.damaged`, `backup.missing`.
pub async fn restore(backup: &Path, folder: &Path, now: Moment) -> Result<Proved> {
    if !backup.is_file() {
        return Err(Refusal::new("backup.missing").with("file", backup.display().to_string()).into());
    }
    fs::create_dir_all(folder)?;
    let _lock = database::lock(folder)?;
    let coming = folder.join("servicelane.db.coming");
    let copied = bring(backup, &coming, folder).await;
    if copied.is_err() {
        // What is wrong with the backup matters more than what is wrong with removing its copy.
        let _ = fs::remove_file(&coming);
    }
    let proved = copied?;
    let file = folder.join(FILE);
    if file.exists() {
        keep(&file, folder, now).await?;
    }
    fs::rename(&coming, &file)?;
    Ok(proved)
}

async fn bring(backup: &Path, coming: &Path, folder: &Path) -> Result<Proved> {
    fs::copy(backup, coming)?;
    let mut db = copy::open(coming).await?;
    let migration = proof::of_a_copy(&mut db).await?;
    enclosed::take_out(&mut db, folder).await?;
    let rows = counts::of(&mut db).await?.values().sum();
    db.close().await?;
    let file = File::options().write(true).open(coming)?;
    file.sync_all()?;
    Ok(Proved { migration, rows, bytes: file.metadata()?.len() })
}

/// Leaves the old file whole under another name; its log must not be taken for the new one's.
async fn keep(file: &Path, folder: &Path, now: Moment) -> Result<()> {
    let kept = folder.join("replaced").join(now.local().format("%Y%m%d-%H%M%S").to_string());
    fs::create_dir_all(&kept)?;
    if fold_log(file).await.is_err() {
        // Too damaged to be opened: then its parts are kept as they are.
        for part in ["-wal", "-shm"].map(|ending| beside(file, ending)) {
            if let (true, Some(name)) = (part.exists(), part.file_name()) {
                fs::copy(&part, kept.join(name))?;
            }
        }
    }
    fs::copy(file, kept.join(FILE))?;
    File::options().write(true).open(kept.join(FILE))?.sync_all()?;
    for part in ["-wal", "-shm"].map(|ending| beside(file, ending)) {
        if part.exists() {
            fs::remove_file(part)?;
        }
    }
    Ok(())
}

/// Writes what is only in the log into the file.
async fn fold_log(file: &Path) -> Result<()> {
    let mut db = copy::open(file).await?;
    sqlx::query("PRAGMA journal_mode = DELETE").execute(&mut db).await?;
    db.close().await?;
    Ok(())
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
