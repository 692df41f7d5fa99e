//! A new part of the catalogue.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::PartRef;
use super::{PartClass, PartId};
use crate::kernel::text::terms::{terms_of_code, terms_of_name};
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Checks, Money, Quantity, Read, Refusal, Result, Write};
use crate::search::index::{self, Kind};

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
                            fast_moving, warranty_months)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
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
    .fetch_one(cx.db())
    .await?;
    make_findable(cx, id, &part).await?;
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
    let warranty = part.warranty_months.unwrap_or_default();
    checks.require(
        (0..=LONGEST_WARRANTY_MONTHS).contains(&warranty),
        "part.warranty_months",
        "parts.warranty_range",
    );
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

pub(super) async fn make_findable(cx: &mut Write, id: PartId, part: &PartForm) -> Result<()> {
    let mut terms = terms_of_code(&part.number);
    terms.extend(terms_of_name(&part.name));
    terms.extend(part.barcode.iter().flat_map(|barcode| terms_of_code(barcode)));
    index::replace(cx, Kind::Part, id.0, &terms).await
}
