//! A car in a few words, in full: for papers and for the slices above.

use super::{Fuel, VehicleId};
use crate::customers::CustomerId;
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::{Day, Error, Read, Refusal, Result};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VehicleBrief {
    pub id: VehicleId,
    pub vin: Option<String>,
    /// As stored, without the dot.
    pub plate: Option<String>,
    /// Brand, series and name, or what was told.
    pub model: Option<String>,
    pub colour: Option<String>,
    pub engine_number: Option<String>,
    pub fuel: Option<Fuel>,
    pub owner_id: Option<CustomerId>,
    /// The last reading, km.
    pub mileage: i64,
    pub scrapped: bool,
    pub household_use: Option<bool>,
    pub delivery_day: Option<Day>,
    pub registration_day: Option<Day>,
    pub next_service_day: Option<Day>,
    pub next_service_km: Option<i64>,
    /// The model's own maintenance interval, where it has one.
    pub service_km: Option<i64>,
    pub service_months: Option<i64>,
}

impl VehicleBrief {
    /// 京A·12345; without a plate the last six of the VIN, by which the shop calls such a car.
    pub fn display_plate(&self) -> String {
        match (&self.plate, &self.vin) {
            (Some(plate), _) => with_dot(plate),
            (None, Some(vin)) => vin.chars().skip(11).collect(),
            (None, None) => String::new(),
        }
    }
}

/// `None` when there is no such car.
pub async fn find(cx: &mut Read, id: VehicleId) -> Result<Option<VehicleBrief>> {
    Ok(sqlx::query_as(
        "SELECT v.id, v.vin, v.plate, v.colour, v.engine_number, v.runs_on AS fuel, v.owner_id,
                v.mileage, v.scrapped, v.household_use, v.delivery_day, v.registration_day, v.next_service_day,
                v.next_service_km, m.service_km, m.service_months, v.model
         FROM named_vehicles v LEFT JOIN vehicle_models m ON m.id = v.model_id
         WHERE v.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?)
}

/// Refuses `vehicles.unknown`.
pub async fn brief(cx: &mut Read, id: VehicleId) -> Result<VehicleBrief> {
    find(cx, id).await?.ok_or_else(|| Error::from(Refusal::new("vehicles.unknown").with("id", id)))
}
