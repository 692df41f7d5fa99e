//! The price of today beside the last ones: whether it is dearer, and by how much. The screen
//! shows it, the core decides it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Moment, Money, Rate, Read, Refusal, Result};
use crate::parts::PartId;

const MOST: usize = 500;
/// As many last prices are looked at.
const LAST: i64 = 20;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceToCompare {
    pub part_id: PartId,
    /// Net of VAT; none while nothing is typed.
    #[ts(optional = nullable)]
    pub unit_cost: Option<Money>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComparePrices {
    pub lines: Vec<PriceToCompare>,
}

#[derive(Debug, Serialize, TS)]
pub struct ComparedPrice {
    pub part_id: PartId,
    /// The last time, from whom and when; nothing if it was never bought.
    pub last: Option<LastPrice>,
    /// The lowest of the last twenty, net of VAT.
    pub lowest: Option<Money>,
    pub verdict: PriceVerdict,
    /// Beyond the last price, as a share of it; nothing where that was nothing.
    pub by: Option<Rate>,
}

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct LastPrice {
    /// Net of VAT.
    pub unit_cost: Money,
    pub supplier: String,
    pub received_at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PriceVerdict {
    /// Never bought before, or no price yet.
    Unknown,
    Cheaper,
    Same,
    Dearer,
}

/// In the order asked.
pub async fn compare(cx: &mut Read, input: ComparePrices) -> Result<Vec<ComparedPrice>> {
    if input.lines.len() > MOST {
        return Err(Refusal::new("parts.too_many_lines").at("lines").with("limit", MOST).into());
    }
    let mut all = Vec::with_capacity(input.lines.len());
    for line in input.lines {
        let last: Vec<LastPrice> = sqlx::query_as(
            "SELECT l.unit_cost, s.name AS supplier, r.received_at
             FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id JOIN suppliers s ON s.id = r.supplier_id
             WHERE l.part_id = ? ORDER BY l.id DESC LIMIT ?",
        )
        .bind(line.part_id)
        .bind(LAST)
        .fetch_all(cx.db())
        .await?;
        let lowest = last.iter().map(|price| price.unit_cost).min();
        let last = last.into_iter().next();
        let (verdict, by) = judge(line.unit_cost, last.as_ref().map(|price| price.unit_cost));
        all.push(ComparedPrice { part_id: line.part_id, last, lowest, verdict, by });
    }
    Ok(all)
}

fn judge(now: Option<Money>, last: Option<Money>) -> (PriceVerdict, Option<Rate>) {
    let (Some(now), Some(last)) = (now, last) else {
        return (PriceVerdict::Unknown, None);
    };
    let verdict = match now.cmp(&last) {
        std::cmp::Ordering::Less => PriceVerdict::Cheaper,
        std::cmp::Ordering::Equal => PriceVerdict::Same,
        std::cmp::Ordering::Greater => PriceVerdict::Dearer,
    };
    let by = last.is_positive().then(|| {
        let share =
            i128::from((now - last).units()) * i128::from(Rate::ONE.units()) / i128::from(last.units());
        Rate::from_units(i64::try_from(share).unwrap_or(i64::MAX))
    });
    (verdict, by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dearer_is_more_than_last_time() {
        let of = |now: Option<i64>, last: Option<i64>| {
            judge(now.map(Money::from_units), last.map(Money::from_units))
        };
        assert_eq!(of(Some(1_100), Some(1_000)), (PriceVerdict::Dearer, Some(Rate::percent(10))));
        assert_eq!(of(Some(900), Some(1_000)), (PriceVerdict::Cheaper, Some(Rate::percent(-10))));
        assert_eq!(of(Some(1_000), Some(1_000)), (PriceVerdict::Same, Some(Rate::ZERO)));
        assert_eq!(of(Some(1), Some(0)), (PriceVerdict::Dearer, None));
        assert_eq!(of(None, Some(5)), (PriceVerdict::Unknown, None));
        assert_eq!(of(Some(5), None), (PriceVerdict::Unknown, None));
    }
}
