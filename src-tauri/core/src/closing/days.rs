//! Closed days, the newest first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DayCloseId;
use crate::attachments::SignatureId;
use crate::kernel::{Day, Moment, Money, Read, Refusal, Result, page};
use crate::settlement::PayWay;

const PAGE: i64 = 60;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DayClosesQuery {
    /// Only before this one (the last one seen).
    pub before: Option<DayCloseId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct DayCloseRow {
    pub id: DayCloseId,
    pub number: String,
    pub day: Day,
    /// Everything received, promises left out.
    pub received: Money,
    pub cash: Money,
    pub handed_in: Money,
    pub closing_float: Money,
    pub difference: Money,
    pub explanation: Option<String>,
    pub closed_at: Moment,
    pub closed_by: Option<String>,
    pub taken_back_at: Option<Moment>,
    pub taken_back_by: Option<String>,
    pub taken_back_reason: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct DayClosePage {
    pub rows: Vec<DayCloseRow>,
    pub more: bool,
}

pub async fn day_closes(cx: &mut Read, input: DayClosesQuery) -> Result<DayClosePage> {
    let mut rows: Vec<DayCloseRow> = sqlx::query_as(
        "SELECT c.id, c.number, c.day, c.handed_in, c.closing_float, c.difference, c.explanation, c.closed_at,
                s.name AS closed_by, c.taken_back_at, t.name AS taken_back_by, c.taken_back_reason,
                (SELECT coalesce(sum(w.recorded), 0) FROM day_close_ways w
                 WHERE w.close_id = c.id AND w.way <> 'on_account') AS received,
                (SELECT coalesce(sum(w.recorded), 0) FROM day_close_ways w
                 WHERE w.close_id = c.id AND w.way = 'cash') AS cash
         FROM day_closes c LEFT JOIN staff s ON s.id = c.closed_by LEFT JOIN staff t ON t.id = c.taken_back_by
         WHERE c.id < ? ORDER BY c.id DESC LIMIT ?",
    )
    .bind(input.before.map_or(i64::MAX, |id| id.0))
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(DayClosePage { rows, more })
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichDayClose {
    pub id: DayCloseId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct DayCloseWay {
    pub way: PayWay,
    pub entries: i64,
    pub paid: Money,
    pub account_received: Money,
    pub refunded: Money,
    pub recorded: Money,
    pub counted: Option<Money>,
}

#[derive(Debug, Serialize, TS)]
pub struct DayCloseCard {
    pub head: DayCloseRow,
    pub opening_float: Money,
    pub ways: Vec<DayCloseWay>,
}

pub async fn day_close(cx: &mut Read, input: WhichDayClose) -> Result<DayCloseCard> {
    let mut page =
        day_closes(cx, DayClosesQuery { before: Some(DayCloseId(input.id.0.saturating_add(1))) }).await?;
    let found = (!page.rows.is_empty()).then(|| page.rows.remove(0)).filter(|row| row.id == input.id);
    let head = found.ok_or_else(|| Refusal::new("closing.unknown_day").at("id"))?;
    let (opening_float, _) = rest(cx, input.id).await?;
    Ok(DayCloseCard { head, opening_float, ways: ways(cx, input.id).await? })
}

/// The float it began with, and who signed.
pub(super) async fn rest(cx: &mut Read, id: DayCloseId) -> Result<(Money, SignatureId)> {
    Ok(sqlx::query_as("SELECT opening_float, signature_id FROM day_closes WHERE id = ?")
        .bind(id)
        .fetch_one(cx.db())
        .await?)
}

async fn ways(cx: &mut Read, id: DayCloseId) -> Result<Vec<DayCloseWay>> {
    Ok(sqlx::query_as(
        "SELECT way, entries, paid, account_received, refunded, recorded, counted
         FROM day_close_ways WHERE close_id = ?
         ORDER BY CASE way WHEN 'cash' THEN 1 WHEN 'card' THEN 2 WHEN 'wechat' THEN 3 WHEN 'alipay' THEN 4
                           WHEN 'transfer' THEN 5 ELSE 6 END",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?)
}
