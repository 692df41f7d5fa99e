//! A list becomes parts, in one step: all of it, or what is good of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judge::{Counted, Judge, Verdict};
use super::plan::ImportPlan;
use super::write_row::{self, Written};
use super::{ImportId, columns, rows, upload};
use crate::audit::record;
pub use crate::kernel::errands::ErrandRef;
use crate::kernel::errands::Work;
use crate::kernel::{Checks, Refusal, Result, Tag, Write};

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

/// Begins it. The work refuses `parts_import.has_faults` and writes nothing then.
pub async fn take_in(cx: &mut Write, input: TakeIn) -> Result<ErrandRef<ImportDone>> {
    upload::ready(cx, input.id, false).await?;
    let mut checks = Checks::new();
    input.plan.check(&mut checks);
    checks.done()?;
    let subject = input.id.subject();
    cx.about(subject.0, subject.1);
    let begun = cx.begin_alone(subject, move |work| async move {
        let done = work.write(&[Tag::Parts], async |cx| take(cx, &work, &input).await).await?;
        upload::throw_away(&work.house().folder, input.id);
        Ok(done)
    });
    begun.ok_or_else(|| upload::busy().into())
}

async fn take(cx: &mut Write, work: &Work, input: &TakeIn) -> Result<ImportDone> {
    let path = upload::ready(cx, input.id, false).await?;
    work.phase("taking_in");
    let mut judge = Judge::new(cx, &input.plan).await?;
    let mut done = ImportDone { added: 0, changed: 0, skipped: 0, bad: 0 };
    let mut successors = Vec::new();
    let mut count = 0_i64;
    let sheet = usize::try_from(input.plan.sheet).unwrap_or(usize::MAX);
    let mut stream = rows::stream(path, sheet, input.plan.heading_row);
    while let Some(batch) = stream.recv().await {
        let batch = batch?;
        count += i64::try_from(batch.rows.len()).unwrap_or_default();
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
        work.progress_through(count, batch.done, batch.all)?;
    }
    let missing = judge.missing_successors().iter().filter(|(_, counted)| *counted != Counted::Bad).count();
    let missing = i64::try_from(missing).unwrap_or(i64::MAX);
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
        work.progress_through(count, 1, 1)?;
        write_row::succeed(cx, part, &number).await?;
    }
    finish(cx, work, input, &done).await?;
    Ok(done)
}

async fn finish(cx: &mut Write, work: &Work, input: &TakeIn, done: &ImportDone) -> Result<()> {
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
    let subject = input.id.subject();
    cx.about(subject.0, subject.1);
    record::came_of(cx, work.command, done).await
}
