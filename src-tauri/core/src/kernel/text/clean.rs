//! Text in inputs: cleaned and bounded while it is decoded, so that no command ever sees anything else.
//!
//! [`Text`] is one line and may be empty; [`Name`] is one line and may not; [`LongText`] may have line breaks. Lengths
//! are counted in characters. An optional text that comes empty is none: mark the field
//! `#[serde(default, deserialize_with = "empty_as_none")]`, or call `.or_none()`.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::fold::is_invisible;

/// Why a text is refused. Its `Display` is the machine code that travels in the decoding error: `text.too_long:200`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextProblem {
    /// More characters than the given maximum.
    TooLong(usize),
    /// NUL, a line break where one line is wanted, or another control character.
    ControlCharacter,
    /// A character that turns the writing direction, with which a text can show something else than it says.
    DirectionOverride,
    /// Nothing but blanks where something must stand.
    Required,
}

impl fmt::Display for TextProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(most) => write!(f, "text.too_long:{most}"),
            Self::ControlCharacter => f.write_str("text.control_character"),
            Self::DirectionOverride => f.write_str("text.direction_override"),
            Self::Required => f.write_str("text.required"),
        }
    }
}

impl std::error::Error for TextProblem {}

/// Trims, drops invisible marks, makes tabs blanks and line ends `\n`; full-width letters stay as typed.
fn clean(raw: &str, most: usize, lines: bool) -> Result<String, TextProblem> {
    // Each character counts at most four bytes and cleaning drops few: bounds the work before doing it.
    if raw.len() > most.saturating_mul(16).saturating_add(1024) {
        return Err(TextProblem::TooLong(most));
    }
    let mut text = String::with_capacity(raw.len());
    for c in raw.replace("\r\n", "\n").trim_matches(|c: char| c.is_whitespace() || is_invisible(c)).chars() {
        match c {
            '\t' | '\u{A0}' => text.push(' '),
            '\n' | '\u{2028}' | '\u{2029}' | '\r' if lines => text.push('\n'),
            '\u{2028}' | '\u{2029}' => return Err(TextProblem::ControlCharacter),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                return Err(TextProblem::DirectionOverride);
            }
            _ if c.is_control() => return Err(TextProblem::ControlCharacter),
            _ if is_invisible(c) => {}
            _ => text.push(c),
        }
    }
    if text.chars().count() > most { Err(TextProblem::TooLong(most)) } else { Ok(text) }
}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, lines: $lines:literal, empty: $empty:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name<const MAX: usize>(String);

        impl<const MAX: usize> $name<MAX> {
            /// # Errors
            /// [`TextProblem`].
            pub fn read(raw: &str) -> Result<Self, TextProblem> {
                let text = clean(raw, MAX, $lines)?;
                if text.is_empty() && !$empty { Err(TextProblem::Required) } else { Ok(Self(text)) }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            pub fn into_string(self) -> String {
                self.0
            }

            /// None when empty.
            pub fn or_none(self) -> Option<Self> {
                if self.0.is_empty() { None } else { Some(self) }
            }
        }

        impl<const MAX: usize> std::ops::Deref for $name<MAX> {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> AsRef<str> for $name<MAX> {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> fmt::Display for $name<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<const MAX: usize> From<$name<MAX>> for String {
            fn from(text: $name<MAX>) -> Self {
                text.0
            }
        }

        impl<const MAX: usize> TryFrom<&str> for $name<MAX> {
            type Error = TextProblem;

            fn try_from(raw: &str) -> Result<Self, TextProblem> {
                Self::read(raw)
            }
        }

        impl<'de, const MAX: usize> Deserialize<'de> for $name<MAX> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::read(&String::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }

        impl<const MAX: usize> ts_rs::TS for $name<MAX> {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }

            fn inline(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
        }

        impl<const MAX: usize> sqlx::Type<sqlx::Sqlite> for $name<MAX> {
            fn type_info() -> sqlx::sqlite::SqliteTypeInfo {
                <String as sqlx::Type<sqlx::Sqlite>>::type_info()
            }

            fn compatible(ty: &sqlx::sqlite::SqliteTypeInfo) -> bool {
                <String as sqlx::Type<sqlx::Sqlite>>::compatible(ty)
            }
        }

        impl<'q, const MAX: usize> sqlx::Encode<'q, sqlx::Sqlite> for $name<MAX> {
            fn encode_by_ref(
                &self,
                arguments: &mut <sqlx::Sqlite as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'q, sqlx::Sqlite>>::encode_by_ref(&self.0, arguments)
            }
        }

        // Stored text was cleaned when it came in and is not judged again.
        impl<'r, const MAX: usize> sqlx::Decode<'r, sqlx::Sqlite> for $name<MAX> {
            fn decode(value: sqlx::sqlite::SqliteValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                <String as sqlx::Decode<'r, sqlx::Sqlite>>::decode(value).map(Self)
            }
        }
    };
}

text_type!(
    /// One line of at most `MAX` characters, possibly empty.
    Text, lines: false, empty: true
);
text_type!(
    /// One line of 1 to `MAX` characters.
    Name, lines: false, empty: false
);
text_type!(
    /// At most `MAX` characters with line breaks, possibly empty.
    LongText, lines: true, empty: true
);

impl<const MAX: usize> Default for Text<MAX> {
    fn default() -> Self {
        Self(String::new())
    }
}

impl<const MAX: usize> Default for LongText<MAX> {
    fn default() -> Self {
        Self(String::new())
    }
}

/// For optional texts: missing, null, empty and blank are all none.
///
/// # Errors
/// As the text type itself.
pub fn empty_as_none<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: for<'a> TryFrom<&'a str, Error = TextProblem>,
{
    match Option::<String>::deserialize(deserializer)? {
        Some(raw) if !raw.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)).is_empty() => {
            T::try_from(&raw).map(Some).map_err(D::Error::custom)
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests;
