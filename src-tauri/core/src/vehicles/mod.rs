//! What they drive. The VIN is the car's key; its plate may change, and every plate it
//! ever had still finds it. Who owns a car and who brings it are kept apart.

pub mod change;
pub mod due;
pub mod end_plan;
pub mod form;
pub mod history;
pub mod identifiers;
mod index;
pub mod list;
pub mod mileage;
pub mod models;
pub mod page;
pub mod paper;
pub mod part_warranty;
pub mod people;
pub mod plans;
pub mod plates;
pub mod read;
pub mod record_plan;
pub mod register;
pub mod rules;
pub mod scrap;
pub mod similar;
pub mod transfer;
pub mod warranty;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A car on file.
    VehicleId,
    /// A model of the catalogue.
    ModelId
);

/// What it runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Fuel {
    Petrol,
    Diesel,
    Electric,
    Hybrid,
    PlugInHybrid,
    Other,
}

/// A car after a change.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct VehicleRef {
    pub id: VehicleId,
    pub version: i64,
}
