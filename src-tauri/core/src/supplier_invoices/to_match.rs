//! Received and not invoiced: what we owe and have no paper for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Moment, Money, Quantity, Rate, Read, Result, page};
use crate::parts::{PartId, ReceiptId, ReceiptLineId, SupplierId};
use crate::policy::{self, keys};

const MOST: i64 = 1_000;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ToMatchQuery {
    pub supplier_id: Option<SupplierId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct NotInvoiced {
    pub receipt_line_id: ReceiptLineId,
    pub receipt_id: ReceiptId,
    pub receipt: String,
    pub delivery_note: Option<String>,
    pub supplier_id: SupplierId,
    pub supplier: String,
    pub received_at: Moment,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    /// Taken in good.
    pub quantity: Quantity,
    /// Net of VAT.
    pub unit_cost: Money,
    #[sqlx(skip)]
    pub net: Money,
}

/// What one supplier is owed without a paper.
#[derive(Debug, Serialize, TS)]
pub struct OwedTo {
    pub supplier_id: SupplierId,
    pub supplier: String,
    pub lines: i64,
    /// Net of VAT.
    pub net: Money,
    pub oldest: Moment,
}

#[derive(Debug, Serialize, TS)]
pub struct ToMatch {
    /// Oldest first.
    pub rows: Vec<NotInvoiced>,
    pub suppliers: Vec<OwedTo>,
    /// There are more lines than shown.
    pub more: bool,
    /// What goods are usually taxed at.
    pub usual_rate: Rate,
}

pub async fn to_match(cx: &mut Read, input: ToMatchQuery) -> Result<ToMatch> {
    let mut rows: Vec<NotInvoiced> = sqlx::query_as(
        "SELECT l.id AS receipt_line_id, r.id AS receipt_id, r.number AS receipt, r.delivery_note, r.supplier_id,
                s.name AS supplier, r.received_at, l.part_id, p.number, p.name, p.unit,
                l.quantity - l.rejected AS quantity, l.unit_cost
         FROM receipt_lines l INDEXED BY receipt_lines_not_invoiced CROSS JOIN receipts r ON r.id = l.receipt_id
         JOIN suppliers s ON s.id = r.supplier_id JOIN parts p ON p.id = l.part_id
         WHERE l.invoice_line_id IS NULL AND l.receipt_id > 0 AND r.inspected = 1 AND l.rejected < l.quantity
           AND (?1 IS NULL OR r.supplier_id = ?1)
         ORDER BY l.receipt_id, l.id LIMIT ?2",
    )
    .bind(input.supplier_id)
    .bind(MOST + 1)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, MOST);
    let mut suppliers: Vec<OwedTo> = Vec::new();
    for row in &mut rows {
        row.net = row.unit_cost.times(row.quantity);
        match suppliers.iter_mut().find(|one| one.supplier_id == row.supplier_id) {
            Some(one) => {
                one.lines += 1;
                one.net += row.net;
            }
            None => suppliers.push(OwedTo {
                supplier_id: row.supplier_id,
                supplier: row.supplier.clone(),
                lines: 1,
                net: row.net,
                oldest: row.received_at,
            }),
        }
    }
    let usual_rate = policy::value(cx, keys::TAX_REPAIR).await?;
    Ok(ToMatch { rows, suppliers, more, usual_rate })
}
