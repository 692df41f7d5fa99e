//! One visit: all of it for its page, and the little that slices above need.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::today::{VisitOrder, orders_of};
use super::{Acceptance, ArrivalChannel, CarView, DamageKind, OldParts, VisitId, VisitState, Whereabouts};
use crate::appointments::AppointmentId;
use crate::attachments::SignatureId;
use crate::attachments::signature::{self, SignatureView};
use crate::checklists::AnsweredFor;
use crate::checklists::answers::{AnswerView, AnswersOf, answers};
use crate::customers::CustomerId;
use crate::kernel::identifiers::mask;
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::{Moment, Read, Refusal, Result, StaffId};
use crate::vehicles::VehicleId;

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichVisit {
    pub id: VisitId,
}

/// What the slices above ask of a visit.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct VisitBrief {
    pub id: VisitId,
    pub number: String,
    pub vehicle_id: VehicleId,
    pub owner_id: Option<CustomerId>,
    pub sender_id: CustomerId,
    pub advisor_id: StaffId,
    pub arrived_at: Moment,
    pub mileage: i64,
    pub customer_words: String,
    pub acceptance: Acceptance,
    pub old_parts: OldParts,
    pub wash: bool,
    pub waiting: bool,
    pub test_drive: bool,
    pub contact_for_add_ons: Option<String>,
    pub walk_around_at: Option<Moment>,
    pub signature_id: Option<SignatureId>,
    pub state: VisitState,
    pub version: i64,
}

/// # Errors
/// `reception.unknown` at `visit_id`.
pub async fn brief(cx: &mut Read, id: VisitId) -> Result<VisitBrief> {
    let found: Option<VisitBrief> = sqlx::query_as(
        "SELECT id, number, vehicle_id, owner_id, sender_id, advisor_id, arrived_at, mileage, customer_words,
                acceptance, old_parts, wash, waiting, test_drive, contact_for_add_ons, walk_around_at,
                signature_id, state, version
         FROM visits WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.ok_or_else(|| Refusal::new("reception.unknown").at("visit_id"))?)
}

#[derive(Debug, Serialize, TS)]
pub struct VisitPage {
    pub visit: VisitView,
    pub answers: Vec<AnswerView>,
    pub marks: Vec<MarkView>,
    pub signature: Option<SignatureView>,
    pub orders: Vec<VisitOrder>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct VisitView {
    pub id: VisitId,
    pub number: String,
    pub state: VisitState,
    pub version: i64,
    pub vehicle_id: VehicleId,
    /// With the dot.
    pub plate: Option<String>,
    pub plate_colour: Option<String>,
    pub vin: Option<String>,
    pub model: Option<String>,
    pub colour: Option<String>,
    /// What the car runs on; decides whether a tank or a battery is asked for.
    pub fuel: Option<String>,
    pub owner_id: Option<CustomerId>,
    pub owner: Option<String>,
    pub sender_id: CustomerId,
    pub sender: String,
    /// Masked.
    pub sender_phone: Option<String>,
    pub advisor_id: StaffId,
    pub advisor: String,
    pub arrived_at: Moment,
    pub greeted_at: Option<Moment>,
    pub left_at: Option<Moment>,
    pub channel: ArrivalChannel,
    pub mileage: i64,
    pub fuel_eighths: Option<i64>,
    pub battery_percent: Option<i64>,
    pub customer_words: String,
    pub acceptance: Acceptance,
    pub acceptance_reason: Option<String>,
    pub warranty_explained: bool,
    pub belongings: Option<String>,
    pub valuables_reminded: bool,
    pub old_parts: OldParts,
    pub wash: bool,
    pub waiting: bool,
    pub test_drive: bool,
    pub contact_for_add_ons: Option<String>,
    pub walk_around_at: Option<Moment>,
    pub walk_around_by: Option<String>,
    pub cancel_reason: Option<String>,
    /// The visit stands for a kept appointment.
    pub appointment_id: Option<AppointmentId>,
    pub appointment_number: Option<String>,
    pub signature_id: Option<SignatureId>,
    /// Whether the car is in the house.
    pub whereabouts: Whereabouts,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct MarkView {
    pub view: CarView,
    pub x: i64,
    pub y: i64,
    pub kind: DamageKind,
    pub panel: Option<String>,
    pub note: Option<String>,
}

/// # Errors
/// `reception.unknown` at `id`.
pub async fn visit(cx: &mut Read, input: WhichVisit) -> Result<VisitPage> {
    let found: Option<VisitView> = sqlx::query_as(
        "SELECT w.id, w.number, w.state, w.version, w.vehicle_id, v.plate, v.plate_colour, v.vin,
                v.model, v.colour,
                v.runs_on AS fuel, w.owner_id, o.name AS owner, w.sender_id, c.name AS sender,
                (SELECT number FROM customer_phones p WHERE p.customer_id = w.sender_id
                 ORDER BY p.position LIMIT 1) AS sender_phone,
                w.advisor_id, s.name AS advisor, w.arrived_at, w.greeted_at, w.left_at, w.channel, w.mileage,
                w.fuel_eighths, w.battery_percent, w.customer_words, w.acceptance, w.acceptance_reason,
                w.warranty_explained, w.belongings, w.valuables_reminded, w.old_parts, w.wash, w.waiting,
                w.test_drive, w.contact_for_add_ons, w.walk_around_at, b.name AS walk_around_by,
                w.cancel_reason, w.appointment_id, y.number AS appointment_number, w.signature_id,
                w.whereabouts
         FROM placed_visits w
         JOIN named_vehicles v ON v.id = w.vehicle_id
         LEFT JOIN customers o ON o.id = w.owner_id
         JOIN customers c ON c.id = w.sender_id
         JOIN staff s ON s.id = w.advisor_id
         LEFT JOIN staff b ON b.id = w.walk_around_by
         LEFT JOIN appointments y ON y.id = w.appointment_id
         WHERE w.id = ?",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let mut visit = found.ok_or_else(|| Refusal::new("reception.unknown").at("id"))?;
    visit.sender_phone = visit.sender_phone.as_deref().map(mask::phone);
    visit.plate = visit.plate.as_deref().map(with_dot);
    let answers = answers(cx, AnswersOf { subject_kind: AnsweredFor::Visit, subject_id: input.id.0 }).await?;
    let marks = marks_of(cx, input.id).await?;
    let signature = match visit.signature_id {
        Some(id) => Some(signature::read(cx, id).await?),
        None => None,
    };
    let orders = orders_of(cx, input.id).await?;
    Ok(VisitPage { visit, answers, marks, signature, orders })
}

/// In the order they were made.
pub async fn marks_of(cx: &mut Read, id: VisitId) -> Result<Vec<MarkView>> {
    Ok(sqlx::query_as(
        "SELECT view, x, y, kind, panel, note FROM damage_marks WHERE visit_id = ? ORDER BY id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?)
}
