//! What a part costs whom: the retail price and up to three others, and every price it had.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PartId, PriceChangeId};
use crate::kernel::{Moment, Money, Read, Refusal, Result, StaffId, Write};

/// For whom a price is made.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, sqlx::Type,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PriceLevel {
    /// 零售价
    #[default]
    Retail,
    /// 会员价
    Member,
    /// 同行价
    Trade,
    /// 索赔价: what the maker pays
    Warranty,
}

impl PriceLevel {
    /// Of a customer with this tag of those that name a price of their own.
    pub fn of_tag(tag: Option<&str>) -> Self {
        match tag {
            Some("trade") => Self::Trade,
            Some("member") => Self::Member,
            _ => Self::Retail,
        }
    }
}

/// What changed a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PriceSource {
    ByHand,
    Bulk,
    Import,
}

/// The prices besides the retail price, tax included; none where the retail price counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS, sqlx::FromRow)]
pub struct LevelPrices {
    pub member: Option<Money>,
    pub trade: Option<Money>,
    pub warranty: Option<Money>,
}

pub async fn levels(cx: &mut Read, part: PartId) -> Result<LevelPrices> {
    Ok(sqlx::query_as(
        "SELECT max(CASE level WHEN 'member' THEN price END) AS member,
                max(CASE level WHEN 'trade' THEN price END) AS trade,
                max(CASE level WHEN 'warranty' THEN price END) AS warranty
         FROM part_prices WHERE part_id = ?",
    )
    .bind(part)
    .fetch_one(cx.db())
    .await?)
}

/// The price at a level of its own, if the part has one there.
pub async fn special(cx: &mut Read, part: PartId, level: PriceLevel) -> Result<Option<Money>> {
    if level == PriceLevel::Retail {
        return Ok(None);
    }
    Ok(sqlx::query_scalar("SELECT price FROM part_prices WHERE part_id = ? AND level = ?")
        .bind(part)
        .bind(level)
        .fetch_optional(cx.db())
        .await?)
}

/// The price at that level, else the retail price; and whose it is. Refuses `parts.unknown`.
pub async fn at(cx: &mut Read, part: PartId, level: PriceLevel) -> Result<(Money, PriceLevel)> {
    let found = at_each(cx, &[part], level).await?.remove(&part);
    found.ok_or_else(|| Refusal::new("parts.unknown").with("id", part).into())
}

/// The same of many parts at once; those that do not exist are left out.
pub async fn at_each(
    cx: &mut Read,
    parts: &[PartId],
    level: PriceLevel,
) -> Result<HashMap<PartId, (Money, PriceLevel)>> {
    if parts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(PartId, Money, bool)> = sqlx::query_as(
        "SELECT p.id, coalesce(l.price, p.price), l.price IS NOT NULL
         FROM json_each(?1) asked CROSS JOIN parts p ON p.id = asked.value
         LEFT JOIN part_prices l ON l.part_id = p.id AND l.level = ?2",
    )
    .bind(serde_json::to_string(parts)?)
    .bind(level)
    .fetch_all(cx.db())
    .await?;
    let whose = |own: bool| if own { level } else { PriceLevel::Retail };
    Ok(rows.into_iter().map(|(part, price, own)| (part, (price, whose(own)))).collect())
}

/// The prices of many parts at levels of their own.
pub async fn special_of_each(
    cx: &mut Read,
    parts: &[PartId],
) -> Result<HashMap<(PartId, PriceLevel), Money>> {
    let rows: Vec<(PartId, PriceLevel, Money)> = sqlx::query_as(
        "SELECT part_id, level, price FROM part_prices WHERE part_id IN (SELECT value FROM json_each(?))",
    )
    .bind(serde_json::to_string(parts)?)
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().map(|(part, level, price)| ((part, level), price)).collect())
}

/// Where a change of price came from.
#[derive(Clone, Copy, Debug)]
pub struct Because {
    pub source: PriceSource,
    pub change: Option<PriceChangeId>,
}

impl Because {
    pub const BY_HAND: Self = Self { source: PriceSource::ByHand, change: None };
    pub const IMPORT: Self = Self { source: PriceSource::Import, change: None };
}

/// Sets the price at a level of its own, or takes it away; the change is kept.
pub async fn set_level(
    cx: &mut Write,
    part: PartId,
    level: PriceLevel,
    price: Option<Money>,
    because: Because,
) -> Result<()> {
    let before = special(cx, part, level).await?;
    match price {
        Some(price) => {
            sqlx::query(
                "INSERT INTO part_prices (part_id, level, price) VALUES (?, ?, ?)
                 ON CONFLICT (part_id, level) DO UPDATE SET price = excluded.price",
            )
            .bind(part)
            .bind(level)
            .bind(price)
            .execute(cx.db())
            .await?;
        }
        None => {
            sqlx::query("DELETE FROM part_prices WHERE part_id = ? AND level = ?")
                .bind(part)
                .bind(level)
                .execute(cx.db())
                .await?;
        }
    }
    keep(cx, part, level, before, price, because).await
}

/// Keeps a change of price; none if it is the same.
pub async fn keep(
    cx: &mut Write,
    part: PartId,
    level: PriceLevel,
    before: Option<Money>,
    after: Option<Money>,
    because: Because,
) -> Result<()> {
    if before == after {
        return Ok(());
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO part_price_history (part_id, level, before, after, source, change_id, at, by_staff)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(part)
    .bind(level)
    .bind(before)
    .bind(after)
    .bind(because.source)
    .bind(because.change)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    Ok(())
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceHistoryOf {
    pub part_id: PartId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PriceStep {
    pub level: PriceLevel,
    /// None where there was no price of that level.
    pub before: Option<Money>,
    pub after: Option<Money>,
    pub source: PriceSource,
    /// Why, if it was changed together with others.
    pub reason: Option<String>,
    pub at: Moment,
    pub by_staff: StaffId,
    pub by_name: Option<String>,
}

/// Newest first.
pub async fn price_history(cx: &mut Read, input: PriceHistoryOf) -> Result<Vec<PriceStep>> {
    Ok(sqlx::query_as(
        "SELECT h.level, h.before, h.after, h.source, c.reason, h.at, h.by_staff, s.name AS by_name
         FROM part_price_history h LEFT JOIN price_changes c ON c.id = h.change_id
         LEFT JOIN staff s ON s.id = h.by_staff
         WHERE h.part_id = ? ORDER BY h.id DESC LIMIT 200",
    )
    .bind(input.part_id)
    .fetch_all(cx.db())
    .await?)
}
