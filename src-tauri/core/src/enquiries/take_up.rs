//! What an enquiry leads to: the car comes, or a time is booked for it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::steps::{self, Happened, Step};
use super::{Became, EnquiryId, EnquiryState, KIND, head};
use crate::audit::stale;
use crate::kernel::{Refusal, Result, Write};
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

/// It led to a visit or an appointment of this id and number. Whoever makes appointments calls this.
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
    if head.became_id.is_some() {
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
