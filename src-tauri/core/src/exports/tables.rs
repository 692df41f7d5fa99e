//! A table of the file as CSV.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Column as _, Row as _, TypeInfo as _, ValueRef as _};
use tokio_stream::StreamExt as _;

use super::csv::Csv;
use crate::kernel::Result;

/// How often progress is told, in rows.
const STRIDE: i64 = 500;
/// Nobody needs these outside; the copy of the file has them.
const SECRET: &[&str] = &["password_hash", "pin_hash"];

/// Row by row: a table of any length takes the memory of a page.
pub async fn write_table(
    copied: &mut SqliteConnection,
    table: &str,
    path: &Path,
    told: &mut (dyn FnMut(i64) -> Result<()> + Send),
) -> Result<i64> {
    let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?) ORDER BY cid")
        .bind(table)
        .fetch_all(&mut *copied)
        .await?;
    let mut csv = Csv::new(BufWriter::new(File::create(path)?))?;
    csv.row(&columns)?;
    // A name from the schema itself, quoted.
    let name = table.replace('"', "\"\"");
    let sql = format!("SELECT * FROM \"{name}\"");
    let mut written = 0;
    let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut *copied);
    while let Some(row) = rows.next().await.transpose()? {
        csv.row((0..columns.len()).map(|at| cell(&row, at)))?;
        written += 1;
        if written % STRIDE == 0 {
            told(written)?;
        }
    }
    drop(rows);
    csv.done()?;
    told(written)?;
    Ok(written)
}

fn cell(row: &SqliteRow, at: usize) -> String {
    if SECRET.contains(&row.column(at).name()) {
        return "•".to_owned();
    }
    let Ok(value) = row.try_get_raw(at) else { return String::new() };
    if value.is_null() {
        return String::new();
    }
    let kind = value.type_info().name().to_owned();
    match kind.as_str() {
        "INTEGER" => row.try_get_unchecked::<i64, _>(at).map(|number| number.to_string()).unwrap_or_default(),
        "BLOB" => {
            row.try_get_unchecked::<Vec<u8>, _>(at).map(|bytes| STANDARD.encode(bytes)).unwrap_or_default()
        }
        _ => row.try_get_unchecked::<String, _>(at).unwrap_or_default(),
    }
}
