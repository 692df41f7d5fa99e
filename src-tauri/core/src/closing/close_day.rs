//! The cashier's day is closed: what was counted against what is recorded.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::figures::{self, WayRecorded};
use super::rules::Drawer;
use super::{DayCloseId, figures::LastClose};
use crate::attachments::signature::{self, Signature};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Day, Money, Nothing, Refusal, Result, Write};
use crate::periods::{Month, closed};
use crate::settlement::PayWay;

/// What was counted of one way: for cash everything in the drawer, for the others what the terminal,
/// the purse or the bank says.
#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountedWay {
    pub way: PayWay,
    pub amount: Money,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseDay {
    pub day: Day,
    pub counted: Vec<CountedWay>,
    /// Of the cash: to the safe or the bank. The rest stays in the drawer (备用金).
    pub handed_in: Money,
    /// Needed where counted and recorded differ.
    #[serde(default)]
    pub explanation: Option<Text<300>>,
    pub signature: Signature,
}

#[derive(Debug, Serialize, TS)]
pub struct DayCloseRef {
    pub id: DayCloseId,
    pub number: String,
    /// Counted less recorded.
    pub difference: Money,
}

pub async fn close_day(cx: &mut Write, input: CloseDay) -> Result<DayCloseRef> {
    let last = figures::last_close(cx).await?;
    may_be_closed(cx, input.day, last.as_ref()).await?;
    let payments = figures::payments_until(cx, last.as_ref(), input.day).await?;
    let recorded = figures::recorded(cx, payments).await?;
    let opening_float = last.map_or(Money::ZERO, |last| last.closing_float);
    let drawer = Drawer {
        opening_float,
        recorded: recorded_of(&recorded, PayWay::Cash),
        counted: counted_of(&input, PayWay::Cash).unwrap_or(Money::ZERO),
        handed_in: input.handed_in,
    };
    let difference = check(&input, &recorded, drawer)?;
    let number = numbers::next(cx, Series::DayClose).await?;
    let signed = signature::keep(cx, input.signature).await?;
    let (staff, now) = (cx.staff(), cx.now);
    let id: DayCloseId = sqlx::query_scalar(
        "INSERT INTO day_closes (number, day, first_payment, last_payment, opening_float, handed_in, closing_float,
                                 difference, explanation, signature_id, closed_at, closed_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(input.day)
    .bind(payments.first)
    .bind(payments.last)
    .bind(opening_float)
    .bind(input.handed_in)
    .bind(drawer.closing_float())
    .bind(difference)
    .bind(input.explanation.as_ref().and_then(|text| (!text.is_empty()).then(|| text.as_str())))
    .bind(signed)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    for way in &recorded {
        let counted = match way.way {
            PayWay::OnAccount => None,
            PayWay::Cash => Some(drawer.counted - opening_float),
            other => input.counted.iter().find(|one| one.way == other).map(|one| one.amount),
        };
        keep_way(cx, id, way, counted).await?;
    }
    if !recorded.iter().any(|way| way.way == PayWay::Cash) && drawer.difference() != Money::ZERO {
        let none = WayRecorded {
            way: PayWay::Cash,
            entries: 0,
            paid: Money::ZERO,
            account_received: Money::ZERO,
            refunded: Money::ZERO,
            recorded: Money::ZERO,
        };
        keep_way(cx, id, &none, Some(drawer.difference())).await?;
    }
    cx.about("day_close", id.0);
    Ok(DayCloseRef { id, number, difference })
}

async fn may_be_closed(cx: &mut Write, day: Day, last: Option<&LastClose>) -> Result<()> {
    if day > cx.today() {
        return Err(Refusal::new("closing.day_to_come").at("day").into());
    }
    if let Some(last) = last
        && day <= last.day
    {
        return Err(Refusal::new("closing.day_closed").at("day").with("day", last.day).into());
    }
    let earlier = figures::open_days(cx, last).await?.into_iter().find(|open| *open < day);
    match (earlier, last) {
        (Some(earlier), Some(last)) if earlier > last.day => {
            Err(Refusal::new("closing.earlier_day_open").at("day").with("day", earlier).into())
        }
        _ => Ok(()),
    }
}

fn recorded_of(recorded: &[WayRecorded], way: PayWay) -> Money {
    recorded.iter().find(|one| one.way == way).map_or(Money::ZERO, |one| one.recorded)
}

fn counted_of(input: &CloseDay, way: PayWay) -> Option<Money> {
    input.counted.iter().find(|one| one.way == way).map(|one| one.amount)
}

/// The difference of all ways together, or everything that is wrong.
fn check(input: &CloseDay, recorded: &[WayRecorded], drawer: Drawer) -> Result<Money> {
    let mut checks = Checks::new();
    let mut differences = vec![drawer.difference()];
    for (at, one) in input.counted.iter().enumerate() {
        let again = input.counted[..at].iter().any(|other| other.way == one.way);
        checks.require(!again, &format!("counted[{at}].way"), "closing.way_twice");
        checks.require(one.way != PayWay::OnAccount, &format!("counted[{at}].way"), "closing.not_counted");
        if one.way == PayWay::Cash && one.amount.is_negative() {
            checks.add(Refusal::new("closing.cash_below_zero").at(format!("counted[{at}].amount")));
        }
        if one.way != PayWay::Cash {
            differences.push(one.amount - recorded_of(recorded, one.way));
        }
    }
    let cash_lies_there = drawer.expected() != Money::ZERO;
    let mut missing: Vec<PayWay> = recorded.iter().map(|way| way.way).collect();
    if cash_lies_there && !missing.contains(&PayWay::Cash) {
        missing.push(PayWay::Cash);
    }
    missing.retain(|way| *way != PayWay::OnAccount && counted_of(input, *way).is_none());
    for way in missing {
        checks.add(Refusal::new("closing.way_missing").at("counted").with("way", way));
    }
    if input.handed_in.is_negative() || input.handed_in > drawer.counted {
        checks.add(Refusal::new("closing.hands_in_more").at("handed_in").with("cash", drawer.counted));
    }
    let explained = input.explanation.as_ref().is_some_and(|text| !text.is_empty());
    if differences.iter().any(|difference| *difference != Money::ZERO) {
        checks.require(explained, "explanation", "closing.explain_difference");
    }
    signature::check(&mut checks, "signature", &input.signature);
    checks.done()?;
    Ok(differences.into_iter().sum())
}

async fn keep_way(cx: &mut Write, id: DayCloseId, way: &WayRecorded, counted: Option<Money>) -> Result<()> {
    sqlx::query(
        "INSERT INTO day_close_ways (close_id, way, entries, paid, account_received, refunded, recorded, counted)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(way.way)
    .bind(way.entries)
    .bind(way.paid)
    .bind(way.account_received)
    .bind(way.refunded)
    .bind(way.recorded)
    .bind(counted)
    .execute(cx.db())
    .await?;
    Ok(())
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeBackDay {
    pub id: DayCloseId,
    pub reason: Name<300>,
}

/// A close that was counted wrong is taken back by the manager and made again; it stays on file. Only
/// the newest, or the next would no longer follow it.
pub async fn take_back_day(cx: &mut Write, input: TakeBackDay) -> Result<Nothing> {
    let found: Option<(Day, bool)> =
        sqlx::query_as("SELECT day, taken_back_at IS NOT NULL FROM day_closes WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (day, gone) = found.ok_or_else(|| Refusal::new("closing.unknown_day").at("id"))?;
    let newest = figures::last_close(cx).await?.map(|last| last.day);
    let mut checks = Checks::new();
    checks.require(!gone, "id", "closing.day_taken_back");
    if !gone && newest != Some(day) {
        checks.add(Refusal::new("closing.day_not_newest").at("id").with("day", newest));
    }
    if closed::is_closed(cx, Month::of(day)).await? {
        checks.add(Refusal::new("periods.closed").at("id").with("month", Month::of(day)));
    }
    checks.done()?;
    let (staff, now) = (cx.staff(), cx.now);
    sqlx::query(
        "UPDATE day_closes SET taken_back_at = ?, taken_back_by = ?, taken_back_reason = ? WHERE id = ?",
    )
    .bind(now)
    .bind(staff)
    .bind(&input.reason)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    cx.about("day_close", input.id.0);
    Ok(Nothing {})
}
