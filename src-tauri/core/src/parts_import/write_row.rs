//! One good row of a list becomes a part, or changes one.

use std::collections::HashMap;

use super::draft::Draft;
use super::plan::ImportPlan;
use crate::kernel::text::terms::{terms_of_code, terms_of_name};
use crate::kernel::{Money, Quantity, Result, Write};
use crate::parts::add::make_findable;
use crate::parts::prices::{self, Because, PriceLevel};
use crate::parts::{BinId, MAIN_WAREHOUSE, PartClass, PartId};
use crate::parts_catalogue::supersede::{self, Supersede, SupersessionWay};
use crate::search::index::{self, Kind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Added,
    Changed,
    Same,
}

pub(super) async fn write(
    cx: &mut Write,
    plan: &ImportPlan,
    known: Option<PartId>,
    draft: &Draft,
    bins: &mut HashMap<String, BinId>,
) -> Result<(PartId, Written)> {
    let (part, mut written) = match known {
        None => (add(cx, plan, draft).await?, Written::Added),
        Some(part) => (part, change(cx, part, draft).await?),
    };
    let mut more = false;
    for (level, price) in [
        (PriceLevel::Member, draft.member_price),
        (PriceLevel::Trade, draft.trade_price),
        (PriceLevel::Warranty, draft.warranty_price),
    ] {
        if price.is_some() && prices::special(cx, part, level).await? != price {
            prices::set_level(cx, part, level, price, Because::IMPORT).await?;
            more = true;
        }
    }
    if let Some(codes) = &draft.bins {
        more |= place(cx, part, codes, bins).await?;
    }
    if more && written == Written::Same {
        written = Written::Changed;
    }
    Ok((part, written))
}

async fn add(cx: &mut Write, plan: &ImportPlan, draft: &Draft) -> Result<PartId> {
    let name = draft.name.as_deref().unwrap_or_default();
    let part: PartId = sqlx::query_scalar(
        "INSERT INTO parts (number, name, unit, class, category, fits, barcode, price, min_stock, max_stock,
                            warranty_months, warranty_km, pack)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&draft.number)
    .bind(name)
    .bind(draft.unit.as_deref().unwrap_or(&plan.unit))
    .bind(draft.class.unwrap_or(plan.class))
    .bind(&draft.category)
    .bind(&draft.fits)
    .bind(&draft.barcode)
    .bind(draft.price.unwrap_or_default())
    .bind(draft.min_stock.unwrap_or_default())
    .bind(draft.max_stock.unwrap_or_default())
    .bind(draft.warranty_months)
    .bind(draft.warranty_km)
    .bind(draft.pack.unwrap_or_default())
    .fetch_one(cx.db())
    .await?;
    let mut terms = terms_of_code(&draft.number);
    terms.extend(terms_of_name(name));
    terms.extend(draft.barcode.iter().flat_map(|barcode| terms_of_code(barcode)));
    index::replace(cx, Kind::Part, part.0, &terms).await?;
    Ok(part)
}

#[derive(Clone, PartialEq, sqlx::FromRow)]
struct Facts {
    name: String,
    unit: String,
    class: PartClass,
    category: Option<String>,
    fits: Option<String>,
    barcode: Option<String>,
    price: Money,
    min_stock: Quantity,
    max_stock: Quantity,
    warranty_months: Option<i64>,
    warranty_km: Option<i64>,
    pack: Quantity,
    active: bool,
}

