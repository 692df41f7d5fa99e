//! The models the house knows, with what decides oil quantity and maintenance interval.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Fuel, ModelId};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Nothing, Quantity, Read, Refusal, Result, Write};

const MOST_LITRES: i64 = 100;
const MOST_KM: i64 = 100_000;
const MOST_MONTHS: i64 = 60;

#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ModelForm {
    pub brand: Name<40>,
    pub series: Name<40>,
    pub name: Name<60>,
    pub fuel: Fuel,
    /// Engine oil of one change, litres.
    pub oil_litres: Option<Quantity>,
    /// Maintenance interval, whichever comes first (WSH-15).
    pub service_km: Option<i64>,
    pub service_months: Option<i64>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddModel {
    pub model: ModelForm,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeModel {
    pub id: ModelId,
    pub model: ModelForm,
    /// Offered for new cars.
    pub active: bool,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ModelView {
    pub id: ModelId,
    pub brand: String,
    pub series: String,
    pub name: String,
    pub fuel: Fuel,
    pub oil_litres: Option<Quantity>,
    pub service_km: Option<i64>,
    pub service_months: Option<i64>,
    pub active: bool,
    /// Cars of it on file.
    pub cars: i64,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ModelRef {
    pub id: ModelId,
}

pub async fn models(cx: &mut Read, _: Nothing) -> Result<Vec<ModelView>> {
    Ok(sqlx::query_as(
        "SELECT m.id, m.brand, m.series, m.name, m.fuel, m.oil_litres, m.service_km, m.service_months, m.active,
                (SELECT count(*) FROM vehicles v WHERE v.model_id = m.id) AS cars
         FROM vehicle_models m ORDER BY m.active DESC, m.brand, m.series, m.name",
    )
    .fetch_all(cx.db())
    .await?)
}

pub async fn add_model(cx: &mut Write, input: AddModel) -> Result<ModelRef> {
    check(cx, &input.model, None).await?;
    let model = input.model;
    let id: ModelId = sqlx::query_scalar(
        "INSERT INTO vehicle_models (brand, series, name, fuel, oil_litres, service_km, service_months)
         VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(model.brand)
    .bind(model.series)
    .bind(model.name)
    .bind(model.fuel)
    .bind(model.oil_litres)
    .bind(model.service_km)
    .bind(model.service_months)
    .fetch_one(cx.db())
    .await?;
    cx.about("model", id.0);
    Ok(ModelRef { id })
}

pub async fn change_model(cx: &mut Write, input: ChangeModel) -> Result<ModelRef> {
    check(cx, &input.model, Some(input.id)).await?;
    let model = input.model;
    let changed = sqlx::query(
        "UPDATE vehicle_models SET brand = ?, series = ?, name = ?, fuel = ?, oil_litres = ?, service_km = ?,
                service_months = ?, active = ? WHERE id = ?",
    )
    .bind(model.brand)
    .bind(model.series)
    .bind(model.name)
    .bind(model.fuel)
    .bind(model.oil_litres)
    .bind(model.service_km)
    .bind(model.service_months)
    .bind(input.active)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    if changed.rows_affected() == 0 {
        return Err(Refusal::new("vehicles.unknown_model").at("id").into());
    }
    cx.about("model", input.id.0);
    Ok(ModelRef { id: input.id })
}

async fn check(cx: &mut Write, model: &ModelForm, except: Option<ModelId>) -> Result<()> {
    let mut checks = Checks::new();
    if let Some(litres) = model.oil_litres {
        let sane = litres.is_positive() && litres <= Quantity::whole(MOST_LITRES);
        checks.require(sane, "model.oil_litres", "vehicles.model_litres");
    }
    if let Some(km) = model.service_km {
        checks.require((1..=MOST_KM).contains(&km), "model.service_km", "vehicles.model_interval");
    }
    if let Some(months) = model.service_months {
        checks.require(
            (1..=MOST_MONTHS).contains(&months),
            "model.service_months",
            "vehicles.model_interval",
        );
    }
    let twin: Option<ModelId> = sqlx::query_scalar(
        "SELECT id FROM vehicle_models WHERE brand = ? AND series = ? AND name = ? AND id IS NOT ?",
    )
    .bind(&model.brand)
    .bind(&model.series)
    .bind(&model.name)
    .bind(except)
    .fetch_optional(cx.db())
    .await?;
    checks.require(twin.is_none(), "model.name", "vehicles.model_known");
    checks.done()
}
