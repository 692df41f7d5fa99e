//! What counting comes to, while it is being counted: the screen computes nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::close_day::CountedWay;
use super::figures;
use super::rules::Drawer;
use crate::kernel::{Day, Money, Read, Result};
use crate::settlement::PayWay;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareDay {
    pub day: Day,
    /// As far as it is counted.
    pub counted: Vec<CountedWay>,
    #[serde(default)]
    pub handed_in: Option<Money>,
}

#[derive(Debug, Serialize, TS)]
pub struct WayCompared {
    pub way: PayWay,
    /// What should lie there, for cash with the float.
    pub expected: Money,
    /// Counted less expected; none: not counted yet.
    pub difference: Option<Money>,
}

#[derive(Debug, Serialize, TS)]
pub struct DayCompared {
    pub ways: Vec<WayCompared>,
    /// Of all that is counted.
    pub difference: Money,
    pub closing_float: Option<Money>,
}

pub async fn compare(cx: &mut Read, input: CompareDay) -> Result<DayCompared> {
    let last = figures::last_close(cx).await?;
    let payments = figures::payments_until(cx, last.as_ref(), input.day).await?;
    let recorded = figures::recorded(cx, payments).await?;
    let opening_float = last.map_or(Money::ZERO, |last| last.closing_float);
    let mut ways = Vec::new();
    let mut all: Vec<PayWay> = recorded.iter().map(|way| way.way).collect();
    if !all.contains(&PayWay::Cash) {
        all.insert(0, PayWay::Cash);
    }
    let mut closing_float = None;
    for way in all.into_iter().filter(|way| *way != PayWay::OnAccount) {
        let of = recorded.iter().find(|one| one.way == way).map_or(Money::ZERO, |one| one.recorded);
        let counted = input.counted.iter().find(|one| one.way == way).map(|one| one.amount);
        let float = if way == PayWay::Cash { opening_float } else { Money::ZERO };
        if let (PayWay::Cash, Some(counted), Some(handed_in)) = (way, counted, input.handed_in) {
            let drawer = Drawer { opening_float, recorded: of, counted, handed_in };
            closing_float = Some(drawer.closing_float());
        }
        let expected = of + float;
        ways.push(WayCompared { way, expected, difference: counted.map(|counted| counted - expected) });
    }
    let difference = ways.iter().filter_map(|way| way.difference).sum();
    Ok(DayCompared { ways, difference, closing_float })
}
