//! Whether a period's figures are those of a closed month, and what stands in them. The records behind a
//! closed figure are today's: what was changed on them since (another advisor, a comeback decided later)
//! shows as a difference, never in the figure.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::Report;
use super::cell::Cell;
pub use super::period::Period;
use super::period::Span;
use crate::kernel::{Read, Result};
use crate::periods::closed::{self, ClosedMonth};

#[derive(Debug, Serialize, TS)]
pub struct PeriodClosing {
    /// Nothing where the period is no whole month, or the month is open: its figures are those of now.
    pub closed: Option<ClosedMonth>,
}

pub async fn closing(cx: &mut Read, input: Period) -> Result<PeriodClosing> {
    Ok(PeriodClosing { closed: closed::closing(cx, input.from, input.until).await? })
}

/// A figure as it was closed, beside what its records give today.
#[derive(Debug, Serialize, TS)]
pub struct ClosedFigure {
    #[ts(as = "Cell")]
    pub cell: Value,
    pub agrees: bool,
}

/// A report's table of a closed month, as it was kept.
pub async fn table(cx: &mut Read, report: Report, from: Span) -> Result<Option<Value>> {
    let code = serde_json::to_value(report)?;
    let part = format!("report.{}", code.as_str().unwrap_or_default());
    let kept = closed::part(cx, from.first, from.until, &part).await?;
    Ok(match kept {
        Some((_, kept)) => Some(serde_json::from_slice(&kept)?),
        None => None,
    })
}

/// What stands in it, beside what the records give today; nothing where the month is open.
pub async fn figure(
    cx: &mut Read,
    report: Report,
    span: Span,
    row: Option<&str>,
    column: &str,
    today: &Cell,
) -> Result<Option<ClosedFigure>> {
    let Some(kept) = table(cx, report, span).await? else { return Ok(None) };
    let cell = find(&kept, row, column).cloned().unwrap_or(serde_json::to_value(Cell::Nothing)?);
    let then: Decimal = cell["value"].as_str().and_then(|text| text.parse().ok()).unwrap_or_default();
    Ok(Some(ClosedFigure { agrees: then == today.number(), cell }))
}

/// The cell of a column in the row of that key, in the total without one.
fn find<'a>(table: &'a Value, row: Option<&str>, column: &str) -> Option<&'a Value> {
    let at = table["columns"].as_array()?.iter().position(|known| known["code"] == column)?;
    let rows = table["rows"].as_array()?;
    let row = match row {
        Some(row) => rows.get(table["keys"].as_array()?.iter().position(|key| key == row)?)?,
        // A table of one row is its own total.
        None if table["total"].is_null() && rows.len() == 1 => rows.first()?,
        None => &table["total"],
    };
    row.get(at)
}
