//! Customers who left with an objection about which nothing was done yet, the longest waiting first.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::identifiers::mask;
use crate::kernel::{Moment, Nothing, Read, Result};
use crate::reception::VisitId;

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct OpenObjection {
    pub visit_id: VisitId,
    pub plate: Option<String>,
    pub model: Option<String>,
    /// Masked.
    pub customer: String,
    pub advisor: String,
    pub objection: String,
    pub at: Moment,
}

pub async fn objections(cx: &mut Read, _: Nothing) -> Result<Vec<OpenObjection>> {
    let mut open: Vec<OpenObjection> = sqlx::query_as(
        "SELECT h.visit_id, v.plate, v.model,
                c.name AS customer, a.name AS advisor, h.objection, h.at
         FROM handovers h
         JOIN visits t ON t.id = h.visit_id
         JOIN named_vehicles v ON v.id = t.vehicle_id
         JOIN customers c ON c.id = t.sender_id
         JOIN staff a ON a.id = t.advisor_id
         WHERE h.objection IS NOT NULL AND h.remedied_at IS NULL ORDER BY h.at",
    )
    .fetch_all(cx.db())
    .await?;
    for one in &mut open {
        one.customer = mask::name(&one.customer);
    }
    Ok(open)
}
