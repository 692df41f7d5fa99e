//! Reading what came from outside, and collecting everything that is wrong with it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Error, Refusal, Result, reading};

/// The input of a command that needs none.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Turns JSON into a command's input, or says which field is wrong and how.
/// Types raise machine codes (`money.too_large`, `text.too_long:200`); what is missing,
/// unknown or of another type becomes `input.*`.
pub fn decode<T: DeserializeOwned>(value: Value) -> Result<T> {
    let value = if value.is_null() { Value::Object(Default::default()) } else { value };
    if !value.is_object() {
        return Err(Refusal::new("input.wrong_type").into());
    }
    reading::read(value).map_err(|misfit| Refusal::from(misfit).into())
}

/// Reads back what the program itself wrote: what does not fit is damage, nobody's mistake.
pub fn kept<T: DeserializeOwned>(value: Value) -> Result<T> {
    reading::read(value).map_err(|misfit| Error::Failed(misfit.to_string()))
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
