//! The way out of one visit, and those under way.

use serde::Serialize;
use ts_rs::TS;

use super::CalloutResult;
use crate::kernel::identifiers::mask;
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::{Moment, Nothing, Permission, Read, Result, StaffId};
pub use crate::reception::read::WhichVisit;
use crate::reception::{ArrivalChannel, VisitId, VisitState};
use crate::vehicles::VehicleId;

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct CalloutView {
    pub visit_id: VisitId,
    pub visit_number: String,
    pub visit_state: VisitState,
    /// Rescue or home service.
    pub channel: ArrivalChannel,
    pub vehicle_id: VehicleId,
    /// With the dot.
    pub plate: Option<String>,
    pub model: Option<String>,
    /// In the customer's own words.
    pub customer_words: String,
    pub asked_at: Moment,
    /// None: nothing is planned yet.
    pub place: Option<String>,
    /// Who waits there: as named, else the sender; masked for who may not see customers.
    pub contact: String,
    /// Masked.
    pub phone: Option<String>,
    pub technician_id: Option<StaffId>,
    pub technician: Option<String>,
    pub departed_at: Option<Moment>,
    pub there_at: Option<Moment>,
    pub finished_at: Option<Moment>,
    pub result: Option<CalloutResult>,
    pub note: Option<String>,
    /// From the call until somebody was there, or so far.
    #[sqlx(skip)]
    pub minutes: i64,
    /// None: nothing is planned yet.
    pub version: Option<i64>,
}

/// None where the visit asked for nobody to come.
pub async fn callout(cx: &mut Read, input: WhichVisit) -> Result<Option<CalloutView>> {
    let asked: Option<VisitId> = sqlx::query_scalar(
        "SELECT id FROM visits t WHERE id = ?1
           AND (channel IN ('rescue', 'home') OR EXISTS (SELECT 1 FROM callouts c WHERE c.visit_id = ?1))",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    Ok(match asked {
        Some(id) => rows(cx, &[id]).await?.pop(),
        None => None,
    })
}

/// Whoever waits for somebody to come, the longest wait first; who was reached but is not done yet too.
pub async fn callouts_under_way(cx: &mut Read, _: Nothing) -> Result<Vec<CalloutView>> {
    let ids: Vec<VisitId> = sqlx::query_scalar(
        "SELECT id FROM placed_visits WHERE state = 'open' AND whereabouts = 'out' ORDER BY arrived_at, id",
    )
    .fetch_all(cx.db())
    .await?;
    rows(cx, &ids).await
}

async fn rows(cx: &mut Read, ids: &[VisitId]) -> Result<Vec<CalloutView>> {
    let mut rows: Vec<CalloutView> = sqlx::query_as(
        "SELECT t.id AS visit_id, t.number AS visit_number, t.state AS visit_state, t.channel, t.vehicle_id, v.plate,
                v.model, t.customer_words,
                t.arrived_at AS asked_at, c.place, coalesce(c.contact, x.name) AS contact,
                coalesce(c.phone, (SELECT p.number FROM customer_phones p WHERE p.customer_id = t.sender_id
                                   ORDER BY p.position LIMIT 1)) AS phone,
                c.technician_id, s.name AS technician, c.departed_at, c.there_at, c.finished_at, c.result, c.note,
                c.version
         FROM json_each(?) wanted CROSS JOIN visits t ON t.id = wanted.value
         LEFT JOIN callouts c ON c.visit_id = t.id
         JOIN named_vehicles v ON v.id = t.vehicle_id
         JOIN customers x ON x.id = t.sender_id LEFT JOIN staff s ON s.id = c.technician_id
         ORDER BY wanted.key",
    )
    .bind(serde_json::to_string(ids)?)
    .fetch_all(cx.db())
    .await?;
    let (now, knows) = (cx.now, cx.who.may(Permission::ViewCustomers));
    for row in &mut rows {
        row.minutes = row.there_at.unwrap_or(now).minutes_since(row.asked_at).max(0);
        row.plate = row.plate.as_deref().map(with_dot);
        row.phone = row.phone.as_deref().map(mask::phone);
        if !knows {
            row.contact = mask::name(&row.contact);
        }
    }
    Ok(rows)
}
