//! The month is over and done: its figures are kept as they are, and it is shut.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::rules::UndoneWeight;
use super::undone::{Undone, undone};
use super::{MonthCloseId, ledgers};
use crate::kernel::random::hex;
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Nothing, Refusal, Result, Write};
use crate::periods::{Month, closed};
use crate::reports;
use crate::reports::period::Period;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseMonth {
    pub month: Month,
    /// What is still undone was seen, and the month is closed all the same.
    #[serde(default)]
    pub knowing: bool,
    #[serde(default)]
    pub note: Option<Text<300>>,
}

#[derive(Debug, Serialize, TS)]
pub struct MonthCloseRef {
    pub id: MonthCloseId,
    pub seal: String,
}

/// A part of what is kept: its name here, the name of its file, its bytes.
pub(super) struct Part {
    pub part: String,
    pub name: String,
    pub content: Vec<u8>,
}

impl Part {
    pub fn digest(content: &[u8]) -> String {
        hex(&Sha256::digest(content))
    }
}

pub async fn close_month(cx: &mut Write, input: CloseMonth) -> Result<MonthCloseRef> {
    let month = input.month;
    may_be_closed(cx, month).await?;
    let left = undone(cx, month).await?;
    refuse_undone(&left, input.knowing)?;
    let parts = parts(cx, month).await?;
    let seal = seal(parts.iter().map(|part| (part.part.as_str(), Part::digest(&part.content))));
    let (staff, now) = (cx.staff(), cx.now);
    let id: MonthCloseId = sqlx::query_scalar(
        "INSERT INTO month_closes (month, closed_at, closed_by, left_open, note, seal) VALUES (?, ?, ?, ?, ?, ?)
         RETURNING id",
    )
    .bind(month)
    .bind(now)
    .bind(staff)
    .bind(serde_json::to_string(&left)?)
    .bind(input.note.and_then(Text::or_none))
    .bind(&seal)
    .fetch_one(cx.db())
    .await?;
    closed::changed(cx);
    for part in parts {
        sqlx::query(
            "INSERT INTO month_close_parts (close_id, part, name, content, sha256) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(&part.part)
        .bind(&part.name)
        .bind(&part.content)
        .bind(Part::digest(&part.content))
        .execute(cx.db())
        .await?;
    }
    cx.about("month", id.0);
    Ok(MonthCloseRef { id, seal })
}

async fn may_be_closed(cx: &mut Write, month: Month) -> Result<()> {
    let mut checks = Checks::new();
    if cx.today() <= month.last() {
        checks.add(Refusal::new("closing.month_not_over").at("month").with("last", month.last()));
    }
    if closed::is_closed(cx, month).await? {
        checks.add(Refusal::new("closing.month_closed").at("month").with("month", month));
    }
    // Months follow each other from the first that was ever closed.
    let newest: Option<Month> =
        sqlx::query_scalar("SELECT max(month) FROM month_closes WHERE reopened_at IS NULL")
            .fetch_one(cx.db())
            .await?;
    match newest {
        Some(newest) if month < newest => {
            checks.add(Refusal::new("closing.later_closed").at("month").with("later", newest));
        }
        Some(newest) if month > newest.next() => {
            checks.add(Refusal::new("closing.month_before_open").at("month").with("before", month.before()));
        }
        _ => {}
    }
    checks.done()
}

fn refuse_undone(left: &[Undone], knowing: bool) -> Result<()> {
    let mut checks = Checks::new();
    for one in left {
        if one.weight == UndoneWeight::Forbid {
            let refusal = Refusal::new("closing.undone").at("month").with("kind", one.kind);
            checks.add(refusal.with("count", one.count).with("named", one.named.join("、")));
        }
    }
    let warned = left.iter().any(|one| one.weight == UndoneWeight::Warn);
    checks.require(knowing || !warned, "knowing", "closing.undone_unseen");
    checks.done()
}

/// Everything that is kept of the month, computed once, in the order of the parts' names.
pub(super) async fn parts(cx: &mut Write, month: Month) -> Result<Vec<Part>> {
    let period = Period { from: month.first(), until: month.last() };
    let gathered = reports::month::gather(cx, period).await?;
    let stem = gathered.stem();
    let mut parts = vec![
        Part {
            part: "ledgers".into(),
            name: format!("{stem}.txt"),
            content: ledgers::sums(cx, month).await?.into_bytes(),
        },
        Part { part: "pdf".into(), name: format!("{stem}.pdf"), content: reports::pdf::bytes(&gathered) },
        Part {
            part: "workbook".into(),
            name: format!("{stem}.xlsx"),
            content: reports::workbook::bytes(&gathered)?,
        },
    ];
    for (report, table) in &gathered.tables {
        let code = serde_json::to_value(report)?.as_str().unwrap_or_default().to_owned();
        let content = serde_json::to_vec(table)?;
        parts.push(Part { part: format!("report.{code}"), name: format!("{code}.json"), content });
    }
    parts.sort_by(|a, b| a.part.cmp(&b.part));
    Ok(parts)
}

/// One digest over all of them.
pub(super) fn seal<'a>(digests: impl Iterator<Item = (&'a str, String)>) -> String {
    let mut hasher = Sha256::new();
    for (part, digest) in digests {
        hasher.update(part.as_bytes());
        hasher.update([0]);
        hasher.update(digest.as_bytes());
        hasher.update([0]);
    }
    hex(&hasher.finalize())
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenMonth {
    pub month: Month,
    pub reason: Name<300>,
}

/// Opens the newest closed month again, for the manager and with a reason. What was closed stays on
/// file beside what is closed anew.
pub async fn reopen_month(cx: &mut Write, input: ReopenMonth) -> Result<Nothing> {
    let found: Option<MonthCloseId> =
        sqlx::query_scalar("SELECT id FROM month_closes WHERE month = ? AND reopened_at IS NULL")
            .bind(input.month)
            .fetch_optional(cx.db())
            .await?;
    let id =
        found.ok_or_else(|| Refusal::new("closing.month_open").at("month").with("month", input.month))?;
    let later: Option<Month> =
        sqlx::query_scalar("SELECT max(month) FROM month_closes WHERE month > ? AND reopened_at IS NULL")
            .bind(input.month)
            .fetch_one(cx.db())
            .await?;
    if let Some(later) = later {
        return Err(Refusal::new("closing.later_closed").at("month").with("later", later).into());
    }
    let (staff, now) = (cx.staff(), cx.now);
    sqlx::query("UPDATE month_closes SET reopened_at = ?, reopened_by = ?, reopen_reason = ? WHERE id = ?")
        .bind(now)
        .bind(staff)
        .bind(&input.reason)
        .bind(id)
        .execute(cx.db())
        .await?;
    closed::changed(cx);
    cx.about("month", id.0);
    Ok(Nothing {})
}
