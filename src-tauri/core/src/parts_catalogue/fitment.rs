//! The cars a part fits, and whether it fits this one.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FitmentId;
use super::fits::{Car, Fits, verdict};
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Checks, Nothing, Read, Refusal, Result, Write};
use crate::parts::PartId;
use crate::vehicles::{ModelId, VehicleId};

const MOST: usize = 200;
const YEARS: std::ops::RangeInclusive<i64> = 1_950..=2_100;

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct FitmentView {
    pub id: FitmentId,
    pub brand: String,
    pub series: Option<String>,
    pub model_id: Option<ModelId>,
    pub model: Option<String>,
    pub from_year: Option<i64>,
    pub to_year: Option<i64>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FitmentForm {
    pub brand: Name<40>,
    /// Every series of the brand if not said.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub series: Option<Text<40>>,
    /// One model of the catalogue; its brand and series count then.
    #[ts(optional = nullable)]
    pub model_id: Option<ModelId>,
    /// Years of production, both included.
    #[ts(optional = nullable)]
    pub from_year: Option<i64>,
    #[ts(optional = nullable)]
    pub to_year: Option<i64>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetFitments {
    pub part_id: PartId,
    /// Exactly these; none if it fits any car.
    pub fitments: Vec<FitmentForm>,
}

pub(super) async fn of_part(cx: &mut Read, part: PartId) -> Result<Vec<FitmentView>> {
    Ok(sqlx::query_as(
        "SELECT f.id, f.brand, f.series, f.model_id, m.name AS model, f.from_year, f.to_year
         FROM part_fitments f LEFT JOIN vehicle_models m ON m.id = f.model_id
         WHERE f.part_id = ? ORDER BY f.brand, f.series, m.name, f.from_year, f.id",
    )
    .bind(part)
    .fetch_all(cx.db())
    .await?)
}

pub async fn set_fitments(cx: &mut Write, input: SetFitments) -> Result<Nothing> {
    if input.fitments.len() > MOST {
        return Err(Refusal::new("parts.too_many_lines").at("fitments").with("limit", MOST).into());
    }
    let mut checks = Checks::new();
    super::supersede::known(cx, &mut checks, "part_id", input.part_id).await?;
    let mut lines = Vec::with_capacity(input.fitments.len());
    for (at, form) in input.fitments.into_iter().enumerate() {
        let field = |name: &str| format!("fitments[{at}].{name}");
        for (name, year) in [("from_year", form.from_year), ("to_year", form.to_year)] {
            let sane = year.is_none_or(|year| YEARS.contains(&year));
            checks.require(sane, &field(name), "parts_catalogue.year_range");
        }
        let ordered = form.from_year.zip(form.to_year).is_none_or(|(from, to)| from <= to);
        checks.require(ordered, &field("to_year"), "parts_catalogue.years_turned");
        let of_model: Option<(String, String)> =
            sqlx::query_as("SELECT brand, series FROM vehicle_models WHERE id = ?")
                .bind(form.model_id)
                .fetch_optional(cx.db())
                .await?;
        let known = form.model_id.is_none() || of_model.is_some();
        checks.require(known, &field("model_id"), "vehicles.unknown_model");
        let (brand, series) = match of_model {
            Some((brand, series)) => (brand, Some(series)),
            None => (form.brand.into_string(), form.series.map(Text::into_string)),
        };
        lines.push((brand, series, form.model_id, form.from_year, form.to_year));
    }
    checks.done()?;
    sqlx::query("DELETE FROM part_fitments WHERE part_id = ?").bind(input.part_id).execute(cx.db()).await?;
    for (brand, series, model, from_year, to_year) in lines {
        sqlx::query(
            "INSERT INTO part_fitments (part_id, brand, series, model_id, from_year, to_year) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(input.part_id)
        .bind(brand)
        .bind(series)
        .bind(model)
        .bind(from_year)
        .bind(to_year)
        .execute(cx.db())
        .await?;
    }
    cx.about("part", input.part_id.0);
    Ok(Nothing {})
}

#[derive(sqlx::FromRow)]
struct Line {
    part_id: PartId,
    brand: String,
    series: Option<String>,
    model_id: Option<i64>,
    from_year: Option<i64>,
    to_year: Option<i64>,
}

/// Which of the parts fit the car and which do not; parts of which it cannot be told are left out.
pub async fn verdicts(cx: &mut Read, vehicle: VehicleId, parts: &[PartId]) -> Result<HashMap<PartId, bool>> {
    let mut all = HashMap::new();
    if parts.is_empty() {
        return Ok(all);
    }
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT f.part_id, f.brand, f.series, f.model_id, f.from_year, f.to_year
         FROM json_each(?) asked CROSS JOIN part_fitments f ON f.part_id = asked.value",
    )
    .bind(serde_json::to_string(parts)?)
    .fetch_all(cx.db())
    .await?;
    if lines.is_empty() {
        return Ok(all);
    }
    let car = car(cx, vehicle).await?;
    let mut by_part: HashMap<PartId, Vec<Fits>> = HashMap::new();
    for line in lines {
        by_part.entry(line.part_id).or_default().push(Fits {
            brand: line.brand,
            series: line.series,
            model: line.model_id,
            from_year: line.from_year,
            to_year: line.to_year,
        });
    }
    for (part, lines) in by_part {
        if let Some(fits) = verdict(&car, &lines) {
            all.insert(part, fits);
        }
    }
    Ok(all)
}

async fn car(cx: &mut Read, vehicle: VehicleId) -> Result<Car> {
    let found: Option<Car> = sqlx::query_as(
        "SELECT m.brand, m.series, m.id AS model,
                CAST(substr(coalesce(v.production_day, v.registration_day), 1, 4) AS INTEGER) AS year,
                v.production_day IS NULL AS year_is_registration
         FROM vehicles v LEFT JOIN vehicle_models m ON m.id = v.model_id WHERE v.id = ?",
    )
    .bind(vehicle)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.unwrap_or_default())
}
