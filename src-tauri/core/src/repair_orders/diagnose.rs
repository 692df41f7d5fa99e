//! What the technician found and advises (WSH-04), and what an accident order is known by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OrderId, OrderState, head};
use crate::kernel::text::{LongText, Text};
use crate::kernel::{Nothing, Permission, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Diagnose {
    pub order_id: OrderId,
    pub version: i64,
    #[serde(default)]
    pub diagnosis: LongText<1000>,
    #[serde(default)]
    pub advice: LongText<1000>,
}

pub async fn diagnose(cx: &mut Write, input: Diagnose) -> Result<Nothing> {
    let may = [Permission::WorkOnJobs, Permission::EditOrders].into_iter().any(|right| cx.who.may(right));
    if !may {
        return Err(Refusal::new("access.forbidden").with("permission", Permission::WorkOnJobs).into());
    }
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    not_over(&head)?;
    sqlx::query("UPDATE repair_orders SET diagnosis = ?, advice = ? WHERE id = ?")
        .bind(input.diagnosis.or_none())
        .bind(input.advice.or_none())
        .bind(head.id)
        .execute(cx.db())
        .await?;
    head::touch(cx, head.id).await?;
    Ok(Nothing {})
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeCase {
    pub order_id: OrderId,
    pub version: i64,
    #[serde(default)]
    pub fault: LongText<1000>,
    #[serde(default)]
    pub insurer: Text<60>,
    #[serde(default)]
    pub insurance_case: Text<40>,
    pub referral_code: Option<bool>,
}

/// The fault words and the insurance case, as they become known.
pub async fn change_case(cx: &mut Write, input: ChangeCase) -> Result<Nothing> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    not_over(&head)?;
    sqlx::query(
        "UPDATE repair_orders SET fault = ?, insurer = ?, insurance_case = ?, referral_code = ? WHERE id = ?",
    )
    .bind(input.fault.or_none())
    .bind(input.insurer.or_none())
    .bind(input.insurance_case.or_none())
    .bind(input.referral_code)
    .bind(head.id)
    .execute(cx.db())
    .await?;
    head::touch(cx, head.id).await?;
    Ok(Nothing {})
}

fn not_over(head: &head::Head) -> Result<()> {
    if !matches!(head.state, OrderState::Settled | OrderState::Delivered | OrderState::Cancelled) {
        return Ok(());
    }
    Err(Refusal::new("orders.closed").with("number", &head.number).with("state", head.state).into())
}
