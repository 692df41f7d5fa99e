//! What a scanner meant by what it typed. Pure.
//!
//! A scanner types like a keyboard: through a Chinese input method its digits come full-width, some put
//! the kind of code in front (`]C1`), a stuck one reads the same bars twice without an end between.
//! Nothing is ever guessed that changes a digit: leading zeros stay.

use crate::kernel::text::fold::{half_width, is_invisible};

/// Readings of one scan in the order in which they are tried; the first is as it came.
pub fn readings(raw: &str) -> Vec<String> {
    let plain: String = raw
        .chars()
        .map(half_width)
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .collect::<String>()
        .trim()
        .to_owned();
    let mut all = vec![raw.to_owned()];
    let mut add = |reading: &str| {
        if !reading.is_empty() && !all.iter().any(|known| known == reading) {
            all.push(reading.to_owned());
        }
    };
    add(&plain);
    let bare = without_kind(&plain);
    add(bare);
    // The same twice without an end between.
    if let Some((first, second)) = halves(bare)
        && first == second
    {
        add(first);
    }
    all
}

/// Without the symbology mark of ISO/IEC 15424: `]`, a letter, a digit.
fn without_kind(code: &str) -> &str {
    let mut signs = code.chars();
    let marked = signs.next() == Some(']')
        && signs.next().is_some_and(|c| c.is_ascii_alphabetic())
        && signs.next().is_some_and(|c| c.is_ascii_digit());
    if marked { signs.as_str() } else { code }
}

/// Both halves of a code long enough that its repetition cannot be its own pattern.
fn halves(code: &str) -> Option<(&str, &str)> {
    let middle = code.len() / 2;
    (code.len() >= 8 && code.len().is_multiple_of(2) && code.is_char_boundary(middle))
        .then(|| code.split_at(middle))
}

/// Whether a scan is the bounce of the one before: the same code sooner than any hand could do it.
pub fn is_bounce(code: &str, before: &str, millis: i64, bounce_millis: i64) -> bool {
    code == before && (0..bounce_millis).contains(&millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_read_as_it_was_meant() {
        for (raw, meant) in [
            ("000123", "000123"),
            ("０００１２３", "000123"),
            ("]C1000123", "000123"),
            ("]E06901234567892", "6901234567892"),
            ("0001230A000123 0A", "0001230A000123 0A"),
            ("69012345678926901234567892", "6901234567892"),
            ("06A115561B\u{1d}", "06A115561B"),
            ("\u{feff}06A115561B ", "06A115561B"),
        ] {
            assert!(readings(raw).iter().any(|reading| reading == meant), "{raw:?} → {:?}", readings(raw));
        }
    }

    #[test]
    fn nothing_is_guessed() {
        // Zeros are neither added nor taken away; short codes are not halved; a mark without its digit stays.
        assert_eq!(readings("0123"), ["0123"]);
        assert_eq!(readings("1212"), ["1212"]);
        assert_eq!(readings("]C"), ["]C"]);
        assert_eq!(readings(""), [""]);
    }

    #[test]
    fn no_hand_is_that_fast() {
        assert!(is_bounce("A", "A", 40, 120));
        assert!(!is_bounce("A", "A", 120, 120));
        assert!(!is_bounce("A", "B", 5, 120));
        assert!(!is_bounce("A", "A", -5, 120), "the clock was set back");
    }
}
