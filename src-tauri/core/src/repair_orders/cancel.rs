//! The order comes to nothing, before any work.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::states::{self, OrderMove};
use super::{LineState, OrderId, OrderLineId, decline, head, lines};
use crate::kernel::text::Name;
use crate::kernel::{Nothing, Refusal, Result, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelOrder {
    pub order_id: OrderId,
    pub version: i64,
    pub reason: Name<200>,
    /// The customer said no to the work: it is kept and offered again next visit.
    #[serde(default)]
    pub customer_declined: bool,
}

pub async fn cancel(cx: &mut Write, input: CancelOrder) -> Result<Nothing> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    let all = lines::of_order(cx, head.id).await?;
    if let Some(line) = all.iter().find(|line| line.issued.is_positive()) {
        return Err(Refusal::new("orders.line_issued").at("order_id").with("line", &line.name).into());
    }
    states::apply(cx, head.id, OrderMove::Cancel).await?;
    sqlx::query("UPDATE repair_orders SET cancel_reason = ?, hold = NULL, hold_since = NULL WHERE id = ?")
        .bind(&input.reason)
        .bind(head.id)
        .execute(cx.db())
        .await?;
    let alive = |state: LineState| matches!(state, LineState::Proposed | LineState::Consented);
    let open: Vec<OrderLineId> = all.iter().filter(|line| alive(line.state)).map(|line| line.id).collect();
    let state = if input.customer_declined { LineState::Declined } else { LineState::Cancelled };
    decline::close(cx, &open, state, &input.reason).await?;
    reactions::lines_cancelled(cx, head.id, &open).await?;
    Ok(Nothing {})
}
