//! When a car should come again, by date or kilometres, whichever comes first (WSH-15).

use super::VehicleId;
use crate::kernel::{Day, Result, Write};

pub async fn set_next(cx: &mut Write, vehicle: VehicleId, day: Option<Day>, km: Option<i64>) -> Result<()> {
    sqlx::query("UPDATE vehicles SET next_service_day = ?, next_service_km = ? WHERE id = ?")
        .bind(day)
        .bind(km)
        .bind(vehicle)
        .execute(cx.db())
        .await?;
    Ok(())
}
