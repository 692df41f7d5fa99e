//! 预约单, filled from the booking.

use super::AppointmentId;
use super::read::{self, WhichAppointment};
use crate::customers;
use crate::dealership;
use crate::documents::forms::booking::{BookedWork, Booking, KeptPart};
use crate::documents::forms::same_word;
use crate::kernel::{Read, Result};
use crate::policy::{self, keys};
use crate::vehicles;

/// # Errors
/// `appointments.unknown`.
pub async fn booking(cx: &mut Read, id: AppointmentId) -> Result<Booking> {
    let card = read::card(cx, WhichAppointment { id }).await?;
    let row = card.appointment;
    let awaited = row.state.is_awaited();
    let work = card.lines.into_iter().map(|line| BookedWork {
        code: line.code,
        name: line.name,
        hours: line.hours,
        quantity: line.quantity,
        unit: line.unit,
    });
    // Once the car is here, or will not come, nothing is kept back any more.
    let parts = card.parts.into_iter().filter(|_| awaited).map(|part| KeptPart {
        kept: part.held.is_some_and(|held| held >= part.quantity),
        number: part.number,
        name: part.name,
        unit: part.unit,
        quantity: part.quantity,
        expected: part.expected_day,
    });
    Ok(Booking {
        house: dealership::paper::house(cx).await?,
        number: row.number,
        booked_at: row.booked_at,
        state: same_word(row.state)?,
        from: row.starts_at,
        until: row.ends_at,
        customer: customers::paper::party(cx, row.customer_id).await?,
        car: vehicles::paper::car(cx, row.vehicle_id).await?,
        kind: same_word(row.kind)?,
        advisor: row.advisor,
        technician: row.technician,
        words: row.words,
        work: work.collect(),
        parts: parts.collect(),
        bring: policy::value(cx, keys::BRING_ALONG).await?,
    })
}
