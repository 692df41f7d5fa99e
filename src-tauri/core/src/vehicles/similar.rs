//! Whether a car is on file already, asked while it is being typed: same VIN, same plate
//! now or once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VehicleId;
use super::list::shown_owner;
use crate::customers::CustomerId;
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::identifiers::{Plate, Vin};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Moment, Read, Result};

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct FindSimilarVehicles {
    #[serde(deserialize_with = "empty_as_none")]
    pub vin: Option<Text<40>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub plate: Option<Text<20>>,
    /// The car being changed itself.
    pub except: Option<VehicleId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum VehicleLikeness {
    SameVin,
    SamePlate,
    /// Carried the plate before.
    FormerPlate,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SimilarVehicle {
    pub id: VehicleId,
    /// With the dot.
    pub plate: Option<String>,
    pub vin: Option<String>,
    pub model: Option<String>,
    pub colour: Option<String>,
    pub owner_id: Option<CustomerId>,
    pub owner: Option<String>,
    pub last_visit_at: Option<Moment>,
    pub why: VehicleLikeness,
}

pub async fn find_similar(cx: &mut Read, input: FindSimilarVehicles) -> Result<Vec<SimilarVehicle>> {
    let vin = input.vin.as_deref().and_then(|text| Vin::read(text).ok());
    let plate = input.plate.as_deref().and_then(|text| Plate::read(text).ok());
    let plate = plate.as_ref().map(Plate::as_str).filter(|text| !text.is_empty());
    let mut cars: Vec<SimilarVehicle> = sqlx::query_as(
        "SELECT v.id, v.plate, v.vin, v.colour, v.owner_id, c.name AS owner, found.why, v.model,
                (SELECT max(arrived_at) FROM visits t WHERE t.vehicle_id = v.id) AS last_visit_at
         FROM (SELECT id, 'same_vin' AS why FROM vehicles WHERE vin = ?1
               UNION ALL SELECT id, 'same_plate' FROM vehicles WHERE plate = ?2
               UNION ALL SELECT vehicle_id, 'former_plate' FROM vehicle_plates
                         WHERE plate = ?2 AND until_at IS NOT NULL) found
         JOIN named_vehicles v ON v.id = found.id
         LEFT JOIN customers c ON c.id = v.owner_id
         WHERE v.id IS NOT ?3",
    )
    .bind(vin.as_ref().map(Vin::as_str))
    .bind(plate)
    .bind(input.except)
    .fetch_all(cx.db())
    .await?;
    cars.sort_by_key(|car| (car.id, car.why));
    cars.dedup_by_key(|car| car.id);
    cars.sort_by_key(|car| car.why);
    for car in &mut cars {
        car.plate = car.plate.as_deref().map(with_dot);
        car.owner = shown_owner(cx, car.owner.take());
    }
    Ok(cars)
}
