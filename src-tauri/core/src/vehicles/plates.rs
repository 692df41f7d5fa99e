//! A car gets a plate, another one, or none any more. Old plates keep finding it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::VehicleRef;
use super::change::refuse_stale;
use super::form::{CleanPlate, PlateForm};
use super::{VehicleId, index, rules};
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct NewPlate {
    pub id: VehicleId,
    pub version: i64,
    /// None (无牌): the car carries no plate now.
    pub plate: PlateForm,
    /// The plate on file was never right: it is replaced in the history as well.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub correction: bool,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub reason: Option<Text<200>>,
}

pub async fn new_plate(cx: &mut Write, input: NewPlate) -> Result<VehicleRef> {
    let version = refuse_stale(cx, input.id, input.version).await?;
    let mut checks = Checks::new();
    let plate = rules::check_plate(&mut checks, "plate", &input.plate);
    if let Some(plate) = &plate {
        check_free(cx, &mut checks, "plate.text", plate, Some(input.id)).await?;
    } else {
        let vin: Option<String> = sqlx::query_scalar("SELECT vin FROM vehicles WHERE id = ?")
            .bind(input.id)
            .fetch_one(cx.db())
            .await?;
        checks.require(vin.is_some(), "plate.text", "vehicles.vin_or_plate_needed");
    }
    checks.done()?;
    if input.correction {
        sqlx::query("DELETE FROM vehicle_plates WHERE vehicle_id = ? AND until_at IS NULL")
            .bind(input.id)
            .execute(cx.db())
            .await?;
    }
    take_off(cx, input.id).await?;
    if let Some(plate) = &plate {
        put_on(cx, input.id, plate).await?;
    }
    sqlx::query("UPDATE vehicles SET version = version + 1 WHERE id = ?")
        .bind(input.id)
        .execute(cx.db())
        .await?;
    index::refresh(cx, input.id).await?;
    cx.about("vehicle", input.id.0);
    Ok(VehicleRef { id: input.id, version: version + 1 })
}

/// A plate hangs on one car at a time.
pub(super) async fn check_free(
    cx: &mut Write,
    checks: &mut Checks,
    field: &str,
    plate: &CleanPlate,
    except: Option<VehicleId>,
) -> Result<()> {
    let holder: Option<(VehicleId, Option<String>)> =
        sqlx::query_as("SELECT id, vin FROM vehicles WHERE plate = ? AND id IS NOT ?")
            .bind(&plate.text)
            .bind(except)
            .fetch_optional(cx.db())
            .await?;
    if let Some((id, vin)) = holder
        && !plate.take_over
    {
        let refusal = Refusal::new("vehicles.plate_taken").at(field).with("id", id);
        checks.add(refusal.with("plate", with_dot(&plate.text)).with("vin", vin));
    }
    Ok(())
}

/// Puts the plate on, taking it off the car that had it so far.
pub(super) async fn put_on(cx: &mut Write, vehicle: VehicleId, plate: &CleanPlate) -> Result<()> {
    let holder: Option<VehicleId> = sqlx::query_scalar("SELECT id FROM vehicles WHERE plate = ?")
        .bind(&plate.text)
        .fetch_optional(cx.db())
        .await?;
    if let Some(holder) = holder {
        take_off(cx, holder).await?;
        cx.about("vehicle", holder.0);
    }
    sqlx::query("UPDATE vehicles SET plate = ?, plate_colour = ? WHERE id = ?")
        .bind(&plate.text)
        .bind(plate.colour)
        .bind(vehicle)
        .execute(cx.db())
        .await?;
    let now = cx.now;
    sqlx::query("INSERT INTO vehicle_plates (vehicle_id, plate, from_at) VALUES (?, ?, ?)")
        .bind(vehicle)
        .bind(&plate.text)
        .bind(now)
        .execute(cx.db())
        .await?;
    Ok(())
}

async fn take_off(cx: &mut Write, vehicle: VehicleId) -> Result<()> {
    let now = cx.now;
    sqlx::query("UPDATE vehicle_plates SET until_at = ? WHERE vehicle_id = ? AND until_at IS NULL")
        .bind(now)
        .bind(vehicle)
        .execute(cx.db())
        .await?;
    sqlx::query("UPDATE vehicles SET plate = NULL, plate_colour = NULL WHERE id = ?")
        .bind(vehicle)
        .execute(cx.db())
        .await?;
    Ok(())
}
