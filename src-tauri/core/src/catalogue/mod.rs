//! What the workshop sells: labour operations and packages of work.

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
