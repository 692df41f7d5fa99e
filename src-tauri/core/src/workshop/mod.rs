//! Who does what, where, since when; and whether it is good (WSH-*, QIN-*).
//!
//! ```text
//! a job:  assigned → working ⇄ paused → finished
//!            ├→ refused, with a reason (WSH-07)
//!            └→ withdrawn by the dispatcher
//! ```
//! A job is one labour line to one technician; several share a line, and their shares add
//! up to one. Only lines the customer consented to are dispatched (EST-02). Every change
//! of a job tells its line and its order how far they are ([`clock`]). A final inspection
//! passes the order with a numbered certificate, or fails it with an internal rework.

pub mod add_bay;
pub mod add_finding;
pub mod bays;
pub mod board;
pub mod certificate;
pub mod change_bay;
pub mod check;
pub mod clean;
pub mod clock;
pub mod dispatch;
pub mod finish;
pub mod guarantee;
pub mod inspect;
mod inspection_rules;
pub mod inspection_sheet;
pub mod inspections;
pub mod jobs_of_order;
pub mod load;
pub mod my_jobs;
pub mod paper;
pub mod pause;
pub mod refuse_job;
pub mod resume;
pub mod rules;
pub mod start;
pub mod waiting;
pub mod withdraw;
pub mod words;

pub use words::*;

crate::id!(
    BayId,
    /// A job: one labour line to one technician.
    AssignmentId,
    SpanId,
    InspectionId,
    CertificateId,
);
