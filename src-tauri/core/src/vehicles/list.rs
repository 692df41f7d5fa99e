//! The cars on file, newest first, a page at a time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::due;
use super::rules::{CarWarning, DueDays, due_warnings};
use super::{Fuel, ModelId, VehicleId};
use crate::customers::CustomerId;
use crate::kernel::identifiers::{PlateColour, mask, plate};
use crate::kernel::text::terms::{prefix_range, query_terms};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Day, Moment, Permission, Read, Result};
use crate::search::common::is_common;
use crate::search::index::Kind;

const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListVehicles {
    /// Only cars before this one (the last one seen).
    pub before: Option<VehicleId>,
    /// Part of a plate or VIN.
    #[serde(deserialize_with = "empty_as_none")]
    pub text: Option<Text<60>>,
    pub owner_id: Option<CustomerId>,
    pub model_id: Option<ModelId>,
    pub fuel: Option<Fuel>,
    /// Next service due within so many days.
    pub due_within_days: Option<u16>,
    /// Bought in this house, or elsewhere (CUS-08); of whom nobody knows it is in neither.
    pub bought_here: Option<bool>,
}

#[derive(Debug, Serialize, TS)]
pub struct VehiclePage {
    pub rows: Vec<VehicleRow>,
    pub more: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct VehicleRow {
    pub id: VehicleId,
    /// With the dot.
    pub plate: Option<String>,
    pub plate_colour: Option<PlateColour>,
    /// Masked but for the last six.
    pub vin: Option<String>,
    pub model: Option<String>,
    pub colour: Option<String>,
    pub owner_id: Option<CustomerId>,
    pub owner: Option<String>,
    /// Masked.
    pub owner_phone: Option<String>,
    pub mileage: i64,
    pub last_visit_at: Option<Moment>,
    pub next_service_day: Option<Day>,
    pub next_service_km: Option<i64>,
    pub warnings: Vec<CarWarning>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: VehicleId,
    plate: Option<String>,
    plate_colour: Option<PlateColour>,
    vin: Option<String>,
    model: Option<String>,
    colour: Option<String>,
    owner_id: Option<CustomerId>,
    owner: Option<String>,
    owner_phone: Option<String>,
    mileage: i64,
    last_visit_at: Option<Moment>,
    next_service_day: Option<Day>,
    next_service_km: Option<i64>,
    insurance_due: Option<Day>,
    inspection_due: Option<Day>,
    scrapped: bool,
}

pub async fn list(cx: &mut Read, input: ListVehicles) -> Result<VehiclePage> {
    let before = input.before.map_or(i64::MAX, |id| id.0);
    let today = cx.today();
    let due = input.due_within_days.map(|days| today.plus_days(i64::from(days)));
    let word = input.text.as_deref().map(query_terms).and_then(|words| words.into_iter().next());
    let ids: Vec<VehicleId> = match word {
        Some(word) => matching(cx, &input, before, due, prefix_range(&word)).await?,
        None => newest(cx, &input, before, due).await?,
    };
    let more = ids.len() as i64 > PAGE;
    let shown: Vec<VehicleId> = ids.into_iter().take(PAGE as usize).collect();
    Ok(VehiclePage { rows: describe(cx, &shown, today).await?, more })
}

/// Of one owner, or of all.
async fn newest(
    cx: &mut Read,
    input: &ListVehicles,
    before: i64,
    due: Option<Day>,
) -> Result<Vec<VehicleId>> {
    let found = match input.owner_id {
        Some(_) => sqlx::query_scalar(
            "SELECT id FROM vehicles
             WHERE owner_id = ?6 AND id < ?1 AND (?2 IS NULL OR model_id = ?2) AND (?3 IS NULL OR fuel = ?3)
               AND (?4 IS NULL OR next_service_day <= ?4) AND (?7 IS NULL OR bought_here = ?7)
             ORDER BY id DESC LIMIT ?5",
        ),
        None => sqlx::query_scalar(
            "SELECT id FROM vehicles
             WHERE ?6 IS NULL AND id < ?1 AND (?2 IS NULL OR model_id = ?2) AND (?3 IS NULL OR fuel = ?3)
               AND (?4 IS NULL OR next_service_day <= ?4) AND (?7 IS NULL OR bought_here = ?7)
             ORDER BY id DESC LIMIT ?5",
        ),
    };
    Ok(found
        .bind(before)
        .bind(input.model_id)
        .bind(input.fuel)
        .bind(due)
        .bind(PAGE + 1)
        .bind(input.owner_id)
        .bind(input.bought_here)
        .fetch_all(cx.db())
        .await?)
}

/// From the hits of the word, or, where very many begin so, from the newest car on.
async fn matching(
    cx: &mut Read,
    input: &ListVehicles,
    before: i64,
    due: Option<Day>,
    range: (String, String),
) -> Result<Vec<VehicleId>> {
    let found = if is_common(cx, Kind::Vehicle, &range.0, &range.1).await? {
        sqlx::query_scalar(
            "SELECT v.id FROM vehicles v
             WHERE v.id < ?1
               AND EXISTS (SELECT 1 FROM search_terms w
                           WHERE w.kind = 1 AND w.id = v.id AND w.term >= ?6 AND w.term < ?7)
               AND (?2 IS NULL OR v.model_id = ?2) AND (?3 IS NULL OR v.fuel = ?3)
               AND (?4 IS NULL OR v.next_service_day <= ?4) AND (?8 IS NULL OR v.owner_id = ?8)
               AND (?9 IS NULL OR v.bought_here = ?9)
             ORDER BY v.id DESC LIMIT ?5",
        )
    } else {
        sqlx::query_scalar(
            "SELECT v.id FROM (SELECT DISTINCT id FROM search_terms
                               WHERE kind = 1 AND term >= ?6 AND term < ?7) hit
             CROSS JOIN vehicles v ON v.id = hit.id
             WHERE v.id < ?1 AND (?2 IS NULL OR v.model_id = ?2) AND (?3 IS NULL OR v.fuel = ?3)
               AND (?4 IS NULL OR v.next_service_day <= ?4) AND (?8 IS NULL OR v.owner_id = ?8)
               AND (?9 IS NULL OR v.bought_here = ?9)
             ORDER BY v.id DESC LIMIT ?5",
        )
    };
    Ok(found
        .bind(before)
        .bind(input.model_id)
        .bind(input.fuel)
        .bind(due)
        .bind(PAGE + 1)
        .bind(range.0)
        .bind(range.1)
        .bind(input.owner_id)
        .bind(input.bought_here)
        .fetch_all(cx.db())
        .await?)
}

