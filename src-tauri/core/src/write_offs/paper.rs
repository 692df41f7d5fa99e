//! 报损单.

use super::WriteOffId;
use super::read::{self, WriteOffQuery};
use crate::dealership;
use crate::documents::forms::goods::{GoodsFact, GoodsLine, GoodsPaper, write_off_reason};
use crate::kernel::{Read, Result};

pub async fn write_off(cx: &mut Read, id: WriteOffId) -> Result<GoodsPaper> {
    let card = read::card(cx, WriteOffQuery { id }).await?;
    let head = card.write_off;
    let reason = serde_json::to_value(head.reason)?;
    let facts = [
        (GoodsFact::Warehouse, Some(head.warehouse)),
        (GoodsFact::Reason, Some(write_off_reason(reason.as_str().unwrap_or_default()).to_owned())),
        (GoodsFact::Note, head.note),
    ];
    let total = card.lines.iter().map(|line| line.cost).sum();
    let lines = card
        .lines
        .into_iter()
        .map(|line| GoodsLine {
            number: line.number,
            name: line.name,
            unit: line.unit,
            quantity: line.quantity,
            unit_cost: line.cost.map(|cost| cost.per(line.quantity)),
            amount: line.cost,
            note: String::new(),
        })
        .collect();
    Ok(GoodsPaper {
        house: dealership::paper::house(cx).await?,
        number: head.number,
        at: head.asked_at,
        facts: GoodsFact::known(facts),
        lines,
        total,
        made_by: head.asked_by.unwrap_or_default(),
        second: head.decided_by,
    })
}
