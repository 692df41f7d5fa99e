//! The files of a closed month, as they were when it was closed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MonthCloseId;
use crate::kernel::{Read, Refusal, Result};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptPart {
    Workbook,
    Pdf,
    /// The ledgers' sums, as text.
    Ledgers,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichKept {
    pub id: MonthCloseId,
    pub part: KeptPart,
}

#[derive(Debug, Serialize, TS)]
pub struct KeptFile {
    pub name: String,
    pub base64: String,
    pub sha256: String,
}

/// Also of a month that was opened again: what was closed then.
pub async fn kept(cx: &mut Read, input: WhichKept) -> Result<KeptFile> {
    let part = match input.part {
        KeptPart::Workbook => "workbook",
        KeptPart::Pdf => "pdf",
        KeptPart::Ledgers => "ledgers",
    };
    let found: Option<(String, Vec<u8>, String)> =
        sqlx::query_as("SELECT name, content, sha256 FROM month_close_parts WHERE close_id = ? AND part = ?")
            .bind(input.id)
            .bind(part)
            .fetch_optional(cx.db())
            .await?;
    let (name, content, sha256) = found.ok_or_else(|| Refusal::new("closing.unknown_month").at("id"))?;
    Ok(KeptFile { name, base64: STANDARD.encode(content), sha256 })
}
