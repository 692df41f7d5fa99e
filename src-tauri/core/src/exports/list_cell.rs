//! What a cell of an exported list says: the values of a row at the column's places, in its words.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::kernel::Moment;
use crate::kernel::text::Text;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// As it is: text, money, quantities, days.
    Plain,
    /// To the second, by the dealership's clock.
    Moment,
    /// An amount of money or a quantity: a number in a workbook, to the right on paper.
    Amount,
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

pub(super) fn cell(row: &Value, column: &ExportColumn) -> String {
    let mut found = Vec::new();
    for path in &column.paths {
        collect(row, path, &mut |text| found.push(in_words(text, path, column, row)));
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
fn in_words(text: &str, path: &str, column: &ExportColumn, row: &Value) -> String {
    if column.kind == ExportKind::Moment
        && let Some(moment) = Moment::parse(text)
    {
        return moment.local().format("%Y-%m-%d %H:%M:%S").to_string();
    }
    let own = |code: &str| code.split_once('=').is_some_and(|(field, code)| field == path && code == text);
    let mut words = column.words.iter();
    let word = words.find(|word| own(&word.code) || (word.code.as_str() == text && !text.is_empty()));
    word.map_or_else(|| text.to_owned(), |word| filled(&word.text, &row["params"]))
}

/// A refusal's sentence with its blanks (`{limit}`) filled from what the row says of it.
fn filled(sentence: &str, params: &Value) -> String {
    let mut whole = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        whole.push_str(before);
        let blank = after.split_once('}').and_then(|(name, after)| Some((params.get(name)?, after)));
        rest = match blank {
            Some((value, after)) => {
                whole.push_str(&value.as_str().map_or_else(|| value.to_string(), str::to_owned));
                after
            }
            None => {
                whole.push('{');
                after
            }
        };
    }
    whole + rest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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

    #[test]
    fn a_sentence_is_filled_from_the_row() {
        let row = json!({ "code": "twice", "params": { "row": 3, "number": "{row}" } });
        let said = |sentence| cell(&row, &column(&["code"], &[("twice", sentence)], ExportKind::Plain));
        assert_eq!(said("{number} 在第 {row} 行已出现过"), "{row} 在第 3 行已出现过");
        assert_eq!(said("{nobody} 和 {"), "{nobody} 和 {");
    }
}
