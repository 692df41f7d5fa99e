//! The schedules of all models, and one with its items.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::Rhythm;
use super::{ScheduleItemId, ScheduledWork};
use crate::kernel::{Moment, Nothing, Quantity, Read, Refusal, Result};
use crate::vehicles::ModelId;

/// A model, with or without a schedule.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ScheduleRow {
    pub model_id: ModelId,
    pub model: String,
    pub active: bool,
    pub items: i64,
    pub source: Option<String>,
    pub changed_at: Option<Moment>,
    pub changed_by: Option<String>,
    /// Cars of it on file.
    pub cars: i64,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScheduleOf {
    pub model_id: ModelId,
}

#[derive(Debug, Serialize, TS)]
pub struct ScheduleView {
    pub model_id: ModelId,
    pub model: String,
    /// Empty where nothing was set up yet; the version is 0 then.
    pub source: String,
    pub version: i64,
    pub items: Vec<ScheduleItemView>,
}

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct ScheduleItemView {
    pub id: ScheduleItemId,
    #[sqlx(flatten)]
    pub work: ScheduledWork,
    pub code: String,
    pub name: String,
    /// Hours or pieces; none: as usual.
    pub quantity: Option<Quantity>,
    #[sqlx(flatten)]
    pub rhythm: Rhythm,
    pub note: Option<String>,
    /// The catalogue still offers it.
    pub offered: bool,
}

pub async fn list(cx: &mut Read, _: Nothing) -> Result<Vec<ScheduleRow>> {
    Ok(sqlx::query_as(
        "SELECT m.id AS model_id, m.brand || ' ' || m.series || ' ' || m.name AS model, m.active,
                (SELECT count(*) FROM schedule_items i WHERE i.model_id = m.id) AS items,
                p.source, p.changed_at, s.name AS changed_by,
                (SELECT count(*) FROM vehicles v WHERE v.model_id = m.id) AS cars
         FROM vehicle_models m
         LEFT JOIN service_schedules p ON p.model_id = m.id
         LEFT JOIN staff s ON s.id = p.changed_by
         ORDER BY m.active DESC, m.brand, m.series, m.name",
    )
    .fetch_all(cx.db())
    .await?)
}

pub async fn show(cx: &mut Read, input: ScheduleOf) -> Result<ScheduleView> {
    let found: Option<(String, Option<String>, Option<i64>)> = sqlx::query_as(
        "SELECT m.brand || ' ' || m.series || ' ' || m.name, p.source, p.version
         FROM vehicle_models m LEFT JOIN service_schedules p ON p.model_id = m.id WHERE m.id = ?",
    )
    .bind(input.model_id)
    .fetch_optional(cx.db())
    .await?;
    let (model, source, version) =
        found.ok_or_else(|| Refusal::new("vehicles.unknown_model").at("model_id"))?;
    Ok(ScheduleView {
        model_id: input.model_id,
        model,
        source: source.unwrap_or_default(),
        version: version.unwrap_or(0),
        items: items(cx, input.model_id).await?,
    })
}

pub(super) async fn items(cx: &mut Read, model: ModelId) -> Result<Vec<ScheduleItemView>> {
    Ok(sqlx::query_as(
        "SELECT i.id, i.operation_id, i.part_id, i.package_id, coalesce(l.code, p.number, w.code) AS code,
                coalesce(l.name, p.name, w.name) AS name, i.quantity, i.first_km, i.first_months, i.every_km,
                i.every_months, i.note, coalesce(l.active, p.active, w.active) AS offered
         FROM schedule_items i
         LEFT JOIN labour_operations l ON l.id = i.operation_id
         LEFT JOIN parts p ON p.id = i.part_id
         LEFT JOIN work_packages w ON w.id = i.package_id
         WHERE i.model_id = ? ORDER BY i.position",
    )
    .bind(model)
    .fetch_all(cx.db())
    .await?)
}
