//! What the workshop sells: labour operations and packages of work.
//!
//! A labour operation has standard hours; its price is hours × the house's labour rate.
//! A package puts operations and parts under one name (PRO-06, PRT-16), at the sum of its
//! lines or at a fixed price that is split over them exactly.

pub mod add_operation;
pub mod add_package;
pub mod adopt_usual;
pub mod change_operation;
pub mod change_package;
mod code;
pub mod found;
pub mod offer;
pub mod operations;
pub mod package_cost;
pub mod packages;
pub mod priced;
pub mod rules;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A labour operation with its standard hours.
    OperationId,
    /// A package of operations and parts.
    PackageId
);

/// Class of a job; decides its inspection and its guarantee period (domain facts 1.4).
/// Ordered from the lightest to the weightiest.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, sqlx::Type,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum JobClass {
    FirstMaintenance,
    MinorRepair,
    SpecialRepair,
    SecondMaintenance,
    AssemblyRepair,
    WholeVehicle,
}

impl JobClass {
    /// As stored, and as part of parameter names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirstMaintenance => "first_maintenance",
            Self::MinorRepair => "minor_repair",
            Self::SpecialRepair => "special_repair",
            Self::SecondMaintenance => "second_maintenance",
            Self::AssemblyRepair => "assembly_repair",
            Self::WholeVehicle => "whole_vehicle",
        }
    }
}

/// Kind of work an operation belongs to (WSH-17).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, sqlx::Type,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum WorkCategory {
    Maintenance,
    Repair,
    Electrical,
    Body,
    Paint,
    Tyre,
    Cleaning,
    Diagnosis,
}
