//! A refusal is an answer: it names what, where and why, and the screen has its
//! sentence. A failure is a fault of ours: it is logged under a number.

use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One reason for saying no. `code` is `slice.reason`, and has a sentence in every locale.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Refusal {
    pub code: String,
    /// Path of the input field it is about, such as `lines[2].hours`.
    pub field: Option<String>,
    #[ts(type = "Record<string, string | number | boolean | null>")]
    pub params: Map<String, Value>,
}

impl Refusal {
    pub fn new(code: &str) -> Self {
        Self { code: code.into(), field: None, params: Map::new() }
    }

    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        self.params.insert(name.into(), value);
        self
    }
}

#[derive(Debug)]
pub enum Error {
    /// Never empty.
    Refused(Vec<Refusal>),
    Failed(String),
}

impl Error {
    /// The first refusal's code; for tests and callers that branch on it.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused(refusals) => refusals.first().map(|r| r.code.as_str()),
            Self::Failed(_) => None,
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(db) = &error {
            // SQLite result codes; the low byte is the primary one.
            let primary = db.code().and_then(|code| code.parse::<i64>().ok()).map(|code| code & 0xff);
            if let Some(11 | 26) = primary {
                return Refusal::new("file.damaged").with("finding", db.message()).into();
            }
            let refused = match primary {
                Some(5 | 6) => Some("file.busy"),
                Some(8) => Some("file.read_only"),
                Some(10) => Some("file.input_output"),
                Some(13) => Some("file.disk_full"),
                Some(14) => Some("file.cannot_open"),
                _ => None,
            };
            if let Some(code) = refused {
                return Refusal::new(code).into();
            }
        }
        Self::Failed(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Refusal::new("file.disk_full").into(),
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                Refusal::new("file.read_only").into()
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

/// `refuse!("orders.closed", number = order.number)` makes the error to return.
#[macro_export]
macro_rules! refuse {
    ($code:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::kernel::Error::from($crate::kernel::Refusal::new($code)$(.with(stringify!($name), &$value))*)
    };
}
