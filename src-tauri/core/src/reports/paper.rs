//! All reports of a period as one PDF, for the person who asked.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use ts_rs::TS;

pub use super::period::Period;
use super::{month, pdf};
use crate::kernel::{Read, Result};
use crate::periods::closed;

#[derive(Debug, Serialize, TS)]
pub struct MonthPaper {
    pub name: String,
    pub base64: String,
}

pub async fn paper(cx: &mut Read, input: Period) -> Result<MonthPaper> {
    if let Some((name, kept)) = closed::part(cx, input.from, input.until, "pdf").await? {
        return Ok(MonthPaper { name, base64: STANDARD.encode(kept) });
    }
    let month = month::gather(cx, input).await?;
    Ok(MonthPaper { name: format!("{}.pdf", month.stem()), base64: STANDARD.encode(pdf::bytes(&month)) })
}
