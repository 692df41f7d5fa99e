//! A list as it is shown, as a file: the command that fills the screen fills the file, in the same
//! person's name, with the same filter; so it shows no more than the screen. Page by page, so that a
//! hundred thousand rows take no more memory than a hundred.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Value, json};
use ts_rs::TS;

use super::csv::Csv;
use super::{lists, place};
use crate::commands::{self, Command, Kind, Run};
pub use crate::errands::follow::ErrandRef;
use crate::kernel::errands::Work;
use crate::kernel::text::{LongText, Name, Text};
use crate::kernel::{Checks, Moment, Permission, Refusal, Result, Write};

const MOST_COLUMNS: usize = 60;
/// Rows that a screen may send by itself; longer lists are read here.
const MOST_SENT: usize = 5_000;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// As it is: text, money, quantities, days.
    Plain,
    /// To the second, by the dealership's clock.
    Moment,
}

/// What a code is called on the screen.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportWord {
    pub code: Text<80>,
    pub text: Text<300>,
}

#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportColumn {
    pub title: Text<60>,
    /// Where the values stand in a row, such as `plate` or `lines.name`; several are joined.
    pub paths: Vec<Text<80>>,
    pub kind: ExportKind,
    /// Between several values.
    pub joined: Text<4>,
    #[serde(default)]
    pub words: Vec<ExportWord>,
}

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
}

/// Begins the file; it waits at the door when it is done.
pub async fn list(cx: &mut Write, input: ExportList) -> Result<ErrandRef> {
    let command = check(cx, &input)?;
    let errand = cx.begin(move |work| Box::pin(async move { write(work, input, command).await }));
    Ok(ErrandRef { errand })
}

fn check(cx: &Write, input: &ExportList) -> Result<Option<&'static Command>> {
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

fn is_open(cx: &Write, command: &Command) -> bool {
    matches!(command.needs, Permission::Anyone | Permission::SignedIn) || cx.who.may(command.needs)
}

async fn write(mut work: Work, input: ExportList, command: Option<&'static Command>) -> Result<Value> {
    let name = format!("{} {}.csv", place::plain_name(&input.name), work.house().clock.now().day());
    let path = work.file(&name)?;
    work.phase("writing");
    let rows = match (&input.rows, command) {
        (Some(SentRows(rows)), _) => sent(&mut work, &path, &input, rows)?,
        (None, Some(command)) => read(&mut work, &path, &input, command).await?,
        (None, None) => 0,
    };
    Ok(json!({ "name": name, "rows": rows }))
}

fn sent(work: &mut Work, path: &Path, input: &ExportList, rows: &[Vec<LongText<20_000>>]) -> Result<i64> {
    let mut csv = Csv::new(BufWriter::new(File::create(path)?))?;
    csv.row(input.columns.iter().map(|column| column.title.as_str()))?;
    for row in rows {
        csv.row(row.iter().map(|cell| cell.as_str()))?;
    }
    csv.done()?;
    work.progress(rows.len() as i64, Some(rows.len() as i64))?;
    Ok(rows.len() as i64)
}

/// Every page of the command's answers, in one view of the file.
async fn read(work: &mut Work, path: &Path, input: &ExportList, command: &Command) -> Result<i64> {
    let Run::Read(handler) = command.run else {
        return Err(Refusal::new("exports.no_list").into());
    };
    let mut csv = Csv::new(BufWriter::new(File::create(path)?))?;
    csv.row(input.columns.iter().map(|column| column.title.as_str()))?;
    let mut cx = work.read().await?;
    let mut asked = input.input.clone().unwrap_or_else(|| json!({}));
    let mut written = 0;
    loop {
        let answer = handler(&mut cx, asked.clone()).await?;
        let (rows, next) = lists::page(command.name, answer);
        for row in &rows {
            csv.row(input.columns.iter().map(|column| cell(row, column)))?;
        }
        written += rows.len() as i64;
        work.progress(written, None)?;
        let Some((field, from)) = next else { break };
        asked[field] = from;
    }
    csv.done()?;
    Ok(written)
}

fn cell(row: &Value, column: &ExportColumn) -> String {
    let mut found = Vec::new();
    for path in &column.paths {
        collect(row, path, &mut |text| found.push(in_words(text, path, column)));
    }
    found.retain(|text| !text.is_empty());
    if found.is_empty() {
        // The word of no code stands for nothing.
        found.extend(column.words.iter().find(|word| word.code.is_empty()).map(|word| word.text.to_string()));
    }
    found.join(column.joined.as_str())
}

/// The values at a path; a list on the way gives several.
fn collect(value: &Value, path: &str, found: &mut impl FnMut(&str)) {
    match value {
        Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, path, found)),
        Value::Object(fields) if !path.is_empty() => {
            let (name, rest) = path.split_once('.').unwrap_or((path, ""));
            if let Some(inside) = fields.get(name) {
                collect(inside, rest, found);
            }
        }
        Value::Null | Value::Object(_) => {}
        Value::String(text) => found(text),
        other => found(&other.to_string()),
    }
}

/// A moment in full, a code in its words; `field=code` is the word of a code in that field alone.
fn in_words(text: &str, path: &str, column: &ExportColumn) -> String {
    if column.kind == ExportKind::Moment
        && let Some(moment) = Moment::parse(text)
    {
        return moment.local().format("%Y-%m-%d %H:%M:%S").to_string();
    }
    let own = |code: &str| code.split_once('=').is_some_and(|(field, code)| field == path && code == text);
    let mut words = column.words.iter();
    let word = words.find(|word| own(&word.code) || (word.code.as_str() == text && !text.is_empty()));
    word.map_or_else(|| text.to_owned(), |word| word.text.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(paths: &[&str], words: &[(&str, &str)], kind: ExportKind) -> ExportColumn {
        let text = |text: &str| Text::read(text).unwrap();
        ExportColumn {
            title: text("x"),
            paths: paths.iter().map(|path| Text::read(path).unwrap()).collect(),
            kind,
            joined: Text::read("、").unwrap(),
            words: words
                .iter()
                .map(|(code, word)| ExportWord {
                    code: Text::read(code).unwrap(),
                    text: Text::read(word).unwrap(),
                })
                .collect(),
        }
    }

    #[test]
    fn a_cell_says_what_the_screen_says() {
        let row = json!({
            "state": "passed", "active": true, "lines": [{ "name": "机油" }, { "name": "滤芯" }],
            "tags": ["vip", "fleet"], "at": "2026-10-31T16:00:01Z", "gone": null, "count": 3,
        });
        let words = [("passed", "已质检"), ("true", "在用"), ("vip", "贵宾")];
        let of = |paths: &[&str]| cell(&row, &column(paths, &words, ExportKind::Plain));
        assert_eq!(of(&["state"]), "已质检");
        assert_eq!(of(&["active"]), "在用");
        assert_eq!(of(&["lines.name"]), "机油、滤芯");
        assert_eq!(of(&["tags"]), "贵宾、fleet");
        assert_eq!(of(&["gone", "count"]), "3");
        assert_eq!(of(&["nowhere.at_all"]), "");
        let flags = [("active=true", "启用"), ("active=false", ""), ("", "无")];
        assert_eq!(cell(&row, &column(&["active"], &flags, ExportKind::Plain)), "启用");
        assert_eq!(cell(&row, &column(&["gone"], &flags, ExportKind::Plain)), "无");
        assert_eq!(cell(&row, &column(&["at"], &[], ExportKind::Moment)), "2026-11-01 00:00:01");
    }
}
