//! Taking a backup while people work.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnection;
use sqlx::{ConnectOptions, Connection};

use super::{Proved, counts, enclosed, proof};
use crate::kernel::{Read, Refusal, Result, database};

/// Copies the open file to `to`, which must not exist. The copy has its name only once it is
/// proved, so that a half-written one never passes for a backup.
pub async fn copy(cx: &mut Read, to: &Path) -> Result<Proved> {
    if to.exists() {
        return Err(Refusal::new("backup.exists").with("file", to.display().to_string()).into());
    }
    let unproved = unproved(to);
    remove(&unproved)?;
    let copied = copy_and_prove(cx, &unproved).await;
    if copied.is_err() {
        // What is wrong with the copy matters more than what is wrong with removing it.
        let _ = remove(&unproved);
    }
    let proved = copied?;
    fs::rename(&unproved, to)?;
    Ok(proved)
}

async fn copy_and_prove(cx: &mut Read, unproved: &Path) -> Result<Proved> {
    let unproved = &database::reachable(unproved);
    let Some(path) = unproved.to_str() else {
        return Err(Refusal::new("file.bad_path").into());
    };
    let before = counts::of(cx.db()).await?;
    sqlx::query("VACUUM INTO ?").bind(path).execute(cx.db()).await?;
    let after = counts::of(cx.db()).await?;
    let mut copy = open(unproved).await?;
    let rows = counts::fits(&counts::of(&mut copy).await?, &before, &after)?;
    enclosed::enclose(&cx.house.folder, &mut copy).await?;
    let migration = proof::of_a_copy(&mut copy).await?;
    copy.close().await?;
    let file = File::options().write(true).open(unproved)?;
    file.sync_all()?;
    Ok(Proved { migration, rows, bytes: file.metadata()?.len() })
}

/// Opens a copy that nobody else uses. It stays one file: no write-ahead log beside it.
pub async fn open(file: &Path) -> Result<SqliteConnection> {
    Ok(database::at(file).disable_statement_logging().connect().await?)
}

fn unproved(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(".unproved");
    name.into()
}

fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
