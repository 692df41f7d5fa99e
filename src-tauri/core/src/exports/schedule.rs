//! The month's files by themselves: on which day of the next month, and into which folder.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::place;
use crate::audit::stale;
use crate::kernel::text::Text;
use crate::kernel::{Checks, Moment, Nothing, Read, Refusal, Result, Write};
use crate::periods::Month;

#[derive(Debug, Serialize, TS)]
pub struct ExportSchedule {
    /// Nothing: not by itself.
    pub day: Option<i64>,
    pub folder: String,
    pub version: i64,
    /// What became of the last months, the newest first.
    pub runs: Vec<ExportRun>,
}

#[derive(Debug, Serialize, TS)]
pub struct ExportRun {
    pub month: Month,
    pub folder: String,
    pub at: Moment,
    /// Why it could not be done; none: it is done.
    pub refusals: Vec<Refusal>,
}

pub async fn schedule(cx: &mut Read, _: Nothing) -> Result<ExportSchedule> {
    let found: Option<(Option<i64>, String, i64)> =
        sqlx::query_as("SELECT day, folder, version FROM export_schedule").fetch_optional(cx.db()).await?;
    let runs: Vec<(Month, String, Moment, Option<String>)> =
        sqlx::query_as("SELECT month, folder, at, refusal FROM export_runs ORDER BY id DESC LIMIT 12")
            .fetch_all(cx.db())
            .await?;
    let (day, folder, version) = found.unwrap_or((None, String::new(), 0));
    let mut read = Vec::new();
    for (month, folder, at, refusal) in runs {
        read.push(ExportRun { month, folder, at, refusals: refusals(refusal.as_deref())? });
    }
    Ok(ExportSchedule { day, folder, version, runs: read })
}

fn refusals(kept: Option<&str>) -> Result<Vec<Refusal>> {
    let Some(kept) = kept else { return Ok(Vec::new()) };
    let all: Vec<serde_json::Value> = serde_json::from_str(kept)?;
    let read = |one: &serde_json::Value| Refusal {
        code: one["code"].as_str().unwrap_or_default().to_owned(),
        field: None,
        params: one["params"].as_object().cloned().unwrap_or_default(),
    };
    Ok(all.iter().map(read).collect())
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetExportSchedule {
    /// 1 to 31, the last day of shorter months included; none: not by itself.
    #[serde(default)]
    pub day: Option<i64>,
    /// On the computer that keeps the dealership's file.
    pub folder: Text<400>,
    pub version: i64,
}

pub async fn set_schedule(cx: &mut Write, input: SetExportSchedule) -> Result<Nothing> {
    let before = schedule(cx, Nothing {}).await?;
    stale::refuse_if_changed(cx, "export_schedule", 1, input.version, before.version).await?;
    let mut checks = Checks::new();
    checks.require(input.day.is_none_or(|day| (1..=31).contains(&day)), "day", "exports.day_of_month");
    checks.done()?;
    if input.day.is_some() {
        place::try_out(&place::folder(&input.folder)?)?;
    }
    // What was over before it was set up is not made up for.
    let since = Month::of(cx.today()).before();
    let (staff, now) = (cx.staff(), cx.now);
    sqlx::query(
        "INSERT INTO export_schedule (id, day, folder, set_by, set_at, since) VALUES (1, ?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET day = ?1, folder = ?2, set_by = ?3, set_at = ?4, version = version + 1,
                since = iif(day IS NULL, ?5, since)",
    )
    .bind(input.day)
    .bind(&input.folder)
    .bind(staff)
    .bind(now)
    .bind(since)
    .execute(cx.db())
    .await?;
    cx.about("export_schedule", 1);
    Ok(Nothing {})
}
