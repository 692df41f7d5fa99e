//! The cars in the house, the most urgent promise first (WSH-05).

use serde::Serialize;
use ts_rs::TS;

use super::{Hold, OrderId, OrderKind, OrderState};
use crate::kernel::identifiers::mask;
use crate::kernel::{Moment, Nothing, Read, Result, StaffId};
use crate::policy::{self, keys};
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
    /// When the customer last heard or said anything: a word on record, a consent, the arrival.
    pub told_at: Moment,
    /// Longer ago than the house lets its customers wait for a word.
    #[sqlx(skip)]
    pub to_tell: bool,
}

pub async fn in_shop(cx: &mut Read, _: Nothing) -> Result<Vec<InShopRow>> {
    let mut rows: Vec<InShopRow> = sqlx::query_as(
        "SELECT o.id, o.number, o.vehicle_id, v.plate, v.model,
                c.name AS customer, o.advisor_id, a.name AS advisor, o.state, o.kind, o.hold, o.hold_since,
                t.since AS arrived_at, o.agreed_at, o.promised_at, CASE WHEN o.passed_at IS NULL THEN o.repair_limit_at END AS repair_limit_at, t.waiting,
                (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id AND l.state = 'proposed') AS proposed,
                max(t.since,
                    coalesce((SELECT max(n.at) FROM order_notes n WHERE n.order_id = o.id AND n.informed IS NOT NULL), 0),
                    coalesce((SELECT max(c.at) FROM order_consents c WHERE c.order_id = o.id), 0)) AS told_at
         FROM repair_orders o
         JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN placed_visits t ON t.id = o.visit_id
         JOIN customers c ON c.id = t.sender_id
         JOIN staff a ON a.id = o.advisor_id
         WHERE o.state NOT IN ('delivered', 'cancelled')
         ORDER BY o.promised_at IS NULL, o.promised_at, o.id LIMIT 500",
    )
    .fetch_all(cx.db())
    .await?;
    let hours: i64 = policy::value(cx, keys::TELL_HOURS).await?;
    let latest = cx.now.plus_minutes(-60 * hours);
    for row in &mut rows {
        let in_work = matches!(row.state, OrderState::Agreed | OrderState::InWork | OrderState::Done);
        row.to_tell = in_work && row.kind != OrderKind::InternalRework && row.told_at < latest;
        row.customer = mask::name(&row.customer);
    }
    Ok(rows)
}
