//! A car's data is put right or completed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::VehicleRef;
use super::form::CarForm;
use super::register::check_against_file;
use super::{VehicleId, index, rules};
use crate::audit::stale;
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeVehicle {
    pub id: VehicleId,
    pub version: i64,
    pub car: CarForm,
}

pub async fn change(cx: &mut Write, input: ChangeVehicle) -> Result<VehicleRef> {
    let version = refuse_stale(cx, input.id, input.version).await?;
    let mut checks = Checks::new();
    let today = cx.today();
    let car = rules::check_car(&mut checks, "car", input.car, today);
    check_against_file(cx, &mut checks, &car, Some(input.id)).await?;
    if car.vin.is_none() {
        let plate: Option<String> = sqlx::query_scalar("SELECT plate FROM vehicles WHERE id = ?")
            .bind(input.id)
            .fetch_one(cx.db())
            .await?;
        checks.require(plate.is_some(), "car.vin", "vehicles.vin_or_plate_needed");
    }
    checks.done()?;
    let update = sqlx::query(
        "UPDATE vehicles SET vin = ?, vin_exception = ?, model_id = ?, model_text = ?, colour = ?, engine_number = ?,
                fuel = ?, household_use = ?, bought_here = ?, purchase_store = ?, purchase_invoice = ?,
                purchase_invoice_day = ?, purchase_invoice_seen = ?, delivery_day = ?, production_day = ?,
                registration_day = ?, inspection_due = ?, insurer = ?, insurance_due = ?, note = ?,
                version = version + 1
         WHERE id = ?",
    );
    car.bind(update).bind(input.id).execute(cx.db()).await?;
    index::refresh(cx, input.id).await?;
    reactions::vehicle_changed(cx, input.id).await?;
    cx.about("vehicle", input.id.0);
    Ok(VehicleRef { id: input.id, version: version + 1 })
}

/// The car's version now; refused when it is unknown or newer than what was seen.
pub(super) async fn refuse_stale(cx: &mut Write, id: VehicleId, seen: i64) -> Result<i64> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM vehicles WHERE id = ?")
        .bind(id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("vehicles.unknown").at("id"))?;
    stale::refuse_if_changed(cx, "vehicle", id.0, seen, version).await?;
    Ok(version)
}
