//! A list is tried out: everything happens but the writing, and every bad row is told at once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::faults::{ImportFault, Keeper};
use super::judge::{Counted, Judge, Verdict};
use super::plan::ImportPlan;
use super::{ImportId, rows, upload};
pub use crate::kernel::errands::ErrandRef;
use crate::kernel::errands::Work;
use crate::kernel::{Checks, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TryImport {
    pub id: ImportId,
    pub plan: ImportPlan,
}

#[derive(Debug, Serialize, TS)]
pub struct FaultCount {
    pub code: String,
    pub count: i64,
}

/// What taking the list in would do.
#[derive(Debug, Serialize, TS)]
pub struct ImportTrial {
    pub rows: i64,
    pub new: i64,
    /// Known parts the list says something of.
    pub known: i64,
    /// Known parts left as they are.
    pub kept: i64,
    pub bad: i64,
    /// What is wrong how often, the most frequent first.
    pub counts: Vec<FaultCount>,
    /// The first of them; the rest page by page.
    pub faults: Vec<ImportFault>,
    pub more: bool,
}

/// Begins it.
pub async fn try_out(cx: &mut Write, input: TryImport) -> Result<ErrandRef<ImportTrial>> {
    upload::ready(cx, input.id, false).await?;
    let mut checks = Checks::new();
    input.plan.check(&mut checks);
    checks.done()?;
    let begun = cx.begin_alone(input.id.subject(), move |work| async move { walk(&work, &input).await });
    begun.ok_or_else(|| upload::busy().into())
}

async fn walk(work: &Work, input: &TryImport) -> Result<ImportTrial> {
    let cx = &mut work.read().await?;
    let path = upload::ready(cx, input.id, false).await?;
    work.phase("checking");
    let mut keeper = Keeper::begin(&cx.house.folder.clone(), input.id)?;
    let mut judge = Judge::new(cx, &input.plan).await?;
    let mut trial = ImportTrial {
        rows: 0,
        new: 0,
        known: 0,
        kept: 0,
        bad: 0,
        counts: Vec::new(),
        faults: Vec::new(),
        more: false,
    };
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    let sheet = usize::try_from(input.plan.sheet).unwrap_or(usize::MAX);
    let mut stream = rows::stream(path, sheet, input.plan.heading_row);
    while let Some(batch) = stream.recv().await {
        let batch = batch?;
        trial.rows += i64::try_from(batch.rows.len()).unwrap_or_default();
        for verdict in judge.batch(cx, &batch.rows).await? {
            match verdict {
                Ok(Verdict::New(_)) => trial.new += 1,
                Ok(Verdict::Known(..)) => trial.known += 1,
                Ok(Verdict::Kept) => trial.kept += 1,
                Err(bad) => {
                    for wrong in &bad.wrong {
                        *counts.entry(wrong.why.code.clone()).or_default() += 1;
                    }
                    keeper.add(bad)?;
                }
            }
        }
        work.progress_through(trial.rows, batch.done, batch.all)?;
    }
    for (bad, counted) in judge.missing_successors() {
        *counts.entry("parts_import.unknown_successor".to_owned()).or_default() += 1;
        match counted {
            Counted::Bad => keeper.add_to_bad(bad)?,
            Counted::New => {
                trial.new -= 1;
                keeper.add(bad)?;
            }
            Counted::Known => {
                trial.known -= 1;
                keeper.add(bad)?;
            }
        }
    }
    let keeper = keeper.end()?;
    trial.bad = keeper.bad_rows;
    trial.more = keeper.faults > i64::try_from(keeper.first.len()).unwrap_or_default();
    trial.faults = keeper.first;
    trial.counts = counts.into_iter().map(|(code, count)| FaultCount { code, count }).collect();
    trial.counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    if trial.rows == 0 {
        return Err(Refusal::new("parts_import.no_rows").at("plan.heading_row").into());
    }
    Ok(trial)
}
