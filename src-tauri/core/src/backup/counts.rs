//! How many rows each table has.

use std::collections::BTreeMap;

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use crate::kernel::{Refusal, Result};

pub type Counts = BTreeMap<String, i64>;

pub async fn of(db: &mut SqliteConnection) -> Result<Counts> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .fetch_all(&mut *db)
    .await?;
    let mut counts = Counts::new();
    for table in tables {
        // A name from the schema itself, quoted.
        let sql = format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""));
        let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut *db).await?;
        counts.insert(table, rows);
    }
    Ok(counts)
}

/// Refuses a copy with fewer rows than there were before it was taken and than there were after,
/// or with more than either: people go on working meanwhile.
pub fn fits(copy: &Counts, before: &Counts, after: &Counts) -> Result<i64> {
    for (table, &was) in before {
        let is = after.get(table).copied().unwrap_or(was);
        let copied = copy.get(table).copied().unwrap_or(-1);
        if copied < was.min(is) || copied > was.max(is) {
            return Err(Refusal::new("backup.incomplete").with("table", table).into());
        }
    }
    Ok(copy.values().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(parts: i64) -> Counts {
        Counts::from([("parts".to_owned(), parts)])
    }

    #[test]
    fn a_copy_lies_between_before_and_after() {
        for copied in [10, 11, 12] {
            assert_eq!(fits(&counts(copied), &counts(10), &counts(12)).ok(), Some(copied));
        }
    }

    #[test]
    fn rows_must_not_be_missing_or_more() {
        assert!(fits(&counts(9), &counts(10), &counts(12)).is_err());
        assert!(fits(&counts(13), &counts(10), &counts(12)).is_err());
        assert!(fits(&Counts::new(), &counts(10), &counts(10)).is_err());
    }
}
