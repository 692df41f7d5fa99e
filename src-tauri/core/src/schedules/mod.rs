//! The maker's service schedule (定期保养, WSH-15): which work of the catalogue is due for a model
//! every so many kilometres or months, and what of it is due for one car.
//!
//! A car's own history answers when an item was done last: by the lines of its finished orders, or
//! by what was done elsewhere and is on record here; a part counts under every number of its chain. What was never done counts from the car's
//! delivery or registration.

pub mod due;
pub mod elsewhere;
mod history;
pub mod next;
pub mod put;
pub mod read;
pub mod rules;
pub mod set;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{OperationId, PackageId};
use crate::parts::PartId;

crate::id!(
    /// An item of a model's schedule.
    ScheduleItemId
);

/// What an item calls for: one of the three, an entry of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, sqlx::FromRow)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ScheduledWork {
    pub operation_id: Option<OperationId>,
    pub part_id: Option<PartId>,
    pub package_id: Option<PackageId>,
}

impl ScheduledWork {
    const NONE: Self = Self { operation_id: None, part_id: None, package_id: None };

    const fn of_operation(id: OperationId) -> Self {
        Self { operation_id: Some(id), ..Self::NONE }
    }

    const fn of_part(id: PartId) -> Self {
        Self { part_id: Some(id), ..Self::NONE }
    }

    const fn of_package(id: PackageId) -> Self {
        Self { package_id: Some(id), ..Self::NONE }
    }

    const fn is_one(self) -> bool {
        self.operation_id.is_some() as u8 + self.part_id.is_some() as u8 + self.package_id.is_some() as u8
            == 1
    }
}
