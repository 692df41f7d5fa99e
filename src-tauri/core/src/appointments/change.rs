//! The customer rings again: something else is wanted. What stays wanted stays kept back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::AppointmentRef;
use super::form::{self, WantedTime};
use super::wanted::{self, Wanted, WantedLine, WantedPart};
use super::{AppointmentId, AppointmentKind, BookingChannel, hold};
use crate::kernel::text::LongText;
use crate::kernel::{Checks, Result, StaffId, Write};
use crate::parts::reservations;
use crate::parts::{Origin, promises};
use crate::workshop::BayId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeAppointment {
    pub id: AppointmentId,
    pub version: i64,
    pub channel: BookingChannel,
    pub kind: AppointmentKind,
    #[serde(default)]
    pub words: LongText<1000>,
    /// All that is wanted from now on.
    pub lines: Vec<WantedLine>,
    pub advisor_id: StaffId,
}

/// # Errors
/// `appointments.unknown`, `record.stale`, `appointments.over`, `appointments.words_needed`, what is
/// wrong with the lines, and, for another kind of visit, what speaks against its time.
pub async fn change(cx: &mut Write, input: ChangeAppointment) -> Result<AppointmentRef> {
    let head = form::awaited(cx, input.id, input.version).await?;
    let mut checks = Checks::new();
    form::check_who(cx, &mut checks, head.customer_id, head.vehicle_id, input.advisor_id).await?;
    checks.require(
        !input.words.is_empty() || !input.lines.is_empty() || input.kind == AppointmentKind::Wash,
        "words",
        "appointments.words_needed",
    );
    if input.kind != head.kind {
        // Another kind of visit needs other people and bays at the same time.
        let (technician_id, bay_id): (Option<StaffId>, Option<BayId>) =
            sqlx::query_as("SELECT technician_id, bay_id FROM appointments WHERE id = ?")
                .bind(head.id)
                .fetch_one(cx.db())
                .await?;
        let minutes = head.ends_at.minutes_since(head.starts_at);
        let time = WantedTime { starts_at: head.starts_at, minutes, technician_id, bay_id };
        form::check_time(cx, &mut checks, input.kind, &time, Some(head.id)).await?;
    }
    let wanted = wanted::looked_up(cx, &mut checks, "lines", &input.lines).await?;
    checks.done()?;
    sqlx::query(
        "UPDATE appointments SET channel = ?, kind = ?, words = ?, advisor_id = ?, version = version + 1
         WHERE id = ?",
    )
    .bind(input.channel)
    .bind(input.kind)
    .bind(&input.words)
    .bind(input.advisor_id)
    .bind(head.id)
    .execute(cx.db())
    .await?;
    replace(cx, head.id, &head.number, &wanted).await?;
    hold::hold(cx, head.id, &head.number, head.starts_at.day()).await?;
    Ok(AppointmentRef { id: head.id, number: head.number, state: head.state, version: head.version + 1 })
}

/// The lines anew; a part that is wanted again keeps what is held for it, in the same place of the queue.
async fn replace(cx: &mut Write, id: AppointmentId, number: &str, wanted: &[Wanted]) -> Result<()> {
    let before = wanted::parts_of(cx, id).await?;
    let lines: Vec<i64> = sqlx::query_scalar("SELECT id FROM appointment_lines WHERE appointment_id = ?")
        .bind(id)
        .fetch_all(cx.db())
        .await?;
    wanted::keep(cx, id, wanted).await?;
    let last = before.last().map_or(0, |part| part.id.0);
    let after = wanted::parts_of(cx, id).await?.into_iter().filter(|part| part.id.0 > last);
    let mut left: Vec<WantedPart> = before.clone();
    for part in after {
        if let Some(at) = left.iter().position(|old| old.part_id == part.part_id) {
            let old = left.swap_remove(at);
            let from = Origin::of(hold::PART, old.id.0);
            reservations::pass_on(cx, from, Origin::of(hold::PART, part.id.0).called(number)).await?;
        }
    }
    hold::free_these(cx, &left).await?;
    for part in before {
        promises::record_gone(cx, Origin::of(hold::PART, part.id.0)).await?;
        sqlx::query("DELETE FROM appointment_parts WHERE id = ?").bind(part.id).execute(cx.db()).await?;
    }
    for line in lines {
        sqlx::query("DELETE FROM appointment_lines WHERE id = ?").bind(line).execute(cx.db()).await?;
    }
    Ok(())
}
