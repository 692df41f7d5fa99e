//! What happened in a period, as tables: every figure from the ledgers, by the date of settlement,
//! net of tax, a reversal in the period in which it was made (domain facts 11). A ratio keeps its
//! numerator and denominator, and says nothing where there is nothing to divide by.

pub mod month;
pub mod pdf;
pub mod period;
pub mod show;
pub mod table;
pub mod workbook;

mod added_work;
mod advisors;
mod customers;
mod delivery;
mod discounts;
mod figures;
mod job_classes;
mod payers;
mod payments;
mod quality;
mod reversals;
mod tax;
mod technicians;
mod walk_arounds;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Read, Result};
use period::Span;
use table::Table;

/// A report of the month, in the order of the manager's questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// Revenue, cost and profit by who pays (KPI-10)
    Payers,
    /// Visits, revenue per visit and profit by advisor (KPI-13)
    Advisors,
    /// Labour sold by class of job
    JobClasses,
    /// Hours on jobs and hours sold by technician (KPI-09)
    Technicians,
    /// Repair cycle and promises kept (KPI-03)
    Delivery,
    /// Comebacks and internal rework (KPI-04)
    Quality,
    /// Work found while repairing, accepted and declined
    AddedWork,
    /// Walk-arounds done (环检单执行率)
    WalkArounds,
    /// Active, new and lost customers, by their cars
    Customers,
    /// Given by whom, and how much of the list price
    Discounts,
    /// Settlements taken back, with reasons
    Reversals,
    /// Received by way
    Payments,
    /// VAT by rate
    Tax,
}

impl Report {
    pub const ALL: [Self; 13] = [
        Self::Payers,
        Self::Advisors,
        Self::JobClasses,
        Self::Technicians,
        Self::Delivery,
        Self::Quality,
        Self::AddedWork,
        Self::WalkArounds,
        Self::Customers,
        Self::Discounts,
        Self::Reversals,
        Self::Payments,
        Self::Tax,
    ];

    async fn table(self, cx: &mut Read, span: Span) -> Result<Table> {
        match self {
            Self::Payers => payers::table(cx, span).await,
            Self::Advisors => advisors::table(cx, span).await,
            Self::JobClasses => job_classes::table(cx, span).await,
            Self::Technicians => technicians::table(cx, span).await,
            Self::Delivery => delivery::table(cx, span).await,
            Self::Quality => quality::table(cx, span).await,
            Self::AddedWork => added_work::table(cx, span).await,
            Self::WalkArounds => walk_arounds::table(cx, span).await,
            Self::Customers => customers::table(cx, span).await,
            Self::Discounts => discounts::table(cx, span).await,
            Self::Reversals => reversals::table(cx, span).await,
            Self::Payments => payments::table(cx, span).await,
            Self::Tax => tax::table(cx, span).await,
        }
    }
}
