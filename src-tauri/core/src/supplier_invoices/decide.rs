//! An invoice that is off is accepted or not; one that was a slip is made void. Either way a
//! delivery it no longer charges waits for its invoice again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::SupplierInvoiceRef;
use super::{SupplierInvoiceId, SupplierInvoiceState};
use crate::audit::stale;
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Permission, Refusal, Result, Write};
use crate::parts::{ReceiptLineId, receipts};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideSupplierInvoice {
    pub id: SupplierInvoiceId,
    pub version: i64,
    pub approve: bool,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub decision: Option<Text<200>>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoidSupplierInvoice {
    pub id: SupplierInvoiceId,
    pub version: i64,
    pub reason: Name<200>,
}

pub async fn decide(cx: &mut Write, input: DecideSupplierInvoice) -> Result<SupplierInvoiceRef> {
    let state = found(cx, input.id, input.version).await?;
    if state != SupplierInvoiceState::Asked {
        return Err(Refusal::new("supplier_invoices.decided").at("id").into());
    }
    let next = if input.approve { SupplierInvoiceState::Approved } else { SupplierInvoiceState::Refused };
    close(cx, input.id, input.version, next, input.decision.as_deref()).await
}

/// What was approved takes the same right to undo.
pub async fn void(cx: &mut Write, input: VoidSupplierInvoice) -> Result<SupplierInvoiceRef> {
    let state = found(cx, input.id, input.version).await?;
    if matches!(state, SupplierInvoiceState::Refused | SupplierInvoiceState::Void) {
        return Err(Refusal::new("supplier_invoices.decided").at("id").into());
    }
    if state == SupplierInvoiceState::Approved && !cx.who.may(Permission::ApproveStock) {
        return Err(Refusal::new("access.forbidden").with("permission", Permission::ApproveStock).into());
    }
    close(cx, input.id, input.version, SupplierInvoiceState::Void, Some(input.reason.as_str())).await
}

async fn found(cx: &mut Write, id: SupplierInvoiceId, version: i64) -> Result<SupplierInvoiceState> {
    let found: Option<(SupplierInvoiceState, i64)> =
        sqlx::query_as("SELECT state, version FROM supplier_invoices WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    let (state, now) = found.ok_or_else(|| Refusal::new("supplier_invoices.unknown").at("id"))?;
    stale::refuse_if_changed(cx, "supplier_invoice", id.0, version, now).await?;
    Ok(state)
}

async fn close(
    cx: &mut Write,
    id: SupplierInvoiceId,
    version: i64,
    state: SupplierInvoiceState,
    decision: Option<&str>,
) -> Result<SupplierInvoiceRef> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE supplier_invoices SET state = ?, decided_at = ?, decided_by = ?, decision = ?, version = version + 1
         WHERE id = ?",
    )
    .bind(state)
    .bind(now)
    .bind(staff)
    .bind(decision)
    .bind(id)
    .execute(cx.db())
    .await?;
    if matches!(state, SupplierInvoiceState::Refused | SupplierInvoiceState::Void) {
        let lines: Vec<ReceiptLineId> =
            sqlx::query_scalar("SELECT receipt_line_id FROM supplier_invoice_lines WHERE invoice_id = ?")
                .bind(id)
                .fetch_all(cx.db())
                .await?;
        sqlx::query("UPDATE supplier_invoice_lines SET live = 0 WHERE invoice_id = ?")
            .bind(id)
            .execute(cx.db())
            .await?;
        for line in lines {
            receipts::set_invoiced(cx, line, None).await?;
        }
    }
    cx.about("supplier_invoice", id.0);
    Ok(SupplierInvoiceRef { id, state, version: version + 1 })
}
