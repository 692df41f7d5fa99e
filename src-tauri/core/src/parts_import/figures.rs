//! Numbers out of cells: part numbers as they were printed on the box or not at all, amounts exactly.
//! Errors are the codes of faults.

use rust_decimal::{Decimal, RoundingStrategy};

use super::cell::{Cell, Shown};
use crate::kernel::text::fold::half_width;
use crate::kernel::{Money, Quantity};

/// Digits a spreadsheet keeps; of a longer number it has lost the rest.
const KEPT_DIGITS: usize = 15;

type Code = &'static str;

/// Half-width and trimmed, without what other programs put around a text to keep it one: `'0012`, `="0012"`.
pub fn plain(text: &str) -> String {
    let text: String = text.chars().map(half_width).collect();
    let text = text.trim();
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    quoted.unwrap_or(text.strip_prefix('\'').unwrap_or(text)).trim().to_owned()
}

/// A part number or barcode. What a spreadsheet turned into a figure is taken only where no digit of
/// it can be lost.
pub fn code(cell: &Cell) -> Result<String, Code> {
    match cell {
        Cell::Empty => Ok(String::new()),
        Cell::Broken(_) => Err("parts_import.broken_cell"),
        Cell::Text(text) => {
            let text = plain(text);
            if text.contains('\u{fffd}') {
                return Err("parts_import.unreadable_text");
            }
            if looks_scientific(&text) { Err("parts_import.scientific") } else { Ok(text) }
        }
        Cell::Figure(digits, shown) => {
            let whole = !digits.is_empty()
                && digits.len() <= KEPT_DIGITS
                && digits.bytes().all(|b| b.is_ascii_digit());
            match shown {
                Shown::Scientific => Err("parts_import.scientific"),
                Shown::Date => Err("parts_import.became_a_day"),
                Shown::Untold => Err("parts_import.zeros_untold"),
                _ if !whole => Err("parts_import.digits_lost"),
                Shown::Zeros(width) => Ok(format!("{digits:0>width$}", width = usize::from(*width))),
                Shown::Plain => Ok(digits.clone()),
            }
        }
    }
}

/// `1.0E+5`, `1.23457E+11`: what a spreadsheet makes of a long number. `12E4` is a part number.
fn looks_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let signed = exponent.strip_prefix(['+', '-']);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let pointed = mantissa.split_once('.').is_some_and(|(whole, rest)| digits(whole) && digits(rest));
    match signed {
        Some(rest) => digits(rest) && (pointed || digits(mantissa)),
        None => pointed && digits(exponent),
    }
}

/// A cell's words; a figure as its digits.
pub fn words(cell: &Cell) -> Result<String, Code> {
    match cell {
        Cell::Empty => Ok(String::new()),
        Cell::Broken(_) => Err("parts_import.broken_cell"),
        Cell::Text(text) if text.contains('\u{fffd}') => Err("parts_import.unreadable_text"),
        Cell::Text(text) => Ok(text.trim().to_owned()),
        Cell::Figure(digits, _) => Ok(digits.clone()),
    }
}

/// A number as people write it: `¥1,234.50`, `1234.5 元`, `１２`. Figures are rounded to `scale`, as they
/// are shown; words are taken exactly or not at all.
fn decimal(cell: &Cell, scale: u32, code: Code) -> Result<Option<Decimal>, Code> {
    let (text, is_figure) = match cell {
        Cell::Empty => return Ok(None),
        Cell::Broken(_) => return Err("parts_import.broken_cell"),
        Cell::Figure(_, Shown::Date) => return Err(code),
        Cell::Figure(digits, _) => (digits.clone(), true),
        Cell::Text(text) => (plain(text), false),
    };
    let bare: String = text
        .trim_start_matches(['¥', '￥', '$'])
        .trim_end_matches('元')
        .chars()
        .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}'))
        .collect();
    let value = match bare.parse::<Decimal>() {
        Ok(value) => value,
        // Very large and very small figures come with an exponent.
        Err(_) if is_figure => Decimal::from_scientific(&bare).map_err(|_| code)?,
        Err(_) => return Err(code),
    };
    let rounded = value.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero);
    if rounded != value && !is_figure {
        return Err("parts_import.too_precise");
    }
    Ok(Some(rounded))
}

pub fn money(cell: &Cell, code: Code) -> Result<Option<Money>, Code> {
    let found = decimal(cell, Money::SCALE, code)?;
    found.map(|value| Money::from_decimal(value).ok_or(code)).transpose()
}

pub fn quantity(cell: &Cell, code: Code) -> Result<Option<Quantity>, Code> {
    let found = decimal(cell, Quantity::SCALE, code)?;
    found.map(|value| Quantity::from_decimal(value).ok_or(code)).transpose()
}

/// `24`, `24个月`.
pub fn months(cell: &Cell, code: Code) -> Result<Option<i64>, Code> {
    let cell = match cell {
        Cell::Text(text) => Cell::text(plain(text).trim_end_matches(['月', '个'])),
        other => other.clone(),
    };
    let found = decimal(&cell, 0, code)?;
    found.map(|value| i64::try_from(value).map_err(|_| code)).transpose()
}

