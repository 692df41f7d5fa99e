//! When a car should come again, by date or kilometres, whichever comes first (WSH-15).

use super::VehicleId;
use super::rules::Soon;
use crate::kernel::{Day, Read, Result, Write};
use crate::policy::{self, keys};

pub async fn set_next(cx: &mut Write, vehicle: VehicleId, day: Option<Day>, km: Option<i64>) -> Result<()> {
    sqlx::query("UPDATE vehicles SET next_service_day = ?, next_service_km = ? WHERE id = ?")
        .bind(day)
        .bind(km)
        .bind(vehicle)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// When the house begins to say that something is due.
pub(super) async fn soon(cx: &mut Read) -> Result<Soon> {
    Ok(Soon {
        days: policy::value(cx, keys::DUE_SOON_DAYS).await?,
        km: policy::value(cx, keys::DUE_SOON_KM).await?,
    })
}
