//! Which figures of a report people would rather look at than read. Screen, workbook and paper draw
//! the same.

use serde::Serialize;
use ts_rs::TS;

use super::Report;

/// How a report is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartShape {
    /// Upright: what follows in time.
    Columns,
    /// Lying: what is compared by name.
    Bars,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Chart {
    pub shape: ChartShape,
    /// The column that names each group of bars.
    pub names: &'static str,
    /// One to three columns of one kind.
    pub figures: &'static [&'static str],
}

const fn columns(names: &'static str, figures: &'static [&'static str]) -> Option<Chart> {
    Some(Chart { shape: ChartShape::Columns, names, figures })
}

const fn bars(names: &'static str, figures: &'static [&'static str]) -> Option<Chart> {
    Some(Chart { shape: ChartShape::Bars, names, figures })
}

pub const fn of(report: Report) -> Option<Chart> {
    match report {
        Report::Months => columns("month", &["net", "net_before"]),
        Report::Kinds => bars("kind", &["net", "profit"]),
        Report::Payers => bars("payer", &["net", "profit"]),
        Report::Advisors => bars("advisor", &["net", "profit"]),
        Report::JobClasses => bars("job_class", &["labour_net"]),
        Report::Technicians => bars("technician", &["hours_attended", "hours_worked", "hours_sold"]),
        Report::Receivables => bars("payer_name", &["owed"]),
        Report::StockAge => columns("age", &["value"]),
        Report::Score => bars("indicator", &["points"]),
        _ => None,
    }
}
