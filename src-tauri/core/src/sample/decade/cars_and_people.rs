//! Forty thousand customers and the cars they drive.

use std::collections::BTreeSet;

use super::Size;
use super::bonds::Bonds;
use crate::kernel::text::terms::{terms_of_code, terms_of_name};
use crate::kernel::{Day, Error, Result, Write};
use crate::policy::{self, keys};
use crate::sample::bulk::{Bulk, row};
use crate::sample::ground::{Ground, id_at};
use crate::sample::{Rng, cars, people, places};
use crate::search::index::Kind;

/// A car and whose it is.
pub struct Car {
    pub id: i64,
    pub owner: i64,
    pub owner_name: String,
    pub model: &'static cars::Model,
    pub delivered: Day,
    pub km_per_day: i64,
}

impl Car {
    pub fn mileage(&self, day: Day) -> i64 {
        (day.days_since(self.delivered).max(1)) * self.km_per_day
    }
}

pub async fn write(
    cx: &mut Write,
    rng: &mut Rng,
    size: Size,
    first: Day,
    ground: &Ground,
) -> Result<Vec<Car>> {
    let names = customers(cx, rng, size, first, ground).await?;
    let mut vehicles = Bulk::new(
        "vehicles",
        &[
            "id",
            "vin",
            "plate",
            "plate_colour",
            "model_id",
            "colour",
            "engine_number",
            "fuel",
            "owner_id",
            "household_use",
            "bought_here",
            "delivery_day",
            "registration_day",
            "mileage",
            "created_at",
        ],
    );
    let mut plates = Bulk::new("vehicle_plates", &["vehicle_id", "plate", "from_at"]);
    let mut owners = Bulk::new("vehicle_people", &["vehicle_id", "customer_id", "role", "from_at"]);
    let mut terms: Vec<(String, i64)> = Vec::new();
    let mut used = BTreeSet::new();
    let mut fleet = Vec::with_capacity(size.cars);
    let created = first.start();
    for index in 0..size.cars {
        let id = id_at(index);
        let model = cars::some_model(rng);
        let delivered = first.plus_days(rng.between(-900, 0));
        let serial = u32::try_from(index).unwrap_or(u32::MAX);
        let year = rng.between(i64::from(model.years.0), i64::from(model.years.1));
        let vin = cars::vin(model, i32::try_from(year).unwrap_or(2020), serial)
            .map_err(|problem| Error::Failed(problem.code().into()))?;
        let plate = loop {
            let plate = cars::plate(rng, model);
            if used.insert(plate.clone()) {
                break plate;
            }
        };
        let owner = index % names.len();
        let colour = if model.has_green_plate() { "green" } else { "blue" };
        let car = Car {
            id,
            owner: id_at(owner),
            owner_name: names[owner].clone(),
            model,
            delivered,
            km_per_day: rng.between(20, 60),
        };
        let model_id = cars::MODELS.iter().position(|m| m.name == model.name).map(id_at);
        vehicles.add(row![
            id,
            vin.as_str(),
            plate.as_str(),
            colour,
            model_id,
            *rng.weighted(cars::COLOURS),
            cars::engine_number(rng, model),
            model.fuel,
            car.owner,
            true,
            rng.chance(80),
            delivered,
            delivered.plus_days(5),
            car.mileage(cx.today().plus_days(-1)),
            created,
        ]);
        plates.add(row![id, plate.as_str(), created]);
        owners.add(row![id, car.owner, "owner", created]);
        terms.extend(terms_of_code(vin.as_str()).into_iter().map(|term| (term, id)));
        terms.extend(terms_of_code(&plate).into_iter().map(|term| (term, id)));
        fleet.push(car);
    }
    vehicles.flush(cx).await?;
    plates.flush(cx).await?;
    owners.flush(cx).await?;
    write_terms(cx, Kind::Vehicle, terms).await?;
    Ok(fleet)
}

async fn customers(
    cx: &mut Write,
    rng: &mut Rng,
    size: Size,
    first: Day,
    ground: &Ground,
) -> Result<Vec<String>> {
    let mut rows =
        Bulk::new("customers", &["id", "kind", "name", "address", "advisor_id", "created_at", "created_by"]);
    let advisors = ground.of_role("service_advisor");
    let mut bonds = Bonds::new(rng.branch("bonds"), policy::value(cx, keys::NOTICE_VERSION).await?);
    let mut phones = Bulk::new("customer_phones", &["customer_id", "number", "position"]);
    let mut terms: Vec<(String, i64)> = Vec::new();
    let mut names = Vec::with_capacity(size.customers);
    let created = first.start();
    for index in 0..size.customers {
        let id = id_at(index);
        let name = people::person(rng).name;
        let phone = people::mobile(rng);
        let advisor = advisors[index % advisors.len()].0;
        rows.add(row![id, "person", name.as_str(), places::address(rng), advisor, created, 1_i64]);
        bonds.add(id, advisor, created.plus_minutes(600));
        phones.add(row![id, phone.as_str(), 0_i64]);
        terms.extend(terms_of_name(&name).into_iter().map(|term| (term, id)));
        terms.extend(terms_of_code(&phone).into_iter().map(|term| (term, id)));
        names.push(name);
    }
    rows.flush(cx).await?;
    phones.flush(cx).await?;
    bonds.flush(cx).await?;
    write_terms(cx, Kind::Customer, terms).await?;
    Ok(names)
}

/// Sorted first: rows that arrive in the order of the tree are written many times faster.
pub async fn write_terms(cx: &mut Write, kind: Kind, mut terms: Vec<(String, i64)>) -> Result<()> {
    terms.sort_unstable();
    terms.dedup();
    let mut rows = Bulk::new("search_terms", &["kind", "term", "id"]);
    for (term, id) in terms {
        rows.add(row![kind as i64, term, id]);
        rows.settle(cx).await?;
    }
    rows.flush(cx).await
}
