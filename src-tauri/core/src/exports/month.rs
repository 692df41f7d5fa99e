//! A month's workbook and PDF into a folder. Of a closed month they are those that were closed.

use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

use super::place;
pub use crate::kernel::errands::ErrandRef;
use crate::kernel::text::Name;
use crate::kernel::{Read, Refusal, Result, Write};
use crate::periods::{Month, closed};
use crate::reports;
use crate::reports::period::Period;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportMonth {
    pub month: Month,
    /// On the computer that keeps the dealership's file.
    pub folder: Name<400>,
}

/// Which files lie where now.
#[derive(Debug, Serialize, TS)]
pub struct MonthOut {
    pub folder: String,
    pub files: Vec<String>,
}

pub async fn month(cx: &mut Write, input: ExportMonth) -> Result<ErrandRef<MonthOut>> {
    has_begun(cx, input.month)?;
    let folder = place::folder(&input.folder)?;
    Ok(cx.begin(move |work| async move {
        work.phase("reading");
        let files = files(&mut work.read().await?, input.month).await?;
        work.phase("writing");
        work.progress(0, Some(files.len() as i64))?;
        Ok(MonthOut { files: put(&folder, files)?, folder: folder.display().to_string() })
    }))
}

/// The same without anybody at a screen.
pub async fn to_folder(cx: &mut Read, month: Month, folder: &Path) -> Result<Vec<String>> {
    has_begun(cx, month)?;
    let named = folder.to_str().ok_or_else(|| Refusal::new("file.bad_path").at("folder"))?;
    let folder = place::folder(named)?;
    let files = files(cx, month).await?;
    put(&folder, files)
}

fn has_begun(cx: &Read, month: Month) -> Result<()> {
    if month.first() > cx.today() {
        return Err(Refusal::new("exports.month_to_come").at("month").with("month", month).into());
    }
    Ok(())
}

/// Name and bytes of each file.
async fn files(cx: &mut Read, month: Month) -> Result<Vec<(String, Vec<u8>)>> {
    let mut kept = Vec::new();
    for part in ["workbook", "pdf"] {
        kept.extend(closed::part(cx, month.first(), month.last(), part).await?);
    }
    if !kept.is_empty() {
        return Ok(kept);
    }
    let made = reports::month::files(cx, Period { from: month.first(), until: month.last() }).await?;
    Ok(vec![(format!("{}.xlsx", made.stem), made.workbook), (format!("{}.pdf", made.stem), made.pdf)])
}

fn put(folder: &Path, files: Vec<(String, Vec<u8>)>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (name, bytes) in files {
        place::put(folder, &name, &bytes)?;
        names.push(name);
    }
    Ok(names)
}
