//! The clerk writes a sale down, and its parts are kept back until it is paid or given up.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::SaleRef;
use super::{LINE, SaleId, SaleLineId, SaleState, price};
use crate::audit::stale;
use crate::documents::numbers::{self, Series};
use crate::kernel::identifiers::phone::Phone;
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Checks, Day, Money, Quantity, Rate, Read, Refusal, Result, Write};
use crate::parts::prices::{self, PriceLevel};
use crate::parts::{MAIN_WAREHOUSE, Origin, PartClass, PartId, expect, reservations, stock};
use crate::policy::{self, keys};
use crate::reactions;
use crate::vehicles::mileage;

const MOST_LINES: usize = 200;
/// Beyond, it is a slip of the finger.
const DEAREST: Money = Money::yuan(10_000_000);

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaleLineForm {
    pub part_id: PartId,
    pub quantity: Quantity,
    /// Tax included; what the part costs this buyer if not said.
    #[ts(optional = nullable)]
    pub unit_price: Option<Money>,
    /// Needed where the price is another one.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub price_reason: Option<Text<100>>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenSale {
    /// As the paper names the buyer.
    pub buyer: Name<60>,
    /// To tell the buyer of a defective batch; and whoever is on file by it buys at their own price.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub phone: Option<Text<30>>,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
    /// Of the car it is for, as the buyer tells it: from where the parts' warranty runs (PRT-14).
    #[serde(default)]
    #[ts(optional = nullable)]
    pub mileage: Option<i64>,
    /// What is not there is ordered for the buyer and promised for this day (PRT-08); without, it is refused.
    #[ts(optional = nullable)]
    pub promised_day: Option<Day>,
    pub lines: Vec<SaleLineForm>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelSale {
    pub id: SaleId,
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Part {
    number: String,
    name: String,
    unit: String,
    class: PartClass,
    warranty_months: Option<i64>,
    warranty_km: Option<i64>,
    active: bool,
    /// What it costs this buyer, and whose price that is.
    #[sqlx(skip)]
    listed: (Money, PriceLevel),
}

/// Refuses what is not free: stock promised to others is theirs. For what is to be ordered it refuses
/// `sales.phone_needed`: the buyer is told when it came.
pub async fn open(cx: &mut Write, input: OpenSale) -> Result<SaleRef> {
    let mut checks = Checks::new();
    if let Some(phone) = &input.phone
        && let Err(problem) = Phone::read(phone)
    {
        checks.add(Refusal::new(problem.code()).at("phone"));
    }
    if let Some(day) = input.promised_day {
        checks.require(expect::is_sane(cx.today(), day), "promised_day", "parts.expected_day_range");
        checks.require(input.phone.is_some(), "phone", "sales.phone_needed");
    }
    mileage::check(&mut checks, "mileage", input.mileage);
    let level = price::level(cx, input.phone.as_deref()).await?;
    let parts = check(cx, &mut checks, &input, level).await?;
    checks.done()?;
    let number = numbers::next(cx, Series::Sale).await?;
    let tax_rate: Rate = policy::value(cx, keys::TAX_REPAIR).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: SaleId = sqlx::query_scalar(
        "INSERT INTO counter_sales (number, warehouse_id, state, buyer, phone, note, mileage, promised_day, opened_at, opened_by)
         VALUES (?, ?, 'open', ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(MAIN_WAREHOUSE)
    .bind(&input.buyer)
    .bind(&input.phone)
    .bind(&input.note)
    .bind(input.mileage)
    .bind(input.promised_day)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    for (position, (line, part)) in (1_i64..).zip(input.lines.iter().zip(&parts)) {
        let (listed, level) = part.listed;
        let price = line.unit_price.unwrap_or(listed);
        let by_hand = price != listed;
        let kept: SaleLineId = sqlx::query_scalar(
            "INSERT INTO counter_sale_lines (sale_id, position, part_id, code, name, unit, class, quantity, unit_price,
                                             list_amount, tax_rate, price_reason, price_level, warranty_months, warranty_km)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        )
        .bind(id)
        .bind(position)
        .bind(line.part_id)
        .bind(&part.number)
        .bind(&part.name)
        .bind(&part.unit)
        .bind(part.class)
        .bind(line.quantity)
        .bind(price)
        .bind(price.times(line.quantity))
        .bind(tax_rate)
        .bind(line.price_reason.as_ref().filter(|_| by_hand))
        .bind((!by_hand).then_some(level))
        .bind(part.warranty_months)
        .bind(part.warranty_km)
        .fetch_one(cx.db())
        .await?;
        let origin = Origin::of(LINE, kept.0).called(&number);
        let got = reservations::reserve(cx, origin, line.part_id, MAIN_WAREHOUSE, line.quantity).await?;
        if let Some(day) = input.promised_day.filter(|_| got.short.is_positive()) {
            expect::promise(cx, origin, day).await?;
        }
    }
    cx.about("sale", id.0);
    Ok(SaleRef { id, number, version: 1 })
}

async fn check(cx: &mut Read, checks: &mut Checks, input: &OpenSale, level: PriceLevel) -> Result<Vec<Part>> {
    let lines = &input.lines;
    checks.require(!lines.is_empty(), "lines", "parts.lines_needed");
    if lines.len() > MOST_LINES {
        return Err(Refusal::new("parts.too_many_lines").at("lines").with("limit", MOST_LINES).into());
    }
    let wanted: Vec<PartId> = lines.iter().map(|line| line.part_id).collect();
    let listed = prices::at_each(cx, &wanted, level).await?;
    let mut seen = BTreeSet::new();
    let mut parts = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let field = |name: &str| format!("lines[{at}].{name}");
        let found: Option<Part> = sqlx::query_as(
            "SELECT number, name, unit, class, warranty_months, warranty_km, active FROM parts WHERE id = ?",
        )
        .bind(line.part_id)
        .fetch_optional(cx.db())
        .await?;
        let (Some(mut part), Some(price)) = (found, listed.get(&line.part_id)) else {
            checks.add(Refusal::new("parts.unknown").at(field("part_id")).with("id", line.part_id));
            continue;
        };
        part.listed = *price;
        checks.require(seen.insert(line.part_id), &field("part_id"), "parts.line_twice");
        if !part.active {
            checks.add(Refusal::new("parts.retired").at(field("part_id")).with("part", &part.number));
        }
        checks.require(line.quantity.is_positive(), &field("quantity"), "parts.quantity_positive");
        let free = stock::balance(cx, line.part_id, MAIN_WAREHOUSE).await?.free();
        if line.quantity > free && input.promised_day.is_none() {
            let refusal = Refusal::new("sales.not_free").at(field("quantity"));
            checks.add(refusal.with("part", &part.number).with("name", &part.name).with("free", free));
        }
        if let Some(price) = line.unit_price {
            let within = !price.is_negative() && price <= DEAREST;
            checks.require(within, &field("unit_price"), "parts.price_range");
            let explained = price == part.listed.0 || line.price_reason.is_some();
            checks.require(explained, &field("price_reason"), "sales.price_reason_needed");
        }
        parts.push(part);
    }
    Ok(parts)
}

/// The buyer does not come: what was kept back is free again.
pub async fn cancel(cx: &mut Write, input: CancelSale) -> Result<SaleRef> {
    let found: Option<(String, SaleState, i64)> =
        sqlx::query_as("SELECT number, state, version FROM counter_sales WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (number, state, version) = found.ok_or_else(|| Refusal::new("sales.unknown").at("id"))?;
    stale::refuse_if_changed(cx, "sale", input.id.0, input.version, version).await?;
    if state != SaleState::Open {
        return Err(Refusal::new("sales.not_open").at("id").with("number", number).into());
    }
    let lines: Vec<SaleLineId> = sqlx::query_scalar("SELECT id FROM counter_sale_lines WHERE sale_id = ?")
        .bind(input.id)
        .fetch_all(cx.db())
        .await?;
    for line in lines {
        let filled = reservations::release(cx, Origin::of(LINE, line.0)).await?;
        reactions::parts_freed(cx, &filled).await?;
    }
    super::goods::close(cx, input.id, SaleState::Cancelled).await?;
    Ok(SaleRef { id: input.id, number, version: version + 1 })
}
