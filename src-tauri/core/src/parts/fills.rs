//! The first-time fill rate (一次满足率): of the lines asked for, how many the shelf gave at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MAIN_WAREHOUSE, PartClass, WarehouseId};
use crate::kernel::{Checks, Day, Rate, Read, Result};

const LONGEST_DAYS: i64 = 5 * 366;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FillsBetween {
    pub from: Day,
    pub until: Day,
    /// The main warehouse if not said.
    #[ts(optional = nullable)]
    pub warehouse_id: Option<WarehouseId>,
}

#[derive(Debug, Serialize, TS)]
pub struct FilledOf {
    pub lines: i64,
    /// Given wholly, at once.
    pub filled: i64,
    /// Nothing where nothing was asked for.
    pub rate: Option<Rate>,
}

#[derive(Debug, Serialize, TS)]
pub struct FilledClass {
    pub class: PartClass,
    pub fast_moving: bool,
    pub of: FilledOf,
}

#[derive(Debug, Serialize, TS)]
pub struct FillRate {
    pub all: FilledOf,
    /// Fast movers, and the others.
    pub classes: Vec<FilledClass>,
}

pub async fn fill_rate(cx: &mut Read, input: FillsBetween) -> Result<FillRate> {
    let mut checks = Checks::new();
    let sane = input.until >= input.from && input.from.plus_days(LONGEST_DAYS) >= input.until;
    checks.require(sane, "until", "parts.period_range");
    checks.done()?;
    let rows: Vec<(PartClass, bool, i64, i64)> = sqlx::query_as(
        "SELECT p.class, p.fast_moving, count(*), sum(f.held >= f.wanted)
         FROM first_fills f INDEXED BY first_fills_by_day CROSS JOIN parts p ON p.id = f.part_id
         WHERE f.at >= ? AND f.at < ? AND f.warehouse_id = ? AND f.origin_kind IN ('order_line', 'sale_line', 'appointment_part')
         GROUP BY p.class, p.fast_moving ORDER BY p.fast_moving DESC, p.class",
    )
    .bind(input.from.start())
    .bind(input.until.plus_days(1).start())
    .bind(input.warehouse_id.unwrap_or(MAIN_WAREHOUSE))
    .fetch_all(cx.db())
    .await?;
    let all = rows.iter().fold((0, 0), |(lines, filled), row| (lines + row.2, filled + row.3));
    let class = |(class, fast_moving, lines, filled)| FilledClass {
        class,
        fast_moving,
        of: filled_of(lines, filled),
    };
    Ok(FillRate { all: filled_of(all.0, all.1), classes: rows.into_iter().map(class).collect() })
}

fn filled_of(lines: i64, filled: i64) -> FilledOf {
    let rate = (lines > 0).then(|| Rate::from_units(filled * Rate::ONE.units() / lines));
    FilledOf { lines, filled, rate }
}
