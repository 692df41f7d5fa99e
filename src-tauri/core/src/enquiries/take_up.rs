//! What an enquiry leads to: the car comes, or a time is booked for it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::steps::{self, Happened, Step};
use super::{Became, EnquiryId, EnquiryState, KIND, ending, head};
use crate::audit::stale;
use crate::kernel::{Read, Refusal, Result, Write};
use crate::reception::VisitId;
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeUpEnquiry {
    pub id: EnquiryId,
    pub version: i64,
    /// The car that came because of it.
    pub visit_id: VisitId,
}

/// # Errors
/// `reception.unknown`, `enquiries.other_car`, `enquiries.taken_up`, `enquiries.was_withdrawn`.
pub async fn take_up(cx: &mut Write, input: TakeUpEnquiry) -> Result<EnquiryRef> {
    let head = head::load(cx, input.id).await?;
    stale::refuse_if_changed(cx, KIND, input.id.0, input.version, head.version).await?;
    let found: Option<(VehicleId, String)> =
        sqlx::query_as("SELECT vehicle_id, number FROM visits WHERE id = ? AND state <> 'cancelled'")
            .bind(input.visit_id)
            .fetch_optional(cx.db())
            .await?;
    let (vehicle, visit) = found.ok_or_else(|| Refusal::new("reception.unknown").at("visit_id"))?;
    if head.vehicle_id.is_some_and(|asked| asked != vehicle) {
        return Err(Refusal::new("enquiries.other_car").at("visit_id").with("number", visit).into());
    }
    sqlx::query("UPDATE enquiries SET vehicle_id = ? WHERE id = ?")
        .bind(vehicle)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about("visit", input.visit_id.0);
    became(cx, input.id, Became::Visit, input.visit_id.0, &visit).await
}

/// It led to a visit or an appointment of this id and number.
///
/// # Errors
/// `enquiries.unknown`, `enquiries.taken_up`, `enquiries.was_withdrawn`.
pub async fn became(
    cx: &mut Write,
    id: EnquiryId,
    kind: Became,
    record: i64,
    number: &str,
) -> Result<EnquiryRef> {
    let head = head::load(cx, id).await?;
    if stands(cx, &head).await? {
        return Err(Refusal::new("enquiries.taken_up").at("id").with("number", head.number).into());
    }
    if head.state == EnquiryState::Withdrawn {
        return Err(Refusal::new("enquiries.was_withdrawn").at("id").with("number", head.number).into());
    }
    sqlx::query("UPDATE enquiries SET became_kind = ?, became_id = ? WHERE id = ?")
        .bind(kind)
        .bind(record)
        .bind(id)
        .execute(cx.db())
        .await?;
    steps::note(cx, id, Happened::Became, Step { text: Some(number), ..Step::default() }).await?;
    head::touched(cx, head).await
}

/// Whether what it led to stands: a visit called off, or an appointment nobody kept, leaves it free again.
pub(super) async fn stands(cx: &mut Read, head: &head::Head) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM visits WHERE ?1 = 'visit' AND id = ?2 AND state <> 'cancelled')
             OR EXISTS (SELECT 1 FROM appointments
                        WHERE ?1 = 'appointment' AND id = ?2 AND state NOT IN ('cancelled', 'missed'))",
    )
    .bind(head.became_kind)
    .bind(head.became_id)
    .fetch_one(cx.db())
    .await?)
}

/// A time was booked because of it: another car than the one asked about is a slip.
///
/// # Errors
/// `enquiries.unknown`, `enquiries.car_not_asked`, `enquiries.taken_up`, `enquiries.was_withdrawn`.
pub async fn booked(
    cx: &mut Write,
    id: EnquiryId,
    appointment: i64,
    number: &str,
    vehicle: VehicleId,
) -> Result<()> {
    let head = head::load(cx, id).await?;
    if head.vehicle_id.is_some_and(|asked| asked != vehicle) {
        let refusal = Refusal::new("enquiries.car_not_asked").at("vehicle_id");
        return Err(refusal.with("number", head.number).into());
    }
    sqlx::query("UPDATE enquiries SET vehicle_id = ? WHERE id = ?")
        .bind(vehicle)
        .bind(id)
        .execute(cx.db())
        .await?;
    if head.state == EnquiryState::Open {
        ending::end(cx, id, EnquiryState::Answered, number, None).await?;
    }
    became(cx, id, Became::Appointment, appointment, number).await?;
    Ok(())
}
