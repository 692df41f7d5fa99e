//! Consented work is given up after all, before anybody began or any part went out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LineState, OrderLineId, comeback, decline, head, lines, rules};
use crate::kernel::text::Name;
use crate::kernel::{Nothing, Refusal, Result, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelLine {
    pub line_id: OrderLineId,
    /// Of the line.
    pub version: i64,
    pub reason: Name<200>,
    /// Whether the customer changed their mind: it is then offered again next visit.
    #[serde(default)]
    pub offer_again: bool,
}

/// Cancels the line, and with it its whole package where that has a fixed price.
pub async fn cancel_line(cx: &mut Write, input: CancelLine) -> Result<Nothing> {
    let line = lines::load_seen(cx, input.line_id, input.version).await?;
    let head = head::load(cx, line.order_id).await?;
    head::still_open(&head)?;
    let group = line.of_fixed_package();
    let together: Vec<lines::Line> = lines::of_order(cx, head.id)
        .await?
        .into_iter()
        .filter(|other| other.id == line.id || (group.is_some() && other.of_fixed_package() == group))
        .collect();
    for line in &together {
        if let Some(code) = rules::why_not_cancelled(line) {
            return Err(Refusal::new(code).at("line_id").with("line", &line.name).into());
        }
    }
    let ids: Vec<OrderLineId> = together.iter().map(|line| line.id).collect();
    let state = if input.offer_again { LineState::Declined } else { LineState::Cancelled };
    decline::close(cx, &ids, state, &input.reason).await?;
    comeback::flag(cx, head.id).await?;
    head::touch(cx, head.id).await?;
    reactions::lines_cancelled(cx, head.id, &ids).await?;
    Ok(Nothing {})
}
