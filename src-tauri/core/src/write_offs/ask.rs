//! The clerk asks to write parts off; until it is decided nobody else gets them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::WriteOffRef;
use super::{LINE, WriteOffId, WriteOffReason};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Quantity, Result, Write};
use crate::parts::{MAIN_WAREHOUSE, Origin, PartId, WarehouseId, goods, reservations};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteOffLineForm {
    pub part_id: PartId,
    pub quantity: Quantity,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskWriteOff {
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
    pub reason: WriteOffReason,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
    pub lines: Vec<WriteOffLineForm>,
}

/// Refuses what is not free: stock promised to others is theirs.
pub async fn ask(cx: &mut Write, input: AskWriteOff) -> Result<WriteOffRef> {
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    check(cx, &input, warehouse).await?;
    let number = numbers::next(cx, Series::WriteOff).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: WriteOffId = sqlx::query_scalar(
        "INSERT INTO write_offs (number, warehouse_id, state, reason, note, asked_at, asked_by)
         VALUES (?, ?, 'asked', ?, ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(warehouse)
    .bind(input.reason)
    .bind(&input.note)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    for line in &input.lines {
        let kept: i64 = sqlx::query_scalar(
            "INSERT INTO write_off_lines (write_off_id, part_id, quantity) VALUES (?, ?, ?) RETURNING id",
        )
        .bind(id)
        .bind(line.part_id)
        .bind(line.quantity)
        .fetch_one(cx.db())
        .await?;
        let origin = Origin::of(LINE, kept).called(&number);
        // All of it is free, as was checked: nothing is short and nobody is served.
        let _held = reservations::reserve(cx, origin, line.part_id, warehouse, line.quantity).await?;
    }
    cx.about("write_off", id.0);
    Ok(WriteOffRef { id, number, version: 1 })
}

async fn check(cx: &mut Write, input: &AskWriteOff, warehouse: WarehouseId) -> Result<()> {
    let mut checks = Checks::new();
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM warehouses WHERE id = ?")
        .bind(warehouse)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "warehouse_id", "parts.unknown_warehouse");
    let explained = input.reason != WriteOffReason::Other || input.note.is_some();
    checks.require(explained, "note", "write_offs.note_needed");
    let lines: Vec<(PartId, Quantity)> =
        input.lines.iter().map(|line| (line.part_id, line.quantity)).collect();
    goods::check_free(cx, &mut checks, warehouse, &lines, "write_offs.not_free").await?;
    checks.done()
}
