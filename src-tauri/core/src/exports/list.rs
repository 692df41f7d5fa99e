//! A list as it is shown, as a file: the command that fills the screen fills the file, in the same
//! person's name, with the same filter; so it shows no more than the screen. Page by page, so that a
//! hundred thousand rows take no more memory than a hundred.

use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Value, json};
use ts_rs::TS;

use super::list_cell::cell;
pub use super::list_cell::{ExportColumn, ExportKind, ExportWord};
use super::list_file::ListFile;
pub use super::list_file::ListFormat;
use super::{lists, place};
use crate::commands::{self, Command, Kind, Run};
pub use crate::kernel::errands::ErrandRef;
use crate::kernel::errands::Work;
use crate::kernel::text::{LongText, Name, Text};
use crate::kernel::{Checks, Permission, Read, Refusal, Result, Write};

const MOST_COLUMNS: usize = 60;
/// Rows that a screen may send by itself; longer lists are read here.
const MOST_SENT: usize = 5_000;

/// Cells that are on the screen in full already; the trail keeps how many, not what.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(transparent)]
pub struct SentRows(pub Vec<Vec<LongText<20_000>>>);

impl Serialize for SentRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq([self.0.len()])
    }
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportList {
    /// What the file is called, without its ending.
    pub name: Name<80>,
    pub columns: Vec<ExportColumn>,
    /// The command that shows the list page by page …
    #[serde(default)]
    pub command: Option<Text<60>>,
    /// … and its input: the filter as it stands on the screen.
    #[serde(default)]
    #[ts(type = "Record<string, unknown> | null")]
    pub input: Option<Value>,
    /// Or, where the screen has every row already, its cells in the columns' order.
    #[serde(default)]
    pub rows: Option<SentRows>,
    /// What the file is; on paper ([`super::print`]) it says nothing.
    #[serde(default)]
    pub format: ListFormat,
}

/// What stands in the file.
#[derive(Debug, Serialize, TS)]
pub struct ListOut {
    pub name: String,
    pub rows: i64,
}

/// Begins the file; it waits at the door when it is done.
pub async fn list(cx: &mut Write, input: ExportList) -> Result<ErrandRef<ListOut>> {
    let command = check(cx, &input)?;
    Ok(cx.begin(move |work| async move { write(&work, input, command).await }))
}

pub(super) fn check(cx: &Read, input: &ExportList) -> Result<Option<&'static Command>> {
    let mut checks = Checks::new();
    let columns = input.columns.len();
    checks.require((1..=MOST_COLUMNS).contains(&columns), "columns", "exports.columns_count");
    for (at, column) in input.columns.iter().enumerate() {
        checks.require(
            (1..=8).contains(&column.paths.len()),
            &format!("columns[{at}].paths"),
            "exports.paths_count",
        );
        checks.require(column.words.len() <= 400, &format!("columns[{at}].words"), "exports.words_count");
    }
    if let Some(SentRows(rows)) = &input.rows {
        checks.require(rows.len() <= MOST_SENT, "rows", "exports.too_many_sent");
        let whole = rows.iter().all(|row| row.len() == columns);
        checks.require(whole, "rows", "exports.row_shape");
    }
    checks.require(input.input.as_ref().is_none_or(Value::is_object), "input", "input.wrong_type");
    let found = match (&input.command, &input.rows) {
        (Some(name), None) => {
            let found = commands::find(name).filter(|command| command.kind == Kind::Read);
            match found {
                Some(command) if !is_open(cx, command) => checks
                    .add(Refusal::new("access.forbidden").at("command").with("permission", command.needs)),
                None => checks.add(Refusal::new("exports.no_list").at("command")),
                Some(_) => {}
            }
            found
        }
        (None, Some(_)) => None,
        _ => {
            checks.add(Refusal::new("exports.no_list").at("command"));
            None
        }
    };
    checks.done()?;
    Ok(found)
}

fn is_open(cx: &Read, command: &Command) -> bool {
    matches!(command.needs, Permission::Anyone | Permission::SignedIn) || cx.who.may(command.needs)
}

async fn write(work: &Work, input: ExportList, command: Option<&'static Command>) -> Result<ListOut> {
    let day = work.house().clock.now().day();
    let name = format!("{} {day}.{}", place::plain_name(&input.name), input.format.ending());
    let path = work.file(&name)?;
    work.phase("writing");
    let mut file = ListFile::begin(input.format, &path, &input.columns)?;
    let mut cx = work.read().await?;
    let mut told = |rows: i64| work.progress(rows, None);
    let rows = each(&mut cx, &input, command, &mut told, &mut |cells| file.row(cells)).await?;
    file.done()?;
    Ok(ListOut { name, rows })
}

/// Hands out every row of the list, in the columns' order: those that were sent, or every page of the
/// command's answers in one view of the file. `told` hears how many there were so far.
pub(super) async fn each(
    cx: &mut Read,
    input: &ExportList,
    command: Option<&'static Command>,
    told: &mut (dyn FnMut(i64) -> Result<()> + Send),
    take: &mut (dyn FnMut(&[String]) -> Result<()> + Send),
) -> Result<i64> {
    if let Some(SentRows(rows)) = &input.rows {
        for row in rows {
            let cells: Vec<String> = row.iter().map(|cell| cell.as_str().to_owned()).collect();
            take(&cells)?;
        }
        told(rows.len() as i64)?;
        return Ok(rows.len() as i64);
    }
    let Some(Command { name, run: Run::Read(handler), .. }) = command else {
        return Err(Refusal::new("exports.no_list").into());
    };
    let mut asked = input.input.clone().unwrap_or_else(|| json!({}));
    let mut written = 0;
    loop {
        let answer = handler(cx, asked.clone()).await?;
        let (rows, next) = lists::page(name, answer.value());
        for row in &rows {
            let cells: Vec<String> = input.columns.iter().map(|column| cell(row, column)).collect();
            take(&cells)?;
        }
        written += rows.len() as i64;
        told(written)?;
        let Some((field, from)) = next else { break };
        asked[field] = from;
    }
    Ok(written)
}
