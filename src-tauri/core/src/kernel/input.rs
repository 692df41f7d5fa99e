//! Reading what came from outside, and collecting everything that is wrong with it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Error, Refusal, Result};

/// The input of a command that needs none.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Turns JSON into a command's input, or says which field is wrong and how.
/// Types raise machine codes (`money.too_large`, `text.too_long:200`); serde's own
/// complaints become `input.*`.
pub fn decode<T: DeserializeOwned>(value: Value) -> Result<T> {
    let value = if value.is_null() { Value::Object(Default::default()) } else { value };
    if !value.is_object() {
        return Err(Refusal::new("input.wrong_type").into());
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        explain(&path, &error.inner().to_string()).into()
    })
}

fn explain(path: &str, message: &str) -> Refusal {
    let parent = if path == "." { "" } else { path };
    let quoted = message.split('`').nth(1);
    let child = |name: &str| {
        if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") }
    };
    match quoted {
        Some(name) if message.starts_with("missing field") => Refusal::new("input.missing").at(child(name)),
        Some(name) if message.starts_with("unknown field") => {
            let path = if parent.ends_with(name) { parent.to_owned() } else { child(name) };
            Refusal::new("input.unknown").at(path)
        }
        _ => match own_code(message) {
            Some((code, limit)) => {
                let refusal = Refusal::new(code).at(parent);
                match limit {
                    Some(limit) => refusal.with("limit", limit),
                    None => refusal,
                }
            }
            None => Refusal::new("input.wrong_type").at(parent),
        },
    }
}

/// `text.too_long:200` → code and limit.
fn own_code(message: &str) -> Option<(&str, Option<&str>)> {
    let (code, limit) = match message.split_once(':') {
        Some((code, limit)) => (code, Some(limit)),
        None => (message, None),
    };
    let shaped = code.contains('.') && code.chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '_');
    shaped.then_some((code, limit))
}

/// Collects every refusal of a form, so that a person sees all mistakes at once.
#[derive(Default)]
pub struct Checks(Vec<Refusal>);

impl Checks {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn add(&mut self, refusal: Refusal) {
        self.0.push(refusal);
    }

    /// Refuses `field` with `code` unless `holds`.
    pub fn require(&mut self, holds: bool, field: &str, code: &str) {
        if !holds {
            self.0.push(Refusal::new(code).at(field));
        }
    }

    pub fn is_clean(&self) -> bool {
        self.0.is_empty()
    }

    pub fn done(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Refused(self.0)) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Money;
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape is tested")]
    struct Line {
        price: Money,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape is tested")]
    struct Form {
        lines: Vec<Line>,
    }

    fn refusal(value: Value) -> (String, String) {
        match decode::<Form>(value) {
            Err(Error::Refused(mut all)) => {
                let one = all.remove(0);
                (one.code, one.field.unwrap_or_default())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_the_field_and_the_reason() {
        let cases = [
            (json!(null), "input.missing", "lines"),
            (json!({"lines": [{}]}), "input.missing", "lines[0].price"),
            (json!({"lines": [{"price": 5}]}), "input.wrong_type", "lines[0].price"),
            (json!({"lines": [{"price": "1.001"}]}), "money.too_precise", "lines[0].price"),
            (json!({"lines": [], "extra": 1}), "input.unknown", "extra"),
            (json!({"lines": [{"price": "1", "x": 1}]}), "input.unknown", "lines[0].x"),
            (json!([]), "input.wrong_type", ""),
        ];
        for (value, code, field) in cases {
            assert_eq!(refusal(value.clone()), (code.into(), field.into()), "{value}");
        }
    }
}
