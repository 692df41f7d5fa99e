//! The manager says yes to the differences, knowing their value; all of them become moves
//! of stock in one transaction, or none does.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

pub use super::CountRef;
use super::review::{self, Line};
use super::{CountId, CountState, which};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Money, Refusal, Result, Write};
use crate::parts::correct::{self, Correction};
use crate::reactions;

/// Impossible lines that are named; the rest is only counted.
const MOST_NAMED: usize = 20;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PostCount {
    pub id: CountId,
    pub version: i64,
    /// The net difference that was approved; another one by now is refused.
    pub net: Money,
    /// Lines nobody counted stay as they are in the book.
    #[serde(default)]
    pub leave_uncounted: bool,
    /// Lines whose counting is doubtful are posted as counted.
    #[serde(default)]
    pub accept_doubtful: bool,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
}

pub async fn post(cx: &mut Write, input: PostCount) -> Result<CountRef> {
    let head = which::at_version(cx, input.id, input.version, CountState::Review).await?;
    let lines = review::lines(cx, input.id, head.warehouse_id, false).await?;
    check(cx, &input, &lines).await?;
    let corrections: Vec<Correction> = lines
        .iter()
        .filter(|line| !line.row.difference.is_zero())
        .map(|line| Correction {
            part: line.row.part_id,
            quantity: line.row.difference,
            origin_id: line.row.line_id.0,
        })
        .collect();
    let done = correct::correct(cx, head.warehouse_id, "count_line", &head.number, &corrections).await?;
    keep(cx, &lines, &done.values).await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE counts SET decided_at = ?, decided_by = ?, reason = ? WHERE id = ?")
        .bind(now)
        .bind(staff)
        .bind(&input.note)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    reactions::parts_lost(cx, &done.lost).await?;
    reactions::parts_freed(cx, &done.filled).await?;
    which::go(cx, input.id, CountState::Posted).await
}

async fn check(cx: &mut Write, input: &PostCount, lines: &[Line]) -> Result<()> {
    let mut checks = Checks::new();
    let uncounted = lines.iter().filter(|line| line.row.counted.is_none()).count();
    if uncounted > 0 && !input.leave_uncounted {
        checks.add(Refusal::new("stocktake.not_all_counted").at("leave_uncounted").with("count", uncounted));
    }
    for line in lines.iter().filter(|line| line.row.below_nothing).take(MOST_NAMED) {
        let refusal = Refusal::new("stocktake.below_nothing").at("id").with("part", &line.row.number);
        checks.add(refusal.with("name", &line.row.name));
    }
    let doubtful = lines.iter().filter(|line| line.row.moved_between || line.row.partly).count();
    if doubtful > 0 && !input.accept_doubtful {
        checks.add(Refusal::new("stocktake.doubtful").at("accept_doubtful").with("count", doubtful));
    }
    let strays = review::open_strays(cx, input.id).await?;
    if strays > 0 {
        checks.add(Refusal::new("stocktake.strays_open").at("id").with("count", strays));
    }
    let net: Money = lines.iter().map(|line| line.row.value).sum();
    if net != input.net {
        checks.add(Refusal::new("stocktake.value_moved").at("net").with("seen", input.net).with("now", net));
    }
    checks.done()
}

/// What was posted stands on the lines, whatever comes later.
async fn keep(cx: &mut Write, lines: &[Line], values: &[Money]) -> Result<()> {
    let mut values = values.iter();
    let rows: Vec<Value> = lines
        .iter()
        .filter(|line| line.row.counted.is_some())
        .map(|line| {
            let row = &line.row;
            let value = if row.difference.is_zero() { None } else { values.next() };
            let value = value.copied().unwrap_or_default();
            json!([row.line_id, line.counted.counted.units(), row.book.units(), value.units()])
        })
        .collect();
    sqlx::query(
        "UPDATE count_lines SET counted = j.value ->> 1, book = j.value ->> 2, value = j.value ->> 3
         FROM json_each(?) AS j WHERE count_lines.id = j.value ->> 0",
    )
    .bind(Value::Array(rows).to_string())
    .execute(cx.db())
    .await?;
    Ok(())
}
