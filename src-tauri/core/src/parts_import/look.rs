//! A first look at a list: its sheets, its headings, what they probably mean, and some rows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cell::{Cell, Row};
use super::columns::{self, ImportColumn};
use super::rows::{self, FileKind, MOST_COLUMNS, Trouble};
use super::{ImportId, upload};
use crate::kernel::{Error, Read, Result};

/// Rows in which headings are looked for.
const HEAD: usize = 30;
const SHOWN: usize = 8;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookImport {
    pub id: ImportId,
    /// The first sheet if not said.
    #[ts(optional = nullable)]
    pub sheet: Option<u32>,
    /// Where the headings stand; found if not said.
    #[ts(optional = nullable)]
    pub heading_row: Option<u32>,
}

#[derive(Debug, Serialize, TS)]
pub struct ImportLook {
    pub kind: FileKind,
    /// Of a workbook.
    pub sheets: Vec<String>,
    pub sheet: u32,
    pub heading_row: u32,
    pub headings: Vec<String>,
    pub columns: Vec<Option<ImportColumn>>,
    /// The mapping is the one used for the same headings before.
    pub remembered: bool,
    /// The first rows after the headings, as they are seen.
    pub rows: Vec<Vec<String>>,
}

struct Seen {
    kind: FileKind,
    sheets: Vec<String>,
    head: Vec<Row>,
}

pub async fn look(cx: &mut Read, input: LookImport) -> Result<ImportLook> {
    let path = upload::ready(cx, input.id, false).await?;
    let sheet = input.sheet.unwrap_or_default();
    let from = input.heading_row.unwrap_or(1);
    let seen = tokio::task::spawn_blocking(move || -> Result<Seen, Trouble> {
        let mut file = std::fs::File::open(path)?;
        let (kind, sheets) = (rows::kind(&mut file)?, rows::sheets(&mut file)?);
        let mut head = Vec::new();
        rows::read(&mut file, usize::try_from(sheet).unwrap_or(usize::MAX), &mut |row, _, _| {
            if row.number >= from {
                head.push(row);
            }
            head.len() < HEAD
        })?;
        Ok(Seen { kind, sheets, head })
    })
    .await
    .map_err(|error| Error::Failed(error.to_string()))??;
    let heading_row = input.heading_row.unwrap_or_else(|| columns::heading_row(&seen.head));
    let headings = named(&seen.head, heading_row);
    let width = headings.len();
    let beneath = seen.head.iter().filter(|row| row.number > heading_row).take(SHOWN);
    let mut shown: Vec<Vec<String>> = beneath.map(|row| row.cells.iter().map(Cell::seen).collect()).collect();
    shown.iter_mut().for_each(|row: &mut Vec<String>| row.resize(width, String::new()));
    let remembered = remembered(cx, &headings).await?.filter(|columns| columns.len() == width);
    let columns = remembered.clone().unwrap_or_else(|| columns::guess_all(&headings));
    Ok(ImportLook {
        kind: seen.kind,
        sheets: seen.sheets,
        sheet,
        heading_row,
        headings,
        columns,
        remembered: remembered.is_some(),
        rows: shown,
    })
}

/// The headings alone.
pub(super) async fn headings_of(cx: &mut Read, of: &LookImport) -> Result<Vec<String>> {
    let path = upload::file(&cx.house.folder, of.id);
    let sheet = usize::try_from(of.sheet.unwrap_or_default()).unwrap_or(usize::MAX);
    let from = of.heading_row.unwrap_or(1);
    Ok(tokio::task::spawn_blocking(move || -> Result<Vec<String>, Trouble> {
        let mut file = std::fs::File::open(path)?;
        let mut head: Vec<Row> = Vec::new();
        rows::read(&mut file, sheet, &mut |row, _, _| {
            if row.number >= from {
                head.push(row);
            }
            head.len() < HEAD
        })?;
        Ok(named(&head, from))
    })
    .await
    .map_err(|error| Error::Failed(error.to_string()))??)
}

/// The headings, with empty ones where the rows beneath are wider.
fn named(head: &[Row], heading_row: u32) -> Vec<String> {
    let mut headings =
        head.iter().find(|row| row.number == heading_row).map(columns::headings).unwrap_or_default();
    let beneath = head.iter().filter(|row| row.number > heading_row).take(SHOWN);
    let width = beneath.map(|row| row.cells.len()).chain([headings.len()]).max().unwrap_or_default();
    headings.resize(width.min(MOST_COLUMNS), String::new());
    headings
}

async fn remembered(cx: &mut Read, headings: &[String]) -> Result<Option<Vec<Option<ImportColumn>>>> {
    let found: Option<String> = sqlx::query_scalar("SELECT columns FROM import_mappings WHERE headings = ?")
        .bind(columns::key(headings))
        .fetch_optional(cx.db())
        .await?;
    Ok(found.and_then(|columns| serde_json::from_str(&columns).ok()))
}
