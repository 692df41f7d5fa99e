//! The car as somebody fills it in. Plate, owner and mileage have histories and are
//! changed by verbs of their own.

use serde::{Deserialize, Serialize};
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use ts_rs::TS;

use super::{Fuel, ModelId};
use crate::kernel::Day;
use crate::kernel::identifiers::PlateColour;
use crate::kernel::text::{LongText, Text, empty_as_none};

#[derive(Clone, Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct CarForm {
    #[serde(deserialize_with = "empty_as_none")]
    pub vin: Option<Text<40>>,
    /// Why a VIN that does not follow the standard is taken all the same (imported cars).
    #[serde(deserialize_with = "empty_as_none")]
    pub vin_exception: Option<Text<200>>,
    pub model_id: Option<ModelId>,
    /// As told, where the catalogue has no such model.
    #[serde(deserialize_with = "empty_as_none")]
    pub model_text: Option<Text<60>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub colour: Option<Text<20>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub engine_number: Option<Text<40>>,
    pub fuel: Option<Fuel>,
    /// Decides whether the three guarantees for family cars apply.
    pub household_use: Option<bool>,
    /// Bought from this store (CUS-08).
    pub bought_here: Option<bool>,
    #[serde(deserialize_with = "empty_as_none")]
    pub purchase_store: Option<Text<60>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub purchase_invoice: Option<Text<40>>,
    pub purchase_invoice_day: Option<Day>,
    /// Somebody here has seen the invoice (CUS-14).
    pub purchase_invoice_seen: Option<bool>,
    pub delivery_day: Option<Day>,
    pub production_day: Option<Day>,
    pub registration_day: Option<Day>,
    /// Periodic inspection by the authority is due (年审).
    pub inspection_due: Option<Day>,
    #[serde(deserialize_with = "empty_as_none")]
    pub insurer: Option<Text<40>>,
    pub insurance_due: Option<Day>,
    #[serde(deserialize_with = "empty_as_none")]
    pub note: Option<LongText<1000>>,
}

/// A plate as typed; 无牌 and nothing both mean none yet.
#[derive(Clone, Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct PlateForm {
    #[serde(deserialize_with = "empty_as_none")]
    pub text: Option<Text<20>>,
    /// Without it the usual colour of the plate's form.
    pub colour: Option<PlateColour>,
    /// The plate is on file with another car that carries it no longer.
    pub take_over: Option<bool>,
}

/// A car as it is stored.
#[derive(Clone, Debug)]
pub struct CleanCar {
    pub vin: Option<String>,
    pub form: CarForm,
}

impl CleanCar {
    /// Binds the car's own columns in the order in which `register` and `change` write them.
    pub(super) fn bind<'q>(
        &'q self,
        query: Query<'q, Sqlite, SqliteArguments>,
    ) -> Query<'q, Sqlite, SqliteArguments> {
        let form = &self.form;
        query
            .bind(&self.vin)
            .bind(&form.vin_exception)
            .bind(form.model_id)
            .bind(&form.model_text)
            .bind(&form.colour)
            .bind(&form.engine_number)
            .bind(form.fuel)
            .bind(form.household_use)
            .bind(form.bought_here)
            .bind(&form.purchase_store)
            .bind(&form.purchase_invoice)
            .bind(form.purchase_invoice_day)
            .bind(form.purchase_invoice_seen == Some(true))
            .bind(form.delivery_day)
            .bind(form.production_day)
            .bind(form.registration_day)
            .bind(form.inspection_due)
            .bind(&form.insurer)
            .bind(form.insurance_due)
            .bind(&form.note)
    }
}

/// A plate as it is stored.
#[derive(Clone, Debug)]
pub struct CleanPlate {
    pub text: String,
    pub colour: Option<PlateColour>,
    pub take_over: bool,
}
