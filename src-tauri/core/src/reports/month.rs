//! The month as it leaves the house: one workbook and one PDF of the same figures. The same figures
//! give the same bytes.

use super::period::Period;
use super::table::Table;
use super::{Report, pdf, workbook};
use crate::dealership;
use crate::kernel::{Read, Result};

/// What is handed out of a period.
#[derive(Debug)]
pub struct MonthFiles {
    /// The files' name without its ending: `售后月报 2026-10`.
    pub stem: String,
    pub workbook: Vec<u8>,
    pub pdf: Vec<u8>,
}

/// Every report of a period, computed once for both files.
#[derive(Debug)]
pub struct Month {
    pub house: String,
    pub period: Period,
    pub tables: Vec<(Report, Table)>,
}

/// Every report of a period.
///
/// # Errors
/// As [`Period::span`].
pub async fn gather(cx: &mut Read, period: Period) -> Result<Month> {
    let span = period.span()?;
    let house = dealership::paper::house(cx).await?.name;
    let mut tables = Vec::with_capacity(Report::ALL.len());
    for report in Report::ALL {
        tables.push((*report, report.table(cx, span).await?));
    }
    Ok(Month { house, period, tables })
}

/// The workbook and the PDF of a period, as bytes.
///
/// # Errors
/// As [`Period::span`].
pub async fn files(cx: &mut Read, period: Period) -> Result<MonthFiles> {
    let month = gather(cx, period).await?;
    Ok(MonthFiles { stem: month.stem(), workbook: workbook::bytes(&month)?, pdf: pdf::bytes(&month) })
}

impl Month {
    /// A whole month by its name, any other period by its days.
    pub fn stem(&self) -> String {
        format!("售后月报 {}", self.period.name())
    }

    /// House and period, under every title.
    pub fn about(&self) -> String {
        format!("{}　{} 至 {}", self.house, self.period.from, self.period.until)
    }
}
