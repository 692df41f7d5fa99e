//! Whether what somebody typed says much.

use super::index::Kind;
use crate::kernel::{Read, Result};

/// So many terms: collecting the records behind them would be felt.
const MANY: i64 = 2_000;

/// Whether so many records of the kind have a term in the range that a page of the newest
/// is sooner found by walking the newest records than by collecting everything that fits.
pub async fn is_common(cx: &mut Read, kind: Kind, from: &str, to: &str) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT count(*) = ?4 FROM
             (SELECT 1 FROM search_terms WHERE kind = ?1 AND term >= ?2 AND term < ?3 LIMIT ?4)",
    )
    .bind(kind as i64)
    .bind(from)
    .bind(to)
    .bind(MANY)
    .fetch_one(cx.db())
    .await?)
}
