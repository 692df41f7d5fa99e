//! A batch that waited apart was looked at: what is good becomes stock, what is not waits
//! to go back (PRT-07).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::receive::Received;
use super::receive::{check_inspector, post};
use super::{ReceiptId, ReceiptLineId, WarehouseId};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Quantity, Refusal, Result, StaffId, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RejectedLine {
    pub line_id: ReceiptLineId,
    /// Of what came, what is not good.
    pub quantity: Quantity,
    pub reason: Name<200>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectReceipt {
    pub id: ReceiptId,
    pub inspected_by: StaffId,
    /// What was found bad; everything else is good.
    #[serde(default)]
    pub rejected: Vec<RejectedLine>,
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
    check_rejected(cx, &mut checks, &input).await?;
    checks.done()?;
    for line in &input.rejected {
        sqlx::query("UPDATE receipt_lines SET rejected = ?, reject_reason = ? WHERE id = ?")
            .bind(line.quantity)
            .bind(&line.reason)
            .bind(line.line_id)
            .execute(cx.db())
            .await?;
        reactions::goods_rejected(cx, line.line_id, line.quantity).await?;
    }
    let served = post(cx, input.id, &number, warehouse, input.inspected_by).await?;
    cx.about("receipt", input.id.0);
    Ok(Received { id: input.id, number, served })
}

async fn check_rejected(cx: &mut Write, checks: &mut Checks, input: &InspectReceipt) -> Result<()> {
    let mut seen = std::collections::BTreeSet::new();
    for (at, line) in input.rejected.iter().enumerate() {
        let came: Option<Quantity> =
            sqlx::query_scalar("SELECT quantity FROM receipt_lines WHERE id = ? AND receipt_id = ?")
                .bind(line.line_id)
                .bind(input.id)
                .fetch_optional(cx.db())
                .await?;
        let known = came.is_some() && seen.insert(line.line_id);
        checks.require(known, &format!("rejected[{at}].line_id"), "parts.not_of_this_receipt");
        let within = line.quantity.is_positive() && came.is_none_or(|came| line.quantity <= came);
        checks.require(within, &format!("rejected[{at}].quantity"), "parts.rejected_range");
    }
    Ok(())
}
