//! Consents and their withdrawal (Personal Information Protection Law, art. 13–16, 23).
//!
//! A log, never edited. What counts is the newest entry for a purpose that speaks of the
//! channel or of all channels; withdrawing is one step, as giving is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CustomerRef;
use super::{Channel, ConsentWay, CustomerId, Purpose};
use crate::kernel::{Moment, Read, Refusal, Result, Write};
use crate::policy::{self, keys};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveDataConsent {
    pub customer_id: CustomerId,
    pub purpose: Purpose,
    pub channel: Channel,
    pub how: ConsentWay,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawDataConsent {
    pub customer_id: CustomerId,
    pub purpose: Purpose,
    /// `any` takes back every channel at once.
    pub channel: Channel,
    pub how: ConsentWay,
}

/// One entry of the log.
#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct ConsentEntry {
    pub purpose: Purpose,
    pub channel: Channel,
    pub granted: bool,
    pub how: ConsentWay,
    /// Which text the customer was shown.
    pub notice_version: String,
    pub at: Moment,
    pub by: Option<String>,
}

pub async fn give_consent(cx: &mut Write, input: GiveDataConsent) -> Result<CustomerRef> {
    log(cx, input.customer_id, input.purpose, input.channel, true, input.how).await
}

/// Allowed without a consent before it: an objection is kept as well.
pub async fn withdraw_consent(cx: &mut Write, input: WithdrawDataConsent) -> Result<CustomerRef> {
    log(cx, input.customer_id, input.purpose, input.channel, false, input.how).await
}

/// Whether the customer agrees to being reached for this purpose by this channel.
pub async fn holds(cx: &mut Read, customer: CustomerId, purpose: Purpose, channel: Channel) -> Result<bool> {
    let newest: Option<bool> = sqlx::query_scalar(
        "SELECT granted FROM consents WHERE customer_id = ? AND purpose = ? AND channel IN (?, 'any')
         ORDER BY id DESC LIMIT 1",
    )
    .bind(customer)
    .bind(purpose)
    .bind(channel)
    .fetch_optional(cx.db())
    .await?;
    Ok(newest.unwrap_or(false))
}

/// The whole log of one customer, newest first.
pub(super) async fn log_of(cx: &mut Read, customer: CustomerId) -> Result<Vec<ConsentEntry>> {
    Ok(sqlx::query_as(
        "SELECT c.purpose, c.channel, c.granted, c.how, c.notice_version, c.at, s.name AS by
         FROM consents c LEFT JOIN staff s ON s.id = c.by_staff
         WHERE c.customer_id = ? ORDER BY c.id DESC",
    )
    .bind(customer)
    .fetch_all(cx.db())
    .await?)
}

/// Of a log (newest first) what counts now. An entry for all channels replaces what was
/// said about single ones before.
pub fn current(log: &[ConsentEntry]) -> Vec<ConsentEntry> {
    let mut now: Vec<ConsentEntry> = Vec::new();
    for entry in log {
        let answered =
            now.iter().any(|newer| newer.purpose == entry.purpose && covers(newer.channel, entry.channel));
        if !answered {
            now.push(entry.clone());
        }
    }
    now.sort_by_key(|entry| (entry.purpose, entry.channel));
    now
}

fn covers(newer: Channel, older: Channel) -> bool {
    newer == older || newer == Channel::Any
}

async fn log(
    cx: &mut Write,
    customer: CustomerId,
    purpose: Purpose,
    channel: Channel,
    granted: bool,
    how: ConsentWay,
) -> Result<CustomerRef> {
    let version: Option<i64> = sqlx::query_scalar("SELECT version FROM customers WHERE id = ?")
        .bind(customer)
        .fetch_optional(cx.db())
        .await?;
    let version = version.ok_or_else(|| Refusal::new("customers.unknown").at("customer_id"))?;
    let notice = policy::value(cx, keys::NOTICE_VERSION).await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO consents (customer_id, purpose, channel, granted, how, notice_version, at, by_staff)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(customer)
    .bind(purpose)
    .bind(channel)
    .bind(granted)
    .bind(how)
    .bind(notice)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    reactions::customer_changed(cx, customer).await?;
    cx.about("customer", customer.0);
    Ok(CustomerRef { id: customer, version })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(purpose: Purpose, channel: Channel, granted: bool) -> ConsentEntry {
        let how = ConsentWay::Spoken;
        ConsentEntry {
            purpose,
            channel,
            granted,
            how,
            notice_version: "1".into(),
            at: Moment::from_millis(0),
            by: None,
        }
    }

    #[test]
    fn the_newest_word_counts() {
        use Channel::{Any, Phone, Sms};
        use Purpose::{Marketing, Survey};
        // Oldest first, as they were said.
        let mut log = vec![
            entry(Marketing, Sms, true),
            entry(Marketing, Phone, true),
            entry(Marketing, Any, false),
            entry(Marketing, Phone, true),
            entry(Survey, Any, true),
        ];
        log.reverse();
        let now: Vec<_> =
            current(&log).iter().map(|entry| (entry.purpose, entry.channel, entry.granted)).collect();
        assert_eq!(now, [(Marketing, Any, false), (Marketing, Phone, true), (Survey, Any, true)]);
    }
}
