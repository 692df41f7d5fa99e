//! A part's facts change; what was sold keeps the name and price it was sold under.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::PartRef;
use super::add::{PartForm, check, make_findable, set_levels};
use super::prices::{self, Because, PriceLevel};
use super::{PartId, stock};
use crate::audit::stale;
use crate::kernel::{Money, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePart {
    pub id: PartId,
    pub version: i64,
    pub part: PartForm,
    /// A part no longer sold keeps its history; one that lies in stock or is promised stays.
    pub active: bool,
}

pub async fn change(cx: &mut Write, input: ChangePart) -> Result<PartRef> {
    let found: Option<(i64, Money)> = sqlx::query_as("SELECT version, price FROM parts WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let (version, price) =
        found.ok_or_else(|| Refusal::new("parts.unknown").at("id").with("id", input.id))?;
    stale::refuse_if_changed(cx, "part", input.id.0, input.version, version).await?;
    check(cx, &input.part, Some(input.id)).await?;
    if !input.active {
        refuse_if_needed(cx, input.id).await?;
    }
    let part = input.part;
    sqlx::query(
        "UPDATE parts SET number = ?, name = ?, unit = ?, class = ?, category = ?, fits = ?, barcode = ?, price = ?,
                min_stock = ?, max_stock = ?, fast_moving = ?, warranty_months = ?, warranty_km = ?, pack = ?, active = ?, version = version + 1
         WHERE id = ?",
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
    .bind(input.active)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    prices::keep(cx, input.id, PriceLevel::Retail, Some(price), Some(part.price), Because::BY_HAND).await?;
    set_levels(cx, input.id, &part).await?;
    make_findable(cx, input.id).await?;
    cx.about("part", input.id.0);
    Ok(PartRef { id: input.id, version: version + 1 })
}

async fn refuse_if_needed(cx: &mut Write, part: PartId) -> Result<()> {
    let needed: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM stock WHERE part_id = ?1 AND on_hand > 0)
             OR EXISTS (SELECT 1 FROM reservations WHERE part_id = ?1)",
    )
    .bind(part)
    .fetch_one(cx.db())
    .await?;
    if needed {
        let part = stock::named(cx, part).await?;
        return Err(Refusal::new("parts.still_needed").at("active").with("part", part.number).into());
    }
    Ok(())
}
