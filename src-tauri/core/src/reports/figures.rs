//! Figures as they stand on paper.

use rust_decimal::{Decimal, RoundingStrategy};

use super::table::{Cell, ColumnKind};
use super::words;

/// A figure as paper shows it: a word of the trade, `1,234.50`, `85.3%`; nothing to divide by is a dash.
pub fn on_paper(cell: &Cell, kind: ColumnKind) -> String {
    let (cell, kind) = cell.plain(kind);
    match cell {
        Cell::Nothing if kind == ColumnKind::Mixed => words::NO_DATA.to_owned(),
        Cell::Nothing | Cell::Of(..) => String::new(),
        Cell::Text(text) if kind == ColumnKind::Word => words::word(text).to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Day(day) => day.to_string(),
        Cell::Count(count) => grouped(Decimal::from(*count), 0),
        Cell::Money(money) => grouped(money.to_decimal(), 2),
        Cell::Hours(hours) => grouped(hours.to_decimal(), 1),
        Cell::Number(number) => ratio(*number, kind),
        Cell::Ratio { .. } => cell.quotient().map_or_else(|| "—".to_owned(), |value| ratio(value, kind)),
    }
}

fn ratio(value: Decimal, kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Share => format!("{}%", grouped(value * Decimal::ONE_HUNDRED, 1)),
        ColumnKind::Count => grouped(value, 0),
        ColumnKind::Average | ColumnKind::Hours => grouped(value, 1),
        _ => grouped(value, 2),
    }
}

/// `-1,234.50`, rounded half away from zero.
pub fn grouped(value: Decimal, digits: u32) -> String {
    let rounded = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    let plain = format!("{:.*}", digits as usize, rounded.abs());
    let (whole, rest) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    if rounded.is_sign_negative() && !rounded.is_zero() {
        out.push('-');
    }
    for (n, c) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_and_rounded() {
        for (value, digits, shown) in [
            ("1234567.895", 2, "1,234,567.90"),
            ("-1234.5", 2, "-1,234.50"),
            ("0", 2, "0.00"),
            ("-0.004", 2, "0.00"),
            ("999", 0, "999"),
            ("1000", 0, "1,000"),
        ] {
            assert_eq!(grouped(value.parse().expect("a number"), digits), shown);
        }
    }
}