async fn describe(cx: &mut Read, ids: &[VehicleId], today: Day) -> Result<Vec<VehicleRow>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT v.id, v.plate, v.plate_colour, v.vin, v.colour, v.owner_id, c.name AS owner, v.mileage,
                v.next_service_day, v.next_service_km, v.insurance_due, v.inspection_due, v.scrapped, v.model,
                (SELECT number FROM customer_phones p WHERE p.customer_id = c.id ORDER BY position LIMIT 1) AS owner_phone,
                (SELECT max(arrived_at) FROM visits t WHERE t.vehicle_id = v.id) AS last_visit_at
         FROM json_each(?) wanted
         JOIN named_vehicles v ON v.id = wanted.value
         LEFT JOIN customers c ON c.id = v.owner_id
         ORDER BY v.id DESC",
    )
    .bind(serde_json::to_string(ids)?)
    .fetch_all(cx.db())
    .await?;
    let soon = due::soon(cx).await?;
    let shown = |row: Row| {
        let due = DueDays {
            insurance: row.insurance_due,
            inspection: row.inspection_due,
            service: row.next_service_day,
            service_km: row.next_service_km,
            mileage: row.mileage,
        };
        let mut warnings = due_warnings(due, today, soon);
        if row.scrapped {
            warnings.insert(0, CarWarning::Scrapped);
        }
        VehicleRow {
            id: row.id,
            plate: row.plate.as_deref().map(plate::with_dot),
            plate_colour: row.plate_colour,
            vin: row.vin.as_deref().map(mask::vin),
            model: row.model,
            colour: row.colour,
            owner_id: row.owner_id,
            owner: shown_owner(cx, row.owner),
            owner_phone: row.owner_phone.as_deref().map(mask::phone),
            mileage: row.mileage,
            last_visit_at: row.last_visit_at,
            next_service_day: row.next_service_day,
            next_service_km: row.next_service_km,
            warnings,
        }
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// Whoever has no business with customers sees a surname and a star.
pub(super) fn shown_owner(cx: &Read, name: Option<String>) -> Option<String> {
    if cx.who.may(Permission::ViewCustomers) { name } else { name.as_deref().map(mask::name) }
}
