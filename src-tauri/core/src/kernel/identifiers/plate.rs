//! Number plates (GA 36-2018) with the odd ones a reception meets: temporary, military, none at all.

use std::fmt;

use crate::kernel::text::fold::upper_without;

/// A plate as stored: capital letters, digits and Chinese characters without a dot. "No plate yet" is a plate of kind
/// [`PlateKind::None`] with an empty text; the car is then known by the last six of its VIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Plate {
    text: String,
    kind: PlateKind,
}

/// What sort of plate its form says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlateKind {
    Ordinary,
    NewEnergySmall,
    NewEnergyLarge,
    Trailer,
    Training,
    Police,
    Emergency,
    HongKong,
    Macao,
    Embassy,
    Consulate,
    Temporary,
    Military,
    None,
}

/// The colour of the metal, needed beside the number because large and small cars share their form.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, sqlx::Type, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PlateColour {
    Blue,
    Yellow,
    Green,
    YellowGreen,
    White,
    Black,
}

/// Why a text is no plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlateProblem {
    /// Nothing was typed; "no plate yet" must be said (无牌).
    Empty,
    /// Does not begin with one of the 31 province characters, nor with the letters of a military plate.
    Province,
    /// The second character is no letter.
    Authority,
    /// Too short or too long for any form.
    Length,
    /// A letter I or O among the serial characters: 1 or 0 is meant.
    LetterIOrO,
    /// More than two letters among the five serial characters.
    TooManyLetters,
    /// Right length, but no form of plate looks like this.
    Form,
    /// The colour does not occur with this form.
    Colour,
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const NO_PLATE: [&str; 8] = ["无", "无牌", "无牌照", "无号牌", "未上牌", "未挂牌", "待上牌", "新车"];

impl PlateProblem {
    /// The machine code for the sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "plate.empty",
            Self::Province => "plate.province",
            Self::Authority => "plate.authority",
            Self::Length => "plate.length",
            Self::LetterIOrO => "plate.letter_i_or_o",
            Self::TooManyLetters => "plate.too_many_letters",
            Self::Form => "plate.form",
            Self::Colour => "plate.colour",
        }
    }
}

impl Plate {
    /// Reads what was typed: any width and case, with or without dot, dash and spaces; "无牌" and the like for none.
    ///
    /// # Errors
    /// The first [`PlateProblem`] found from left to right.
    pub fn read(text: &str) -> Result<Self, PlateProblem> {
        let text = upper_without(text, is_dot);
        if text.is_empty() {
            return Err(PlateProblem::Empty);
        }
        if NO_PLATE.contains(&text.as_str()) {
            return Ok(Self::none());
        }
        let text = temporary_at_the_end(text);
        let kind = kind_of(&text.chars().collect::<Vec<_>>())?;
        Ok(Self { text, kind })
    }

    /// The plate of a car that has none.
    pub fn none() -> Self {
        Self { text: String::new(), kind: PlateKind::None }
    }

    /// As stored: without dot; empty for none.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn kind(&self) -> PlateKind {
        self.kind
    }

    /// The colours this form occurs in, the usual one first; none for temporary (paper) plates and no plate.
    pub fn colours(&self) -> &'static [PlateColour] {
        use PlateColour::{Black, Blue, Green, White, Yellow, YellowGreen};
        match self.kind {
            PlateKind::Ordinary => &[Blue, Yellow, White, Black],
            PlateKind::NewEnergySmall => &[Green],
            PlateKind::NewEnergyLarge => &[YellowGreen],
            PlateKind::Trailer | PlateKind::Training => &[Yellow],
            PlateKind::Police | PlateKind::Emergency | PlateKind::Military => &[White],
            PlateKind::HongKong | PlateKind::Macao | PlateKind::Embassy | PlateKind::Consulate => &[Black],
            PlateKind::Temporary | PlateKind::None => &[],
        }
    }

    /// The colour to suggest.
    pub fn usual_colour(&self) -> Option<PlateColour> {
        self.colours().first().copied()
    }

    /// # Errors
    /// [`PlateProblem::Colour`] when this form never has that colour.
    pub fn check_colour(&self, colour: PlateColour) -> Result<(), PlateProblem> {
        if self.colours().is_empty() || self.colours().contains(&colour) {
            Ok(())
        } else {
            Err(PlateProblem::Colour)
        }
    }
}

/// With the dot, as it stands on the metal: 京A·12345. Nothing for no plate.
impl fmt::Display for Plate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&with_dot(&self.text))
    }
}

/// A stored plate text with its dot; other text comes back unchanged.
pub fn with_dot(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let head = match chars.as_slice() {
        ['使' | '领', rest @ ..] if rest.len() == 6 => 4,
        ['W', 'J', ..] => 2,
        [first, second, ..]
            if second.is_ascii_uppercase() && (is_province(*first) || first.is_ascii_uppercase()) =>
        {
            2
        }
        _ => return text.to_owned(),
    };
    let (head, tail) = chars.split_at(head);
    format!("{}·{}", head.iter().collect::<String>(), tail.iter().collect::<String>())
}

fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '.' | '。' | '-' | '—' | '–' | '_' | '●' | '‧' | '∙' | '⋅' | '･')
}

fn is_province(c: char) -> bool {
    PROVINCES.contains(c)
}

/// 临 is printed before or after the number; stored after it.
fn temporary_at_the_end(text: String) -> String {
    let rest = text.strip_prefix("临时").or_else(|| text.strip_prefix('临'));
    match rest {
        Some(rest) if rest.starts_with(is_province) => format!("{}临", rest.trim_end_matches('临')),
        _ => text,
    }
}

fn kind_of(plate: &[char]) -> Result<PlateKind, PlateProblem> {
    match plate {
        ['使', serial @ ..] if digits(serial, 3..=6) => return Ok(PlateKind::Embassy),
        ['领', serial @ ..] if digits(serial, 3..=6) => return Ok(PlateKind::Consulate),
        [province, serial @ .., '领'] if is_province(*province) && digits(serial, 4..=6) => {
            return Ok(PlateKind::Consulate);
        }
        _ => {}
    }
    let [first, second, serial @ ..] = plate else {
        return Err(PlateProblem::Length);
    };
    if first.is_ascii_uppercase() {
        return military(plate);
    }
    if !is_province(*first) {
        return Err(PlateProblem::Province);
    }
    if !second.is_ascii_uppercase() || *second == 'I' {
        return Err(PlateProblem::Authority);
    }
    if serial.iter().any(|c| matches!(c, 'I' | 'O')) {
        return Err(PlateProblem::LetterIOrO);
    }
    civil(*first, *second, serial)
}

fn civil(province: char, authority: char, serial: &[char]) -> Result<PlateKind, PlateProblem> {
    let marked = |kind, body: &[char]| {
        if body.len() == 4 && plain(body) { Ok(kind) } else { Err(PlateProblem::Form) }
    };
    match serial {
        [body @ .., '应', '急'] => marked(PlateKind::Emergency, body),
        [body @ .., '挂'] => marked(PlateKind::Trailer, body),
        [body @ .., '学'] => marked(PlateKind::Training, body),
        [body @ .., '警'] => marked(PlateKind::Police, body),
        [body @ .., '使'] => marked(PlateKind::Embassy, body),
        [body @ .., '领'] => marked(PlateKind::Consulate, body),
        [body @ .., '港'] if (province, authority) == ('粤', 'Z') => marked(PlateKind::HongKong, body),
        [body @ .., '澳'] if (province, authority) == ('粤', 'Z') => marked(PlateKind::Macao, body),
        [body @ .., '临' | '试' | '超'] if (4..=6).contains(&body.len()) && plain(body) => {
            Ok(PlateKind::Temporary)
        }
        _ if !plain(serial) => Err(PlateProblem::Form),
        _ => match serial.len() {
            5 if serial.iter().filter(|c| c.is_ascii_uppercase()).count() > 2 => {
                Err(PlateProblem::TooManyLetters)
            }
            5 => Ok(PlateKind::Ordinary),
            6 if is_new_energy(serial[0]) && digits(&serial[2..], 4..=4) => Ok(PlateKind::NewEnergySmall),
            6 if is_new_energy(serial[5]) && digits(&serial[..5], 5..=5) => Ok(PlateKind::NewEnergyLarge),
            6 => Err(PlateProblem::Form),
            _ => Err(PlateProblem::Length),
        },
    }
}

/// Army plates are two letters and five digits; armed police WJ, a place and four or five characters.
fn military(plate: &[char]) -> Result<PlateKind, PlateProblem> {
    let right = match plate {
        ['W', 'J', place, rest @ ..] if is_province(*place) => (4..=5).contains(&rest.len()) && plain(rest),
        ['W', 'J', rest @ ..] => (5..=7).contains(&rest.len()) && plain(rest),
        [_, second, rest @ ..] if second.is_ascii_uppercase() => digits(rest, 5..=5),
        _ => return Err(PlateProblem::Province),
    };
    if right { Ok(PlateKind::Military) } else { Err(PlateProblem::Form) }
}

fn plain(serial: &[char]) -> bool {
    serial.iter().all(|c| c.is_ascii_digit() || (c.is_ascii_uppercase() && !matches!(c, 'I' | 'O')))
}

fn digits(serial: &[char], length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&serial.len()) && serial.iter().all(char::is_ascii_digit)
}

/// D A B C E: pure electric; F G H J K: other new energy.
fn is_new_energy(c: char) -> bool {
    matches!(c, 'A'..='H' | 'J' | 'K')
}

#[cfg(test)]
mod tests;
