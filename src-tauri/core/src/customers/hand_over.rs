//! A portfolio passes from one advisor to another (CUS-06: cards belong to the house).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CustomerId;
use crate::kernel::text::Name;
use crate::kernel::{Checks, Refusal, Result, StaffId, Write};

const MOST_AT_ONCE: usize = 500;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct HandOverCustomers {
    pub from: StaffId,
    pub to: StaffId,
    /// Only these; without it the whole portfolio.
    pub customers: Option<Vec<CustomerId>>,
    pub reason: Name<200>,
}

#[derive(Debug, Serialize, TS)]
pub struct HandedOver {
    pub count: i64,
}

pub async fn hand_over(cx: &mut Write, input: HandOverCustomers) -> Result<HandedOver> {
    let mut checks = Checks::new();
    checks.require(input.from != input.to, "to", "customers.same_advisor");
    let works: Option<i64> = sqlx::query_scalar("SELECT 1 FROM staff WHERE id = ? AND active = 1")
        .bind(input.to)
        .fetch_optional(cx.db())
        .await?;
    checks.require(works.is_some(), "to", "access.unknown_staff");
    if let Some(list) = &input.customers
        && list.len() > MOST_AT_ONCE
    {
        checks.add(Refusal::new("customers.too_many_at_once").at("customers").with("limit", MOST_AT_ONCE));
    }
    checks.done()?;
    let moved: Vec<CustomerId> = match &input.customers {
        None => sqlx::query_scalar(
            "UPDATE customers SET advisor_id = ?, version = version + 1 WHERE advisor_id = ? RETURNING id",
        )
        .bind(input.to)
        .bind(input.from)
        .fetch_all(cx.db())
        .await?,
        Some(list) => {
            sqlx::query_scalar(
                "UPDATE customers SET advisor_id = ?, version = version + 1
                 WHERE advisor_id = ? AND id IN (SELECT value FROM json_each(?)) RETURNING id",
            )
            .bind(input.to)
            .bind(input.from)
            .bind(serde_json::to_string(list)?)
            .fetch_all(cx.db())
            .await?
        }
    };
    if moved.is_empty() {
        return Err(Refusal::new("customers.nothing_to_hand_over").at("from").into());
    }
    for id in &moved {
        cx.about("customer", id.0);
    }
    Ok(HandedOver { count: moved.len() as i64 })
}
