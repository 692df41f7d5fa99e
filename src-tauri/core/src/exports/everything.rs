//! Everything the dealership owns, in one folder that needs no program of ours: a copy of the file
//! proved sound, each table as CSV, every issued paper as PDF, every photo, a description of the
//! tables, and a list of all of it. The folder gets its name when all of it is there.
//!
//! All is taken from the copy, so that it is of one moment and nobody waits while it is written.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use ts_rs::TS;

use super::contents::Inside;
use super::tables::write_table;
use super::{place, schema};
use crate::attachments::store;
use crate::backup::{copy, counts, proof};
use crate::documents::forms::{self, Form, FormData, PrintMarks};
use crate::documents::pdf::Offsets;
use crate::kernel::database::FILE;
pub use crate::kernel::errands::ErrandRef;
use crate::kernel::text::Name;
use crate::kernel::{Moment, Read, Refusal, Result, Write};

/// Tables as CSV and papers need so much more than the file itself.
const ROOM: u64 = 3;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportEverything {
    /// On the computer that keeps the dealership's file.
    pub folder: Name<400>,
}

/// What was taken along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct TakenAlong {
    pub folder: String,
    pub tables: i64,
    pub rows: i64,
    pub papers: i64,
    pub attachments: i64,
    pub bytes: u64,
}

