//! The count a call is about, in the state the call needs.

use super::{CountId, CountRef, CountState};
use crate::audit::stale;
use crate::kernel::{Moment, Read, Refusal, Result, Write};
use crate::parts::WarehouseId;

#[derive(Debug, sqlx::FromRow)]
pub struct Head {
    pub number: String,
    pub warehouse_id: WarehouseId,
    pub state: CountState,
    pub round: i64,
    pub opened_at: Moment,
    pub version: i64,
}

/// Refuses `stocktake.unknown`.
pub async fn head(cx: &mut Read, id: CountId) -> Result<Head> {
    let found = sqlx::query_as(
        "SELECT number, warehouse_id, state, round, opened_at, version FROM counts WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| Refusal::new("stocktake.unknown").at("id").into())
}

/// Refuses a count that is in another state: `stocktake.not_counting`, `stocktake.not_in_review`.
pub fn must_be(head: &Head, state: CountState) -> Result<()> {
    if head.state == state {
        return Ok(());
    }
    let code =
        if state == CountState::Counting { "stocktake.not_counting" } else { "stocktake.not_in_review" };
    Err(Refusal::new(code).at("id").with("number", &head.number).with("state", head.state).into())
}

/// The count at that version and in that state, or a refusal.
pub async fn at_version(cx: &mut Write, id: CountId, version: i64, state: CountState) -> Result<Head> {
    let head = head(cx, id).await?;
    stale::refuse_if_changed(cx, "count", id.0, version, head.version).await?;
    must_be(&head, state)?;
    cx.about("count", id.0);
    Ok(head)
}

/// Moves the count on.
pub async fn go(cx: &mut Write, id: CountId, state: CountState) -> Result<CountRef> {
    let version = sqlx::query_scalar(
        "UPDATE counts SET state = ?, version = version + 1 WHERE id = ? RETURNING version",
    )
    .bind(state)
    .bind(id)
    .fetch_one(cx.db())
    .await?;
    Ok(CountRef { id, version, state })
}
