//! 盘点表: blind while it is counted; with differences and their value once it is posted.

use super::card::{self, CountQuery};
use super::{CountId, CountScope, CountState, review};
use crate::dealership;
use crate::documents::forms::Signed;
use crate::documents::forms::count_sheet::{CountSheet, CountSheetLine, CountSums, scope_words};
use crate::kernel::{Money, Read, Result};

pub async fn count_sheet(cx: &mut Read, id: CountId) -> Result<CountSheet> {
    let count = card::card(cx, CountQuery { id }).await?.count;
    let posted = count.state == CountState::Posted;
    let all = review::lines(cx, id, count.warehouse_id, posted).await?;
    let sums = posted.then(|| CountSums {
        found: all.iter().map(|line| line.row.value.max(Money::ZERO)).sum(),
        missing: all.iter().map(|line| line.row.value.min(Money::ZERO)).sum(),
        net: all.iter().map(|line| line.row.value).sum(),
    });
    let lines = all
        .into_iter()
        // A recount's sheet lists what is to be counted again.
        .filter(|line| posted || line.row.round == count.round)
        .map(|line| CountSheetLine {
            bin: line.row.bin.unwrap_or_default(),
            number: line.row.number,
            name: line.row.name,
            unit: line.row.unit,
            book: line.row.counted.filter(|_| posted).map(|_| line.row.book),
            counted: line.row.counted.filter(|_| posted),
            value: line.row.counted.filter(|_| posted).map(|_| line.row.value),
        })
        .collect();
    let signed = |name: Option<String>, at| Signed { name: name.unwrap_or_default(), strokes: None, at };
    Ok(CountSheet {
        house: dealership::paper::house(cx).await?,
        number: count.number,
        at: count.opened_at,
        warehouse: count.warehouse,
        scope: scope_words(scope_word(count.scope)?.as_str(), &count.scope_detail),
        sums,
        note: count.reason.filter(|_| posted),
        lines,
        opened_by: count.opened_by,
        reviewer: if posted { signed(count.closed_by, count.closed_at) } else { Signed::default() },
        approver: if posted { signed(count.decided_by, count.decided_at) } else { Signed::default() },
    })
}

fn scope_word(scope: CountScope) -> Result<String> {
    Ok(serde_json::to_value(scope)?.as_str().unwrap_or_default().to_owned())
}
