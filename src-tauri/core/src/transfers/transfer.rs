//! Parts go from one warehouse to another, at the cost they had.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TransferId;
pub use super::TransferRef;
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Quantity, Result, Write};
use crate::parts::{MoveKind, Origin, PartId, WarehouseId, goods, stock};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TransferLineForm {
    pub part_id: PartId,
    pub quantity: Quantity,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TransferParts {
    pub from_warehouse: WarehouseId,
    pub to_warehouse: WarehouseId,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
    pub lines: Vec<TransferLineForm>,
}

/// Takes only what is free: what is promised to somebody stays.
pub async fn transfer(cx: &mut Write, input: TransferParts) -> Result<TransferRef> {
    check(cx, &input).await?;
    let number = numbers::next(cx, Series::Transfer).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: TransferId = sqlx::query_scalar(
        "INSERT INTO transfers (number, from_warehouse, to_warehouse, note, at, by_staff) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(input.from_warehouse)
    .bind(input.to_warehouse)
    .bind(&input.note)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    let mut filled = Vec::new();
    for line in &input.lines {
        let kept: i64 = sqlx::query_scalar(
            "INSERT INTO transfer_lines (transfer_id, part_id, quantity, cost) VALUES (?, ?, ?, 0) RETURNING id",
        )
        .bind(id)
        .bind(line.part_id)
        .bind(line.quantity)
        .fetch_one(cx.db())
        .await?;
        let origin = Origin::of("transfer_line", kept).called(&number);
        let (part, quantity) = (line.part_id, line.quantity);
        let gone =
            stock::take(cx, part, input.from_warehouse, quantity, MoveKind::TransferOut, origin).await?;
        let came =
            stock::put(cx, part, input.to_warehouse, quantity, gone.cost, MoveKind::TransferIn, origin)
                .await?;
        filled.extend(came.filled);
        sqlx::query("UPDATE transfer_lines SET cost = ? WHERE id = ?")
            .bind(gone.cost)
            .bind(kept)
            .execute(cx.db())
            .await?;
    }
    reactions::parts_freed(cx, &filled).await?;
    cx.about("transfer", id.0);
    Ok(TransferRef { id, number })
}

async fn check(cx: &mut Write, input: &TransferParts) -> Result<()> {
    let mut checks = Checks::new();
    for (field, warehouse) in [("from_warehouse", input.from_warehouse), ("to_warehouse", input.to_warehouse)]
    {
        let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM warehouses WHERE id = ? AND active = 1")
            .bind(warehouse)
            .fetch_optional(cx.db())
            .await?;
        checks.require(known.is_some(), field, "parts.unknown_warehouse");
    }
    checks.require(input.from_warehouse != input.to_warehouse, "to_warehouse", "transfers.same_warehouse");
    let lines: Vec<(PartId, Quantity)> =
        input.lines.iter().map(|line| (line.part_id, line.quantity)).collect();
    goods::check_free(cx, &mut checks, input.from_warehouse, &lines, "transfers.not_free").await?;
    checks.done()
}
