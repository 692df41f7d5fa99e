//! The head of an order's screen: order, car, visit and people in one row.

use serde::Serialize;
use ts_rs::TS;

use super::{Hold, OrderId, OrderKind, OrderState};
use crate::appointments::AppointmentId;
use crate::customers::CustomerId;
use crate::kernel::identifiers::mask;
use crate::kernel::{Moment, Permission, Read, Refusal, Result, StaffId};
use crate::reception::VisitId;
use crate::vehicles::VehicleId;

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct OrderHead {
    pub id: OrderId,
    pub number: String,
    pub state: OrderState,
    pub hold: Option<Hold>,
    pub hold_since: Option<Moment>,
    pub kind: OrderKind,
    pub caused_by_order: Option<OrderId>,
    pub caused_by_number: Option<String>,
    /// The earlier order this may be a comeback of.
    pub comeback_of: Option<OrderId>,
    pub comeback_number: Option<String>,
    /// What a person decided; nothing while open.
    pub comeback_decided: Option<bool>,
    pub comeback_reason: Option<String>,
    pub fault: Option<String>,
    pub diagnosis: Option<String>,
    pub advice: Option<String>,
    pub insurer: Option<String>,
    pub insurance_case: Option<String>,
    pub referral_code: Option<bool>,
    pub opened_at: Moment,
    pub agreed_at: Option<Moment>,
    pub promised_at: Option<Moment>,
    /// By when the three-year promise wants it good; waiting does not move it (WSH-08).
    pub repair_limit_at: Option<Moment>,
    pub finished_at: Option<Moment>,
    pub passed_at: Option<Moment>,
    pub settled_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
    pub cancelled_at: Option<Moment>,
    pub cancel_reason: Option<String>,
    /// It stems from a kept appointment (APT-02).
    pub appointment_id: Option<AppointmentId>,
    pub appointment_number: Option<String>,
    pub version: i64,
    pub advisor_id: StaffId,
    pub advisor: String,

    pub vehicle_id: VehicleId,
    pub plate: Option<String>,
    pub plate_colour: Option<String>,
    pub vin: Option<String>,
    pub model: Option<String>,

    pub visit_id: VisitId,
    pub visit_number: String,
    pub arrived_at: Moment,
    pub mileage: i64,
    pub customer_words: String,
    pub walked_around: bool,
    /// The customer waits in the house.
    pub waiting: bool,
    pub wash: bool,
    /// The customer wants the replaced parts.
    pub takes_old_parts: bool,
    pub contact_for_add_ons: Option<String>,

    pub owner_id: Option<CustomerId>,
    pub owner: Option<String>,
    pub sender_id: CustomerId,
    pub sender: String,
    /// Masked; shown in full by its own, logged command.
    pub sender_phone: Option<String>,
    /// Photos and files of the order and its visit.
    pub attachments: i64,
    /// Other orders of the same visit.
    pub siblings: i64,
}

/// The head, or `orders.unknown`. Phones are masked; names too for who may not see customers.
pub(super) async fn read(cx: &mut Read, id: OrderId) -> Result<OrderHead> {
    let found: Option<OrderHead> = sqlx::query_as(
        "SELECT o.id, o.number, o.state, o.hold, o.hold_since, o.kind, o.caused_by_order,
                cause.number AS caused_by_number, o.comeback_of, back.number AS comeback_number,
                o.comeback_decided, o.comeback_reason, o.fault, o.diagnosis, o.advice, o.insurer,
                o.insurance_case, o.referral_code, o.opened_at, o.agreed_at, o.promised_at, o.repair_limit_at, o.finished_at,
                o.passed_at, o.settled_at, o.delivered_at, o.cancelled_at, o.cancel_reason, o.version,
                o.appointment_id, y.number AS appointment_number,
                o.advisor_id, a.name AS advisor,
                o.vehicle_id, v.plate, v.plate_colour, v.vin, v.model,
                t.id AS visit_id, t.number AS visit_number, t.since AS arrived_at, t.mileage, t.customer_words,
                t.walk_around_at IS NOT NULL AS walked_around, t.waiting, t.wash,
                t.old_parts = 'take' AS takes_old_parts, t.contact_for_add_ons,
                t.owner_id, w.name AS owner, t.sender_id, s.name AS sender,
                (SELECT p.number FROM customer_phones p WHERE p.customer_id = s.id ORDER BY p.position LIMIT 1)
                    AS sender_phone,
                (SELECT count(*) FROM attachments x WHERE x.removed_at IS NULL
                    AND x.subject_kind = 'order' AND x.subject_id = o.id)
                + (SELECT count(*) FROM attachments x WHERE x.removed_at IS NULL
                    AND x.subject_kind = 'visit' AND x.subject_id = t.id) AS attachments,
                (SELECT count(*) FROM repair_orders y WHERE y.visit_id = t.id AND y.id <> o.id) AS siblings
         FROM repair_orders o
         JOIN placed_visits t ON t.id = o.visit_id
         JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN staff a ON a.id = o.advisor_id
         JOIN customers s ON s.id = t.sender_id
         LEFT JOIN customers w ON w.id = t.owner_id
         LEFT JOIN repair_orders cause ON cause.id = o.caused_by_order
         LEFT JOIN appointments y ON y.id = o.appointment_id
         LEFT JOIN repair_orders back ON back.id = o.comeback_of
         WHERE o.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let mut head = found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id").with("id", id))?;
    head.sender_phone = head.sender_phone.as_deref().map(mask::phone);
    if !cx.who.may(Permission::ViewCustomers) {
        head.sender = mask::name(&head.sender);
        head.owner = head.owner.as_deref().map(mask::name);
    }
    Ok(head)
}
