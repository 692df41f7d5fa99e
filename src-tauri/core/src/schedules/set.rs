//! A model's schedule as the maker's booklet says it, whole.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ScheduledWork;
use super::rules::Rhythm;
use crate::audit::stale;
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Quantity, Refusal, Result, Write};
use crate::vehicles::ModelId;

const MOST_ITEMS: usize = 100;
const MOST_KM: i64 = 500_000;
const MOST_MONTHS: u32 = 240;
const MOST_QUANTITY: i64 = 1_000;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetSchedule {
    pub model_id: ModelId,
    /// 0 the first time.
    pub version: i64,
    /// The maker's booklet and its edition.
    pub source: Name<120>,
    pub items: Vec<ScheduleItem>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ScheduleItem {
    pub work: ScheduledWork,
    /// Hours or pieces; none: as usual.
    pub quantity: Option<Quantity>,
    pub rhythm: Rhythm,
    #[serde(default)]
    pub note: Text<120>,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ScheduleRef {
    pub model_id: ModelId,
    pub version: i64,
}

/// # Errors
/// `vehicles.unknown_model`, `record.stale`, `schedules.too_many`, `schedules.one_work`, `catalogue.unknown`,
/// `catalogue.not_offered`, `schedules.twice`, `schedules.no_rhythm`, `schedules.interval`, `schedules.quantity`; all at once.
pub async fn set(cx: &mut Write, input: SetSchedule) -> Result<ScheduleRef> {
    let model: Option<Option<i64>> = sqlx::query_scalar(
        "SELECT p.version FROM vehicle_models m LEFT JOIN service_schedules p ON p.model_id = m.id WHERE m.id = ?",
    )
    .bind(input.model_id)
    .fetch_optional(cx.db())
    .await?;
    let version = model.ok_or_else(|| Refusal::new("vehicles.unknown_model").at("model_id"))?.unwrap_or(0);
    stale::refuse_if_changed(cx, "model", input.model_id.0, input.version, version).await?;
    check(cx, input.model_id, &input.items).await?;
    let (now, staff) = (cx.now, cx.staff());
    let version: i64 = sqlx::query_scalar(
        "INSERT INTO service_schedules (model_id, source, changed_at, changed_by) VALUES (?, ?, ?, ?)
         ON CONFLICT (model_id) DO UPDATE SET source = excluded.source, changed_at = excluded.changed_at,
                changed_by = excluded.changed_by, version = version + 1
         RETURNING version",
    )
    .bind(input.model_id)
    .bind(input.source)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    sqlx::query("DELETE FROM schedule_items WHERE model_id = ?")
        .bind(input.model_id)
        .execute(cx.db())
        .await?;
    for (position, item) in (1_i64..).zip(input.items) {
        sqlx::query(
            "INSERT INTO schedule_items (model_id, position, operation_id, part_id, package_id, quantity, first_km,
                    first_months, every_km, every_months, note)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(input.model_id)
        .bind(position)
        .bind(item.work.operation_id)
        .bind(item.work.part_id)
        .bind(item.work.package_id)
        .bind(item.quantity)
        .bind(item.rhythm.first_km)
        .bind(item.rhythm.first_months)
        .bind(item.rhythm.every_km)
        .bind(item.rhythm.every_months)
        .bind(item.note.or_none())
        .execute(cx.db())
        .await?;
    }
    cx.about("model", input.model_id.0);
    Ok(ScheduleRef { model_id: input.model_id, version })
}

async fn check(cx: &mut Write, model: ModelId, items: &[ScheduleItem]) -> Result<()> {
    let mut checks = Checks::new();
    if items.len() > MOST_ITEMS {
        checks.add(Refusal::new("schedules.too_many").at("items").with("limit", MOST_ITEMS));
        return checks.done();
    }
    let kept: HashSet<ScheduledWork> =
        super::read::items(cx, model).await?.into_iter().map(|item| item.work).collect();
    let mut seen = HashSet::new();
    for (at, item) in items.iter().enumerate() {
        let field = |name: &str| format!("items[{at}].{name}");
        if item.work.is_one() {
            match offered(cx, item.work).await? {
                None => checks.add(Refusal::new("catalogue.unknown").at(field("work"))),
                // What stood in the schedule before may stay, and is shown as ended.
                Some(false) if !kept.contains(&item.work) => {
                    checks.add(Refusal::new("catalogue.not_offered").at(field("work")));
                }
                Some(_) => {}
            }
        } else {
            checks.add(Refusal::new("schedules.one_work").at(field("work")));
        }
        checks.require(seen.insert(item.work), &field("work"), "schedules.twice");
        let Rhythm { first_km, first_months, every_km, every_months } = item.rhythm;
        let some = first_km.or(every_km).is_some() || first_months.or(every_months).is_some();
        checks.require(some, &field("rhythm"), "schedules.no_rhythm");
        for (name, km) in [("rhythm.first_km", first_km), ("rhythm.every_km", every_km)] {
            checks.require(
                km.is_none_or(|km| (1..=MOST_KM).contains(&km)),
                &field(name),
                "schedules.interval",
            );
        }
        for (name, months) in [("rhythm.first_months", first_months), ("rhythm.every_months", every_months)] {
            let sane = months.is_none_or(|months| (1..=MOST_MONTHS).contains(&months));
            checks.require(sane, &field(name), "schedules.interval");
        }
        let sane = item.quantity.is_none_or(|q| q.is_positive() && q <= Quantity::whole(MOST_QUANTITY));
        let once = item.work.package_id.is_none() || item.quantity.is_none_or(|q| q == Quantity::ONE);
        checks.require(sane && once, &field("quantity"), "schedules.quantity");
    }
    checks.done()
}

/// Whether the catalogue offers it; none where there is no such entry.
pub(super) async fn offered(cx: &mut Write, work: ScheduledWork) -> Result<Option<bool>> {
    Ok(sqlx::query_scalar(
        "SELECT active FROM labour_operations WHERE id = ?1
         UNION ALL SELECT active FROM parts WHERE id = ?2
         UNION ALL SELECT active FROM work_packages WHERE id = ?3",
    )
    .bind(work.operation_id)
    .bind(work.part_id)
    .bind(work.package_id)
    .fetch_optional(cx.db())
    .await?)
}
