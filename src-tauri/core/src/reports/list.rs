//! The reports there are, in the order of the manager's questions.

use serde::Serialize;
use ts_rs::TS;

use super::{Report, ReportGroup};
use crate::kernel::{Nothing, Read, Result};

#[derive(Debug, Serialize, TS)]
pub struct ReportView {
    pub report: Report,
    pub group: ReportGroup,
}

pub async fn list(_: &mut Read, _: Nothing) -> Result<Vec<ReportView>> {
    Ok(Report::ALL.iter().map(|report| ReportView { report: *report, group: report.group() }).collect())
}
