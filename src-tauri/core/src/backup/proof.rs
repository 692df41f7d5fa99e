//! Proving a database file sound, by SQLite's own means.

use sqlx::sqlite::SqliteConnection;

use crate::kernel::finding::Finding;
use crate::kernel::{Refusal, Result, database};

/// What SQLite finds wrong with an open file.
pub async fn of_the_file(db: &mut SqliteConnection) -> Result<Vec<Finding>> {
    let verdicts: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check(20)").fetch_all(&mut *db).await?;
    let mut findings: Vec<Finding> = verdicts
        .into_iter()
        .filter(|verdict| verdict != "ok")
        .map(|verdict| Finding::new("file.damaged").with("finding", verdict))
        .collect();
    let orphans: Vec<(String, Option<i64>, String, i64)> =
        sqlx::query_as("PRAGMA foreign_key_check").fetch_all(&mut *db).await?;
    findings.extend(orphans.into_iter().take(20).map(|(table, row, parent, _)| {
        Finding::new("file.orphan").with("table", table).with("row", row).with("parent", parent)
    }));
    Ok(findings)
}

/// Refuses a copy that is damaged, foreign, empty or newer than this program; gives the number of
/// its newest migration.
pub async fn of_a_copy(db: &mut SqliteConnection) -> Result<i64> {
    let migration = database::migration_of(db).await?;
    match of_the_file(db).await?.into_iter().next() {
        None => Ok(migration),
        Some(finding) => {
            let words = finding.params.get("finding").or(finding.params.get("table"));
            Err(Refusal::new("file.damaged").with("finding", words).into())
        }
    }
}
