//! The cars in the house, the most urgent promise first (WSH-05).

use serde::Serialize;
use ts_rs::TS;

use super::{Hold, OrderId, OrderKind, OrderState};
use crate::kernel::identifiers::mask;
use crate::kernel::{Moment, Nothing, Read, Result, StaffId};
use crate::vehicles::VehicleId;

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct InShopRow {
    pub id: OrderId,
    pub number: String,
    pub vehicle_id: VehicleId,
    pub plate: Option<String>,
    pub model: Option<String>,
    /// Masked.
    pub customer: String,
    pub advisor_id: StaffId,
    pub advisor: String,
    pub state: OrderState,
    pub kind: OrderKind,
    pub hold: Option<Hold>,
    pub hold_since: Option<Moment>,
    pub arrived_at: Moment,
    pub agreed_at: Option<Moment>,
    /// The screen counts down to it.
    pub promised_at: Option<Moment>,
    /// By when the three-year promise wants it good; none once it is.
    pub repair_limit_at: Option<Moment>,
    /// The customer waits in the house.
    pub waiting: bool,
    /// Lines that wait for the customer's yes.
    pub proposed: i64,
    /// When the customer was last told anything.
    pub informed_at: Option<Moment>,
}

pub async fn in_shop(cx: &mut Read, _: Nothing) -> Result<Vec<InShopRow>> {
    let mut rows: Vec<InShopRow> = sqlx::query_as(
        "SELECT o.id, o.number, o.vehicle_id, v.plate, coalesce(m.brand || ' ' || m.series || ' ' || m.name, v.model_text) AS model,
                c.name AS customer, o.advisor_id, a.name AS advisor, o.state, o.kind, o.hold, o.hold_since,
                t.arrived_at, o.agreed_at, o.promised_at, CASE WHEN o.passed_at IS NULL THEN o.repair_limit_at END AS repair_limit_at, t.waiting,
                (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id AND l.state = 'proposed') AS proposed,
                (SELECT max(n.at) FROM order_notes n WHERE n.order_id = o.id AND n.informed IS NOT NULL)
                    AS informed_at
         FROM repair_orders o
         JOIN vehicles v ON v.id = o.vehicle_id
         JOIN visits t ON t.id = o.visit_id
         JOIN customers c ON c.id = t.sender_id
         JOIN staff a ON a.id = o.advisor_id
         LEFT JOIN vehicle_models m ON m.id = v.model_id
         WHERE o.state NOT IN ('delivered', 'cancelled')
         ORDER BY o.promised_at IS NULL, o.promised_at, o.id LIMIT 500",
    )
    .fetch_all(cx.db())
    .await?;
    for row in &mut rows {
        row.customer = mask::name(&row.customer);
    }
    Ok(rows)
}
