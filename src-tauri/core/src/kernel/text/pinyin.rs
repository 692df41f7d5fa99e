//! How a Chinese name is spelled in Latin letters, for people who type pinyin faster than characters.
//!
//! A character with several readings in use gives several spellings; readings no name is ever read with are left out,
//! or every search would find half the book.

use pinyin::ToPinyin;

use super::fold::fold;
use super::polyphones::{COMPOUND_SURNAMES, PHRASES, POLYPHONES, SURNAMES};

/// One way to read a text: a syllable for each Chinese character, a run of anything else as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub syllables: Vec<Syllable>,
}

/// A sound, or letters and digits that stood there as such (their initial is the whole run: A6L).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Syllable {
    Sound(&'static str),
    Plain(String),
}

impl Syllable {
    fn full(&self) -> &str {
        match self {
            Self::Sound(sound) => sound,
            Self::Plain(run) => run,
        }
    }

    fn initial(&self) -> &str {
        match self {
            Self::Sound(sound) => sound.get(..1).unwrap_or(sound),
            Self::Plain(run) => run,
        }
    }
}

/// At most this many readings of one text are kept.
pub const MOST_READINGS: usize = 8;

impl Reading {
    /// zhangwei
    pub fn full(&self) -> String {
        self.full_from(0)
    }

    /// zw
    pub fn initials(&self) -> String {
        self.initials_from(0)
    }

    pub(super) fn full_from(&self, first: usize) -> String {
        self.syllables.iter().skip(first).map(Syllable::full).collect()
    }

    pub(super) fn initials_from(&self, first: usize) -> String {
        self.syllables.iter().skip(first).map(Syllable::initial).collect()
    }
}

/// All readings in use, the likeliest first (a surname as surnames are read: 单 shan, 曾 zeng, 解 xie); never more than
/// [`MOST_READINGS`]. Empty for a text without letters.
pub fn readings(text: &str) -> Vec<Reading> {
    let units = units(&fold(text).chars().collect::<Vec<_>>());
    if units.is_empty() {
        return Vec::new();
    }
    let usual: Vec<&Syllable> = units.iter().filter_map(|unit| unit.first()).collect();
    let others: Vec<(usize, &Syllable)> = units
        .iter()
        .enumerate()
        .flat_map(|(at, unit)| unit.iter().skip(1).map(move |reading| (at, reading)))
        .collect();
    let singles = others.iter().map(|other| vec![*other]);
    let pairs = others.iter().enumerate().flat_map(|(i, one)| {
        others.iter().skip(i + 1).filter(|two| two.0 != one.0).map(|two| vec![*one, *two])
    });
    std::iter::once(Vec::new())
        .chain(singles)
        .chain(pairs)
        .take(MOST_READINGS)
        .map(|changes| {
            let mut syllables = usual.clone();
            for (at, reading) in changes {
                syllables[at] = reading;
            }
            Reading { syllables: syllables.into_iter().cloned().collect() }
        })
        .collect()
}

/// Characters of the surname at the beginning of a name: 2 for 欧阳 and its like, 1 for any other Chinese name, 0 when
/// the name does not begin with a Chinese character.
pub fn surname_length(name: &str) -> usize {
    match name.chars().next() {
        Some(first) if first.to_pinyin().is_some() => {
            if COMPOUND_SURNAMES.iter().any(|(surname, _)| name.starts_with(surname)) { 2 } else { 1 }
        }
        _ => 0,
    }
}

/// The readings of each character or Latin run, the likeliest first.
fn units(chars: &[char]) -> Vec<Vec<Syllable>> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some((length, syllables)) = phrase(chars, at) {
            units.extend(syllables.split(' ').map(|sound| vec![Syllable::Sound(sound)]));
            at += length;
        } else if let Some(readings) = character(chars[at], at == 0) {
            units.push(readings);
            at += 1;
        } else {
            let length = chars[at..].iter().take_while(|c| c.to_pinyin().is_none()).count().max(1);
            units.push(vec![Syllable::Plain(chars[at..at + length].iter().collect())]);
            at += length;
        }
    }
    units
}

fn phrase(chars: &[char], at: usize) -> Option<(usize, &'static str)> {
    let surnames = if at == 0 { COMPOUND_SURNAMES } else { &[] };
    let fits = |words: &str| {
        let length = words.chars().count();
        chars.get(at..at + length).is_some_and(|part| part.iter().copied().eq(words.chars()))
    };
    surnames
        .iter()
        .chain(PHRASES)
        .find(|(words, _)| fits(words))
        .map(|(words, syllables)| (words.chars().count(), *syllables))
}

fn character(c: char, is_first: bool) -> Option<Vec<Syllable>> {
    let usual = c.to_pinyin()?.plain();
    let surname = SURNAMES.iter().filter(|_| is_first);
    let listed = surname.chain(POLYPHONES).find(|(listed, _)| *listed == c);
    Some(match listed {
        Some((_, readings)) => readings.split(' ').map(Syllable::Sound).collect(),
        None => vec![Syllable::Sound(typed(usual))],
    })
}

/// ü is typed v.
fn typed(sound: &'static str) -> &'static str {
    match sound {
        "lü" => "lv",
        "lüe" => "lve",
        "nü" => "nv",
        "nüe" => "nve",
        _ => sound,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fulls(text: &str) -> Vec<String> {
        readings(text).iter().map(Reading::full).collect()
    }

    fn initials(text: &str) -> Vec<String> {
        readings(text).iter().map(Reading::initials).collect()
    }

    #[test]
    fn the_likeliest_reading_comes_first() {
        for (text, full, short) in [
            ("张伟", "zhangwei", "zw"),
            ("单雄信", "shanxiongxin", "sxx"),
            ("曾国强", "zengguoqiang", "zgq"),
            ("解缙", "xiejin", "xj"),
            ("仇英", "qiuying", "qy"),
            ("欧阳娜娜", "ouyangnana", "oynn"),
            ("尉迟恭", "yuchigong", "ycg"),
            ("吕布", "lvbu", "lb"),
            ("重庆长安汽车", "chongqingchanganqiche", "cqcaqc"),
            ("中国银行", "zhongguoyinhang", "zgyh"),
            ("A6L轿车", "a6ljiaoche", "a6ljc"),
            ("机油滤清器", "jiyoulvqingqi", "jylqq"),
            ("沈阳", "shenyang", "sy"),
            ("王小丽", "wangxiaoli", "wxl"),
            ("覃少华", "qinshaohua", "qsh"),
        ] {
            assert_eq!(fulls(text).first().map(String::as_str), Some(full), "{text}");
            assert_eq!(initials(text).first().map(String::as_str), Some(short), "{text}");
        }
    }

    #[test]
    fn other_readings_follow() {
        assert_eq!(fulls("单雄信"), ["shanxiongxin", "danxiongxin"]);
        assert!(fulls("周乐").contains(&"zhouyue".to_owned()));
        assert_eq!(readings(" ·"), []);
        assert_eq!(fulls("John Smith"), ["johnsmith"]);
    }

    #[test]
    fn surnames() {
        assert_eq!((surname_length("欧阳锋"), surname_length("张三"), surname_length("Li")), (2, 1, 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn few_and_different(text in "[单曾乐长重行朝参会张伟A-c1-3é ]{0,20}") {
            let all = readings(&text);
            prop_assert!(all.len() <= MOST_READINGS);
            for (i, one) in all.iter().enumerate() {
                prop_assert!(!all[..i].contains(one));
                prop_assert_eq!(one.syllables.len(), all[0].syllables.len());
            }
        }
    }
}
