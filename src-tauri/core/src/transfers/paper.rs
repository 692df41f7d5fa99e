//! 调拨单.

use super::{TransferId, read};
use crate::dealership;
use crate::documents::forms::goods::{GoodsFact, GoodsLine, GoodsPaper};
use crate::kernel::{Read, Result};

pub async fn transfer(cx: &mut Read, id: TransferId) -> Result<GoodsPaper> {
    let (head, lines) = read::with_lines(cx, id).await?;
    let facts = [
        (GoodsFact::Warehouse, Some(head.from_name)),
        (GoodsFact::ToWarehouse, Some(head.to_name)),
        (GoodsFact::Note, head.note),
    ];
    let total = lines.iter().map(|line| line.cost).sum();
    let lines = lines
        .into_iter()
        .map(|line| GoodsLine {
            number: line.number,
            name: line.name,
            unit: line.unit,
            quantity: line.quantity,
            unit_cost: Some(line.cost.per(line.quantity)),
            amount: Some(line.cost),
            note: String::new(),
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
