//! What happened in a period, as tables: every figure from the ledgers, by the date of settlement,
//! net of tax, a reversal in the period in which it was made (domain facts 11). A ratio keeps its
//! numerator and denominator, and says nothing where there is nothing to divide by. Behind every
//! figure stand the records it was added up from.

pub mod behind;
pub mod chart;
pub mod closing;
pub mod list;
pub mod month;
pub mod paper;
pub mod pdf;
pub mod period;
pub mod show;
pub mod table;
pub mod today;
pub mod workbook;

mod cell;
mod drawn;
mod figures;
mod sources;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Read, Result};
use behind::{Look, Record};
use period::Span;
use table::{Column, Table};

/// Where a report stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportGroup {
    House,
    Money,
    Workshop,
    Customers,
    Parts,
}

/// A module has `COLUMNS`, `table` for the figures and `behind` for the records of one of them.
macro_rules! reports {
    ($($(#[doc = $doc:literal])* $name:ident in $group:ident from $module:ident;)*) => {
        $(mod $module;)*

        /// A report of the month, in the order of the manager's questions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Report {
            $($(#[doc = $doc])* $name,)*
        }

        impl Report {
            /// All of them; there is no second list.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            pub const fn group(self) -> ReportGroup {
                match self { $(Self::$name => ReportGroup::$group,)* }
            }

            pub const fn columns(self) -> &'static [Column] {
                match self { $(Self::$name => $module::COLUMNS,)* }
            }

            async fn table(self, cx: &mut Read, span: Span) -> Result<Table> {
                let table = match self { $(Self::$name => $module::table(cx, span).await?,)* };
                Ok(Table { chart: chart::of(self), ..table })
            }

            async fn records(self, cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
                match self { $(Self::$name => $module::behind(cx, look).await,)* }
            }
        }
    };
}

reports! {
    /// Twelve months beside the same of the year before
    Months in House from months;
    /// The department's score (KPI-01 … KPI-12)
    Score in House from score;
    /// What the house aims at, beside the same days of the year before (PRO-13)
    Results in House from results;
    /// Labour, parts and the rest: revenue, cost and profit (KPI-10)
    Kinds in Money from kinds;
    /// Revenue, cost and profit by who pays (KPI-10)
    Payers in Money from payers;
    /// Visits, revenue per visit and profit by advisor (KPI-13)
    Advisors in Money from advisors;
    /// The same by model
    Models in Money from models;
    /// Given by whom, and how much of the list price
    Discounts in Money from discounts;
    /// Given why
    DiscountReasons in Money from discount_reasons;
    /// Settlements taken back, with reasons
    Reversals in Money from reversals;
    /// Received by way
    Payments in Money from payments;
    /// Still owed at the period's end, by payer and age
    Receivables in Money from receivables;
    /// VAT by rate
    Tax in Money from tax;
    /// Labour sold by class of job
    JobClasses in Workshop from job_classes;
    /// Hours on jobs and hours sold by technician (KPI-09)
    Technicians in Workshop from technicians;
    /// Repair cycle and promises kept (KPI-03)
    Delivery in Workshop from delivery;
    /// Comebacks and internal rework (KPI-04)
    Quality in Workshop from quality;
    /// Whose work came back
    Returned in Workshop from returned;
    /// How fast cars are received (KPI-11)
    Reception in Customers from reception;
    /// Visits that were booked, and bookings kept (预约率)
    Appointments in Customers from appointments;
    /// Walk-arounds done (环检单执行率)
    WalkArounds in Customers from walk_arounds;
    /// Work found while repairing, accepted and declined
    AddedWork in Customers from added_work;
    /// Active, new and lost customers, by their cars
    Customers in Customers from customers;
    /// What the stock is worth, how often it turns, what of it lies dead
    Stock in Parts from stock;
    /// What the shelf gave when it was first asked (配件满足率)
    FillRate in Parts from fill_rate;
    /// Days told to those who waited for a part, and kept (PRT-10)
    PromisedParts in Parts from promised_parts;
    /// Stock by the time since it last moved
    StockAge in Parts from stock_age;
    /// Promises kept and goods found good, by supplier (KPI-06, KPI-07)
    Suppliers in Parts from suppliers;
}
