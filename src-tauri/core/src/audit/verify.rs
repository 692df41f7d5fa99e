//! Proving that the trail was not touched.

use crate::audit::record::Sealed;
use crate::kernel::{Moment, Read, Result};

const PAGE: i64 = 2_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    at: Moment,
    staff_id: i64,
    command: String,
    input: String,
    hash: String,
}

/// Ids of the rows whose seal does not fit what they say or what stood before them.
pub async fn broken_seals(cx: &mut Read) -> Result<Vec<i64>> {
    let mut broken = Vec::new();
    let mut previous = String::new();
    let mut expected = 1;
    loop {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, at, staff_id, command, input, hash FROM audit WHERE id >= ? ORDER BY id LIMIT ?",
        )
        .bind(expected)
        .bind(PAGE)
        .fetch_all(cx.db())
        .await?;
        if rows.is_empty() {
            return Ok(broken);
        }
        for row in rows {
            let sealed = Sealed {
                previous: &previous,
                id: row.id,
                at: row.at,
                staff: row.staff_id,
                command: &row.command,
                input: &row.input,
            };
            if row.id != expected || sealed.hash() != row.hash {
                broken.push(row.id);
            }
            expected = row.id + 1;
            previous = row.hash;
        }
    }
}
