use proptest::prelude::*;

use super::*;

const VALID: [&str; 7] = [
    "LATPAB071W1005301",
    "UU6JA69691D713820",
    "LFV3A21K7D4262398",
    "LDC613P23A1305189",
    "LSJA24U62JG269225",
    "LZZ1BLMJ4TJ465057",
    "1M8GDM9AXKP042788",
];

#[test]
fn known_numbers_are_right() {
    for text in VALID {
        let vin = Vin::read(text).expect(text);
        assert_eq!(vin.warnings(), [], "{text}");
        assert_eq!(vin.as_str(), text);
    }
}

#[test]
fn reads_what_people_type() {
    for text in
        ["lfv3a21k7d4262398", " ＬＦＶ3A21K7D4262398\u{3000}", "★LFV3A21K7D4262398★", "LFV-3A21K7 D4262398"]
    {
        assert_eq!(Vin::read(text).expect(text).as_str(), "LFV3A21K7D4262398");
    }
}

#[test]
fn refuses_what_cannot_be() {
    assert_eq!(Vin::read("  "), Err(VinProblem::Empty));
    assert_eq!(Vin::read("LFV3A21K7D426239"), Err(VinProblem::Length(16)));
    let typed_o = Vin::read("LATPABO71W1OO53O1").expect_err("letters O");
    assert_eq!(typed_o.suggestion(), Some("LATPAB071W1005301"));
    assert_eq!(Vin::read("IM8GDM9AXKPQ42788").expect_err("I, Q").suggestion(), Some("1M8GDM9AXKP042788"));
    assert_eq!(Vin::read("LFV3A21K7D426239京").expect_err("Chinese").suggestion(), None);
    assert_eq!(Vin::read("LFV3A21K7D426239é").expect_err("accent").code(), "vin.character");
}

#[test]
fn wrong_check_digit_warns() {
    let vin = Vin::read("LFV3A21K8D4262398").expect("possible");
    assert_eq!(vin.warnings(), [VinWarning::CheckDigit { expected: '7' }]);
    assert_eq!(vin.with_right_check_digit().as_str(), "LFV3A21K7D4262398");
}

#[test]
fn model_year_is_the_latest_plausible() {
    let year =
        |code: &str, today| Vin::read(&format!("LFV3A21K7{code}4262398")).expect(code).model_year(today);
    for (code, expected) in [("A", 2010), ("H", 2017), ("J", 2018), ("S", 2025), ("T", 2026), ("V", 2027)] {
        assert_eq!(year(code, 2026), Some(expected), "{code}");
        assert_eq!(year_code(expected), code.chars().next());
    }
    assert_eq!(year("W", 2026), Some(1998));
    assert_eq!(year("9", 2026), Some(2009));
    assert_eq!(year("0", 2026), None);
    assert_eq!(year("T", 2024), Some(1996));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn one_changed_character_is_noticed(which in 0..VALID.len(), at in 0..17_usize, new in "[A-HJ-NPR-Z0-9]") {
        let old = VALID[which];
        let mut changed = old.to_owned();
        changed.replace_range(at..=at, &new);
        let same_value = value(old[at..].chars().next().expect("inside")) == value(new.chars().next().expect("one"));
        prop_assume!(changed != old && (at == 8 || !same_value));
        let warnings = Vin::read(&changed).expect("possible").warnings();
        prop_assert!(warnings.iter().any(|w| matches!(w, VinWarning::CheckDigit { .. })), "{}", changed);
    }

    #[test]
    fn never_panics(text in "\\PC{0,24}") {
        if let Ok(vin) = Vin::read(&text) {
            prop_assert_eq!(vin.as_str().len(), 17);
            prop_assert_eq!(vin.with_right_check_digit().expected_check_digit(), vin.expected_check_digit());
        }
    }
}