async fn change(cx: &mut Write, part: PartId, draft: &Draft) -> Result<Written> {
    let before: Facts = sqlx::query_as(
        "SELECT name, unit, class, category, fits, barcode, price, min_stock, max_stock, warranty_months, warranty_km, pack,
                active
         FROM parts WHERE id = ?",
    )
    .bind(part)
    .fetch_one(cx.db())
    .await?;
    let after = Facts {
        name: draft.name.clone().unwrap_or(before.name.clone()),
        unit: draft.unit.clone().unwrap_or(before.unit.clone()),
        class: draft.class.unwrap_or(before.class),
        category: draft.category.clone().or(before.category.clone()),
        fits: draft.fits.clone().or(before.fits.clone()),
        barcode: draft.barcode.clone().or(before.barcode.clone()),
        price: draft.price.unwrap_or(before.price),
        min_stock: draft.min_stock.unwrap_or(before.min_stock),
        max_stock: draft.max_stock.unwrap_or(before.max_stock),
        warranty_months: draft.warranty_months.or(before.warranty_months),
        warranty_km: draft.warranty_km.or(before.warranty_km),
        pack: draft.pack.unwrap_or(before.pack),
        // A number on a list is sold again.
        active: true,
    };
    if after == before {
        return Ok(Written::Same);
    }
    sqlx::query(
        "UPDATE parts SET name = ?, unit = ?, class = ?, category = ?, fits = ?, barcode = ?, price = ?, min_stock = ?,
                max_stock = ?, warranty_months = ?, warranty_km = ?, pack = ?, active = 1, version = version + 1
         WHERE id = ?",
    )
    .bind(&after.name)
    .bind(&after.unit)
    .bind(after.class)
    .bind(&after.category)
    .bind(&after.fits)
    .bind(&after.barcode)
    .bind(after.price)
    .bind(after.min_stock)
    .bind(after.max_stock)
    .bind(after.warranty_months)
    .bind(after.warranty_km)
    .bind(after.pack)
    .bind(part)
    .execute(cx.db())
    .await?;
    prices::keep(cx, part, PriceLevel::Retail, Some(before.price), Some(after.price), Because::IMPORT)
        .await?;
    if after.name != before.name || after.barcode != before.barcode {
        make_findable(cx, part).await?;
    }
    Ok(Written::Changed)
}

/// Its bins of the main warehouse become these; whether anything changed.
async fn place(
    cx: &mut Write,
    part: PartId,
    codes: &[String],
    known: &mut HashMap<String, BinId>,
) -> Result<bool> {
    let mut wanted = Vec::with_capacity(codes.len());
    for code in codes {
        let bin = match known.get(code) {
            Some(bin) => *bin,
            None => {
                let bin: BinId = sqlx::query_scalar(
                    "INSERT INTO bins (warehouse_id, code, walk_order)
                     VALUES (?1, ?2, (SELECT coalesce(max(walk_order), 0) + 10 FROM bins WHERE warehouse_id = ?1))
                     RETURNING id",
                )
                .bind(MAIN_WAREHOUSE)
                .bind(code)
                .fetch_one(cx.db())
                .await?;
                known.insert(code.clone(), bin);
                bin
            }
        };
        wanted.push(bin);
    }
    let before: Vec<BinId> = sqlx::query_scalar(
        "SELECT pb.bin_id FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
         WHERE pb.part_id = ? AND b.warehouse_id = ? ORDER BY pb.position",
    )
    .bind(part)
    .bind(MAIN_WAREHOUSE)
    .fetch_all(cx.db())
    .await?;
    if before == wanted {
        return Ok(false);
    }
    for bin in before {
        sqlx::query("DELETE FROM part_bins WHERE part_id = ? AND bin_id = ?")
            .bind(part)
            .bind(bin)
            .execute(cx.db())
            .await?;
    }
    for (position, bin) in (0_i64..).zip(wanted) {
        sqlx::query("INSERT INTO part_bins (part_id, bin_id, position) VALUES (?, ?, ?)")
            .bind(part)
            .bind(bin)
            .bind(position)
            .execute(cx.db())
            .await?;
    }
    Ok(true)
}

/// The list says which number replaces the part. One that is known to lead elsewhere, or in a circle,
/// stays as it is: the list of a maker does not overrule what somebody decided here.
pub(super) async fn succeed(cx: &mut Write, part: PartId, successor: &str) -> Result<()> {
    let new: Option<PartId> = sqlx::query_scalar("SELECT id FROM parts WHERE number = ?")
        .bind(successor)
        .fetch_optional(cx.db())
        .await?;
    let Some(new_part) = new else { return Ok(()) };
    let wish = Supersede { old_part: part, new_part, way: SupersessionWay::UseUp, note: None };
    match supersede::supersede(cx, wish).await {
        Err(error) if error.code().is_none() => Err(error),
        _ => Ok(()),
    }
}
