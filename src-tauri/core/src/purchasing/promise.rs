//! The supplier names another day. The first promise stays what timeliness is measured by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::place::sane;
use super::{PurchaseId, PurchaseLineId};
use crate::kernel::{Checks, Day, Nothing, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MovePromise {
    pub line_id: PurchaseLineId,
    pub expected_day: Day,
}

pub async fn promise(cx: &mut Write, input: MovePromise) -> Result<Nothing> {
    let order: Option<PurchaseId> =
        sqlx::query_scalar("SELECT order_id FROM purchase_lines WHERE id = ? AND completed_day IS NULL")
            .bind(input.line_id)
            .fetch_optional(cx.db())
            .await?;
    let order = order.ok_or_else(|| Refusal::new("purchasing.line_not_open").at("line_id"))?;
    let mut checks = Checks::new();
    checks.require(sane(cx.today(), input.expected_day), "expected_day", "purchasing.day_range");
    checks.done()?;
    sqlx::query("UPDATE purchase_lines SET expected_day = ? WHERE id = ?")
        .bind(input.expected_day)
        .bind(input.line_id)
        .execute(cx.db())
        .await?;
    cx.about("purchase", order.0);
    Ok(Nothing {})
}
