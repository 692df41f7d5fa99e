//! One report of a period.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::Report;
use super::period::Period;
pub use super::table::Table;
use crate::kernel::{Read, Result};
use crate::periods::closed;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowReport {
    pub report: Report,
    pub period: Period,
}

/// A report as it is now or, of a closed month, as it was closed.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ShownTable {
    Now(Table),
    Closed(Value),
}

impl TS for ShownTable {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(config: &ts_rs::Config) -> String {
        Table::name(config)
    }

    fn inline(config: &ts_rs::Config) -> String {
        Table::inline(config)
    }

    fn visit_dependencies(v: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        v.visit::<Table>();
    }
}

pub async fn show(cx: &mut Read, input: ShowReport) -> Result<ShownTable> {
    let span = input.period.span()?;
    let code = serde_json::to_value(input.report)?;
    let part = format!("report.{}", code.as_str().unwrap_or_default());
    if let Some((_, kept)) = closed::part(cx, input.period.from, input.period.until, &part).await? {
        return Ok(ShownTable::Closed(serde_json::from_slice(&kept)?));
    }
    Ok(ShownTable::Now(input.report.table(cx, span).await?))
}
