//! A customer books: by telephone, online, at the counter or by message (APT-01, APT-06).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::AppointmentRef;
use super::form::{self, WantedTime};
use super::wanted::{self, WantedLine};
use super::{AppointmentId, AppointmentKind, AppointmentState, BookingChannel, ConfirmedHow, hold};
use crate::customers::CustomerId;
use crate::documents::numbers::{self, Series};
use crate::enquiries::{EnquiryId, take_up};
use crate::kernel::text::LongText;
use crate::kernel::text::terms::terms_of_number;
use crate::kernel::{Checks, Result, StaffId, Write};
use crate::search::index::{self, Kind};
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookAppointment {
    pub customer_id: CustomerId,
    pub vehicle_id: VehicleId,
    pub channel: BookingChannel,
    pub kind: AppointmentKind,
    pub time: WantedTime,
    /// In the customer's own words; not needed where lines say what is wanted.
    #[serde(default)]
    pub words: LongText<1000>,
    /// Operations, packages and parts; their parts are kept back at once.
    #[serde(default)]
    pub lines: Vec<WantedLine>,
    /// Who looks after it; whoever books.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub advisor_id: Option<StaffId>,
    /// Time and contents were agreed with the customer there and then, and how (APT-10).
    #[serde(default)]
    #[ts(optional = nullable)]
    pub confirmed_how: Option<ConfirmedHow>,
    /// The question that led to it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub enquiry_id: Option<EnquiryId>,
}

/// # Errors
/// `customers.unknown`, `vehicles.unknown`, `appointments.scrapped`, `appointments.car_booked`,
/// `appointments.words_needed`, and everything that speaks against the time
/// (`appointments.technician_taken`, `…bay_taken`, `…full`, `…outside_hours` …), all at once; then what
/// speaks against the enquiry (`enquiries.taken_up`, `enquiries.car_not_asked`, `enquiries.was_withdrawn`).
pub async fn book(cx: &mut Write, input: BookAppointment) -> Result<AppointmentRef> {
    let advisor = input.advisor_id.unwrap_or_else(|| cx.staff());
    let mut checks = Checks::new();
    form::check_who(cx, &mut checks, input.customer_id, input.vehicle_id, advisor).await?;
    checks.require(
        !input.words.is_empty() || !input.lines.is_empty() || input.kind == AppointmentKind::Wash,
        "words",
        "appointments.words_needed",
    );
    let span = form::check_time(cx, &mut checks, input.kind, &input.time, None).await?;
    if let Some(span) = span {
        form::check_twice(cx, &mut checks, input.vehicle_id, span, None).await?;
    }
    let wanted = wanted::looked_up(cx, &mut checks, "lines", &input.lines).await?;
    checks.done()?;

    let number = numbers::next(cx, Series::Appointment).await?;
    let starts_at = input.time.starts_at;
    let confirm_by = form::confirm_by(cx, starts_at).await?;
    let (now, staff) = (cx.now, cx.staff());
    let agreed = input.confirmed_how;
    let state = if agreed.is_some() { AppointmentState::Confirmed } else { AppointmentState::Booked };
    let id: AppointmentId = sqlx::query_scalar(
        "INSERT INTO appointments (number, customer_id, vehicle_id, advisor_id, channel, kind, starts_at, ends_at,
                technician_id, bay_id, words, state, booked_at, booked_by, confirm_by, confirmed_at, confirmed_by,
                confirmed_how)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(input.customer_id)
    .bind(input.vehicle_id)
    .bind(advisor)
    .bind(input.channel)
    .bind(input.kind)
    .bind(starts_at)
    .bind(starts_at.plus_minutes(input.time.minutes))
    .bind(input.time.technician_id)
    .bind(input.time.bay_id)
    .bind(&input.words)
    .bind(state)
    .bind(now)
    .bind(staff)
    .bind(confirm_by)
    .bind(agreed.map(|_| now))
    .bind(agreed.map(|_| staff))
    .bind(agreed)
    .fetch_one(cx.db())
    .await?;
    wanted::keep(cx, id, &wanted).await?;
    hold::hold(cx, id, &number, starts_at.day()).await?;
    index::add(cx, Kind::Appointment, id.0, &terms_of_number(&number)).await?;
    if let Some(enquiry) = input.enquiry_id {
        take_up::booked(cx, enquiry, id.0, &number, input.vehicle_id).await?;
    }
    cx.about("appointment", id.0);
    cx.about("customer", input.customer_id.0);
    cx.about("vehicle", input.vehicle_id.0);
    Ok(AppointmentRef { id, number, state, version: 1 })
}
