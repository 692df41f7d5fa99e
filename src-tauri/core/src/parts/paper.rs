//! 入库单: what came, what of it was found good.

use super::ReceiptId;
use super::receipts::{self, ReceiptQuery};
use crate::dealership;
use crate::documents::forms::goods::{GoodsFact, GoodsLine, GoodsPaper};
use crate::kernel::{Read, Result};

pub async fn goods_in(cx: &mut Read, id: ReceiptId) -> Result<GoodsPaper> {
    let card = receipts::receipt(cx, ReceiptQuery { id: Some(id), line_id: None }).await?;
    let receipt = card.receipt;
    let facts = [
        (GoodsFact::Supplier, Some(receipt.supplier)),
        (GoodsFact::DeliveryNote, receipt.delivery_note),
        (GoodsFact::Warehouse, Some(receipt.warehouse)),
        (GoodsFact::Inspector, receipt.inspected_by.clone()),
    ];
    let lines = card
        .lines
        .into_iter()
        .map(|line| {
            let good = line.quantity - line.rejected;
            GoodsLine {
                number: line.number,
                name: line.name,
                unit: line.unit,
                quantity: good,
                unit_cost: line.unit_cost,
                amount: line.unit_cost.map(|cost| cost.times(good)),
                note: if line.rejected.is_zero() {
                    String::new()
                } else {
                    GoodsLine::rejected(line.quantity, line.rejected, line.reject_reason.as_deref())
                },
            }
        })
        .collect();
    Ok(GoodsPaper {
        house: dealership::paper::house(cx).await?,
        number: receipt.number,
        at: receipt.received_at,
        facts: GoodsFact::known(facts),
        lines,
        total: card.total,
        made_by: receipt.received_by.unwrap_or_default(),
        second: receipt.inspected_by,
    })
}
