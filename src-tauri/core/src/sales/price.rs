//! At whose price somebody buys over the counter. The clerk may not look customers up; a buyer who
//! tells the telephone they are on file by buys at their own price (会员价, 同行价), anybody else at the
//! retail price. Another price is made by hand and says why.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::identifiers::phone::Phone;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Money, Read, Refusal, Result};
use crate::parts::PartId;
use crate::parts::prices::{self, PriceLevel};

const MOST: usize = 200;

/// Of whoever is on file by this telephone; where several are, of the one with a price of their own.
pub async fn level(cx: &mut Read, phone: Option<&str>) -> Result<PriceLevel> {
    let Some(phone) = phone.and_then(|text| Phone::read(text).ok()) else {
        return Ok(PriceLevel::Retail);
    };
    let tag: Option<String> = sqlx::query_scalar(
        "SELECT max(t.tag) FROM customer_phones c JOIN price_tags t ON t.customer_id = c.customer_id
         WHERE c.number = ?",
    )
    .bind(phone.as_str())
    .fetch_one(cx.db())
    .await?;
    Ok(PriceLevel::of_tag(tag.as_deref()))
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalePricesOf {
    /// As it is being typed; what is no telephone yet is nobody's.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub phone: Option<Text<30>>,
    pub parts: Vec<PartId>,
}

#[derive(Debug, Serialize, TS)]
pub struct SalePrices {
    pub level: PriceLevel,
    pub prices: Vec<SalePrice>,
}

/// What a part costs this buyer, tax included.
#[derive(Debug, Serialize, TS)]
pub struct SalePrice {
    pub part_id: PartId,
    pub price: Money,
    pub level: PriceLevel,
}

/// Parts that do not exist are left out.
pub async fn prices(cx: &mut Read, input: SalePricesOf) -> Result<SalePrices> {
    if input.parts.len() > MOST {
        return Err(Refusal::new("parts.too_many_lines").at("parts").with("limit", MOST).into());
    }
    let level = level(cx, input.phone.as_deref()).await?;
    let found = prices::at_each(cx, &input.parts, level).await?;
    let told = |part_id| found.get(&part_id).map(|&(price, level)| SalePrice { part_id, price, level });
    Ok(SalePrices { level, prices: input.parts.into_iter().filter_map(told).collect() })
}
