//! Whether every kept file is really there, for the check of the whole house.

use super::store;
use crate::kernel::{Read, Result};

/// Digests whose file is missing or not of its recorded length; empty when all is well.
pub async fn broken_files(cx: &mut Read) -> Result<Vec<String>> {
    let known: Vec<(String, i64)> =
        sqlx::query_as("SELECT sha256, max(size) FROM attachments GROUP BY sha256 ORDER BY sha256")
            .fetch_all(cx.db())
            .await?;
    let folder = cx.house.folder.clone();
    let broken = known.into_iter().filter(|(digest, size)| {
        let length = std::fs::metadata(store::path(&folder, digest)).ok().map(|file| file.len());
        length.and_then(|length| i64::try_from(length).ok()) != Some(*size)
    });
    Ok(broken.map(|(digest, _)| digest).collect())
}
