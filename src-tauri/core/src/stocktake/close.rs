//! Counting is over; or the whole count is given up.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CountRef;
use super::{CountId, CountState, which};
use crate::kernel::text::Name;
use crate::kernel::{Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseCount {
    pub id: CountId,
    pub version: i64,
}

/// Nothing can be entered any more; the differences show.
pub async fn close(cx: &mut Write, input: CloseCount) -> Result<CountRef> {
    which::at_version(cx, input.id, input.version, CountState::Counting).await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE counts SET closed_at = ?, closed_by = ? WHERE id = ?")
        .bind(now)
        .bind(staff)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    which::go(cx, input.id, CountState::Review).await
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelCount {
    pub id: CountId,
    pub version: i64,
    pub reason: Name<200>,
}

/// Nothing of it is posted; what was counted stays on record.
pub async fn cancel(cx: &mut Write, input: CancelCount) -> Result<CountRef> {
    let head = which::head(cx, input.id).await?;
    if matches!(head.state, CountState::Posted | CountState::Cancelled) {
        let refusal = Refusal::new("stocktake.over").at("id");
        return Err(refusal.with("number", head.number).with("state", head.state).into());
    }
    which::at_version(cx, input.id, input.version, head.state).await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE counts SET decided_at = ?, decided_by = ?, reason = ? WHERE id = ?")
        .bind(now)
        .bind(staff)
        .bind(&input.reason)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    which::go(cx, input.id, CountState::Cancelled).await
}
