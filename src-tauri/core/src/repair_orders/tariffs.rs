//! What support costs once the warranty is over (EST-06): remote per time, on site per time with the
//! travel, and the freight of parts that are charged at their own price. The three rows are dated
//! parameters; a row without an amount is not set up, and says so.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::new_line::NewLine;
use super::{LineKind, OrderId, Payer, head};
use crate::kernel::{Checks, Day, Moment, Money, Read, Refusal, Result};
use crate::policy;
use crate::reception::VisitId;
use crate::vehicles::VehicleId;
use crate::vehicles::warranty::{self, Warranty, WarrantyState};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tariff {
    Remote,
    /// Travel included.
    OnSite,
    PartsFreight,
}

impl Tariff {
    pub const ALL: [Self; 3] = [Self::Remote, Self::OnSite, Self::PartsFreight];

    /// The parameters that hold its amount and its name on the paper.
    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Remote => ("tariffs.remote", "tariffs.remote_name"),
            Self::OnSite => ("tariffs.on_site", "tariffs.on_site_name"),
            Self::PartsFreight => ("tariffs.parts_freight", "tariffs.parts_freight_name"),
        }
    }

    /// As it stands on the order, beside the name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Remote => "BW-YC",
            Self::OnSite => "BW-SM",
            Self::PartsFreight => "BW-YF",
        }
    }
}

/// A row of the price list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TariffRow {
    pub tariff: Tariff,
    pub name: String,
    /// Tax included, per time; none: not set up yet.
    pub price: Option<Money>,
    /// Since when, and by which decision.
    pub valid_from: Option<Day>,
    pub source: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TariffsOf {
    pub order_id: OrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct AfterWarranty {
    /// Of the order's car, on the day it came in.
    pub warranty: Warranty,
    pub rows: Vec<TariffRow>,
}

/// The price list beside what is known of the car's warranty.
pub async fn tariffs(cx: &mut Read, input: TariffsOf) -> Result<AfterWarranty> {
    let head = head::load(cx, input.order_id).await?;
    let warranty = warranty_at(cx, head.visit_id).await?;
    Ok(AfterWarranty { warranty, rows: rows(cx).await? })
}

/// Of the car as it came in with this visit.
pub async fn warranty_at(cx: &mut Read, visit: VisitId) -> Result<Warranty> {
    let (vehicle, arrived, km): (VehicleId, Moment, i64) =
        sqlx::query_as("SELECT vehicle_id, arrived_at, mileage FROM visits WHERE id = ?")
            .bind(visit)
            .fetch_one(cx.db())
            .await?;
    warranty::warranty(cx, vehicle, arrived.day(), km).await
}

async fn rows(cx: &mut Read) -> Result<Vec<TariffRow>> {
    let today = cx.today();
    let mut rows = Vec::with_capacity(Tariff::ALL.len());
    for tariff in Tariff::ALL {
        let (amount, name) = tariff.keys();
        let standing = policy::standing_on(cx, amount, today).await?;
        let price: Option<Money> = policy::maybe_on(cx, amount, today).await?;
        rows.push(TariffRow {
            tariff,
            name: policy::value_on(cx, name, today).await?,
            price,
            valid_from: standing.as_ref().filter(|_| price.is_some()).map(|(day, _)| *day),
            source: standing.filter(|_| price.is_some()).map(|(_, source)| source),
        });
    }
    Ok(rows)
}

/// Amounts and names of the rows these lines take up.
pub(super) async fn wanted(cx: &mut Read, lines: &[NewLine]) -> Result<HashMap<Tariff, TariffRow>> {
    if lines.iter().all(|line| line.tariff.is_none()) {
        return Ok(HashMap::new());
    }
    Ok(rows(cx).await?.into_iter().map(|row| (row.tariff, row)).collect())
}

/// What is charged by the list is charged to the customer, and only once the warranty is over. Where
/// nobody recorded the warranty the screen says so, and a person decides.
pub(super) async fn check(
    cx: &mut Read,
    checks: &mut Checks,
    lines: &[NewLine],
    visit: VisitId,
) -> Result<()> {
    if lines.iter().all(|line| line.tariff.is_none()) {
        return Ok(());
    }
    let warranty = warranty_at(cx, visit).await?;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.tariff.is_some()) {
        if warranty.state == WarrantyState::Running {
            let refusal = Refusal::new("orders.tariff_in_warranty").at(format!("lines[{at}].tariff"));
            checks.add(refusal.with("until", warranty.until_day));
        }
        let free = line.payer == Payer::Warranty;
        checks.require(!free, &format!("lines[{at}].payer"), "orders.tariff_is_charged");
    }
    Ok(())
}

/// Only a fee is charged by the list.
pub(super) const fn fits(kind: LineKind, tariff: Option<Tariff>) -> bool {
    tariff.is_none() || matches!(kind, LineKind::Fee)
}
