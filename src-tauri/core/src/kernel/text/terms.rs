//! The words under which a record is found, for one table `search_terms(kind, term, id)` that is only ever asked for
//! what *begins* with the typed text: an indexed range, however large the dealership. Whatever shall be found from its
//! middle is therefore stored from each of its characters on.

use std::collections::BTreeSet;

use super::fold::{fold, half_width};
use super::pinyin::readings;

/// Longer terms are cut: nobody types more, and the index stays small.
pub const LONGEST_TERM: usize = 32;
/// Words of one search that count.
const MOST_WORDS: usize = 6;
/// Characters of a name that are also spelled in pinyin.
const SPELLED: usize = 40;

/// Terms of plates, VINs, phones and part numbers: the text from each character on, as long as three remain, so that
/// any inner part of three characters is found.
pub fn terms_of_code(code: &str) -> Vec<String> {
    let code: Vec<char> = fold(code).chars().collect();
    let mut terms = BTreeSet::new();
    add_tails(&mut terms, &code, 3);
    collected(terms)
}

/// Terms of names (people, firms, parts, operations): from each character on as long as two remain, pinyin and initials
/// from each syllable on.
pub fn terms_of_name(name: &str) -> Vec<String> {
    let folded: Vec<char> = fold(name).chars().collect();
    let mut terms = BTreeSet::new();
    add_tails(&mut terms, &folded, 2);
    let spelled: String = folded.iter().take(SPELLED).collect();
    for reading in readings(&spelled) {
        for first in 0..reading.syllables.len() {
            terms.insert(cut(&reading.full_from(first)));
            let initials = reading.initials_from(first);
            if first == 0 || initials.chars().count() > 1 {
                terms.insert(cut(&initials));
            }
        }
    }
    collected(terms)
}

/// Terms of document numbers such as RO20261122-0007: the whole, the digits without their letters, century and year,
/// and the running number with and without its zeros.
pub fn terms_of_number(number: &str) -> Vec<String> {
    let whole = fold(number);
    let mut terms = BTreeSet::from([cut(&whole)]);
    let digits = whole.trim_start_matches(|c: char| !c.is_ascii_digit());
    for skipped in [0, 2, 4] {
        if let Some(rest) = digits.get(skipped..)
            && rest.chars().count() >= 3
        {
            terms.insert(cut(rest));
        }
    }
    let groups: Vec<&str> =
        number.split(|c: char| !half_width(c).is_alphanumeric()).filter(|group| !group.is_empty()).collect();
    if let [_, .., running] = groups.as_slice() {
        let running = fold(running);
        let short = running.trim_start_matches('0').to_owned();
        terms.extend(
            [running, short].into_iter().filter(|term| term.chars().count() >= 2).map(|term| cut(&term)),
        );
    }
    collected(terms)
}

/// What a person typed, as terms that must all be found: split at spaces and commas, folded like the stored terms.
pub fn query_terms(typed: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in typed.split(|c: char| c.is_whitespace() || matches!(half_width(c), ',' | ';' | '、')) {
        let word = cut(&fold(word));
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(MOST_WORDS);
    words
}

/// Bounds of the range of terms that begin with this one: `term >= first AND term < second`.
pub fn prefix_range(term: &str) -> (String, String) {
    (term.to_owned(), format!("{term}\u{10FFFF}"))
}

fn add_tails(terms: &mut BTreeSet<String>, text: &[char], shortest: usize) {
    let last = text.len().saturating_sub(shortest);
    for first in 0..=last {
        terms.insert(text[first..].iter().take(LONGEST_TERM).collect());
    }
}

fn cut(term: &str) -> String {
    term.chars().take(LONGEST_TERM).collect()
}

fn collected(terms: BTreeSet<String>) -> Vec<String> {
    terms.into_iter().filter(|term| !term.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(terms: &[String], typed: &str) -> bool {
        query_terms(typed).iter().all(|word| terms.iter().any(|term| term.starts_with(word.as_str())))
    }

    #[test]
    fn codes_are_found_from_any_inner_part() {
        let plate = terms_of_code("京A·12345");
        assert_eq!(plate, ["12345", "2345", "345", "a12345", "京a12345"]);
        for typed in ["京A·123", "A1234", "345", "３４５", "京a 345", "京Ａ１"] {
            assert!(found(&plate, typed), "{typed}");
        }
        assert!(!found(&plate, "346"));
        assert!(found(&terms_of_code("138 0013 8000"), "138 8000"));
        assert_eq!(terms_of_code("7"), ["7"]);
        assert_eq!(terms_of_code(" -"), Vec::<String>::new());
    }

    #[test]
    fn names_are_found_in_both_scripts() {
        let name = terms_of_name("单小伟");
        for typed in
            ["单小", "小伟", "单小伟", "sxw", "shanxiaowei", "danxiao", "xiaowei", "xw", "wei", "SHAN wei"]
        {
            assert!(found(&name, typed), "{typed}");
        }
        for typed in ["单伟", "w w w q", "xs"] {
            assert!(!found(&name, typed), "{typed}");
        }
        let firm = terms_of_name("重庆长安汽车有限公司");
        assert!(found(&firm, "cqcaqc") && found(&firm, "changan") && found(&firm, "长安 汽车"));
        assert!(found(&terms_of_name("John Smith"), "smith john"));
        assert_eq!(terms_of_name("王"), ["w", "wang", "王"]);
    }

    #[test]
    fn numbers_are_found_by_their_tails() {
        let number = terms_of_number("RO20261122-0007");
        for typed in ["RO20261122-0007", "ro2026", "20261122-0007", "1122-0007", "261122", "0007"] {
            assert!(found(&number, typed), "{typed}");
        }
        assert!(found(&terms_of_number("RO20261122-0127"), "127"));
        assert_eq!(number.len(), 5);
        assert_eq!(terms_of_number("中文"), ["中文"]);
    }

    #[test]
    fn queries_are_folded() {
        assert_eq!(query_terms(" 京A·１２3，张  张\u{3000}Lü "), ["京a123", "张", "lv"]);
        assert_eq!(query_terms("· - %"), Vec::<String>::new());
        let (from, to) = prefix_range("张");
        assert!(from.as_str() <= "张伟" && "张伟" < to.as_str() && "章" > to.as_str());
    }

    fn inner(text: &str, from: usize, length: usize) -> Option<String> {
        let chars: Vec<char> = fold(text).chars().collect();
        if chars.len() < length {
            return None;
        }
        Some(chars.into_iter().skip(from % (fold(text).chars().count() - length + 1)).take(length).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn any_three_characters_of_a_code_are_found(text in "\\PC{3,40}", from in 0..40_usize, length in 3..40_usize) {
            if let Some(part) = inner(&text, from, length) { prop_assert!(found(&terms_of_code(&text), &part), "{} in {}", part, text); }
        }

        #[test]
        fn any_two_characters_of_a_name_are_found(text in "([张王李单曾国明小伟芳丽娜欧阳]{2,4}|\\PC{2,30})", from in 0..30_usize, length in 2..30_usize) {
            if let Some(part) = inner(&text, from, length) { prop_assert!(found(&terms_of_name(&text), &part), "{} in {}", part, text); }
        }

        #[test]
        fn terms_are_folded_short_and_different(text in "\\PC{0,60}") {
            for terms in [terms_of_code(&text), terms_of_name(&text), terms_of_number(&text)] {
                let different: BTreeSet<&String> = terms.iter().collect();
                prop_assert_eq!(different.len(), terms.len());
                prop_assert!(terms.iter().all(|term| fold(term) == *term && term.chars().count() <= LONGEST_TERM));
            }
        }
    }
}
