//! What is still outstanding is no longer wanted: of one line, or of the whole order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PurchaseId, PurchaseLineId, deliveries};
use crate::audit::stale;
use crate::kernel::{Nothing, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelRest {
    pub order_id: PurchaseId,
    pub version: i64,
    /// All open lines if not said.
    #[ts(optional = nullable)]
    pub line_id: Option<PurchaseLineId>,
}

pub async fn cancel_rest(cx: &mut Write, input: CancelRest) -> Result<Nothing> {
    let version: Option<i64> = sqlx::query_scalar("SELECT version FROM purchase_orders WHERE id = ?")
        .bind(input.order_id)
        .fetch_optional(cx.db())
        .await?;
    let version = version.ok_or_else(|| Refusal::new("purchasing.unknown").at("order_id"))?;
    stale::refuse_if_changed(cx, "purchase", input.order_id.0, input.version, version).await?;
    let today = cx.today();
    let cancelled = sqlx::query(
        "UPDATE purchase_lines SET cancelled = cancelled + outstanding, completed_day = ?1
         WHERE order_id = ?2 AND completed_day IS NULL AND (?3 IS NULL OR id = ?3)",
    )
    .bind(today)
    .bind(input.order_id)
    .bind(input.line_id)
    .execute(cx.db())
    .await?
    .rows_affected();
    if cancelled == 0 {
        return Err(Refusal::new("purchasing.line_not_open").at("line_id").into());
    }
    deliveries::close_if_done(cx, input.order_id).await?;
    cx.about("purchase", input.order_id.0);
    Ok(Nothing {})
}
