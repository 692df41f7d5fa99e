//! Resident identity numbers (GB 11643-1999). Asked for only where a law needs them; off by default.

use chrono::{Datelike, NaiveDate};

use crate::kernel::text::fold::upper_without;

/// An 18-character resident identity number with a right check character.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IdCard(String);

/// Why a text is no identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdCardProblem {
    Empty,
    /// Not 18 characters; holds how many there were. Numbers of 15 digits ended in 2013.
    Length(usize),
    Character(char),
    /// The first two digits are no province.
    Region,
    /// Digits 7–14 are no date of birth.
    BirthDate,
    /// The last character does not fit the rest.
    CheckCharacter,
}

const PROVINCES: [&str; 35] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    "83",
];
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

impl IdCardProblem {
    /// The machine code for the sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "id_card.empty",
            Self::Length(_) => "id_card.length",
            Self::Character(_) => "id_card.character",
            Self::Region => "id_card.region",
            Self::BirthDate => "id_card.birth_date",
            Self::CheckCharacter => "id_card.check_character",
        }
    }
}

impl IdCard {
    /// # Errors
    /// [`IdCardProblem`].
    pub fn read(text: &str) -> Result<Self, IdCardProblem> {
        let text = upper_without(text, |c| c == '-');
        match text.chars().count() {
            0 => return Err(IdCardProblem::Empty),
            18 => {}
            length => return Err(IdCardProblem::Length(length)),
        }
        let wrong = text.chars().enumerate().find(|(at, c)| !(c.is_ascii_digit() || *at == 17 && *c == 'X'));
        if let Some((_, wrong)) = wrong {
            return Err(IdCardProblem::Character(wrong));
        }
        if !PROVINCES.contains(&&text[..2]) {
            return Err(IdCardProblem::Region);
        }
        let born = NaiveDate::parse_from_str(&text[6..14], "%Y%m%d").map_err(|_| IdCardProblem::BirthDate)?;
        if born.year() < 1850 {
            return Err(IdCardProblem::BirthDate);
        }
        if text.ends_with(check_character(&text)) {
            Ok(Self(text))
        } else {
            Err(IdCardProblem::CheckCharacter)
        }
    }

    /// The 18 characters in clear.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Never in clear: debug output ends up in logs.
impl std::fmt::Debug for IdCard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&super::mask::id_card(&self.0))
    }
}

fn check_character(text: &str) -> char {
    let sum: u32 = text.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(10).unwrap_or(0) * weight).sum();
    usize::try_from(sum % 11).ok().and_then(|at| CHECKS.get(at)).copied().unwrap_or('X')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_refuses() {
        use IdCardProblem::*;
        // The example number of the standard itself.
        assert_eq!(IdCard::read("11010519491231002x").expect("standard").as_str(), "11010519491231002X");
        for (typed, problem) in [
            ("", Empty),
            ("110105491231002", Length(15)),
            ("11010519491231OO2X", Character('O')),
            ("99010519491231002X", Region),
            ("11010519490231002X", BirthDate),
            ("110105194912310021", CheckCharacter),
        ] {
            assert_eq!(IdCard::read(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn debug_hides_it() {
        let card = IdCard::read("11010519491231002X").expect("standard");
        assert_eq!(format!("{card:?}"), "110***********002X");
    }
}
