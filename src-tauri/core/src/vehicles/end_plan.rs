//! A promise on a car that was recorded wrongly, or is over early.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VehicleId;
use super::plans::CarPlanId;
use crate::kernel::text::Name;
use crate::kernel::{Moment, Nothing, Refusal, Result, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndPlan {
    pub id: CarPlanId,
    pub reason: Name<200>,
}

/// # Errors
/// `vehicles.plan_unknown`, `vehicles.plan_ended`.
pub async fn end_plan(cx: &mut Write, input: EndPlan) -> Result<Nothing> {
    let found: Option<(VehicleId, Option<Moment>)> =
        sqlx::query_as("SELECT vehicle_id, ended_at FROM vehicle_plans WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (vehicle, ended) = found.ok_or_else(|| Refusal::new("vehicles.plan_unknown").at("id"))?;
    if ended.is_some() {
        return Err(Refusal::new("vehicles.plan_ended").at("id").into());
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE vehicle_plans SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ?")
        .bind(now)
        .bind(staff)
        .bind(&input.reason)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about("vehicle", vehicle.0);
    reactions::plans_changed(cx, vehicle).await?;
    Ok(Nothing {})
}
