//! The parts of an appointment are kept back in the stock ledger (APT-03). Each has a reservation of
//! its own, so that an order's line can take it over whole.

use super::wanted::{self, WantedPart};
use super::{AppointmentId, AppointmentPartId, AppointmentState};
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::{Day, Quantity, Read, Result, StaffId, Write};
use crate::notices::tell::{Word, tell, withdraw};
use crate::notices::{NoticeAbout, NoticeCode};
use crate::parts::reservations::{self, Filled, Lost};
use crate::parts::{MAIN_WAREHOUSE, Origin, PartId, stock};
use crate::reactions;

/// The kind of origin under which an appointment's parts reserve.
pub const PART: &str = "appointment_part";

/// Makes the reservations of an awaited car be what it needs, for that day.
pub(super) async fn hold(cx: &mut Write, id: AppointmentId, number: &str, day: Day) -> Result<()> {
    let mut filled = Vec::new();
    for part in wanted::parts_of(cx, id).await? {
        let origin = Origin::of(PART, part.id.0).called(number);
        let reserved = reservations::reserve(cx, origin, part.part_id, MAIN_WAREHOUSE, part.quantity).await?;
        reservations::needed_on(cx, origin, Some(day)).await?;
        filled.extend(reserved.filled);
    }
    reactions::parts_freed(cx, &filled).await
}

/// Nobody comes for them: what is still kept back is free for others.
pub async fn free(cx: &mut Write, id: AppointmentId) -> Result<()> {
    let parts = wanted::parts_of(cx, id).await?;
    free_these(cx, &parts).await?;
    withdraw(cx, NoticeAbout::Appointment, id.0).await
}

pub(super) async fn free_these(cx: &mut Write, parts: &[WantedPart]) -> Result<()> {
    let mut filled = Vec::new();
    for part in parts {
        filled.extend(reservations::release(cx, Origin::of(PART, part.id.0)).await?);
    }
    reactions::parts_freed(cx, &filled).await
}

/// Parts came for cars that are awaited; whoever looks after them hears of it once nothing is missing.
pub async fn arrived(cx: &mut Write, filled: &[Filled]) -> Result<()> {
    for one in filled.iter().filter(|one| one.origin_kind == PART) {
        if let Some(about) = about(cx, AppointmentPartId(one.origin_id)).await?
            && !about.short
        {
            told(cx, &about, NoticeCode::BookedPartsComplete, (one.part, one.quantity)).await?;
        }
    }
    Ok(())
}

/// What was kept back for them is not there.
pub async fn lost(cx: &mut Write, lost: &[Lost]) -> Result<()> {
    for one in lost.iter().filter(|one| one.origin_kind == PART) {
        if let Some(about) = about(cx, AppointmentPartId(one.origin_id)).await? {
            told(cx, &about, NoticeCode::BookedPartsMissing, (one.part, one.quantity)).await?;
        }
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct About {
    id: AppointmentId,
    number: String,
    state: AppointmentState,
    plate: Option<String>,
    advisor_id: StaffId,
    short: bool,
}

async fn about(cx: &mut Read, part: AppointmentPartId) -> Result<Option<About>> {
    Ok(sqlx::query_as(
        "SELECT a.id, a.number, a.state, v.plate, a.advisor_id,
                EXISTS (SELECT 1 FROM appointment_parts y
                        JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = y.id
                        WHERE y.appointment_id = a.id AND r.held < r.wanted) AS short
         FROM appointment_parts x JOIN appointments a ON a.id = x.appointment_id
         JOIN vehicles v ON v.id = a.vehicle_id
         WHERE x.id = ?",
    )
    .bind(part)
    .fetch_optional(cx.db())
    .await?)
}

async fn told(cx: &mut Write, about: &About, code: NoticeCode, part: (PartId, Quantity)) -> Result<()> {
    if !about.state.is_awaited() {
        return Ok(());
    }
    let what = stock::counted(cx, &[part]).await?;
    let label = about.plate.as_deref().map_or_else(|| about.number.clone(), with_dot);
    let word = Word { code, about: (NoticeAbout::Appointment, about.id.0), label: &label, text: &what };
    cx.about("appointment", about.id.0);
    tell(cx, about.advisor_id, &word).await
}
