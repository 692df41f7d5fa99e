use lexopt::prelude::{Long, Short, Value};
use lexopt::{Error, Parser, ValueExt};
use servicelane_core::data_folder::Place;
use servicelane_core::periods::Month;
use std::path::PathBuf;

pub const USAGE: &str = "\
servicelane-console serve [--data DIR] [--port N]
    serves the screens on 127.0.0.1 until it is told to end
servicelane-console call COMMAND JSON [--as LOGIN] [--data DIR]
    asks one thing; - reads the JSON from standard input; --as acts as that member of staff
servicelane-console commands [--json | --typescript]
    lists everything that can be asked
servicelane-console sample demo|decade [--data DIR]
    fills an empty folder with the sample dealership
servicelane-console check [--data DIR]
    proves the file, its ledgers and its audit trail
servicelane-console backup --to FILE [--data DIR]
    copies the file while it is in use and proves the copy
servicelane-console restore FILE [--data DIR]
    puts a backup in place, keeping what was there beside it
servicelane-console export month YYYY-MM --to DIR [--data DIR]
    writes a month's workbook and PDF into a folder that is there
servicelane-console export everything --to DIR [--data DIR]
    writes all the dealership owns into a new folder inside: database, tables, papers, photos
servicelane-console self-test
    proves that the program works on this computer, in a folder of its own that is gone afterwards

Without --data it is this person's own dealership, wherever it was moved to.
It ends with 0: done, 1: refused or something found, 2: not understood, 3: failed.";

/// Which way the list of commands is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Json,
    TypeScript,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    Help,
    Version,
    Serve { data: Place, port: Option<u16> },
    Call { data: Place, command: String, input: String, login: Option<String> },
    Commands(Form),
    Sample { data: Place, size: String },
    Check { data: Place },
    Backup { data: Place, to: PathBuf },
    Restore { data: Place, file: PathBuf },
    ExportMonth { data: Place, month: Month, to: PathBuf },
    ExportEverything { data: Place, to: PathBuf },
    SelfTest,
}

impl Asked {
    /// The data folder it is about.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Help | Self::Version | Self::Commands(_) | Self::SelfTest => None,
            Self::Serve { data, .. }
            | Self::Call { data, .. }
            | Self::Sample { data, .. }
            | Self::Check { data }
            | Self::Backup { data, .. }
            | Self::Restore { data, .. }
            | Self::ExportMonth { data, .. }
            | Self::ExportEverything { data, .. } => Some(data),
        }
    }
}

/// Every option that was given, and the words in between.
#[derive(Default)]
struct Given {
    words: Vec<String>,
    data: Option<PathBuf>,
    to: Option<PathBuf>,
    port: Option<u16>,
    login: Option<String>,
    form: Option<Form>,
}

pub fn parse(mut parser: Parser) -> Result<Asked, Error> {
    let mut given = Given::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("version") | Short('V') => return Ok(Asked::Version),
            Long("data") => given.data = Some(parser.value()?.into()),
            Long("to") => given.to = Some(parser.value()?.into()),
            Long("port") => given.port = Some(parser.value()?.parse()?),
            Long("as") => given.login = Some(parser.value()?.string()?),
            Long("json") => given.form = Some(Form::Json),
            Long("typescript") => given.form = Some(Form::TypeScript),
            Value(word) => given.words.push(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    asked(given)
}

fn asked(mut given: Given) -> Result<Asked, Error> {
    let words = std::mem::take(&mut given.words);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let asked = match words[..] {
        ["serve"] => Asked::Serve { data: data(&mut given)?, port: given.port.take() },
        ["call", command, input] => Asked::Call {
            data: data(&mut given)?,
            command: command.to_owned(),
            input: input.to_owned(),
            login: given.login.take(),
        },
        ["commands"] => Asked::Commands(given.form.take().unwrap_or(Form::Text)),
        ["sample", size @ ("demo" | "decade")] => {
            Asked::Sample { data: data(&mut given)?, size: size.to_owned() }
        }
        ["check"] => Asked::Check { data: data(&mut given)? },
        ["backup"] => {
            let to = given.to.take().ok_or_else(|| slip("backup needs --to FILE"))?;
            Asked::Backup { data: data(&mut given)?, to }
        }
        ["export", "month", month] => {
            let month = month.parse().map_err(|_| slip("a month is written 2026-10"))?;
            Asked::ExportMonth { data: data(&mut given)?, month, to: to(&mut given)? }
        }
        ["export", "everything"] => Asked::ExportEverything { data: data(&mut given)?, to: to(&mut given)? },
        ["restore", file] => Asked::Restore { data: data(&mut given)?, file: file.into() },
        ["self-test"] => Asked::SelfTest,
        [] => return Err(slip("what is to be done?")),
        _ => return Err(slip(&format!("not understood: {}", words.join(" ")))),
    };
    // An option that means nothing here is a slip as well: it may have been meant for another.
    let Given { words: _, data, to, port, login, form } = given;
    if data.is_some() || to.is_some() || port.is_some() || login.is_some() || form.is_some() {
        return Err(slip(&format!("an option does not belong to {}", words[0])));
    }
    Ok(asked)
}

fn data(given: &mut Given) -> Result<Place, Error> {
    Place::of(given.data.take()).ok_or_else(|| slip("which data folder? --data DIR"))
}

/// A folder, made whole so that the core need not guess where it starts.
fn to(given: &mut Given) -> Result<PathBuf, Error> {
    let folder = given.to.take().ok_or_else(|| slip("export needs --to DIR"))?;
    std::path::absolute(folder).map_err(|error| slip(&error.to_string()))
}

fn slip(text: &str) -> Error {
    Error::Custom(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use servicelane_core::data_folder::KnownBy;

    fn parsed(words: &[&str]) -> Result<Asked, String> {
        parse(Parser::from_args(words)).map_err(|slip| slip.to_string())
    }

    #[test]
    fn a_call_with_everything() {
        assert_eq!(
            parsed(&["call", "access.who", "{}", "--data", "店", "--as", "zhang"]),
            Ok(Asked::Call {
                data: Place { folder: "店".into(), known_by: KnownBy::Name },
                command: "access.who".into(),
                input: "{}".into(),
                login: Some("zhang".into()),
            })
        );
    }

    #[test]
    fn a_dash_stands_for_standard_input() {
        let asked = parsed(&["call", "access.who", "-", "--data", "d"]);
        assert!(matches!(asked, Ok(Asked::Call { input, .. }) if input == "-"));
    }

    #[test]
    fn options_that_do_not_belong_are_slips() {
        for words in [
            &["serve", "--to", "x"][..],
            &["commands", "--data", "d"],
            &["check", "--as", "zhang"],
            &["backup", "--data", "d"],
            &["self-test", "--data", "d"],
            &["export", "month", "2026-10", "--data", "d"],
            &["export", "month", "2026-13", "--data", "d", "--to", "x"],
            &["export", "everything", "--data", "d"],
            &["export", "--data", "d", "--to", "x"],
            &["sample", "century", "--data", "d"],
            &["serve", "--port", "70000"],
            &["call", "access.who"],
            &["frobnicate"],
            &[],
        ] {
            assert!(parsed(words).is_err(), "{words:?}");
        }
    }
}
