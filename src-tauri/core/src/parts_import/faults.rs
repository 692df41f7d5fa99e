//! Everything that is wrong with a list, row by row. The faults lie in a file beside it: of a bad list
//! of 100,000 rows there may be as many.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::columns::ImportColumn;
use super::judge::BadRow;
use super::{ImportId, upload};
use crate::kernel::{Error, Read, Refusal, Result};

const PAGE: usize = 200;

/// One thing that is wrong: in which row and column, with what, why, and (in its sentence) what to do.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportFault {
    /// As a spreadsheet counts.
    pub row: u32,
    pub column: Option<ImportColumn>,
    /// What stands there.
    pub value: String,
    pub code: String,
    #[ts(type = "Record<string, string | number | boolean | null>")]
    pub params: serde_json::Map<String, serde_json::Value>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FaultsOf {
    pub id: ImportId,
    /// Faults shown already.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub after: u32,
}

#[derive(Debug, Serialize, TS)]
pub struct FaultPage {
    pub rows: Vec<ImportFault>,
    /// What `after` takes for the next page; nothing after the last.
    pub next: Option<u32>,
}

/// Keeps faults as they are found.
pub(super) struct Keeper {
    file: BufWriter<File>,
    pub first: Vec<ImportFault>,
    pub bad_rows: i64,
    pub faults: i64,
}

impl Keeper {
    pub fn begin(folder: &Path, id: ImportId) -> Result<Self> {
        let path = upload::faults_file(folder, id);
        let file = BufWriter::new(File::create(path)?);
        Ok(Self { file, first: Vec::new(), bad_rows: 0, faults: 0 })
    }

    pub fn add(&mut self, bad: BadRow) -> Result<()> {
        self.bad_rows += 1;
        self.add_to_bad(bad)
    }

    /// More of a row that was counted as bad before.
    pub fn add_to_bad(&mut self, bad: BadRow) -> Result<()> {
        for wrong in bad.wrong {
            let Refusal { code, params, .. } = wrong.why;
            let fault = ImportFault { row: bad.row, column: wrong.column, value: wrong.value, code, params };
            serde_json::to_writer(&mut self.file, &fault)?;
            self.file.write_all(b"\n")?;
            self.faults += 1;
            if self.first.len() < PAGE {
                self.first.push(fault);
            }
        }
        Ok(())
    }

    pub fn end(mut self) -> Result<Self> {
        self.file.flush()?;
        Ok(self)
    }
}

/// A page of what the last trial of the list found. Refuses `parts_import.not_tried`.
pub async fn faults(cx: &mut Read, input: FaultsOf) -> Result<FaultPage> {
    upload::ready(cx, input.id, false).await?;
    let path = upload::faults_file(&cx.house.folder, input.id);
    let after = usize::try_from(input.after).unwrap_or(usize::MAX);
    let lines = tokio::task::spawn_blocking(move || -> std::io::Result<Option<Vec<String>>> {
        match File::open(path) {
            Ok(file) => {
                BufReader::new(file).lines().skip(after).take(PAGE + 1).collect::<Result<_, _>>().map(Some)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    })
    .await
    .map_err(|error| Error::Failed(error.to_string()))??;
    let lines = lines.ok_or_else(|| Refusal::new("parts_import.not_tried").at("id"))?;
    let next = (lines.len() > PAGE).then(|| u32::try_from(after + PAGE).ok()).flatten();
    let rows = lines.iter().take(PAGE).map(|line| serde_json::from_str(line)).collect::<Result<_, _>>()?;
    Ok(FaultPage { rows, next })
}
