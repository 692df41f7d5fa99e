//! What a car is found by: its VIN and every plate it ever had.

use super::VehicleId;
use crate::kernel::text::terms::terms_of_code;
use crate::kernel::{Result, Write};
use crate::search::index::{self, Kind};

pub async fn refresh(cx: &mut Write, vehicle: VehicleId) -> Result<()> {
    let codes: Vec<String> = sqlx::query_scalar(
        "SELECT vin FROM vehicles WHERE id = ?1 AND vin IS NOT NULL
         UNION SELECT plate FROM vehicle_plates WHERE vehicle_id = ?1",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?;
    let terms: Vec<String> = codes.iter().flat_map(|code| terms_of_code(code)).collect();
    index::replace(cx, Kind::Vehicle, vehicle.0, &terms).await
}
