//! Writing what a record can be found by.

use crate::kernel::{Result, Write};

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Vehicle = 1,
    Customer = 2,
    Order = 3,
    Part = 4,
    /// Found by the order's line grid, not by the one box.
    Operation = 5,
    Package = 6,
    Appointment = 7,
}

/// Makes exactly these terms lead to the record. Terms that stay are not touched.
pub async fn replace(cx: &mut Write, kind: Kind, id: i64, terms: &[String]) -> Result<()> {
    sqlx::query(
        "DELETE FROM search_terms
         WHERE kind = ? AND id = ? AND term NOT IN (SELECT value FROM json_each(?))",
    )
    .bind(kind as i64)
    .bind(id)
    .bind(serde_json::to_string(terms)?)
    .execute(cx.db())
    .await?;
    add(cx, kind, id, terms).await
}

/// Makes these terms lead to the record as well; all of a record that is new.
pub async fn add(cx: &mut Write, kind: Kind, id: i64, terms: &[String]) -> Result<()> {
    sqlx::query("INSERT OR IGNORE INTO search_terms (kind, term, id) SELECT ?, value, ? FROM json_each(?)")
        .bind(kind as i64)
        .bind(id)
        .bind(serde_json::to_string(terms)?)
        .execute(cx.db())
        .await?;
    Ok(())
}
