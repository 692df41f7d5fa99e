//! 派工单, 质检单 and 竣工出厂合格证, filled from the workshop's records.

mod certificate;
mod inspection;
mod job_sheet;

pub use certificate::certificate;
pub use inspection::inspection;
pub use job_sheet::job_sheet;

use crate::catalogue::JobClass;
use crate::customers::CustomerId;
use crate::documents::forms::{self, same_word};
use crate::kernel::{Moment, Read, Refusal, Result};
use crate::repair_orders::OrderId;
use crate::vehicles::VehicleId;

/// What each of them says of the order and its visit.
#[derive(sqlx::FromRow)]
struct Head {
    number: String,
    vehicle_id: VehicleId,
    owner_id: CustomerId,
    mileage: i64,
    advisor: String,
    fault: Option<String>,
    customer_words: String,
    diagnosis: Option<String>,
    promised_at: Option<Moment>,
    arrived_at: Moment,
    wash: bool,
    old_parts: String,
}

async fn head(cx: &mut Read, order: OrderId) -> Result<Head> {
    let found: Option<Head> = sqlx::query_as(
        "SELECT o.number, o.vehicle_id, coalesce(t.owner_id, t.sender_id) AS owner_id, t.mileage, a.name AS advisor,
                o.fault, t.customer_words, o.diagnosis, o.promised_at, t.since AS arrived_at, t.wash, t.old_parts
         FROM repair_orders o
         JOIN placed_visits t ON t.id = o.visit_id
         JOIN staff a ON a.id = o.advisor_id
         WHERE o.id = ?",
    )
    .bind(order)
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| Refusal::new("orders.unknown").at("subject_id").into())
}

async fn classes(cx: &mut Read, order: OrderId) -> Result<Vec<forms::JobClass>> {
    let classes: Vec<JobClass> = sqlx::query_scalar(
        "SELECT DISTINCT job_class FROM order_lines
         WHERE order_id = ? AND state = 'consented' AND job_class IS NOT NULL",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    classes.into_iter().map(same_word).collect()
}
