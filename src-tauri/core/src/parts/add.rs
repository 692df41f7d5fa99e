//! A new part of the catalogue.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::PartRef;
use super::prices::{self, Because, PriceLevel};
use super::{PartClass, PartId};
use crate::kernel::text::terms::{terms_of_code, terms_of_name};
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Checks, Money, Quantity, Read, Refusal, Result, Write};
use crate::search::index::{self, Kind};
use crate::vehicles::mileage::MOST_KM;

/// No part sells for more (a slip of the finger, or a price in another unit).
const DEAREST: Money = Money::yuan(10_000_000);
const LONGEST_WARRANTY_MONTHS: i64 = 240;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartForm {
    /// As printed on the box, leading zeros kept.
    pub number: Name<40>,
    pub name: Name<80>,
    pub unit: Name<8>,
    pub class: PartClass,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub category: Option<Text<40>>,
    /// Models it fits, in words.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub fits: Option<Text<200>>,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub barcode: Option<Text<40>>,
    /// Retail, tax included.
    pub price: Money,
    pub min_stock: Quantity,
    pub max_stock: Quantity,
    pub fast_moving: bool,
    #[ts(optional = nullable)]
    pub warranty_months: Option<i64>,
    /// Whichever ends first.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub warranty_km: Option<i64>,
    /// Pieces of the supplier's pack; nothing for any number.
    #[serde(default)]
    #[ts(optional, as = "Option<Quantity>")]
    pub pack: Quantity,
    /// Tax included; the retail price where there is none.
    #[ts(optional = nullable)]
    pub member_price: Option<Money>,
    #[ts(optional = nullable)]
    pub trade_price: Option<Money>,
    /// What the maker pays for it.
    #[ts(optional = nullable)]
    pub warranty_price: Option<Money>,
}

impl PartForm {
    fn levels(&self) -> [(PriceLevel, &'static str, Option<Money>); 3] {
        [
            (PriceLevel::Member, "part.member_price", self.member_price),
            (PriceLevel::Trade, "part.trade_price", self.trade_price),
            (PriceLevel::Warranty, "part.warranty_price", self.warranty_price),
        ]
    }
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPart {
    pub part: PartForm,
}

pub async fn add(cx: &mut Write, input: AddPart) -> Result<PartRef> {
    let part = input.part;
    check(cx, &part, None).await?;
    let id: PartId = sqlx::query_scalar(
        "INSERT INTO parts (number, name, unit, class, category, fits, barcode, price, min_stock, max_stock,
                            fast_moving, warranty_months, warranty_km, pack)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&part.number)
    .bind(&part.name)
    .bind(&part.unit)
    .bind(part.class)
    .bind(&part.category)
    .bind(&part.fits)
    .bind(&part.barcode)
    .bind(part.price)
    .bind(part.min_stock)
    .bind(part.max_stock)
    .bind(part.fast_moving)
    .bind(part.warranty_months)
    .bind(part.warranty_km)
    .bind(part.pack)
    .fetch_one(cx.db())
    .await?;
    set_levels(cx, id, &part).await?;
    make_findable(cx, id).await?;
    cx.about("part", id.0);
    Ok(PartRef { id, version: 1 })
}

pub(super) async fn check(cx: &mut Read, part: &PartForm, own: Option<PartId>) -> Result<()> {
    let mut checks = Checks::new();
    checks.require(!part.price.is_negative() && part.price <= DEAREST, "part.price", "parts.price_range");
    checks.require(!part.min_stock.is_negative(), "part.min_stock", "parts.stock_range");
    checks.require(
        part.max_stock.is_zero() || part.max_stock >= part.min_stock,
        "part.max_stock",
        "parts.max_below_min",
    );
    checks.require(!part.pack.is_negative(), "part.pack", "parts.stock_range");
    for (_, field, price) in part.levels() {
        let within = price.is_none_or(|price| !price.is_negative() && price <= DEAREST);
        checks.require(within, field, "parts.price_range");
    }
    let warranty = part.warranty_months.unwrap_or_default();
    checks.require(
        (0..=LONGEST_WARRANTY_MONTHS).contains(&warranty),
        "part.warranty_months",
        "parts.warranty_range",
    );
    let km = part.warranty_km.unwrap_or_default();
    checks.require((0..=MOST_KM).contains(&km), "part.warranty_km", "parts.warranty_km_range");
    let own = own.unwrap_or(PartId(0));
    let same_number: Option<(String, bool)> =
        sqlx::query_as("SELECT name, active FROM parts WHERE number = ? AND id <> ?")
            .bind(&part.number)
            .bind(own)
            .fetch_optional(cx.db())
            .await?;
    if let Some((name, active)) = same_number {
        let code = if active { "parts.number_taken" } else { "parts.number_retired" };
        checks.add(Refusal::new(code).at("part.number").with("number", &part.number).with("name", name));
    }
    // A code that names two parts would let a scanner take the wrong one.
    if let Some(barcode) = &part.barcode {
        let same_code: Option<(String, String)> = sqlx::query_as(
            "SELECT number, name FROM parts
             WHERE (barcode = ?1 OR number = ?1) AND id <> ?2 AND active = 1 LIMIT 1",
        )
        .bind(barcode)
        .bind(own)
        .fetch_optional(cx.db())
        .await?;
        if let Some((number, name)) = same_code {
            let refusal = Refusal::new("parts.barcode_taken").at("part.barcode");
            checks.add(refusal.with("barcode", barcode).with("number", number).with("name", name));
        }
    }
    checks.done()
}

pub(super) async fn set_levels(cx: &mut Write, id: PartId, part: &PartForm) -> Result<()> {
    for (level, _, price) in part.levels() {
        prices::set_level(cx, id, level, price, Because::BY_HAND).await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Names {
    number: String,
    name: String,
    barcode: Option<String>,
}

/// Makes the part found by its number, name and barcode, and by the numbers it replaces.
pub async fn make_findable(cx: &mut Write, id: PartId) -> Result<()> {
    let part: Names = sqlx::query_as("SELECT number, name, barcode FROM parts WHERE id = ?")
        .bind(id)
        .fetch_one(cx.db())
        .await?;
    let replaced: Vec<String> = sqlx::query_scalar(
        "WITH RECURSIVE earlier (part, depth) AS (
             SELECT old_part, 1 FROM part_supersessions WHERE new_part = ?
             UNION ALL
             SELECT s.old_part, e.depth + 1 FROM earlier e JOIN part_supersessions s ON s.new_part = e.part
             WHERE e.depth < 20)
         SELECT p.number FROM earlier e CROSS JOIN parts p ON p.id = e.part",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let mut terms = terms_of_code(&part.number);
    terms.extend(terms_of_name(&part.name));
    terms.extend(part.barcode.iter().chain(&replaced).flat_map(|code| terms_of_code(code)));
    index::replace(cx, Kind::Part, id.0, &terms).await
}
