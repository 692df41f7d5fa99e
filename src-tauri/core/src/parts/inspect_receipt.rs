//! A batch that waited apart was looked at and found good.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::receive::Received;
use super::receive::{check_inspector, post};
use super::{ReceiptId, WarehouseId};
use crate::kernel::{Checks, Refusal, Result, StaffId, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectReceipt {
    pub id: ReceiptId,
    pub inspected_by: StaffId,
}

pub async fn inspect_receipt(cx: &mut Write, input: InspectReceipt) -> Result<Received> {
    let found: Option<(String, WarehouseId, bool)> =
        sqlx::query_as("SELECT number, warehouse_id, inspected FROM receipts WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (number, warehouse, inspected) =
        found.ok_or_else(|| Refusal::new("parts.unknown_receipt").at("id"))?;
    let mut checks = Checks::new();
    if inspected {
        checks.add(Refusal::new("parts.already_inspected").at("id").with("number", &number));
    }
    check_inspector(cx, &mut checks, input.inspected_by).await?;
    checks.done()?;
    let served = post(cx, input.id, &number, warehouse, input.inspected_by).await?;
    cx.about("receipt", input.id.0);
    Ok(Received { id: input.id, number, served })
}
