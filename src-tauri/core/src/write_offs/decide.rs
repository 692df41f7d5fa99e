//! The manager says yes, and the parts leave stock; or no, and they are free again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::WriteOffRef;
use super::{LINE, WriteOffId, WriteOffLineId, WriteOffState};
use crate::audit::stale;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Quantity, Refusal, Result, Write};
use crate::parts::{MoveKind, Origin, PartId, WarehouseId, reservations, stock};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideWriteOff {
    pub id: WriteOffId,
    pub version: i64,
    pub approve: bool,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub decision: Option<Text<200>>,
}

pub async fn decide(cx: &mut Write, input: DecideWriteOff) -> Result<WriteOffRef> {
    let found: Option<(String, WarehouseId, WriteOffState, i64)> =
        sqlx::query_as("SELECT number, warehouse_id, state, version FROM write_offs WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (number, warehouse, state, version) =
        found.ok_or_else(|| Refusal::new("write_offs.unknown").at("id"))?;
    stale::refuse_if_changed(cx, "write_off", input.id.0, input.version, version).await?;
    if state != WriteOffState::Asked {
        return Err(Refusal::new("write_offs.decided").at("id").with("number", number).into());
    }
    let lines: Vec<(WriteOffLineId, PartId, Quantity)> = sqlx::query_as(
        "SELECT id, part_id, quantity FROM write_off_lines WHERE write_off_id = ? ORDER BY id",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    for (line, part, quantity) in lines {
        let origin = Origin::of(LINE, line.0).called(&number);
        if input.approve {
            reservations::consume(cx, origin, quantity).await?;
            let gone = stock::take(cx, part, warehouse, quantity, MoveKind::WriteOff, origin).await?;
            sqlx::query("UPDATE write_off_lines SET cost = ? WHERE id = ?")
                .bind(gone.cost)
                .bind(line)
                .execute(cx.db())
                .await?;
        } else {
            let filled = reservations::release(cx, origin).await?;
            reactions::parts_freed(cx, &filled).await?;
        }
    }
    let state = if input.approve { WriteOffState::WrittenOff } else { WriteOffState::Refused };
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE write_offs SET state = ?, decided_at = ?, decided_by = ?, decision = ?, version = version + 1 WHERE id = ?",
    )
    .bind(state)
    .bind(now)
    .bind(staff)
    .bind(&input.decision)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    cx.about("write_off", input.id.0);
    Ok(WriteOffRef { id: input.id, number, version: version + 1 })
}
