//! Appointments of any day, the latest first: what is awaited, late, missed, kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AppointmentId;
use super::read::{AppointmentRow, rows};
use crate::kernel::{Checks, Day, Read, Result, page};

const PAGE: usize = 100;
/// As far as one looks back or ahead at once.
const LONGEST_DAYS: i64 = 5 * 366;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum AppointmentShow {
    #[default]
    All,
    /// Still to come.
    Awaited,
    /// Not confirmed with the customer.
    Unconfirmed,
    /// Not confirmed in time, or only afterwards.
    Late,
    /// A part is missing.
    Short,
    /// Kept: the car came.
    Arrived,
    Missed,
    Cancelled,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListAppointments {
    /// Of these days.
    pub from: Day,
    pub until: Day,
    #[serde(default)]
    pub show: AppointmentShow,
    /// Rows of the pages before.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub skip: Option<u32>,
}

#[derive(Debug, Serialize, TS)]
pub struct AppointmentPage {
    pub rows: Vec<AppointmentRow>,
    /// To skip for the next page; nothing where this was the last.
    pub next: Option<u32>,
}

/// # Errors
/// `parts.period_range` where it does not begin before it ends, or is longer than five years.
pub async fn list(cx: &mut Read, input: ListAppointments) -> Result<AppointmentPage> {
    let mut checks = Checks::new();
    let sane = input.until >= input.from && input.from.plus_days(LONGEST_DAYS) >= input.until;
    checks.require(sane, "until", "parts.period_range");
    checks.done()?;
    let skip = input.skip.unwrap_or(0);
    let now = cx.now;
    let mut ids: Vec<AppointmentId> = sqlx::query_scalar(
        "SELECT a.id FROM appointments a INDEXED BY appointments_by_day
         WHERE a.starts_at >= ?1 AND a.starts_at < ?2
           AND CASE ?3 WHEN 'all' THEN 1
                 WHEN 'awaited' THEN a.state IN ('booked', 'confirmed')
                 WHEN 'unconfirmed' THEN a.state = 'booked'
                 WHEN 'late' THEN coalesce(a.confirmed_at > a.confirm_by, a.state = 'booked' AND ?4 > a.confirm_by)
                 WHEN 'short' THEN EXISTS (SELECT 1 FROM appointment_parts y
                        JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = y.id
                        WHERE y.appointment_id = a.id AND r.held < r.wanted)
                 ELSE a.state = ?3 END
         ORDER BY a.starts_at DESC, a.id DESC LIMIT ?5 OFFSET ?6",
    )
    .bind(input.from.start())
    .bind(input.until.plus_days(1).start())
    .bind(input.show)
    .bind(now)
    .bind(PAGE as i64 + 1)
    .bind(skip)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut ids, PAGE);
    let next = more.then(|| skip.saturating_add(PAGE as u32));
    Ok(AppointmentPage { rows: rows(cx, &ids).await?, next })
}
