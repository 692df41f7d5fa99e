//! The three-year quality promise: repaired within so many hours from the car's acceptance (WSH-08).
//! Waiting, for parts or for anything else, does not stop the clock; a good inspection does.

use super::OrderKind;
use crate::kernel::{Moment, Read, Result, Write};
use crate::policy::{self, keys};
use crate::vehicles::VehicleId;
use crate::vehicles::plans::{self, PlanKind};

/// By when an order of this car has to be good; none where nothing was promised. An accident is no
/// fault of the car, and a rework belongs to the order that failed.
pub async fn of(
    cx: &mut Read,
    kind: OrderKind,
    vehicle: VehicleId,
    accepted: Moment,
    km: i64,
) -> Result<Option<Moment>> {
    if !matches!(kind, OrderKind::Normal | OrderKind::Comeback) {
        return Ok(None);
    }
    let plans = plans::of(cx, vehicle).await?;
    let promised =
        plans.iter().any(|plan| plan.kind == PlanKind::ThreeYearQuality && plan.holds(accepted.day(), km));
    if !promised {
        return Ok(None);
    }
    let hours: i64 = policy::value_on(cx, keys::REPAIR_HOURS.name, accepted.day()).await?;
    Ok(Some(accepted.plus_minutes(hours * 60)))
}

#[derive(sqlx::FromRow)]
struct Open {
    id: i64,
    kind: OrderKind,
    arrived_at: Moment,
    mileage: i64,
    repair_limit_at: Option<Moment>,
}

/// A promise was recorded or ended, or the acceptance corrected: orders still in work follow it.
pub async fn refresh(cx: &mut Write, vehicle: VehicleId) -> Result<()> {
    let open: Vec<Open> = sqlx::query_as(
        "SELECT o.id, o.kind, t.arrived_at, t.mileage, o.repair_limit_at
         FROM repair_orders o JOIN visits t ON t.id = o.visit_id
         WHERE o.vehicle_id = ? AND o.state IN ('estimate', 'agreed', 'in_work', 'done')",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?;
    for order in open {
        let limit = of(cx, order.kind, vehicle, order.arrived_at, order.mileage).await?;
        if limit != order.repair_limit_at {
            sqlx::query("UPDATE repair_orders SET repair_limit_at = ?, version = version + 1 WHERE id = ?")
                .bind(limit)
                .bind(order.id)
                .execute(cx.db())
                .await?;
            cx.about("order", order.id);
        }
    }
    Ok(())
}
