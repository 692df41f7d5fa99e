//! Where a part lies: up to three bins per warehouse, the first looked into first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::PartRef;
use super::{BinId, PartId, WarehouseId};
use crate::audit::stale;
use crate::kernel::{Checks, Refusal, Result, Write};

const BINS_PER_WAREHOUSE: usize = 3;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetBins {
    pub id: PartId,
    pub version: i64,
    /// Exactly these, in this order.
    pub bins: Vec<BinId>,
}

pub async fn set_bins(cx: &mut Write, input: SetBins) -> Result<PartRef> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM parts WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("parts.unknown").at("id").with("id", input.id))?;
    stale::refuse_if_changed(cx, "part", input.id.0, input.version, version).await?;
    check(cx, &input.bins).await?;
    sqlx::query("DELETE FROM part_bins WHERE part_id = ?").bind(input.id).execute(cx.db()).await?;
    for (position, bin) in (0_i64..).zip(&input.bins) {
        sqlx::query("INSERT INTO part_bins (part_id, bin_id, position) VALUES (?, ?, ?)")
            .bind(input.id)
            .bind(bin)
            .bind(position)
            .execute(cx.db())
            .await?;
    }
    sqlx::query("UPDATE parts SET version = version + 1 WHERE id = ?")
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about("part", input.id.0);
    Ok(PartRef { id: input.id, version: version + 1 })
}

async fn check(cx: &mut Write, bins: &[BinId]) -> Result<()> {
    let mut checks = Checks::new();
    // More cannot be right, and are not looked up one by one.
    if bins.len() > 100 {
        return Err(Refusal::new("parts.too_many_bins").at("bins").with("limit", BINS_PER_WAREHOUSE).into());
    }
    let mut per_warehouse: BTreeMap<WarehouseId, usize> = BTreeMap::new();
    for (at, bin) in bins.iter().enumerate() {
        let field = format!("bins[{at}]");
        let warehouse: Option<WarehouseId> = sqlx::query_scalar("SELECT warehouse_id FROM bins WHERE id = ?")
            .bind(bin)
            .fetch_optional(cx.db())
            .await?;
        let Some(warehouse) = warehouse else {
            checks.add(Refusal::new("parts.unknown_bin").at(field));
            continue;
        };
        checks.require(!bins[..at].contains(bin), &field, "parts.bin_twice");
        let count = per_warehouse.entry(warehouse).or_default();
        *count += 1;
        if *count == BINS_PER_WAREHOUSE + 1 {
            checks.add(Refusal::new("parts.too_many_bins").at(field).with("limit", BINS_PER_WAREHOUSE));
        }
    }
    checks.done()
}
