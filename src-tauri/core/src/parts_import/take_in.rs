//! A list becomes parts, in one step: all of it, or what is good of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judge::{Judge, Verdict};
use super::plan::ImportPlan;
use super::write_row::{self, Written};
use super::{IMPORT, ImportId, columns, rows, upload};
use crate::kernel::{Checks, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeIn {
    pub id: ImportId,
    pub plan: ImportPlan,
    /// Bad rows are left out; without, one bad row refuses the list.
    pub only_good: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ImportDone {
    pub added: i64,
    pub changed: i64,
    /// Known, and nothing new about them.
    pub skipped: i64,
    pub bad: i64,
}

/// Refuses `parts_import.has_faults`, `parts_import.cancelled`; nothing is written then.
pub async fn take_in(cx: &mut Write, input: TakeIn) -> Result<ImportDone> {
    let path = upload::ready(cx, input.id, false).await?;
    let mut checks = Checks::new();
    input.plan.check(&mut checks);
    checks.done()?;
    let begun = cx.house.running.begin(IMPORT, input.id.0);
    let begun = begun.ok_or_else(|| Refusal::new("parts_import.busy").at("id"))?;
    let mut judge = Judge::new(cx, &input.plan).await?;
    let mut done = ImportDone { added: 0, changed: 0, skipped: 0, bad: 0 };
    let mut successors = Vec::new();
    let mut count = 0_u64;
    let sheet = usize::try_from(input.plan.sheet).unwrap_or(usize::MAX);
    let mut stream = rows::stream(path, sheet, input.plan.heading_row);
    while let Some(batch) = stream.recv().await {
        let batch = batch?;
        if begun.work.is_stopped() {
            return Err(Refusal::new("parts_import.cancelled").at("id").into());
        }
        count += batch.rows.len() as u64;
        for verdict in judge.batch(cx, &batch.rows).await? {
            let (draft, known) = match verdict {
                Ok(Verdict::New(draft)) => (draft, None),
                Ok(Verdict::Known(part, draft)) => (draft, Some(part)),
                Ok(Verdict::Kept) => {
                    done.skipped += 1;
                    continue;
                }
                Err(_) => {
                    done.bad += 1;
                    continue;
                }
            };
            if done.bad > 0 && !input.only_good {
                continue;
            }
            let (part, written) = write_row::write(cx, &input.plan, known, &draft, &mut judge.bins).await?;
            match written {
                Written::Added => done.added += 1,
                Written::Changed => done.changed += 1,
                Written::Same => done.skipped += 1,
            }
            successors.extend(draft.successor.map(|number| (part, number)));
        }
        begun.work.tell(batch.done, batch.all, count);
    }
    let missing = i64::try_from(judge.missing_successors().len()).unwrap_or(i64::MAX);
    if !input.only_good && done.bad + missing > 0 {
        return Err(Refusal::new("parts_import.has_faults")
            .at("id")
            .with("count", done.bad + missing)
            .into());
    }
    if count == 0 {
        return Err(Refusal::new("parts_import.no_rows").at("plan.heading_row").into());
    }
    for (part, number) in successors {
        write_row::succeed(cx, part, &number).await?;
    }
    finish(cx, &input, &done).await?;
    Ok(done)
}

async fn finish(cx: &mut Write, input: &TakeIn, done: &ImportDone) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE part_imports SET state = 'done', added = ?, changed = ?, skipped = ?, bad = ?, done_at = ? WHERE id = ?",
    )
    .bind(done.added)
    .bind(done.changed)
    .bind(done.skipped)
    .bind(done.bad)
    .bind(now)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    let look = super::look::LookImport {
        id: input.id,
        sheet: Some(input.plan.sheet),
        heading_row: Some(input.plan.heading_row),
    };
    let headings = super::look::headings_of(cx, &look).await?;
    sqlx::query(
        "INSERT INTO import_mappings (headings, columns, used_at, used_by) VALUES (?, ?, ?, ?)
         ON CONFLICT (headings) DO UPDATE
         SET columns = excluded.columns, used_at = excluded.used_at, used_by = excluded.used_by",
    )
    .bind(columns::key(&headings))
    .bind(serde_json::to_string(&input.plan.columns)?)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("part_import", input.id.0);
    Ok(())
}
