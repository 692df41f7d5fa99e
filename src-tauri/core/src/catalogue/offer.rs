//! What can be put on an order for a typed text: packages, operations and parts in one
//! list with their prices, best match first.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{JobClass, OperationId, PackageId, found, priced};
use crate::kernel::text::Text;
use crate::kernel::text::fold::fold;
use crate::kernel::{Money, Quantity, Read, Result};
use crate::parts::{MAIN_WAREHOUSE, PartId};
use crate::policy::{self, keys};
use crate::search::index::Kind;

/// Looked at per kind; shown after ranking.
const CANDIDATES: i64 = 60;
const SHOWN: usize = 20;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfferQuery {
    pub text: Text<60>,
}

/// Something to add with one key.
#[derive(Debug, Serialize, TS)]
pub struct Offer {
    pub kind: OfferKind,
    pub operation_id: Option<OperationId>,
    pub package_id: Option<PackageId>,
    pub part_id: Option<PartId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    /// Hours of the operation; 1 of anything else.
    pub quantity: Quantity,
    /// Of the whole quantity, tax included.
    pub price: Money,
    pub job_class: Option<JobClass>,
    /// Free pieces in the main warehouse; parts only.
    pub available: Option<Quantity>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OfferKind {
    Package,
    Labour,
    Part,
}

#[derive(sqlx::FromRow)]
struct Found {
    id: i64,
    code: String,
    name: String,
    unit: String,
    quantity: Quantity,
    unit_price: Money,
    job_class: Option<JobClass>,
    available: Option<Quantity>,
}

pub async fn offer(cx: &mut Read, input: OfferQuery) -> Result<Vec<Offer>> {
    let Some(typed) = input.text.or_none() else {
        return Ok(Vec::new());
    };
    let mut offers = packages(cx, &typed).await?;
    offers.extend(operations(cx, &typed).await?);
    offers.extend(parts(cx, &typed).await?);
    let typed = fold(&typed);
    offers.sort_by_cached_key(|offer| rank(&typed, offer.kind, &offer.code, &offer.name));
    offers.truncate(SHOWN);
    Ok(offers)
}

/// The code itself, then codes and names that begin so, then the rest: packages before
/// operations before parts, short names first.
fn rank(typed: &str, kind: OfferKind, code: &str, name: &str) -> (u8, OfferKind, usize) {
    let (code, name) = (fold(code), fold(name));
    let class = match () {
        () if code == typed => 0,
        () if name == typed => 1,
        () if code.starts_with(typed) => 2,
        () if name.starts_with(typed) => 3,
        () => 4,
    };
    (class, kind, name.chars().count())
}

async fn packages(cx: &mut Read, typed: &str) -> Result<Vec<Offer>> {
    let ids = found::ids(cx, Kind::Package, typed, CANDIDATES).await?;
    let rows: Vec<Found> = sqlx::query_as(
        "SELECT id, code, name, '' AS unit, 1000 AS quantity, 0 AS unit_price, NULL AS job_class, NULL AS available
         FROM work_packages WHERE active = 1 AND id IN (SELECT value FROM json_each(?)) ORDER BY code",
    )
    .bind(found::as_list(&ids))
    .fetch_all(cx.db())
    .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let prices: HashMap<i64, Money> = priced::lines_of(cx, &ids)
        .await?
        .into_iter()
        .map(|(id, lines)| (id.0, lines.iter().map(|line| line.amount).sum()))
        .collect();
    let priced = rows.into_iter().map(|row| {
        let price = prices.get(&row.id).copied().unwrap_or_default();
        Offer { price, package_id: Some(PackageId(row.id)), ..row.offered(OfferKind::Package) }
    });
    Ok(priced.collect())
}

async fn operations(cx: &mut Read, typed: &str) -> Result<Vec<Offer>> {
    let rate = policy::value(cx, keys::LABOUR_RATE).await?;
    let ids = found::ids(cx, Kind::Operation, typed, CANDIDATES).await?;
    let rows: Vec<Found> = sqlx::query_as(
        "SELECT id, code, name, '' AS unit, hours AS quantity, ? AS unit_price, job_class, NULL AS available
         FROM labour_operations WHERE active = 1 AND id IN (SELECT value FROM json_each(?)) ORDER BY code",
    )
    .bind(rate)
    .bind(found::as_list(&ids))
    .fetch_all(cx.db())
    .await?;
    let offers = rows
        .into_iter()
        .map(|row| Offer { operation_id: Some(OperationId(row.id)), ..row.offered(OfferKind::Labour) });
    Ok(offers.collect())
}

async fn parts(cx: &mut Read, typed: &str) -> Result<Vec<Offer>> {
    let ids = found::ids(cx, Kind::Part, typed, CANDIDATES).await?;
    let rows: Vec<Found> = sqlx::query_as(
        "SELECT p.id, p.number AS code, p.name, p.unit, 1000 AS quantity, p.price AS unit_price,
                NULL AS job_class, coalesce(s.on_hand - s.reserved, 0) AS available
         FROM parts p LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?1
         WHERE p.active = 1
           AND (p.id IN (SELECT value FROM json_each(?2)) OR p.barcode = ?3)
         ORDER BY p.number",
    )
    .bind(MAIN_WAREHOUSE)
    .bind(found::as_list(&ids))
    .bind(typed)
    .fetch_all(cx.db())
    .await?;
    let offers =
        rows.into_iter().map(|row| Offer { part_id: Some(PartId(row.id)), ..row.offered(OfferKind::Part) });
    Ok(offers.collect())
}

impl Found {
    fn offered(&self, kind: OfferKind) -> Offer {
        Offer {
            kind,
            operation_id: None,
            package_id: None,
            part_id: None,
            code: self.code.clone(),
            name: self.name.clone(),
            unit: self.unit.clone(),
            quantity: self.quantity,
            price: self.unit_price.times(self.quantity),
            job_class: self.job_class,
            available: self.available,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OfferKind, rank};

    #[test]
    fn what_was_typed_stands_first() {
        let ranked = |kind, code: &str, name: &str| rank("by001", kind, code, name);
        use OfferKind::{Labour, Package, Part};
        assert!(ranked(Part, "BY001", "基础保养") < ranked(Labour, "BY0011", "x"));
        assert!(ranked(Labour, "BY0011", "x") < ranked(Package, "X1", "BY001 extra"));
        assert!(ranked(Part, "X1", "by001") < ranked(Package, "X2", "一件"));
        assert!(ranked(Package, "X2", "长长的一件") < ranked(Part, "X2", "一件"));
    }
}
