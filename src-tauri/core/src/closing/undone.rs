//! What is to be done before a month is closed: a number and the first few by name; the house's policy
//! says whether each of them forbids the closing, warns, or is not looked at.

use serde::Serialize;
use ts_rs::TS;

use super::figures;
use super::rules::UndoneWeight;
use crate::kernel::{Day, Read, Result};
use crate::periods::Month;
use crate::policy;

/// So many are named.
const NAMED: i64 = 8;

/// Something left undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UndoneKind {
    /// Days with money that are in no close of the cashier's.
    DaysOpen,
    /// Orders whose car was good in the month and that nobody settled.
    OrdersUnsettled,
    /// Settlements of the month with money missing.
    SettlementsUnpaid,
    /// Discounts that wait for the manager's word.
    DiscountsWaiting,
    /// Write-offs that wait for it.
    WriteOffsWaiting,
    /// Stock-takes begun and not posted.
    CountsOpen,
    /// Deliveries nobody has looked at.
    ReceiptsUnchecked,
    /// Possible comebacks nobody has decided on.
    ComebacksUndecided,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct Undone {
    pub kind: UndoneKind,
    pub weight: UndoneWeight,
    pub count: i64,
    /// Numbers or days of the first of them.
    pub named: Vec<String>,
}

/// Everything undone, the heaviest first; what the house does not look at is left out.
pub async fn undone(cx: &mut Read, month: Month) -> Result<Vec<Undone>> {
    let mut all = Vec::new();
    for (kind, key, found) in [
        (UndoneKind::DaysOpen, "closing.days_open", days_open(cx, month).await?),
        (UndoneKind::OrdersUnsettled, "closing.orders_unsettled", orders_unsettled(cx, month).await?),
        (UndoneKind::SettlementsUnpaid, "closing.settlements_unpaid", settlements_unpaid(cx, month).await?),
        (UndoneKind::DiscountsWaiting, "closing.discounts_waiting", discounts_waiting(cx, month).await?),
        (UndoneKind::WriteOffsWaiting, "closing.write_offs_waiting", write_offs_waiting(cx, month).await?),
        (UndoneKind::CountsOpen, "closing.counts_open", counts_open(cx, month).await?),
        (UndoneKind::ReceiptsUnchecked, "closing.receipts_unchecked", receipts_unchecked(cx, month).await?),
        (
            UndoneKind::ComebacksUndecided,
            "closing.comebacks_undecided",
            comebacks_undecided(cx, month).await?,
        ),
    ] {
        let today = cx.today();
        let word: String = policy::value_on(cx, key, today).await?;
        // A word nobody knows is no leave to go on.
        let weight = word.parse().unwrap_or(UndoneWeight::Forbid);
        if weight != UndoneWeight::Off && !found.is_empty() {
            let count = found.len() as i64;
            let named = found.into_iter().take(NAMED as usize).collect();
            all.push(Undone { kind, weight, count, named });
        }
    }
    all.sort_by_key(|one| one.weight != UndoneWeight::Forbid);
    Ok(all)
}

async fn days_open(cx: &mut Read, month: Month) -> Result<Vec<String>> {
    let last = figures::last_close(cx).await?;
    let from = last.as_ref().map_or(month.start(), |last| last.day.plus_days(1).start().max(month.start()));
    let after = last.map_or(0, |last| last.last_payment);
    let days: Vec<Day> = sqlx::query_scalar(
        "SELECT DISTINCT date(at / 1000 + 28800, 'unixepoch') FROM payments
         WHERE at >= ? AND at < ? AND id > ? ORDER BY 1",
    )
    .bind(from)
    .bind(month.end())
    .bind(after)
    .fetch_all(cx.db())
    .await?;
    Ok(days.into_iter().map(|day| day.to_string()).collect())
}

async fn orders_unsettled(cx: &mut Read, month: Month) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT number FROM repair_orders
         WHERE state IN ('done', 'passed') AND state NOT IN ('delivered', 'cancelled') AND finished_at < ?
         ORDER BY id",
    )
    .bind(month.end())
    .fetch_all(cx.db())
    .await?)
}

async fn settlements_unpaid(cx: &mut Read, month: Month) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT s.number FROM settlements s
         WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND s.reverses IS NULL AND s.payer = 'customer'
           AND NOT EXISTS (SELECT 1 FROM settlements r WHERE r.reverses = s.id)
           AND s.gross > (SELECT coalesce(sum(p.amount), 0) FROM payments p
                          WHERE p.settlement_id = s.id AND p.kind <> 'account_receipt')
         ORDER BY s.id",
    )
    .bind(month.start())
    .bind(month.end())
    .fetch_all(cx.db())
    .await?)
}

async fn discounts_waiting(cx: &mut Read, month: Month) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT o.number FROM discount_requests d JOIN repair_orders o ON o.id = d.order_id
         WHERE d.state = 'open' AND d.asked_at < ? ORDER BY d.id",
    )
    .bind(month.end())
    .fetch_all(cx.db())
    .await?)
}

async fn write_offs_waiting(cx: &mut Read, month: Month) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT number FROM write_offs WHERE state = 'asked' AND asked_at < ? ORDER BY id")
        .bind(month.end())
        .fetch_all(cx.db())
        .await?)
}

async fn counts_open(cx: &mut Read, month: Month) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT number FROM counts WHERE state IN ('counting', 'review') AND opened_at < ? ORDER BY id",
    )
    .bind(month.end())
    .fetch_all(cx.db())
    .await?)
}

async fn receipts_unchecked(cx: &mut Read, month: Month) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT number FROM receipts WHERE inspected = 0 AND received_at < ? ORDER BY id")
        .bind(month.end())
        .fetch_all(cx.db())
        .await?)
}

async fn comebacks_undecided(cx: &mut Read, month: Month) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT number FROM repair_orders INDEXED BY orders_unusual
         WHERE (state <> 'delivered' OR kind <> 'normal' OR hold IS NOT NULL OR comeback_of IS NOT NULL)
           AND opened_at >= ? AND opened_at < ? AND comeback_of IS NOT NULL AND comeback_decided IS NULL
           AND state <> 'cancelled' ORDER BY opened_at",
    )
    .bind(month.start())
    .bind(month.end())
    .fetch_all(cx.db())
    .await?)
}
