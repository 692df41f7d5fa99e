//! What is done about bad parts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::PartDefectRef;
use super::{DefectDecision, DefectState, PartDefectId};
use crate::audit::stale;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecidePartDefect {
    pub id: PartDefectId,
    pub version: i64,
    pub decision: DefectDecision,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<500>>,
}

pub async fn decide(cx: &mut Write, input: DecidePartDefect) -> Result<PartDefectRef> {
    let found: Option<(String, DefectState, i64)> =
        sqlx::query_as("SELECT number, state, version FROM part_defects WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (number, state, version) = found.ok_or_else(|| Refusal::new("part_quality.unknown").at("id"))?;
    stale::refuse_if_changed(cx, "part_defect", input.id.0, input.version, version).await?;
    if state != DefectState::Open {
        return Err(Refusal::new("part_quality.decided").at("id").with("number", number).into());
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE part_defects SET state = 'decided', decision = ?, decision_note = ?, decided_at = ?, decided_by = ?,
                version = version + 1 WHERE id = ?",
    )
    .bind(input.decision)
    .bind(&input.note)
    .bind(now)
    .bind(staff)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    cx.about("part_defect", input.id.0);
    Ok(PartDefectRef { id: input.id, number, version: version + 1 })
}
