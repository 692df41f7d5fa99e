//! Somebody asks: what, about which car, and who shall answer. What can be said at once is answered in
//! the same step.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::steps::{self, Happened, Step};
use super::{EnquiryChannel, EnquiryId, EnquiryTopic, KIND, answer, assign, rules};
use crate::customers::CustomerId;
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{LongText, Text, empty_as_none};
use crate::kernel::{Checks, Moment, Refusal, Result, StaffId, Write};
use crate::policy::{self, keys};
use crate::reactions;
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordEnquiry {
    pub channel: EnquiryChannel,
    pub topic: EnquiryTopic,
    /// In the asker's own words.
    pub question: LongText<1000>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub customer_id: Option<CustomerId>,
    /// Its owner is the customer where none is named.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub vehicle_id: Option<VehicleId>,
    /// Needed of somebody who is not on file.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub asker: Option<Text<60>>,
    /// Telephone or account to answer to, where it is not the one on file.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub contact: Option<Text<60>>,
    /// None: now. A message of the night is written up in the morning.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub received_at: Option<Moment>,
    /// Who shall answer; none: whoever has time.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub specialist_id: Option<StaffId>,
    /// What was said at once.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub answer: Option<LongText<1000>>,
}

/// # Errors
/// `enquiries.question_needed`, `enquiries.asker_needed`, `enquiries.contact_needed`,
/// `enquiries.in_future`, `enquiries.long_ago`, and unknown people or cars; all at once.
pub async fn record(cx: &mut Write, input: RecordEnquiry) -> Result<EnquiryRef> {
    let mut checks = Checks::new();
    checks.require(!input.question.is_empty(), "question", "enquiries.question_needed");
    rules::check_received(&mut checks, input.received_at, cx.now);
    let owner = owner_of(cx, &mut checks, input.vehicle_id).await?;
    let customer = input.customer_id.or(owner);
    let on_file = name_of(cx, &mut checks, customer).await?;
    let asker = input.asker.map(Text::into_string).or(on_file);
    checks.require(asker.is_some(), "asker", "enquiries.asker_needed");
    if let Some(specialist) = input.specialist_id {
        assign::check(cx, &mut checks, specialist).await?;
    }
    let said = input.answer.and_then(LongText::or_none);
    let reachable =
        rules::can_be_answered(input.channel, customer.is_some(), input.contact.as_deref(), said.is_some());
    checks.require(reachable, "contact", "enquiries.contact_needed");
    checks.done()?;

    let now = cx.now;
    let received = input.received_at.unwrap_or(now);
    let minutes: i64 = policy::value_on(cx, keys::ANSWER_MINUTES.name, received.day()).await?;
    let number = numbers::next(cx, Series::Enquiry).await?;
    let staff = cx.staff();
    let id: EnquiryId = sqlx::query_scalar(
        "INSERT INTO enquiries (number, channel, topic, question, customer_id, vehicle_id, asker, contact, received_at,
                                recorded_at, recorded_by, answer_by, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open') RETURNING id",
    )
    .bind(&number)
    .bind(input.channel)
    .bind(input.topic)
    .bind(&input.question)
    .bind(customer)
    .bind(input.vehicle_id)
    .bind(asker.unwrap_or_default())
    .bind(input.contact.as_deref().map(rules::contact))
    .bind(received)
    .bind(now)
    .bind(staff)
    .bind(received.plus_minutes(minutes))
    .fetch_one(cx.db())
    .await?;
    cx.about(KIND, id.0);
    if let Some(customer) = customer {
        cx.about("customer", customer.0);
        reactions::customer_asked(cx, customer, received).await?;
    }
    if let Some(vehicle) = input.vehicle_id {
        cx.about("vehicle", vehicle.0);
    }
    match said {
        Some(said) => answer::keep(cx, id, &said, input.channel).await?,
        None => {
            if let Some(specialist) = input.specialist_id {
                assign::keep(cx, id, &number, specialist, &input.question).await?;
                steps::note(cx, id, Happened::Assigned, Step { staff: Some(specialist), ..Step::default() })
                    .await?;
            }
        }
    }
    Ok(EnquiryRef { id, number, version: 1 })
}

async fn owner_of(
    cx: &mut Write,
    checks: &mut Checks,
    vehicle: Option<VehicleId>,
) -> Result<Option<CustomerId>> {
    let Some(vehicle) = vehicle else { return Ok(None) };
    let found: Option<Option<CustomerId>> = sqlx::query_scalar("SELECT owner_id FROM vehicles WHERE id = ?")
        .bind(vehicle)
        .fetch_optional(cx.db())
        .await?;
    checks.require(found.is_some(), "vehicle_id", "vehicles.unknown");
    Ok(found.flatten())
}

async fn name_of(
    cx: &mut Write,
    checks: &mut Checks,
    customer: Option<CustomerId>,
) -> Result<Option<String>> {
    let Some(customer) = customer else { return Ok(None) };
    let found: Option<String> = sqlx::query_scalar("SELECT name FROM customers WHERE id = ?")
        .bind(customer)
        .fetch_optional(cx.db())
        .await?;
    if found.is_none() {
        checks.add(Refusal::new("customers.unknown").at("customer_id"));
    }
    Ok(found)
}
