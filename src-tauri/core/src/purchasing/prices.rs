//! What a part was bought for, from whom and when: the price of today beside the last ones.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Moment, Money, Quantity, Read, Result};
use crate::parts::{PartId, ReceiptId, SupplierId};

const LAST: i64 = 20;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PricesOf {
    pub part_id: PartId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PaidPrice {
    pub receipt_id: ReceiptId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub supplier: String,
    pub received_at: Moment,
    pub quantity: Quantity,
    /// Net of VAT.
    pub unit_cost: Money,
}

pub async fn prices(cx: &mut Read, input: PricesOf) -> Result<Vec<PaidPrice>> {
    Ok(sqlx::query_as(
        "SELECT r.id AS receipt_id, r.number, r.supplier_id, s.name AS supplier, r.received_at, l.quantity, l.unit_cost
         FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id JOIN suppliers s ON s.id = r.supplier_id
         WHERE l.part_id = ? ORDER BY l.id DESC LIMIT ?",
    )
    .bind(input.part_id)
    .bind(LAST)
    .fetch_all(cx.db())
    .await?)
}
