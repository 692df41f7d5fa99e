//! Vehicle identification numbers (GB 16735-2019).

use std::fmt;

use crate::kernel::text::fold::upper_without;

/// A vehicle identification number: 17 capital letters and digits without I, O and Q.
///
/// The check digit may be wrong: imported European cars often do not follow it, so it only warns ([`Vin::warnings`]).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Vin(String);

/// Why a text cannot be a VIN at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VinProblem {
    /// Nothing was typed.
    Empty,
    /// Not 17 characters; holds how many there were.
    Length(usize),
    /// A character no VIN holds (the first one), with the number most likely meant if only I, O and Q are wrong.
    Character { found: char, suggestion: Option<String> },
}

/// What is odd about a VIN that can nevertheless be real: allowed with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VinWarning {
    /// Position 9 does not fit the rest; holds the character that would.
    CheckDigit { expected: char },
    /// Position 10 is none of the thirty year codes.
    ModelYear,
}

const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/// Position 10 from 1980 on; the cycle returns every 30 years.
const YEARS: &str = "ABCDEFGHJKLMNPRSTVWXY123456789";

impl VinProblem {
    /// The machine code for the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "vin.empty",
            Self::Length(_) => "vin.length",
            Self::Character { suggestion: Some(_), .. } => "vin.i_o_q",
            Self::Character { suggestion: None, .. } => "vin.character",
        }
    }

    /// The number most likely meant, if there is one.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Character { suggestion, .. } => suggestion.as_deref(),
            _ => None,
        }
    }
}

impl VinWarning {
    /// The machine code for the sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::CheckDigit { .. } => "vin.check_digit",
            Self::ModelYear => "vin.model_year",
        }
    }
}

impl Vin {
    /// Reads what was typed, scanned or pasted: any width and case, with spaces, dashes or ★ in between.
    ///
    /// # Errors
    /// [`VinProblem`] when the length or a character is impossible.
    pub fn read(text: &str) -> Result<Self, VinProblem> {
        let text =
            upper_without(text, |c| matches!(c, '-' | '－' | '–' | '—' | '*' | '★' | '☆' | '·' | '.' | '_'));
        if text.is_empty() {
            return Err(VinProblem::Empty);
        }
        let length = text.chars().count();
        if length != 17 {
            return Err(VinProblem::Length(length));
        }
        match text.chars().find(|c| value(*c).is_none()) {
            None => Ok(Self(text)),
            Some(found) => {
                let likely: String = text.chars().map(likely_meant).collect();
                let suggestion = likely.chars().all(|c| value(c).is_some()).then_some(likely);
                Err(VinProblem::Character { found, suggestion })
            }
        }
    }

    /// The 17 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// World manufacturer identifier: positions 1–3.
    pub fn maker(&self) -> &str {
        &self.0[..3]
    }

    /// The last six characters, by which a shop calls a car without plates.
    pub fn last_six(&self) -> &str {
        &self.0[11..]
    }

    /// The character position 9 should be.
    pub fn expected_check_digit(&self) -> char {
        check_digit(&self.0)
    }

    /// What is odd about it; empty for a VIN without fault.
    pub fn warnings(&self) -> Vec<VinWarning> {
        let mut warnings = Vec::new();
        let expected = self.expected_check_digit();
        if !self.0[8..].starts_with(expected) {
            warnings.push(VinWarning::CheckDigit { expected });
        }
        if self.year_index().is_none() {
            warnings.push(VinWarning::ModelYear);
        }
        warnings
    }

    /// Model year from position 10: of the years the code stands for, the latest that is no later than next year.
    pub fn model_year(&self, this_year: i32) -> Option<i32> {
        let first = 1980 + i32::try_from(self.year_index()?).ok()?;
        let cycles = (this_year + 1 - first).div_euclid(30).max(0);
        Some(first + 30 * cycles)
    }

    /// The same number with the check digit put right; for making sample numbers.
    pub fn with_right_check_digit(&self) -> Self {
        Self(format!("{}{}{}", &self.0[..8], self.expected_check_digit(), &self.0[9..]))
    }

    fn year_index(&self) -> Option<usize> {
        YEARS.find(self.0.chars().nth(9)?)
    }
}

impl fmt::Display for Vin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The code letter or digit for a model year (position 10).
pub fn year_code(year: i32) -> Option<char> {
    let index = usize::try_from((year - 1980).rem_euclid(30)).ok()?;
    YEARS.chars().nth(index)
}

fn check_digit(text: &str) -> char {
    let sum: u32 = text.chars().zip(WEIGHTS).map(|(c, weight)| value(c).unwrap_or(0) * weight).sum();
    match sum % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

fn value(c: char) -> Option<u32> {
    Some(match c {
        '0'..='9' => return c.to_digit(10),
        'A' | 'J' => 1,
        'B' | 'K' | 'S' => 2,
        'C' | 'L' | 'T' => 3,
        'D' | 'M' | 'U' => 4,
        'E' | 'N' | 'V' => 5,
        'F' | 'W' => 6,
        'G' | 'P' | 'X' => 7,
        'H' | 'Y' => 8,
        'R' | 'Z' => 9,
        _ => return None,
    })
}

fn likely_meant(c: char) -> char {
    match c {
        'I' => '1',
        'O' | 'Q' => '0',
        _ => c,
    }
}

#[cfg(test)]
mod tests;
