//! What the front desk has to see to: who comes today, whom to ring, for whom a part is missing.

use serde::Serialize;
use ts_rs::TS;

use super::AppointmentId;
use super::read::{AppointmentRow, rows};
use crate::kernel::{Nothing, Read, Result};
use crate::policy::{self, keys};

const MOST: i64 = 100;

#[derive(Debug, Serialize, TS)]
pub struct AppointmentsToday {
    /// Cars of today that are awaited or there, by time.
    pub today: Vec<AppointmentRow>,
    /// Of any day, not confirmed with the customer; by the time until which they are to be.
    pub unconfirmed: Vec<AppointmentRow>,
    /// Of today and the next days, with parts missing.
    pub short: Vec<AppointmentRow>,
}

pub async fn today(cx: &mut Read, _: Nothing) -> Result<AppointmentsToday> {
    let day = cx.today();
    let ahead = policy::value(cx, keys::SHORT_AHEAD_DAYS).await?;
    let today: Vec<AppointmentId> = sqlx::query_scalar(
        "SELECT id FROM appointments INDEXED BY appointments_by_day
         WHERE starts_at >= ? AND starts_at < ? AND state IN ('booked', 'confirmed', 'arrived') ORDER BY starts_at, id",
    )
    .bind(day.start())
    .bind(day.plus_days(1).start())
    .fetch_all(cx.db())
    .await?;
    let unconfirmed: Vec<AppointmentId> = sqlx::query_scalar(
        "SELECT id FROM appointments INDEXED BY appointments_unconfirmed
         WHERE state = 'booked' ORDER BY confirm_by LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let short: Vec<AppointmentId> = sqlx::query_scalar(
        "SELECT a.id FROM appointments a INDEXED BY appointments_awaited
         WHERE a.state IN ('booked', 'confirmed') AND a.starts_at >= ? AND a.starts_at < ?
           AND EXISTS (SELECT 1 FROM appointment_parts y
                       JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = y.id
                       WHERE y.appointment_id = a.id AND r.held < r.wanted)
         ORDER BY a.starts_at LIMIT ?",
    )
    .bind(day.start())
    .bind(day.plus_days(ahead + 1).start())
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    Ok(AppointmentsToday {
        today: rows(cx, &today).await?,
        unconfirmed: rows(cx, &unconfirmed).await?,
        short: rows(cx, &short).await?,
    })
}
