//! A list comes in pieces, so that no call has to hold a whole file; it lies beside the database until
//! it is taken in or thrown away.

use std::io::{Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ImportId;
pub use super::read::ImportOf;
use crate::kernel::text::Name;
use crate::kernel::{Checks, Nothing, Read, Refusal, Result, Write};

pub const LARGEST: i64 = 128 * 1024 * 1024;
/// Largest piece, in bytes.
const PIECE: usize = 2 * 1024 * 1024;
/// Files nobody came back to are thrown away after so many days.
const KEPT_DAYS: i64 = 7;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BeginImport {
    /// The file's own name.
    pub name: Name<200>,
    /// Bytes.
    pub size: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct ImportRef {
    pub id: ImportId,
    /// Bytes of a piece at most.
    pub piece: usize,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AppendImport {
    pub id: ImportId,
    /// Where the piece belongs: the bytes that came before.
    pub offset: i64,
    pub base64: String,
}

pub fn file(folder: &Path, id: ImportId) -> PathBuf {
    folder.join("imports").join(format!("{id}.list", id = id.0))
}

pub fn faults_file(folder: &Path, id: ImportId) -> PathBuf {
    folder.join("imports").join(format!("{id}.faults", id = id.0))
}

/// Both files of a list go; that one is not there is no error.
pub(super) fn throw_away(folder: &Path, id: ImportId) {
    let _ = std::fs::remove_file(file(folder, id));
    let _ = std::fs::remove_file(faults_file(folder, id));
}

pub async fn begin(cx: &mut Write, input: BeginImport) -> Result<ImportRef> {
    let mut checks = Checks::new();
    if !(1..=LARGEST).contains(&input.size) {
        let code = if input.size > LARGEST { "parts_import.too_large" } else { "parts_import.empty_file" };
        checks.add(Refusal::new(code).at("size").with("limit_mb", LARGEST / 1024 / 1024));
    }
    checks.done()?;
    let (now, staff) = (cx.now, cx.staff());
    let before = cx.today().plus_days(-KEPT_DAYS).start();
    let stale: Vec<ImportId> = sqlx::query_scalar(
        "UPDATE part_imports SET state = 'dropped' WHERE state IN ('coming', 'ready') AND begun_at < ? RETURNING id",
    )
    .bind(before)
    .fetch_all(cx.db())
    .await?;
    let folder = cx.house.folder.clone();
    stale.into_iter().for_each(|id| throw_away(&folder, id));
    let id = sqlx::query_scalar(
        "INSERT INTO part_imports (name, size, state, begun_at, begun_by) VALUES (?, ?, 'coming', ?, ?) RETURNING id",
    )
    .bind(&input.name)
    .bind(input.size)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    Ok(ImportRef { id, piece: PIECE })
}

/// The same piece twice is written twice to the same place.
pub async fn append(cx: &mut Write, input: AppendImport) -> Result<Nothing> {
    let mut checks = Checks::new();
    let bytes = decoded(&mut checks, &input.base64);
    let found: Option<(i64, i64, String)> =
        sqlx::query_as("SELECT size, stored, state FROM part_imports WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let code = match &found {
        None => Some("parts_import.unknown"),
        Some((.., state)) if state != "coming" => Some("parts_import.not_coming"),
        Some(_) => None,
    };
    if let Some(code) = code {
        checks.add(Refusal::new(code).at("id"));
    }
    checks.done()?;
    let (size, stored, _) = found.unwrap_or_default();
    let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let after = stored.saturating_add(length);
    if input.offset != stored || length == 0 || after > size {
        return Err(Refusal::new("parts_import.wrong_place").at("offset").with("stored", stored).into());
    }
    let path = file(&cx.house.folder, input.id);
    let place = u64::try_from(stored).unwrap_or_default();
    tokio::task::spawn_blocking(move || -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = std::fs::File::options().create(true).truncate(false).write(true).open(path)?;
        // What a call left behind that did not succeed is written over.
        file.set_len(place)?;
        file.seek(SeekFrom::Start(place))?;
        file.write_all(&bytes)?;
        file.sync_data()
    })
    .await
    .map_err(|error| crate::kernel::Error::Failed(error.to_string()))??;
    let state = if after == size { "ready" } else { "coming" };
    sqlx::query("UPDATE part_imports SET stored = ?, state = ? WHERE id = ?")
        .bind(after)
        .bind(state)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    Ok(Nothing {})
}

fn decoded(checks: &mut Checks, base64: &str) -> Vec<u8> {
    if base64.len() > PIECE.div_ceil(3) * 4 {
        checks.add(Refusal::new("parts_import.piece_too_large").at("base64").with("limit", PIECE));
        return Vec::new();
    }
    STANDARD.decode(base64).unwrap_or_else(|_| {
        checks.add(Refusal::new("attachments.not_base64").at("base64"));
        Vec::new()
    })
}

pub(super) fn busy() -> Refusal {
    Refusal::new("parts_import.busy").at("id")
}

/// Refuses `parts_import.busy`: what is on its way is stopped first.
pub async fn drop(cx: &mut Write, input: ImportOf) -> Result<Nothing> {
    ready(cx, input.id, true).await?;
    if cx.house.errands.is_any_about(input.id.subject()) {
        return Err(busy().into());
    }
    sqlx::query("UPDATE part_imports SET state = 'dropped' WHERE id = ?")
        .bind(input.id)
        .execute(cx.db())
        .await?;
    throw_away(&cx.house.folder.clone(), input.id);
    Ok(Nothing {})
}

/// The file of a list that came whole and was not taken in; `coming` lets one pass that is still on its way.
pub async fn ready(cx: &mut Read, id: ImportId, coming: bool) -> Result<PathBuf> {
    let state: Option<String> = sqlx::query_scalar("SELECT state FROM part_imports WHERE id = ?")
        .bind(id)
        .fetch_optional(cx.db())
        .await?;
    let code = match state.as_deref() {
        None => "parts_import.unknown",
        Some("ready") => return Ok(file(&cx.house.folder, id)),
        Some("coming") if coming => return Ok(file(&cx.house.folder, id)),
        Some("coming") => "parts_import.still_coming",
        Some("done") => "parts_import.done_already",
        Some(_) => "parts_import.dropped",
    };
    Err(Refusal::new(code).at("id").into())
}
