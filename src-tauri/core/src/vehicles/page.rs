//! The whole truth about a car, on one screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::due;
use super::history::{
    self, CarOrder, DeclinedWork, GuaranteeOfCar, MileageReading, PartUnderWarranty, PlateSpell,
};
use super::list::shown_owner;
use super::plans::{self, CarPlan};
use super::rules::{CarWarning, DueDays, due_warnings};
use super::warranty::{self, Warranty};
use super::{Fuel, ModelId, VehicleId};
use crate::customers::consent::holds;
use crate::customers::{Channel, CustomerId, Purpose};
use crate::kernel::identifiers::{PlateColour, Vin, mask, plate};
use crate::kernel::{Day, Moment, Permission, Read, Refusal, Result};

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowVehicle {
    pub id: VehicleId,
}

#[derive(Debug, Serialize, TS)]
pub struct CarPage {
    pub car: CarFacts,
    /// The owner now; telephones masked.
    pub owner: Option<CarPerson>,
    /// Who brings it, the last one first.
    pub senders: Vec<CarPerson>,
    /// Who owned it before.
    pub former_owners: Vec<CarPerson>,
    pub warnings: Vec<CarWarning>,
    /// Orders not yet delivered or cancelled, then the past ones, newest first.
    pub open_orders: Vec<CarOrder>,
    pub past_orders: Vec<CarOrder>,
    pub declined: Vec<DeclinedWork>,
    pub guarantees: Vec<GuaranteeOfCar>,
    pub part_warranties: Vec<PartUnderWarranty>,
    /// What was promised with it: running and past.
    pub plans: Vec<CarPlan>,
    /// As of today, at the last reading.
    pub warranty: Warranty,
    pub plates: Vec<PlateSpell>,
    pub mileages: Vec<MileageReading>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CarFacts {
    pub id: VehicleId,
    pub version: i64,
    pub vin: Option<String>,
    pub vin_exception: Option<String>,
    /// With the dot.
    pub plate: Option<String>,
    pub plate_colour: Option<PlateColour>,
    pub model_id: Option<ModelId>,
    pub model_text: Option<String>,
    /// Brand, series and name, or what was told.
    pub model: Option<String>,
    pub colour: Option<String>,
    pub engine_number: Option<String>,
    pub fuel: Option<Fuel>,
    pub household_use: Option<bool>,
    pub bought_here: Option<bool>,
    pub purchase_store: Option<String>,
    pub purchase_invoice: Option<String>,
    pub purchase_invoice_day: Option<Day>,
    pub purchase_invoice_seen: bool,
    pub delivery_day: Option<Day>,
    pub production_day: Option<Day>,
    pub registration_day: Option<Day>,
    pub inspection_due: Option<Day>,
    pub insurer: Option<String>,
    pub insurance_due: Option<Day>,
    pub scrapped: bool,
    pub mileage: i64,
    pub next_service_day: Option<Day>,
    pub next_service_km: Option<i64>,
    pub note: Option<String>,
    pub created_at: Moment,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CarPerson {
    pub customer_id: CustomerId,
    pub name: String,
    /// Masked.
    pub phone: Option<String>,
    pub from_at: Moment,
    pub until_at: Option<Moment>,
}

pub async fn page(cx: &mut Read, input: ShowVehicle) -> Result<CarPage> {
    let id = input.id;
    let mut car = facts(cx, id).await?;
    let today = cx.today();
    let owners = people(cx, id, "owner").await?;
    let (current, former_owners): (Vec<_>, Vec<_>) =
        owners.into_iter().partition(|person| person.until_at.is_none());
    let owner = current.into_iter().next();
    let mut warnings = Vec::new();
    if car.scrapped {
        warnings.push(CarWarning::Scrapped);
    }
    if car.vin.is_none() {
        warnings.push(CarWarning::NoVin);
    }
    let odd =
        car.vin.as_deref().and_then(|text| Vin::read(text).ok()).is_some_and(|v| !v.warnings().is_empty());
    if odd {
        warnings.push(CarWarning::OddVin);
    }
    warnings.extend(due_warnings(
        DueDays {
            insurance: car.insurance_due,
            inspection: car.inspection_due,
            service: car.next_service_day,
            service_km: car.next_service_km,
            mileage: car.mileage,
        },
        today,
        due::soon(cx).await?,
    ));
    match &owner {
        None => warnings.push(CarWarning::NoOwner),
        Some(owner) => {
            if !holds(cx, owner.customer_id, Purpose::Marketing, Channel::Phone).await? {
                warnings.push(CarWarning::NoMarketingConsent);
            }
        }
    }
    let mut orders = history::orders(cx, id).await?;
    let mut declined = history::declined(cx, id).await?;
    if !cx.who.may(Permission::ViewMoney) {
        orders.iter_mut().for_each(|order| order.amount = None);
        declined.iter_mut().for_each(|line| line.amount = None);
    }
    let is_open = |order: &CarOrder| !matches!(order.state.as_str(), "delivered" | "cancelled");
    let (open_orders, past_orders) = orders.into_iter().partition(is_open);
    let mut plates = history::plates(cx, id).await?;
    for spell in &mut plates {
        spell.plate = plate::with_dot(&spell.plate);
    }
    car.plate = car.plate.as_deref().map(plate::with_dot);
    let km = car.mileage;
    Ok(CarPage {
        car,
        owner,
        senders: people(cx, id, "sender").await?,
        former_owners,
        warnings,
        open_orders,
        past_orders,
        declined,
        guarantees: history::guarantees(cx, id, today, km).await?,
        part_warranties: history::part_warranties(cx, id, today, km).await?,
        plans: plans::of(cx, id).await?,
        warranty: warranty::warranty(cx, id, today, km).await?,
        plates,
        mileages: history::mileages(cx, id).await?,
    })
}

async fn facts(cx: &mut Read, id: VehicleId) -> Result<CarFacts> {
    let car: Option<CarFacts> = sqlx::query_as(
        "SELECT v.id, v.version, v.vin, v.vin_exception, v.plate, v.plate_colour, v.model_id, v.model_text,
                v.model, v.colour, v.engine_number, v.runs_on AS fuel, v.household_use, v.bought_here,
                v.purchase_store, v.purchase_invoice, v.purchase_invoice_day, v.purchase_invoice_seen,
                v.delivery_day, v.production_day, v.registration_day, v.inspection_due, v.insurer,
                v.insurance_due, v.scrapped, v.mileage, v.next_service_day, v.next_service_km, v.note,
                v.created_at
         FROM named_vehicles v WHERE v.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(car.ok_or_else(|| Refusal::new("vehicles.unknown").at("id"))?)
}

/// The people of one role; senders by their last visit, owners by time.
async fn people(cx: &mut Read, id: VehicleId, role: &str) -> Result<Vec<CarPerson>> {
    let mut people: Vec<CarPerson> = sqlx::query_as(
        "SELECT c.id AS customer_id, c.name, p.from_at, p.until_at,
                (SELECT number FROM customer_phones t WHERE t.customer_id = c.id ORDER BY position LIMIT 1) AS phone
         FROM vehicle_people p JOIN customers c ON c.id = p.customer_id
         WHERE p.vehicle_id = ?1 AND p.role = ?2
         ORDER BY (SELECT max(arrived_at) FROM visits t
                   WHERE t.vehicle_id = ?1 AND t.sender_id = c.id AND ?2 = 'sender') DESC, p.from_at DESC",
    )
    .bind(id)
    .bind(role)
    .fetch_all(cx.db())
    .await?;
    for person in &mut people {
        person.phone = person.phone.as_deref().map(mask::phone);
        person.name = shown_owner(cx, Some(std::mem::take(&mut person.name))).unwrap_or_default();
    }
    Ok(people)
}
