//! A car comes onto file, with its owner where he is new too: one form, one save.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::VehicleRef;
use super::form::{CarForm, CleanCar, PlateForm};
use super::mileage::MileageSource;
use super::{ModelId, VehicleId, index, mileage, people, plates, rules};
use crate::customers::form::CustomerForm;
use crate::customers::{self, CustomerId};
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RegisterVehicle {
    pub car: CarForm,
    #[serde(default)]
    #[ts(as = "Option<PlateForm>")]
    pub plate: PlateForm,
    /// Who owns it: on file already, or new with this form. Neither: not known yet.
    pub owner_id: Option<CustomerId>,
    pub new_owner: Option<CustomerForm>,
    /// A new owner of this name and telephone is on file, and it is somebody else.
    pub although_similar: Option<bool>,
    /// What the clock shows or the customer told.
    pub mileage: Option<i64>,
}

#[derive(Debug, Serialize, TS)]
pub struct VehicleRegistered {
    pub id: VehicleId,
    pub version: i64,
    pub owner_id: Option<CustomerId>,
}

pub async fn register(cx: &mut Write, input: RegisterVehicle) -> Result<VehicleRegistered> {
    let mut checks = Checks::new();
    let today = cx.today();
    let car = rules::check_car(&mut checks, "car", input.car, today);
    let plate = rules::check_plate(&mut checks, "plate", &input.plate);
    let named = car.vin.is_some() || input.plate.text.is_some() && plate.is_some() || !checks.is_clean();
    checks.require(named, "car.vin", "vehicles.vin_or_plate_needed");
    check_against_file(cx, &mut checks, &car, None).await?;
    if let Some(plate) = &plate {
        plates::check_free(cx, &mut checks, "plate.text", plate, None).await?;
    }
    mileage::check(&mut checks, "mileage", input.mileage);
    let both = input.owner_id.is_some() && input.new_owner.is_some();
    checks.require(!both, "owner_id", "vehicles.one_owner");
    let new_owner = match input.new_owner {
        Some(form) => {
            let card = customers::rules::check(&mut checks, "new_owner", form, today);
            customers::register::check_against_file(cx, &mut checks, "new_owner", &card, None).await?;
            if input.although_similar != Some(true) {
                customers::register::refuse_twins(cx, &mut checks, "new_owner", &card).await?;
            }
            Some(card)
        }
        None => None,
    };
    if let Some(owner) = input.owner_id {
        people::check_customer(cx, &mut checks, "owner_id", owner).await?;
    }
    checks.done()?;

    let owner = match &new_owner {
        Some(card) => Some(customers::register::insert(cx, card).await?),
        None => input.owner_id,
    };
    let id = insert(cx, &car).await?;
    if let Some(plate) = &plate {
        plates::put_on(cx, id, plate).await?;
    }
    if let Some(owner) = owner {
        let now = cx.now;
        people::set_owner(cx, id, owner, now).await?;
    }
    if let Some(km) = input.mileage {
        mileage::record(cx, id, km, MileageSource::Told, None).await?;
    }
    index::refresh(cx, id).await?;
    reactions::vehicle_changed(cx, id).await?;
    cx.about("vehicle", id.0);
    Ok(VehicleRegistered { id, version: 1, owner_id: owner })
}

/// What only the file knows: whether the VIN is free and the model exists.
pub(super) async fn check_against_file(
    cx: &mut Write,
    checks: &mut Checks,
    car: &CleanCar,
    except: Option<VehicleId>,
) -> Result<()> {
    if let Some(vin) = car.vin.as_deref().filter(|vin| !vin.is_empty()) {
        let taken: Option<(VehicleId, Option<String>)> =
            sqlx::query_as("SELECT id, plate FROM vehicles WHERE vin = ? AND id IS NOT ?")
                .bind(vin)
                .bind(except)
                .fetch_optional(cx.db())
                .await?;
        if let Some((id, plate)) = taken {
            checks.add(Refusal::new("vehicles.vin_taken").at("car.vin").with("id", id).with("plate", plate));
        }
    }
    if let Some(model) = car.form.model_id {
        check_model(cx, checks, model).await?;
    }
    Ok(())
}

async fn check_model(cx: &mut Write, checks: &mut Checks, model: ModelId) -> Result<()> {
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM vehicle_models WHERE id = ?")
        .bind(model)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), "car.model_id", "vehicles.unknown_model");
    Ok(())
}

async fn insert(cx: &mut Write, car: &CleanCar) -> Result<VehicleId> {
    let insert = sqlx::query(
        "INSERT INTO vehicles (vin, vin_exception, model_id, model_text, colour, engine_number, fuel, household_use,
                bought_here, purchase_store, purchase_invoice, purchase_invoice_day, purchase_invoice_seen,
                delivery_day, production_day, registration_day, inspection_due, insurer, insurance_due, note,
                created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let now = cx.now;
    Ok(VehicleId(car.bind(insert).bind(now).execute(cx.db()).await?.last_insert_rowid()))
}
