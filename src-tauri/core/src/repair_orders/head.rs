//! The order a change is about: found, not stale, not closed.

use super::{OrderId, OrderState};
use crate::audit::stale;
use crate::kernel::{Moment, Read, Refusal, Result, Write};
use crate::reception::VisitId;
use crate::vehicles::VehicleId;

/// What rules need to know of an order.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Head {
    pub id: OrderId,
    pub number: String,
    pub visit_id: VisitId,
    pub vehicle_id: VehicleId,
    pub state: OrderState,
    pub opened_at: Moment,
    pub promised_at: Option<Moment>,
    /// A settlement stands that was not reversed.
    pub settled: bool,
    pub version: i64,
}

/// The order, or `orders.unknown`.
pub async fn load(cx: &mut Read, id: OrderId) -> Result<Head> {
    let found: Option<Head> = sqlx::query_as(
        "SELECT o.id, o.number, o.visit_id, o.vehicle_id, o.state, o.opened_at, o.promised_at, o.version,
                EXISTS (SELECT 1 FROM standing_settlements s WHERE s.order_id = o.id) AS settled
         FROM repair_orders o WHERE o.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id").with("id", id))?)
}

/// The order for a change of its head; refuses a stale version (`record.stale`).
pub async fn load_seen(cx: &mut Write, id: OrderId, version: i64) -> Result<Head> {
    let head = load(cx, id).await?;
    stale::refuse_if_changed(cx, "order", id.0, version, head.version).await?;
    Ok(head)
}

/// Refuses `orders.closed` once the order is settled, delivered or cancelled: nothing
/// settled is edited, it is reversed first.
pub fn still_open(head: &Head) -> Result<()> {
    if super::rules::lines_may_change(head.state) && !head.settled {
        return Ok(());
    }
    Err(Refusal::new("orders.closed").with("number", &head.number).with("state", head.state).into())
}

/// Something of the order changed: whoever saw it before must look again.
pub async fn touch(cx: &mut Write, id: OrderId) -> Result<i64> {
    let version: i64 =
        sqlx::query_scalar("UPDATE repair_orders SET version = version + 1 WHERE id = ? RETURNING version")
            .bind(id)
            .fetch_one(cx.db())
            .await?;
    cx.about("order", id.0);
    Ok(version)
}