/// How far it is.
pub enum Step {
    Phase(&'static str),
    Done(i64, Option<i64>),
}

pub type Told<'a> = &'a mut (dyn FnMut(Step) -> Result<()> + Send);

pub async fn everything(cx: &mut Write, input: ExportEverything) -> Result<ErrandRef<TakenAlong>> {
    let folder = place::folder(&input.folder)?;
    place::try_out(&folder)?;
    Ok(cx.begin(move |work| async move {
        let mut cx = work.look().await?;
        let mut told = |step| match step {
            Step::Phase(word) => {
                work.phase(word);
                Ok(())
            }
            Step::Done(done, of) => work.progress(done, of),
        };
        take_along(&mut cx, &folder, &mut told).await
    }))
}

/// Writes it all into a new folder inside `into`. `cx` must hold no snapshot: SQLite copies outside
/// of any transaction.
///
/// # Errors
/// Those of [`place`], `exports.already_there`, and what `told` says.
pub async fn take_along(cx: &mut Read, into: &Path, told: Told<'_>) -> Result<TakenAlong> {
    let into = place::folder(into.to_str().ok_or_else(|| Refusal::new("file.bad_path").at("folder"))?)?;
    let stamp = cx.now.local().format("%Y-%m-%d %H%M").to_string();
    let target = into.join(format!("售后通全部资料 {stamp}"));
    if target.exists() {
        let there = target.display().to_string();
        return Err(Refusal::new("exports.already_there").at("folder").with("folder", there).into());
    }
    let unfinished = into.join(format!("售后通全部资料 {stamp}{}", place::UNFINISHED));
    let _ = fs::remove_dir_all(&unfinished);
    let came = async {
        has_room(&cx.house.folder, &into)?;
        fs::create_dir(&unfinished)?;
        fill(cx, &unfinished, told).await
    }
    .await;
    let came = came.and_then(|taken| {
        fs::rename(&unfinished, &target)?;
        Ok(TakenAlong { folder: target.display().to_string(), ..taken })
    });
    if came.is_err() {
        let _ = fs::remove_dir_all(&unfinished);
    }
    place::sync_folder(&into);
    came.map_err(|error| place::blamed(error, &into))
}

fn has_room(house: &Path, into: &Path) -> Result<()> {
    let file = fs::metadata(house.join(FILE)).map_or(0, |file| file.len());
    let size = |digest: &String| fs::metadata(store::path(house, digest)).map_or(0, |file| file.len());
    let photos: u64 = store::all(house)?.iter().map(size).sum();
    let needed = file * ROOM + photos;
    match fs4::available_space(into) {
        Ok(free) if free < needed => {
            let megabytes = needed / 1_048_576 + 1;
            let refusal = Refusal::new("exports.folder_full").at("folder");
            Err(refusal.with("folder", into.display().to_string()).with("needed", megabytes).into())
        }
        _ => Ok(()),
    }
}

async fn fill(cx: &mut Read, folder: &Path, told: Told<'_>) -> Result<TakenAlong> {
    let mut inside = Inside::of(folder);
    told(Step::Phase("database"))?;
    let file = folder.join(FILE);
    let path = file.to_str().ok_or_else(|| Refusal::new("file.bad_path").at("folder"))?;
    sqlx::query("VACUUM INTO ?").bind(path).execute(cx.db()).await?;
    told(Step::Done(0, None))?;
    let mut copied = copy::open(&file).await?;
    proof::of_a_copy(&mut copied).await?;
    let counted = counts::of(&mut copied).await?;
    let rows: i64 = counted.values().sum();
    let papers = tables_and_papers(&mut copied, folder, &counted, &mut inside, told).await?;
    let described = schema::described(&mut copied, &counted, cx.now).await?;
    copied.close().await?;
    inside.enter(&file, None)?;
    let attachments = photos(&cx.house.folder, folder, &mut inside, told)?;
    inside.put("说明 README.md", described.as_bytes())?;
    let bytes = inside.bytes();
    inside.list()?;
    Ok(TakenAlong { folder: String::new(), tables: counted.len() as i64, rows, papers, attachments, bytes })
}

async fn tables_and_papers(
    copied: &mut SqliteConnection,
    folder: &Path,
    counted: &counts::Counts,
    inside: &mut Inside<'_>,
    told: Told<'_>,
) -> Result<i64> {
    let of = Some(counted.values().sum());
    told(Step::Phase("tables"))?;
    fs::create_dir(folder.join("tables"))?;
    let mut done = 0;
    for (table, expected) in counted {
        let path = folder.join("tables").join(format!("{table}.csv"));
        let written =
            write_table(copied, table, &path, &mut |rows| told(Step::Done(done + rows, of))).await?;
        if written != *expected {
            return Err(Refusal::new("backup.incomplete").with("table", table).into());
        }
        done += written;
        inside.enter(&path, Some(written))?;
    }
    told(Step::Phase("papers"))?;
    fs::create_dir(folder.join("papers"))?;
    write_papers(copied, folder, counted.get("papers").copied().unwrap_or(0), inside, told).await
}

/// Each paper as it was issued.
async fn write_papers(
    copied: &mut SqliteConnection,
    folder: &Path,
    count: i64,
    inside: &mut Inside<'_>,
    told: Told<'_>,
) -> Result<i64> {
    let mut written = 0;
    let mut last = 0_i64;
    loop {
        let found: Option<(i64, i64, String, Moment, Option<String>)> = sqlx::query_as(
            "SELECT p.id, p.subject_id, p.data, p.issued_at, s.name
             FROM papers p LEFT JOIN staff s ON s.id = p.issued_by WHERE p.id > ? ORDER BY p.id LIMIT 1",
        )
        .bind(last)
        .fetch_optional(&mut *copied)
        .await?;
        let Some((id, subject, data, issued_at, issued_by)) = found else { return Ok(written) };
        last = id;
        let data = FormData::kept(&data)?;
        let path = paper_path(folder, data.form(), &data, subject)?;
        let marks = PrintMarks {
            copies: Vec::new(),
            printed_by: issued_by.unwrap_or_default(),
            printed_at: issued_at,
            reprint: 0,
        };
        fs::write(&path, forms::render(&data, data.form().papers()[0], &marks, Offsets::default()))?;
        inside.enter(&path, None)?;
        written += 1;
        told(Step::Done(written, Some(count)))?;
    }
}

/// A folder within one that is there. What stood above it must not come back: where a drive was pulled
/// out, the rest would go to the disk it was hung into.
fn inside_of_it(folder: &Path) -> Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

/// `papers/settlement/JS20261122-0001 17.pdf`: by form, number and record.
fn paper_path(folder: &Path, form: Form, data: &FormData, subject: i64) -> Result<PathBuf> {
    let form = serde_json::to_value(form)?;
    let folder = folder.join("papers").join(form.as_str().unwrap_or("other"));
    inside_of_it(&folder)?;
    let data = serde_json::to_value(data)?;
    let number = data.pointer("/data/number").and_then(|number| number.as_str()).unwrap_or_default();
    let name = format!("{number} {subject}");
    Ok(folder.join(format!("{}.pdf", place::plain_name(name.trim()))))
}

/// The photos by their digests, as the table `attachments` names them: with the copy of the file they
/// are a whole data folder again.
fn photos(house: &Path, folder: &Path, inside: &mut Inside<'_>, told: Told<'_>) -> Result<i64> {
    told(Step::Phase("attachments"))?;
    fs::create_dir(folder.join(store::FOLDER))?;
    let digests = store::all(house)?;
    let of = Some(digests.len() as i64);
    let mut taken = 0;
    for digest in digests {
        let target = store::path(folder, &digest);
        fs::create_dir_all(target.parent().unwrap_or(folder))?;
        fs::copy(store::path(house, &digest), &target)?;
        inside.enter(&target, None)?;
        taken += 1;
        told(Step::Done(taken, of))?;
    }
    Ok(taken)
}
