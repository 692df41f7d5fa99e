//! Personal data for lists and screens (Personal Information Protection Law, Art. 51): enough to recognise, too little
//! to use. The full value is shown only on request, and the request is logged.

use super::plate::with_dot;

/// First three and last four: 138****1234. Shorter or foreign numbers keep less.
pub fn phone(text: &str) -> String {
    match text.chars().count() {
        0..=4 => covered(text, 0, 0),
        5..=8 => covered(text, 0, 2),
        9..=10 => covered(text, 2, 3),
        _ => covered(text, 3, 4),
    }
}

/// Surname and one star, whatever the length of the rest: 张*, 欧阳*. Other names keep their first letter.
pub fn name(text: &str) -> String {
    let text = text.trim();
    let kept = match crate::kernel::text::pinyin::surname_length(text) {
        0 => 1,
        length => length,
    };
    match text.chars().count() {
        0 => String::new(),
        length if length <= kept => "*".to_owned(),
        _ => text.chars().take(kept).chain(['*']).collect(),
    }
}

/// Place, first and last character of the serial: 粤B·1***5.
pub fn plate(text: &str) -> String {
    let shown = with_dot(text);
    match shown.split_once('·') {
        Some((head, serial)) => format!("{head}·{}", covered(serial, 1, 1)),
        None => covered(text, 1, 1),
    }
}

/// The last six: ***********262398.
pub fn vin(text: &str) -> String {
    if text.chars().count() <= 6 { covered(text, 0, 0) } else { covered(text, 0, 6) }
}

/// First three and last four.
pub fn id_card(text: &str) -> String {
    if text.chars().count() < 15 { covered(text, 0, 0) } else { covered(text, 3, 4) }
}

/// District and street stay, the house does not: the first six characters.
pub fn address(text: &str) -> String {
    let length = text.chars().count();
    let kept = 6.min(length / 2);
    if length == 0 { String::new() } else { text.chars().take(kept).chain("****".chars()).collect() }
}

fn covered(text: &str, first: usize, last: usize) -> String {
    let length = text.chars().count();
    text.chars().enumerate().map(|(at, c)| if at < first || at + last >= length { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn as_the_trade_shows_them() {
        assert_eq!(phone("13812341234"), "138****1234");
        assert_eq!(phone("051265881234"), "051*****1234");
        assert_eq!(phone("1234"), "****");
        assert_eq!(name("张伟"), "张*");
        assert_eq!(name("张小伟"), "张*");
        assert_eq!(name("欧阳锋"), "欧阳*");
        assert_eq!(name("欧阳"), "*");
        assert_eq!(name("张"), "*");
        assert_eq!(name("John Smith"), "J*");
        assert_eq!(plate("粤B12345"), "粤B·1***5");
        assert_eq!(plate("沪AD12345"), "沪A·D****5");
        assert_eq!(plate(""), "");
        assert_eq!(vin("LFV3A21K7D4262398"), "***********262398");
        assert_eq!(address("苏州市姑苏区人民路100号"), "苏州市姑苏区****");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn something_is_always_hidden(text in "[0-9A-Z京张欧阳a-z]{1,20}") {
            for masked in [phone(&text), name(&text), vin(&text), id_card(&text), address(&text)] {
                prop_assert!(masked.contains('*') && masked != text, "{} {}", text, masked);
            }
        }
    }
}
