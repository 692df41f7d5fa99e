//! One report of a period.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Report;
use super::period::Period;
pub use super::table::Table;
use crate::kernel::{Read, Result};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowReport {
    pub report: Report,
    pub period: Period,
}

pub async fn show(cx: &mut Read, input: ShowReport) -> Result<Table> {
    let span = input.period.span()?;
    input.report.table(cx, span).await
}
