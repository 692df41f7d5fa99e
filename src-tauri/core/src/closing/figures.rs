//! What came in and is not in any close yet, day by day.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Day, Money, Nothing, Read, Result};
use crate::settlement::PayWay;

/// Days that were forgotten stand in a list of so many at most.
const MOST_OPEN_DAYS: i64 = 62;

/// What is recorded of one way of paying.
#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct WayRecorded {
    pub way: PayWay,
    pub entries: i64,
    pub paid: Money,
    pub account_received: Money,
    /// Negative.
    pub refunded: Money,
    pub recorded: Money,
}

/// What the cashier closes next.
#[derive(Debug, Serialize, TS)]
pub struct CashDesk {
    /// The earliest day with money that is in no close; today where there is none.
    pub day: Day,
    /// Today is closed already: what comes in now belongs to the next business day.
    pub is_closed: bool,
    pub opening_float: Money,
    pub ways: Vec<WayRecorded>,
    /// Days after `day` that wait as well.
    pub waiting: Vec<Day>,
}

/// Ids of the payments of a day that are in no close, both inside; first > last where there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payments {
    pub first: i64,
    pub last: i64,
}

#[derive(sqlx::FromRow)]
pub struct LastClose {
    pub day: Day,
    pub last_payment: i64,
    pub closing_float: Money,
}

/// The newest close that stands.
pub async fn last_close(cx: &mut Read) -> Result<Option<LastClose>> {
    Ok(sqlx::query_as(
        "SELECT day, last_payment, closing_float FROM day_closes WHERE taken_back_at IS NULL ORDER BY day DESC LIMIT 1",
    )
    .fetch_optional(cx.db())
    .await?)
}

/// The payments that a close of `day` takes: all after the last close until the day's end. The first
/// close there ever is begins with its own day: what was before was never closed.
pub async fn payments_until(cx: &mut Read, last: Option<&LastClose>, day: Day) -> Result<Payments> {
    let first: i64 = match last {
        Some(last) => last.last_payment + 1,
        None => {
            let found: Option<i64> =
                sqlx::query_scalar("SELECT id FROM payments WHERE at >= ? ORDER BY at, id LIMIT 1")
                    .bind(day.start())
                    .fetch_optional(cx.db())
                    .await?;
            match found {
                Some(id) => id,
                None => newest_payment(cx).await? + 1,
            }
        }
    };
    let last: Option<i64> = sqlx::query_scalar("SELECT max(id) FROM payments WHERE id >= ? AND at < ?")
        .bind(first)
        .bind(day.plus_days(1).start())
        .fetch_one(cx.db())
        .await?;
    Ok(Payments { first, last: last.unwrap_or(first - 1) })
}

async fn newest_payment(cx: &mut Read) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM payments").fetch_one(cx.db()).await?)
}

/// What is recorded of these payments, way by way.
pub async fn recorded(cx: &mut Read, payments: Payments) -> Result<Vec<WayRecorded>> {
    Ok(sqlx::query_as(
        "SELECT way, count(*) AS entries,
                sum(CASE WHEN kind = 'payment' THEN amount ELSE 0 END) AS paid,
                sum(CASE WHEN kind = 'account_receipt' THEN amount ELSE 0 END) AS account_received,
                sum(CASE WHEN kind = 'refund' THEN amount ELSE 0 END) AS refunded,
                sum(amount) AS recorded
         FROM payments WHERE id BETWEEN ? AND ?
         GROUP BY way
         ORDER BY CASE way WHEN 'cash' THEN 1 WHEN 'card' THEN 2 WHEN 'wechat' THEN 3 WHEN 'alipay' THEN 4
                           WHEN 'transfer' THEN 5 ELSE 6 END",
    )
    .bind(payments.first)
    .bind(payments.last)
    .fetch_all(cx.db())
    .await?)
}

/// Days on which something was paid that is in no close; before the first close none is waited for.
pub async fn open_days(cx: &mut Read, last: Option<&LastClose>) -> Result<Vec<Day>> {
    let (after, from) = match last {
        Some(last) => (last.last_payment, last.day.start().millis()),
        None => (0, cx.today().start().millis()),
    };
    // At most so many days are walked: each is looked up by its first payment.
    Ok(sqlx::query_scalar(
        "WITH RECURSIVE days (day) AS (
             SELECT (SELECT date(at / 1000 + 28800, 'unixepoch') FROM payments
                     WHERE id > ?1 AND at >= ?2 ORDER BY at LIMIT 1)
             UNION ALL
             SELECT (SELECT date(at / 1000 + 28800, 'unixepoch') FROM payments
                     WHERE id > ?1 AND at >= (unixepoch(d.day, '+1 day') - 28800) * 1000 ORDER BY at LIMIT 1)
             FROM days d WHERE d.day IS NOT NULL
             LIMIT ?3)
         SELECT day FROM days WHERE day IS NOT NULL",
    )
    .bind(after)
    .bind(from)
    .bind(MOST_OPEN_DAYS)
    .fetch_all(cx.db())
    .await?)
}

/// What waits to be closed at the cashier's desk.
pub async fn cash_desk(cx: &mut Read, _: Nothing) -> Result<CashDesk> {
    let last = last_close(cx).await?;
    let mut waiting = open_days(cx, last.as_ref()).await?;
    let today = cx.today();
    let is_closed = last.as_ref().is_some_and(|last| last.day >= today);
    // What came in after today was closed waits for tomorrow.
    waiting.retain(|day| last.as_ref().is_none_or(|last| *day > last.day));
    let day = if waiting.is_empty() { today } else { waiting.remove(0) };
    let payments = payments_until(cx, last.as_ref(), day).await?;
    let ways = recorded(cx, payments).await?;
    Ok(CashDesk {
        day,
        is_closed,
        opening_float: last.map_or(Money::ZERO, |last| last.closing_float),
        ways,
        waiting,
    })
}
