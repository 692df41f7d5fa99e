//! The files that lie beside the database travel inside a backup, named by their digest.

use std::path::Path;

use sqlx::sqlite::SqliteConnection;

use crate::attachments::store;
use crate::kernel::{Refusal, Result};

/// Puts every file of the folder into the copy.
pub async fn enclose(folder: &Path, copy: &mut SqliteConnection) -> Result<()> {
    sqlx::query("CREATE TABLE enclosed_files (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        .execute(&mut *copy)
        .await?;
    for name in store::all(folder)? {
        let bytes = std::fs::read(store::path(folder, &name))?;
        // What is damaged is told by the check; a copy of it would be no better.
        if store::digest(&bytes) != name {
            continue;
        }
        sqlx::query("INSERT INTO enclosed_files (name, bytes) VALUES (?, ?)")
            .bind(name)
            .bind(bytes)
            .execute(&mut *copy)
            .await?;
    }
    Ok(())
}

/// Takes the files out again into the folder and leaves the copy a plain database.
pub async fn take_out(copy: &mut SqliteConnection, folder: &Path) -> Result<()> {
    let marked: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'enclosed_files'")
            .fetch_optional(&mut *copy)
            .await?;
    if marked.is_none() {
        return Ok(());
    }
    let names: Vec<String> =
        sqlx::query_scalar("SELECT name FROM enclosed_files").fetch_all(&mut *copy).await?;
    for name in names {
        let bytes: Vec<u8> = sqlx::query_scalar("SELECT bytes FROM enclosed_files WHERE name = ?")
            .bind(&name)
            .fetch_one(&mut *copy)
            .await?;
        // The name becomes a path: it must be nothing but the digest.
        if store::digest(&bytes) != name {
            return Err(Refusal::new("file.damaged").with("finding", name).into());
        }
        store::put(folder, bytes).await?;
    }
    sqlx::query("DROP TABLE enclosed_files").execute(&mut *copy).await?;
    sqlx::query("VACUUM").execute(&mut *copy).await?;
    Ok(())
}
