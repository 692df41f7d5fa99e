//! What can be put on an order for a typed text: packages, operations and parts in one
//! list with their prices, best match first.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{JobClass, OperationId, PackageId, found, priced};
use crate::kernel::text::Text;
use crate::kernel::text::fold::fold;
use crate::kernel::{Money, Quantity, Read, Result};
use crate::parts::prices::{self, PriceLevel};
use crate::parts::{MAIN_WAREHOUSE, PartClass, PartId};
use crate::parts_catalogue::fitment;
use crate::parts_catalogue::stand_ins::{self, StandIn, StandInRelation};
use crate::policy::{self, keys};
use crate::search::index::Kind;
use crate::vehicles::VehicleId;

/// Looked at per kind; shown after ranking.
const CANDIDATES: i64 = 60;
const SHOWN: usize = 20;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfferQuery {
    pub text: Text<60>,
    /// The car it is for: parts say whether they fit it.
    #[ts(optional = nullable)]
    pub vehicle_id: Option<VehicleId>,
    /// At whose price parts are offered; the retail price if not said.
    #[ts(optional = nullable)]
    pub buyer: Option<PriceLevel>,
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
    pub class: Option<PartClass>,
    /// Whether the part fits the car; nothing where that is not known.
    pub fits: Option<bool>,
    /// The number that was looked for, where this one is offered in its place.
    pub instead_of: Option<String>,
    /// What it is to that number.
    pub relation: Option<StandInRelation>,
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
    class: Option<PartClass>,
}

pub async fn offer(cx: &mut Read, input: OfferQuery) -> Result<Vec<Offer>> {
    let Some(typed) = input.text.or_none() else {
        return Ok(Vec::new());
    };
    let mut offers = packages(cx, &typed).await?;
    offers.extend(operations(cx, &typed).await?);
    offers.extend(parts(cx, &typed, input.vehicle_id, input.buyer.unwrap_or_default()).await?);
    let typed = fold(&typed);
    offers.sort_by_cached_key(|offer| {
        // What stands in for a number is ranked as that number, and comes after it.
        let code = offer.instead_of.as_deref().unwrap_or(&offer.code);
        (rank(&typed, offer.kind, code, &offer.name), offer.instead_of.is_some())
    });
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
        "SELECT id, code, name, '' AS unit, 1000 AS quantity, 0 AS unit_price, NULL AS job_class, NULL AS available, NULL AS class
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
        "SELECT id, code, name, '' AS unit, hours AS quantity, ? AS unit_price, job_class, NULL AS available, NULL AS class
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

async fn parts(
    cx: &mut Read,
    typed: &str,
    vehicle: Option<VehicleId>,
    buyer: PriceLevel,
) -> Result<Vec<Offer>> {
    let ids = found::ids(cx, Kind::Part, typed, CANDIDATES).await?;
    let rows: Vec<Found> = sqlx::query_as(
        "SELECT p.id, p.number AS code, p.name, p.unit, 1000 AS quantity, coalesce(l.price, p.price) AS unit_price,
                NULL AS job_class, coalesce(s.on_hand - s.reserved, 0) AS available, p.class
         FROM parts p LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?1
         LEFT JOIN part_prices l ON l.part_id = p.id AND l.level = ?4
         WHERE p.active = 1
           AND (p.id IN (SELECT value FROM json_each(?2)) OR p.barcode = ?3)
         ORDER BY p.number",
    )
    .bind(MAIN_WAREHOUSE)
    .bind(found::as_list(&ids))
    .bind(typed)
    .bind(buyer)
    .fetch_all(cx.db())
    .await?;
    let offers = rows
        .into_iter()
        .map(|row| Offer { part_id: Some(PartId(row.id)), ..row.offered(OfferKind::Part) })
        .collect();
    let mut offers = with_stand_ins(cx, typed, offers, buyer).await?;
    if let Some(vehicle) = vehicle {
        let parts: Vec<PartId> = offers.iter().filter_map(|offer| offer.part_id).collect();
        let verdicts = fitment::verdicts(cx, vehicle, &parts).await?;
        for offer in &mut offers {
            offer.fits = offer.part_id.and_then(|part| verdicts.get(&part).copied());
        }
    }
    Ok(offers)
}

/// A number that was replaced is offered only while there is some of it, its successor always; of a
/// part that is not there, what may be taken for it and is there.
async fn with_stand_ins(
    cx: &mut Read,
    typed: &str,
    found: Vec<Offer>,
    buyer: PriceLevel,
) -> Result<Vec<Offer>> {
    let ids: Vec<PartId> = found.iter().filter_map(|offer| offer.part_id).collect();
    let mut near = stand_ins::of(cx, &ids).await?;
    let mut offers: Vec<Offer> = Vec::with_capacity(found.len());
    let mut instead: Vec<Offer> = Vec::new();
    for offer in found {
        let own = offer.part_id.and_then(|part| near.remove(&part)).unwrap_or_default();
        let there = offer.available.is_some_and(Quantity::is_positive);
        let newest =
            own.iter().filter(|one| one.relation == StandInRelation::Successor).map(|one| one.depth).max();
        for one in &own {
            let wanted = match one.relation {
                StandInRelation::Successor => Some(one.depth) == newest || one.free.is_positive(),
                _ => !there && one.free.is_positive(),
            };
            if wanted {
                instead.push(taken_for(cx, &offer, one, buyer).await?);
            }
        }
        if there || newest.is_none() {
            offers.push(offer);
        }
    }
    // Whose number was typed comes first: it is for that one that another stands in.
    let typed = fold(typed);
    instead.sort_by_key(|one| one.instead_of.as_deref().map(fold).as_ref() != Some(&typed));
    for one in instead {
        match offers.iter_mut().find(|offer| offer.part_id == one.part_id) {
            // Found by itself as well: it says for whom it stands in.
            Some(known) if known.instead_of.is_none() && one.relation == Some(StandInRelation::Successor) => {
                known.instead_of = one.instead_of;
                known.relation = one.relation;
            }
            Some(_) => {}
            None => offers.push(one),
        }
    }
    Ok(offers)
}

async fn taken_for(cx: &mut Read, offer: &Offer, one: &StandIn, buyer: PriceLevel) -> Result<Offer> {
    let special = prices::special(cx, one.part_id, buyer).await?;
    Ok(Offer {
        kind: OfferKind::Part,
        operation_id: None,
        package_id: None,
        part_id: Some(one.part_id),
        code: one.number.clone(),
        name: one.name.clone(),
        unit: one.unit.clone(),
        quantity: Quantity::ONE,
        price: special.unwrap_or(one.price),
        job_class: None,
        available: Some(one.free),
        class: Some(one.class),
        fits: None,
        instead_of: Some(offer.code.clone()),
        relation: Some(one.relation),
    })
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
            class: self.class,
            fits: None,
            instead_of: None,
            relation: None,
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
