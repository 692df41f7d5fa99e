//! Telephone numbers as Chinese customers write them.

use std::fmt;

use crate::kernel::text::fold::half_width;

/// A telephone number as stored: digits only; numbers from outside the mainland begin with +, an extension follows
/// after a dash.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone {
    text: String,
    kind: PhoneKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    Mobile,
    Landline,
    /// 400 and 800 numbers of firms.
    Nationwide,
    HongKong,
    Macao,
    Taiwan,
    /// Any other number with its country code.
    Abroad,
}

/// Why a text is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneProblem {
    Empty,
    /// Something other than digits and the usual signs between them.
    Character(char),
    /// Seven or eight digits: a landline without its area code.
    AreaCode,
    /// A mobile number with digits missing or too many; holds how many there were.
    MobileLength(usize),
    /// No kind of number looks like this.
    Form,
}

impl PhoneProblem {
    /// The machine code for the sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "phone.empty",
            Self::Character(_) => "phone.character",
            Self::AreaCode => "phone.area_code",
            Self::MobileLength(_) => "phone.mobile_length",
            Self::Form => "phone.form",
        }
    }
}

impl Phone {
    /// Reads a number with or without +86, spaces, dashes, brackets and an extension (转8001).
    ///
    /// # Errors
    /// [`PhoneProblem`].
    pub fn read(text: &str) -> Result<Self, PhoneProblem> {
        let text: String = text.chars().map(half_width).collect();
        let (number, extension) = split_extension(&text);
        let digits = digits_of(number)?;
        let (kind, mut text) = kind_of(&digits)?;
        if let Some(extension) = extension {
            let extension = digits_of(extension)?;
            if !matches!(kind, PhoneKind::Landline | PhoneKind::Nationwide)
                || !(1..=6).contains(&extension.len())
            {
                return Err(PhoneProblem::Form);
            }
            text = format!("{text}-{extension}");
        }
        Ok(Self { text, kind })
    }

    /// As stored and searched.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn kind(&self) -> PhoneKind {
        self.kind
    }
}

/// As people read it aloud: 138 0013 8000, 010-88886666-8001, 400-810-1234, +852 9123 4567.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text.as_str();
        match self.kind {
            PhoneKind::Mobile => write!(f, "{} {} {}", &text[..3], &text[3..7], &text[7..]),
            PhoneKind::Landline => {
                let area = area_length(text);
                write!(f, "{}-{}", &text[..area], &text[area..])
            }
            PhoneKind::Nationwide => write!(f, "{}-{}-{}", &text[..3], &text[3..6], &text[6..]),
            PhoneKind::HongKong | PhoneKind::Macao => {
                write!(f, "{} {} {}", &text[..4], &text[4..8], &text[8..])
            }
            PhoneKind::Taiwan => write!(f, "{} {} {}", &text[..4], &text[4..7], &text[7..]),
            PhoneKind::Abroad => f.write_str(text),
        }
    }
}

fn split_extension(text: &str) -> (&str, Option<&str>) {
    for mark in ["转", "分机", "ext.", "ext", "#"] {
        if let Some((number, extension)) = text.split_once(mark) {
            return (number, Some(extension));
        }
    }
    // A landline written 010-88886666-8001: what follows the second dash is the extension.
    match text.rsplit_once('-') {
        Some((number, extension)) if is_whole_landline(number) => (number, Some(extension)),
        _ => (text, None),
    }
}

fn is_whole_landline(number: &str) -> bool {
    digits_of(number)
        .is_ok_and(|digits| matches!(kind_of(&digits), Ok((PhoneKind::Landline | PhoneKind::Nationwide, _))))
}

fn digits_of(text: &str) -> Result<String, PhoneProblem> {
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => digits.push(c),
            _ if c.is_whitespace()
                || matches!(
                    c,
                    '-' | '(' | ')' | '–' | '—' | '.' | '·' | '/' | '\u{200B}' | '\u{202C}' | '\u{202D}'
                ) => {}
            _ => return Err(PhoneProblem::Character(c)),
        }
    }
    if digits.is_empty() { Err(PhoneProblem::Empty) } else { Ok(digits) }
}

fn kind_of(digits: &str) -> Result<(PhoneKind, String), PhoneProblem> {
    use PhoneKind::{Abroad, HongKong, Landline, Macao, Mobile, Nationwide, Taiwan};
    if let Some(inland) = without_country(digits) {
        return match kind_of(inland)? {
            (kind @ (Mobile | Nationwide | Landline), number) => Ok((kind, number)),
            _ => Err(PhoneProblem::Form),
        };
    }
    if let Some(number) = digits.strip_prefix('+').or_else(|| digits.strip_prefix("00")) {
        let kind = match (number.get(..3).unwrap_or(""), number.len()) {
            ("852", 11) => HongKong,
            ("853", 11) => Macao,
            ("886", 12) if number[3..].starts_with('9') => Taiwan,
            ("852" | "853", _) => return Err(PhoneProblem::Form),
            (_, 8..=15) => Abroad,
            _ => return Err(PhoneProblem::Form),
        };
        return Ok((kind, format!("+{number}")));
    }
    let length = digits.len();
    if is_mobile(digits) {
        return Ok((Mobile, digits.to_owned()));
    }
    match digits.strip_prefix('0') {
        Some(mobile) if is_mobile(mobile) => return Ok((Mobile, mobile.to_owned())),
        Some(taiwan) if length == 10 && taiwan.starts_with('9') => {
            return Ok((Taiwan, format!("+886{taiwan}")));
        }
        Some(_) if is_landline(digits) => return Ok((Landline, digits.to_owned())),
        _ => {}
    }
    match digits.get(..3) {
        Some("400" | "800") if length == 10 => Ok((Nationwide, digits.to_owned())),
        _ if matches!(length, 7 | 8) && !digits.starts_with(['0', '1']) => Err(PhoneProblem::AreaCode),
        _ if digits.starts_with('1') && (9..=13).contains(&length) && length != 11 => {
            Err(PhoneProblem::MobileLength(length))
        }
        _ => Err(PhoneProblem::Form),
    }
}

/// The number inside China, if it carries the country code. Without a plus, 86 is one only before a mobile number.
fn without_country(digits: &str) -> Option<&str> {
    if let Some(number) = digits.strip_prefix("+86").or_else(|| digits.strip_prefix("0086")) {
        return (!number.starts_with("86") && !digits.starts_with("+886")).then_some(number);
    }
    digits.strip_prefix("86").filter(|number| is_mobile(number))
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

fn is_landline(digits: &str) -> bool {
    let local = &digits[area_length(digits).min(digits.len())..];
    let right_length = if area_length(digits) == 3 { local.len() == 8 } else { matches!(local.len(), 7 | 8) };
    right_length
        && !local.starts_with(['0', '1'])
        && !matches!(digits.as_bytes(), [_, b'0' | b'1', b'1'..=b'9', ..])
}

/// Beijing 010 and the nine cities 02x have three digits, all other places four.
fn area_length(digits: &str) -> usize {
    if digits.starts_with("010") || digits.starts_with("02") { 3 } else { 4 }
}

#[cfg(test)]
mod tests;
