//! The manager says yes, and the parts leave stock; or no, and they are free again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::WriteOffRef;
use super::{LINE, WriteOffId, WriteOffLineId, WriteOffState};
use crate::audit::stale;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Quantity, Refusal, Result, Write};
use crate::parts::hand_out::{Way, Wish, hand_out};
use crate::parts::{MoveKind, Origin, PartId, WarehouseId, reservations};
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
    if input.approve {
        take_out(cx, warehouse, &number, &lines).await?;
    } else {
        for (line, ..) in lines {
            let filled = reservations::release(cx, Origin::of(LINE, line.0)).await?;
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

/// The parts and what they cost leave the book.
async fn take_out(
    cx: &mut Write,
    warehouse: WarehouseId,
    number: &str,
    lines: &[(WriteOffLineId, PartId, Quantity)],
) -> Result<()> {
    let way = Way { warehouse, kind: MoveKind::WriteOff, promised_to: LINE, origin: LINE, label: number };
    let wish = |&(line, part, quantity): &(WriteOffLineId, PartId, Quantity)| Wish {
        part,
        quantity,
        promised_to: line.0,
        origin_id: line.0,
    };
    let wishes: Vec<Wish> = lines.iter().map(wish).collect();
    let mut checks = Checks::new();
    let mut costs = Vec::new();
    for ((line, ..), taken) in lines.iter().zip(hand_out(cx, way, &wishes).await?) {
        match taken {
            Ok(cost) => costs.push((line.0, cost.units())),
            Err(refusal) => checks.add(refusal.at("id")),
        }
    }
    checks.done()?;
    sqlx::query(
        "UPDATE write_off_lines SET cost = j.value ->> 1 FROM json_each(?) AS j
         WHERE write_off_lines.id = j.value ->> 0",
    )
    .bind(serde_json::to_string(&costs)?)
    .execute(cx.db())
    .await?;
    Ok(())
}
