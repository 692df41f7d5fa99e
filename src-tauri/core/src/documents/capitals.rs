//! 金额大写: amounts in capital characters for cheques, receipts and settlements.
//!
//! 支付结算办法 附一《正确填写票据和结算凭证的基本规定》 (银发〔1997〕393号), domain-facts 4.3:
//! up to 元 the amount ends in 整, with 角 or 分 it does not; zeros between digits become one 零.

use crate::kernel::Money;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];

/// The amount in capitals, without the prefix 人民币: `1409.50` is `壹仟肆佰零玖元伍角`.
/// A negative amount (a red settlement) begins with 负.
pub fn in_capitals(amount: Money) -> String {
    capitals(amount.units())
}

fn capitals(fen: i64) -> String {
    let cents = fen.unsigned_abs();
    let (yuan, jiao, fen_digit) = (cents / 100, cents / 10 % 10, cents % 10);
    let mut words = String::new();
    if fen < 0 {
        words.push('负');
    }
    if yuan > 0 {
        whole(yuan, &mut words);
        words.push('元');
    } else if cents == 0 {
        words.push_str("零元");
    }
    if jiao > 0 {
        // 万 or 元 preceded by a zero: 零 may stand before the 角; written it cannot be altered.
        if yuan > 0 && yuan % 10 == 0 {
            words.push('零');
        }
        words.push(digit(jiao));
        words.push('角');
    } else if fen_digit > 0 && yuan > 0 {
        words.push('零');
    }
    if fen_digit > 0 {
        words.push(digit(fen_digit));
        words.push('分');
    } else if jiao == 0 {
        words.push('整');
    }
    words
}

/// A whole number above zero: groups of four digits, each with its 仟佰拾.
fn whole(number: u64, words: &mut String) {
    for (unit, name) in [(100_000_000, '亿'), (10_000, '万')] {
        if number >= unit {
            whole(number / unit, words);
            words.push(name);
            let rest = number % unit;
            if rest > 0 {
                if rest < unit / 10 {
                    words.push('零');
                }
                whole(rest, words);
            }
            return;
        }
    }
    four(number, words);
}

fn four(group: u64, words: &mut String) {
    let mut started = false;
    let mut zero = false;
    for place in (0..4).rev() {
        let value = group / 10_u64.pow(place) % 10;
        if value == 0 {
            zero = started;
            continue;
        }
        if zero {
            words.push('零');
        }
        words.push(digit(value));
        words.push_str(PLACES[place as usize]);
        (started, zero) = (true, false);
    }
}

fn digit(value: u64) -> char {
    DIGITS[(value % 10) as usize]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_official_examples() {
        for (fen, words) in [
            (140_950, "壹仟肆佰零玖元伍角"),
            (600_714, "陆仟零柒元壹角肆分"),
            (168_032, "壹仟陆佰捌拾元零叁角贰分"),
            (10_700_053, "壹拾万柒仟元零伍角叁分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (32_504, "叁佰贰拾伍元零肆分"),
        ] {
            assert_eq!(capitals(fen), words);
        }
    }

    #[test]
    fn edges() {
        for (fen, words) in [
            (0, "零元整"),
            (1, "壹分"),
            (10, "壹角"),
            (11, "壹角壹分"),
            (100, "壹元整"),
            (101, "壹元零壹分"),
            (1000, "壹拾元整"),
            (1010, "壹拾元零壹角"),
            (-32_504, "负叁佰贰拾伍元零肆分"),
            (1_000_000, "壹万元整"),
            (1_000_100, "壹万零壹元整"),
            (10_010_000, "壹拾万零壹佰元整"),
            (10_000_000_000, "壹亿元整"),
            (10_000_000_100, "壹亿零壹元整"),
            (10_001_000_000, "壹亿零壹万元整"),
            (1_000_000_000_000, "壹佰亿元整"),
            (100_000_000_000_000, "壹万亿元整"),
            (100_010_000_000_000, "壹万零壹亿元整"),
        ] {
            assert_eq!(capitals(fen), words, "{fen}");
        }
    }

    /// Reads capitals back: an independent little interpreter.
    fn read(words: &str) -> i64 {
        let (sign, words) = words.strip_prefix('负').map_or((1, words), |rest| (-1, rest));
        let (mut total, mut section, mut value) = (0_i64, 0_i64, 0_i64);
        let mut fen = 0;
        for c in words.chars() {
            if let Some(n) = DIGITS.iter().position(|d| *d == c) {
                value = n as i64;
                continue;
            }
            match c {
                '拾' => section += std::mem::take(&mut value) * 10,
                '佰' => section += std::mem::take(&mut value) * 100,
                '仟' => section += std::mem::take(&mut value) * 1000,
                '万' => {
                    total += (std::mem::take(&mut section) + std::mem::take(&mut value)) * 10_000;
                }
                '亿' => {
                    total = (total + std::mem::take(&mut section) + std::mem::take(&mut value)) * 100_000_000;
                }
                '元' => {
                    fen = (total + std::mem::take(&mut section) + std::mem::take(&mut value)) * 100;
                }
                '角' => fen += std::mem::take(&mut value) * 10,
                '分' => fen += std::mem::take(&mut value),
                _ => {}
            }
        }
        sign * fen
    }

    proptest! {
        #[test]
        fn reads_back(fen in -99_999_999_999_999i64..99_999_999_999_999) {
            let words = capitals(fen);
            prop_assert_eq!(read(&words), fen);
            prop_assert!(!words.contains("零零"));
            prop_assert!(words.ends_with(['整', '角', '分']));
        }
    }
}
