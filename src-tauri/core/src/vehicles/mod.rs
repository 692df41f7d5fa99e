//! What they drive. The VIN is the car's key; its plate may change.

pub mod mileage;

crate::id!(
    /// A car on file.
    VehicleId,
    /// A model of the catalogue.
    ModelId
);
