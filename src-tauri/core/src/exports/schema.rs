//! The tables, described for somebody who has no program of ours.

use std::fmt::Write as _;

use sqlx::sqlite::SqliteConnection;

use crate::backup::counts::Counts;
use crate::kernel::{Moment, Result};

const HEAD: &str = include_str!("schema.md");

/// A column: name, type, must have a value, part of the key.
type Described = (String, String, bool, bool);

/// The description as Markdown: how to read the values, then each table with its columns, what they
/// point to, and how it was made.
pub async fn described(copied: &mut SqliteConnection, counted: &Counts, now: Moment) -> Result<String> {
    let at = now.local().format("%Y-%m-%d %H:%M").to_string();
    let mut text = HEAD.replace("{at}", &at);
    for (table, rows) in counted {
        let columns: Vec<Described> = sqlx::query_as(
            "SELECT name, type, \"notnull\" <> 0, pk <> 0 FROM pragma_table_info(?) ORDER BY cid",
        )
        .bind(table)
        .fetch_all(&mut *copied)
        .await?;
        let points: Vec<(String, String)> =
            sqlx::query_as("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?) ORDER BY id")
                .bind(table)
                .fetch_all(&mut *copied)
                .await?;
        let made: Option<String> =
            sqlx::query_scalar("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
                .bind(table)
                .fetch_optional(&mut *copied)
                .await?;
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "### {table}\n\n{rows} 行 rows\n\n| 列 column | 类型 type | 必填 required | 键 key | 指向 points to |\n|---|---|---|---|---|\n"
        );
        for (name, kind, required, key) in columns {
            let to = points.iter().find(|(from, _)| *from == name).map_or("", |(_, to)| to);
            let mark = |yes| if yes { "✓" } else { "" };
            let _ = writeln!(text, "| `{name}` | {kind} | {} | {} | {to} |", mark(required), mark(key));
        }
        let _ = write!(text, "\n```sql\n{}\n```\n\n", made.unwrap_or_default());
    }
    Ok(text)
}
