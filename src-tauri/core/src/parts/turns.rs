//! How often the store was turned over: cost of what was sold ÷ average of stock at both ends,
//! over a year (domain facts 11), and for how many days it lasts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MAIN_WAREHOUSE, WarehouseId, past};
use crate::kernel::{Checks, Day, Money, Quantity, Read, Result};

const YEAR: i64 = 365;
const LONGEST_DAYS: i64 = 5 * 366;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TurnsBetween {
    pub from: Day,
    pub until: Day,
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Turns {
    /// Cost of what went out to orders and sales less what came back, net of VAT.
    pub cost: Money,
    /// Worth on the evening before, and on the last evening.
    pub start: Money,
    pub end: Money,
    pub average: Money,
    pub days: i64,
    /// A year, to a thousandth; nothing where there was no stock.
    pub turns: Option<Quantity>,
    /// For how many days the stock lasts at this rate; nothing where nothing was sold.
    pub lasts_days: Option<i64>,
}

pub async fn turns(cx: &mut Read, input: TurnsBetween) -> Result<Turns> {
    let mut checks = Checks::new();
    let sane = input.until >= input.from && input.from.plus_days(LONGEST_DAYS) >= input.until;
    checks.require(sane, "until", "parts.period_range");
    checks.done()?;
    let warehouse = input.warehouse_id.unwrap_or(MAIN_WAREHOUSE);
    let (from, to) = (input.from.start(), input.until.plus_days(1).start());
    let (start, end) = (past::value(cx, warehouse, from).await?, past::value(cx, warehouse, to).await?);
    let cost: Money = sqlx::query_scalar(
        "SELECT -coalesce(sum(CASE WHEN kind IN ('issue', 'return') THEN value END), 0)
         FROM stock_moves WHERE at >= ? AND at < ? AND warehouse_id = ?",
    )
    .bind(from)
    .bind(to)
    .bind(warehouse)
    .fetch_one(cx.db())
    .await?;
    let days = (to.millis() - from.millis()) / 86_400_000;
    Ok(turned(cost, start, end, days))
}

fn turned(cost: Money, start: Money, end: Money, days: i64) -> Turns {
    let average = Money::from_units((start.units() + end.units() + 1) / 2);
    let scaled = |part: i64, by: i64, whole: i64| {
        let (part, whole) = (i128::from(part) * i128::from(by), i128::from(whole));
        i64::try_from((part * 2 + whole) / (whole * 2)).unwrap_or(i64::MAX)
    };
    let has_both = average.is_positive() && days > 0 && !cost.is_negative();
    // cost × 365 ÷ days ÷ average, in thousandths.
    let turns = has_both.then(|| {
        let a_year = scaled(cost.units(), YEAR * 1_000, days);
        Quantity::from_units(scaled(a_year, 1, average.units()))
    });
    let lasts_days = (has_both && cost.is_positive()).then(|| scaled(average.units(), days, cost.units()));
    Turns { cost, start, end, average, days, turns, lasts_days }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_six_turns_lasts_two_months() {
        let of = |cost, start, end, days| {
            let found = turned(Money::yuan(cost), Money::yuan(start), Money::yuan(end), days);
            (found.turns.map(Quantity::units), found.lasts_days)
        };
        assert_eq!(of(600, 90, 110, 365), (Some(6_000), Some(61)));
        // A month at the same rate.
        assert_eq!(of(50, 100, 100, 30), (Some(6_083), Some(60)));
        assert_eq!(of(0, 100, 100, 30), (Some(0), None));
        assert_eq!(of(50, 0, 0, 30), (None, None));
    }
}