/// `20000`, `20,000公里`, `2万公里`.
pub fn km(cell: &Cell, code: Code) -> Result<Option<i64>, Code> {
    let (cell, thousands) = match cell {
        Cell::Text(text) => {
            let text = plain(text).to_lowercase();
            let bare = text.trim_end_matches("公里").trim_end_matches("km").trim_end();
            let figure = bare.trim_end_matches('万');
            if figure.is_empty() && !text.is_empty() {
                return Err(code);
            }
            (Cell::text(figure), bare.ends_with('万'))
        }
        other => (other.clone(), false),
    };
    let found = decimal(&cell, if thousands { 4 } else { 0 }, code)?;
    let times = Decimal::from(if thousands { 10_000 } else { 1 });
    let whole = |value: Decimal| value.checked_mul(times).and_then(|km| i64::try_from(km).ok()).ok_or(code);
    found.map(whole).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(digits: &str, shown: Shown) -> Cell {
        Cell::Figure(digits.to_owned(), shown)
    }

    #[test]
    fn part_numbers_keep_their_zeros_or_are_reported() {
        for (cell, is) in [
            (Cell::text("000123"), Ok("000123")),
            (Cell::text(" 06A 115 561 B "), Ok("06A 115 561 B")),
            (Cell::text("０００１２３"), Ok("000123")),
            (Cell::text("'000123"), Ok("000123")),
            (Cell::text("=\"000123\""), Ok("000123")),
            (Cell::text("12E4"), Ok("12E4")),
            (Cell::text("1E5A"), Ok("1E5A")),
            (Cell::text("1.0E+5"), Err("parts_import.scientific")),
            (Cell::text("1E+05"), Err("parts_import.scientific")),
            (Cell::text("1.23457E+11"), Err("parts_import.scientific")),
            (Cell::text("6.9E12"), Err("parts_import.scientific")),
            (Cell::text("机\u{fffd}"), Err("parts_import.unreadable_text")),
            (figure("123", Shown::Plain), Ok("123")),
            (figure("123", Shown::Zeros(8)), Ok("00000123")),
            (figure("123456789012345", Shown::Plain), Ok("123456789012345")),
            (figure("1234567890123456", Shown::Plain), Err("parts_import.digits_lost")),
            (figure("1.5", Shown::Plain), Err("parts_import.digits_lost")),
            (figure("1E+21", Shown::Plain), Err("parts_import.digits_lost")),
            (figure("100000", Shown::Scientific), Err("parts_import.scientific")),
            (figure("45000", Shown::Date), Err("parts_import.became_a_day")),
            (figure("123", Shown::Untold), Err("parts_import.zeros_untold")),
            (Cell::Broken("#N/A".into()), Err("parts_import.broken_cell")),
            (Cell::Empty, Ok("")),
        ] {
            assert_eq!(code(&cell), is.map(str::to_owned), "{cell:?}");
        }
    }

    #[test]
    fn amounts_as_people_write_them() {
        let yuan = |cell: &Cell| money(cell, "bad").map(|found| found.map(|money| money.to_string()));
        for (cell, is) in [
            (Cell::text("¥1,234.50"), Ok(Some("1234.50"))),
            (Cell::text("１２．５元"), Ok(Some("12.50"))),
            (Cell::text("12.345"), Err("parts_import.too_precise")),
            (figure("12.345", Shown::Plain), Ok(Some("12.35"))),
            (figure("0.30000000000000004", Shown::Plain), Ok(Some("0.30"))),
            (figure("1.5E-3", Shown::Plain), Ok(Some("0.00"))),
            (figure("45000", Shown::Date), Err("bad")),
            (Cell::text("面议"), Err("bad")),
            (Cell::text("--"), Err("bad")),
            (Cell::text("99999999999999999999999999999999"), Err("bad")),
            (Cell::Empty, Ok(None)),
        ] {
            assert_eq!(yuan(&cell), is.map(|text| text.map(str::to_owned)), "{cell:?}");
        }
        assert_eq!(months(&Cell::text("24个月"), "bad"), Ok(Some(24)));
        assert_eq!(months(&Cell::text("两年"), "bad"), Err("bad"));
        for (text, is) in [
            ("20000", Ok(Some(20_000))),
            ("20,000公里", Ok(Some(20_000))),
            ("２万公里", Ok(Some(20_000))),
            ("1.5 万km", Ok(Some(15_000))),
            ("", Ok(None)),
            ("不限里程", Err("bad")),
            ("公里", Err("bad")),
            ("0.00001万", Err("parts_import.too_precise")),
            ("9999999999999999999999999999万", Err("bad")),
        ] {
            assert_eq!(km(&Cell::text(text), "bad"), is, "{text}");
        }
        assert_eq!(km(&figure("60000", Shown::Plain), "bad"), Ok(Some(60_000)));
        assert_eq!(quantity(&Cell::text("4.5"), "bad"), Ok(Some(Quantity::from_units(4_500))));
    }
}
