//! A car as papers name it.

use super::VehicleId;
use crate::documents::forms::Car;
use crate::kernel::{Read, Refusal, Result};

#[derive(sqlx::FromRow)]
struct Row {
    plate: Option<String>,
    plate_colour: Option<String>,
    vin: Option<String>,
    model: Option<String>,
    colour: Option<String>,
    engine_number: Option<String>,
    fuel: Option<String>,
}

pub async fn car(cx: &mut Read, id: VehicleId) -> Result<Car> {
    let found: Option<Row> = sqlx::query_as(
        "SELECT v.plate, v.plate_colour, v.vin, v.model, v.colour, v.engine_number,
                v.runs_on AS fuel
         FROM named_vehicles v WHERE v.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let row = found.ok_or_else(|| Refusal::new("vehicles.unknown").with("id", id))?;
    Ok(Car {
        plate: row.plate.filter(|plate| !plate.is_empty()),
        plate_colour: word(row.plate_colour)?,
        vin: row.vin,
        model: row.model.unwrap_or_default(),
        colour: row.colour,
        engine_number: row.engine_number,
        fuel: word(row.fuel)?,
    })
}

/// The stored word as the form's own type.
fn word<T: serde::de::DeserializeOwned>(stored: Option<String>) -> Result<Option<T>> {
    Ok(stored.map(|word| serde_json::from_value(word.into())).transpose()?)
}
