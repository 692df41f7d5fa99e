//! An answer as it goes out: written once, by whoever gives it.

use serde::Serialize;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

use super::Result;

/// JSON as text. Nothing between a handler and the screen takes it apart again.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Json(Box<RawValue>);

impl Json {
    pub fn of(answer: &impl Serialize) -> Result<Self> {
        Ok(Self(to_raw_value(answer)?))
    }

    /// As it was kept.
    pub fn kept(text: String) -> Result<Self> {
        Ok(Self::try_from(text)?)
    }

    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// For whoever looks into it.
    pub fn value(&self) -> Value {
        serde_json::from_str(self.text()).unwrap_or_default()
    }
}

impl TryFrom<String> for Json {
    type Error = serde_json::Error;

    fn try_from(text: String) -> std::result::Result<Self, Self::Error> {
        RawValue::from_string(text).map(Self)
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}
