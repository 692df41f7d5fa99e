//! Which month is to go by itself now, and what became of it.

use std::path::PathBuf;

use serde_json::json;

use crate::audit::record;
use crate::kernel::{Error, Moment, Read, Refusal, Result, Write};
use crate::periods::Month;

/// After a try that came to nothing, the next comes so much later, in minutes.
const AGAIN_AFTER: i64 = 60;

/// A month that is to go, and where to.
#[derive(Debug, PartialEq, Eq)]
pub struct Due {
    pub month: Month,
    pub folder: PathBuf,
}

/// The earliest month whose day has come and whose files did not go yet, or were closed since.
pub async fn due(cx: &mut Read) -> Result<Option<Due>> {
    let found: Option<(i64, String, Month)> =
        sqlx::query_as("SELECT day, folder, since FROM export_schedule WHERE day IS NOT NULL")
            .fetch_optional(cx.db())
            .await?;
    let Some((day, folder, since)) = found else {
        return Ok(None);
    };
    let this = Month::of(cx.today());
    let waits_until = this.first().plus_days(day - 1).min(this.last());
    let newest = if cx.today() >= waits_until { this.before() } else { this.before().before() };
    let mut month = since;
    while month <= newest {
        if is_due(cx, month).await? {
            return Ok(Some(Due { month, folder: folder.into() }));
        }
        month = month.next();
    }
    Ok(None)
}

async fn is_due(cx: &mut Read, month: Month) -> Result<bool> {
    let last: Option<(Moment, bool)> = sqlx::query_as(
        "SELECT at, refusal IS NULL FROM export_runs WHERE month = ? ORDER BY id DESC LIMIT 1",
    )
    .bind(month)
    .fetch_optional(cx.db())
    .await?;
    let closed_at: Option<Moment> =
        sqlx::query_scalar("SELECT closed_at FROM month_closes WHERE month = ? AND reopened_at IS NULL")
            .bind(month)
            .fetch_optional(cx.db())
            .await?;
    Ok(match last {
        None => true,
        Some((at, true)) => closed_at.is_some_and(|closed| closed > at),
        Some((at, false)) => cx.now.minutes_since(at) >= AGAIN_AFTER,
    })
}

/// Keeps what became of it: shown on the 工作台, and on record like an export by hand.
pub async fn record(cx: &mut Write, due: &Due, came: &Result<Vec<String>>) -> Result<()> {
    let refusals = match came {
        Ok(_) => None,
        Err(Error::Refused(refusals)) => Some(serde_json::to_value(refusals)?),
        Err(Error::Failed(_)) => Some(serde_json::to_value([Refusal::new("exports.failed")])?),
    };
    let (now, folder) = (cx.now, due.folder.display().to_string());
    let run: i64 = sqlx::query_scalar(
        "INSERT INTO export_runs (month, folder, at, refusal) VALUES (?, ?, ?, ?) RETURNING id",
    )
    .bind(due.month)
    .bind(&folder)
    .bind(now)
    .bind(refusals.as_ref().map(ToString::to_string))
    .fetch_one(cx.db())
    .await?;
    cx.about("export_run", run);
    let put = came.as_ref().ok();
    let input =
        json!({ "month": due.month, "folder": folder, "by_itself": true, "files": put, "refused": refusals });
    record::by_itself(cx, "exports.month", &input).await
}
