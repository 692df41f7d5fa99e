//! One report of a period.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::period::Period;
pub use super::table::Table;
use super::{Report, closing};
use crate::kernel::{Read, Result};

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
    if let Some(kept) = closing::table(cx, input.report, span).await? {
        return Ok(ShownTable::Closed(kept));
    }
    Ok(ShownTable::Now(input.report.table(cx, span).await?))
}
