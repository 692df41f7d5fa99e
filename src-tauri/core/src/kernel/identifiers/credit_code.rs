//! Unified social credit codes of firms (GB 32100-2015).

use std::fmt;

use crate::kernel::text::fold::upper_without;

/// A unified social credit code: 18 characters, the last one a check character.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CreditCode(String);

/// Why a text is no credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditCodeProblem {
    Empty,
    /// Not 18 characters; holds how many there were.
    Length(usize),
    /// A tax number from before 2015 (15 digits): still met on old papers, kept as free text with a warning.
    OldTaxNumber,
    /// A character that does not occur (I, O, S, V, Z or anything else); holds the first one.
    Character(char),
    /// The check character does not fit; holds the one that would.
    CheckCharacter {
        expected: char,
    },
}

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

impl CreditCodeProblem {
    /// The machine code for the sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "credit_code.empty",
            Self::Length(_) => "credit_code.length",
            Self::OldTaxNumber => "credit_code.old_tax_number",
            Self::Character(_) => "credit_code.character",
            Self::CheckCharacter { .. } => "credit_code.check_character",
        }
    }
}

impl CreditCode {
    /// Reads what was typed, of any width and case, with spaces or dashes.
    ///
    /// # Errors
    /// [`CreditCodeProblem`]; whether free text is then accepted with a warning is for the caller.
    pub fn read(text: &str) -> Result<Self, CreditCodeProblem> {
        let text = upper_without(text, |c| matches!(c, '-' | '·' | '.'));
        match text.chars().count() {
            0 => return Err(CreditCodeProblem::Empty),
            15 if text.chars().all(|c| c.is_ascii_digit()) => {
                return Err(CreditCodeProblem::OldTaxNumber);
            }
            18 => {}
            length => return Err(CreditCodeProblem::Length(length)),
        }
        if let Some(wrong) = text.chars().find(|c| !ALPHABET.contains(*c)) {
            return Err(CreditCodeProblem::Character(wrong));
        }
        let expected = check_character(&text);
        if text.ends_with(expected) {
            Ok(Self(text))
        } else {
            Err(CreditCodeProblem::CheckCharacter { expected })
        }
    }

    /// The code that begins with these 17 characters; for making sample firms.
    ///
    /// # Errors
    /// As [`CreditCode::read`].
    pub fn from_first_17(text: &str) -> Result<Self, CreditCodeProblem> {
        Self::read(&format!("{text}{}", check_character(text)))
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn check_character(text: &str) -> char {
    let sum: usize =
        text.chars().zip(WEIGHTS).map(|(c, weight)| ALPHABET.find(c).unwrap_or(0) * weight).sum();
    ALPHABET.chars().nth((31 - sum % 31) % 31).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_codes() {
        for text in ["91350100M000100Y43", "91110000802100433B", "91440300708461136T"] {
            assert_eq!(CreditCode::read(text).expect(text).as_str(), text);
        }
        assert_eq!(CreditCode::read("91110000 80210043 3b").expect("spaces").as_str(), "91110000802100433B");
    }

    #[test]
    fn refused_codes() {
        use CreditCodeProblem::*;
        for (typed, problem) in [
            (" ", Empty),
            ("91350100M000100Y4", Length(17)),
            ("110108123456789", OldTaxNumber),
            ("9135O100M000100Y43", Character('O')),
            ("91350100M000100Y44", CheckCharacter { expected: '3' }),
            ("91350100M000100Y4三", Character('三')),
        ] {
            assert_eq!(CreditCode::read(typed), Err(problem), "{typed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn one_changed_character_is_noticed(first in "9[0-9A-HJ-NPQRTUWXY]{16}", at in 0..18_usize, new in "[0-9A-HJ-NPQRTUWXY]") {
            let code = CreditCode::from_first_17(&first).expect("well formed");
            let mut changed = code.as_str().to_owned();
            changed.replace_range(at..=at, &new);
            prop_assert_eq!(CreditCode::read(&changed).is_ok(), changed == code.as_str());
        }
    }
}
