//! 采购单 and 退货单.

use super::page::{self, PurchaseQuery};
use super::{PurchaseId, SupplierReturnId, returns};
use crate::dealership;
use crate::documents::forms::goods::{GoodsFact, GoodsLine, GoodsPaper};
use crate::kernel::{Read, Result};

pub async fn purchase_order(cx: &mut Read, id: PurchaseId) -> Result<GoodsPaper> {
    let view = page::page(cx, PurchaseQuery { id }).await?;
    let order = view.order;
    let facts = [
        (GoodsFact::Supplier, Some(order.supplier)),
        (GoodsFact::Phone, order.supplier_phone),
        (GoodsFact::Warehouse, Some(order.warehouse)),
        (GoodsFact::Note, order.note),
    ];
    let lines = view
        .lines
        .into_iter()
        .map(|line| GoodsLine {
            number: line.number,
            name: line.name,
            unit: line.unit,
            quantity: line.quantity,
            unit_cost: Some(line.unit_cost),
            amount: Some(line.unit_cost.times(line.quantity)),
            note: line.promised_day.to_string(),
        })
        .collect();
    Ok(GoodsPaper {
        house: dealership::paper::house(cx).await?,
        number: order.number,
        at: order.ordered_at,
        facts: GoodsFact::known(facts),
        lines,
        total: Some(view.total),
        made_by: order.ordered_by.unwrap_or_default(),
        second: None,
    })
}

pub async fn supplier_return(cx: &mut Read, id: SupplierReturnId) -> Result<GoodsPaper> {
    let (head, lines) = returns::with_lines(cx, id).await?;
    let facts = [
        (GoodsFact::Supplier, Some(head.supplier)),
        (GoodsFact::Warehouse, Some(head.warehouse)),
        (GoodsFact::Note, head.note),
    ];
    let total = lines.iter().map(|line| line.unit_cost.times(line.quantity)).sum();
    let lines = lines
        .into_iter()
        .map(|line| GoodsLine {
            number: line.number,
            name: line.name,
            unit: line.unit,
            quantity: line.quantity,
            unit_cost: Some(line.unit_cost),
            amount: Some(line.unit_cost.times(line.quantity)),
            note: format!("{} {}", line.receipt, line.reason),
        })
        .collect();
    Ok(GoodsPaper {
        house: dealership::paper::house(cx).await?,
        number: head.number,
        at: head.at,
        facts: GoodsFact::known(facts),
        lines,
        total: Some(total),
        made_by: head.by_name.unwrap_or_default(),
        second: None,
    })
}
