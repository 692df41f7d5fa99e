//! The promised time moves, with the reason, and whether the customer knows (EST-07, WSH-05).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NoteStage, OrderId, OrderState, ToldHow, head, note, rules};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Moment, Nothing, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePromise {
    pub order_id: OrderId,
    pub version: i64,
    pub promised_at: Moment,
    pub reason: Name<200>,
    /// How the customer was told; none: not yet.
    pub informed: Option<ToldHow>,
}

pub async fn promise(cx: &mut Write, input: ChangePromise) -> Result<Nothing> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    if matches!(head.state, OrderState::Delivered | OrderState::Cancelled) {
        let refusal = Refusal::new("orders.closed");
        return Err(refusal.with("number", head.number).with("state", head.state).into());
    }
    let mut checks = Checks::new();
    rules::check_promise(&mut checks, "promised_at", Some(input.promised_at), cx.now);
    checks.done()?;
    sqlx::query("UPDATE repair_orders SET promised_at = ? WHERE id = ?")
        .bind(input.promised_at)
        .bind(head.id)
        .execute(cx.db())
        .await?;
    let stage = match head.state {
        OrderState::Estimate | OrderState::Agreed => NoteStage::Before,
        OrderState::InWork | OrderState::Done => NoteStage::During,
        _ => NoteStage::After,
    };
    note::write(cx, head.id, stage, &input.reason, input.informed).await?;
    head::touch(cx, head.id).await?;
    Ok(Nothing {})
}
