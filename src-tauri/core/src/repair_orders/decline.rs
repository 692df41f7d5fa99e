//! The customer says no. The lines stay on the order and are offered again next visit (EST-02).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LineState, OrderId, OrderLineId, head, lines, part_needs, rules};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Nothing, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeclineLines {
    pub order_id: OrderId,
    pub lines: Vec<OrderLineId>,
    /// In the customer's words: too dear, next time, elsewhere …
    pub reason: Name<200>,
}

pub async fn decline(cx: &mut Write, input: DeclineLines) -> Result<Nothing> {
    let head = head::load(cx, input.order_id).await?;
    head::still_open(&head)?;
    let all = lines::of_order(cx, head.id).await?;
    let mut checks = Checks::new();
    let ids: Vec<OrderLineId> =
        rules::chosen_proposed(&mut checks, &all, Some(&input.lines)).iter().map(|line| line.id).collect();
    checks.done()?;
    close(cx, &ids, LineState::Declined, &input.reason).await?;
    part_needs::let_go(cx, &ids).await?;
    head::touch(cx, head.id).await?;
    Ok(Nothing {})
}

/// Lines end as declined or cancelled, with the reason.
pub(super) async fn close(
    cx: &mut Write,
    lines: &[OrderLineId],
    state: LineState,
    reason: &str,
) -> Result<()> {
    for line in lines {
        sqlx::query(
            "UPDATE order_lines SET state = ?, decline_reason = ?, version = version + 1 WHERE id = ?",
        )
        .bind(state)
        .bind(reason)
        .bind(line)
        .execute(cx.db())
        .await?;
    }
    Ok(())
}
