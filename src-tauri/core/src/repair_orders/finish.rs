//! Nothing is left to work on: an order without labour, or one whose last open labour
//! line was cancelled. Otherwise work ends by itself with its last job.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::states::{self, OrderMove};
use super::{OrderId, head, lines, rework};
use crate::kernel::{Nothing, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishOrder {
    pub order_id: OrderId,
    pub version: i64,
}

pub async fn finish(cx: &mut Write, input: FinishOrder) -> Result<Nothing> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    if !lines::all_work_finished(cx, head.id).await? {
        return Err(Refusal::new("orders.work_remains").with("number", head.number).into());
    }
    if let Some(rework) = rework::open_of(cx, head.id).await? {
        return Err(Refusal::new("orders.rework_open").with("number", rework).into());
    }
    states::apply(cx, head.id, OrderMove::FinishWork).await?;
    Ok(Nothing {})
}
