use proptest::prelude::*;

use super::*;

#[test]
fn known_forms() {
    use PlateKind::*;
    for (typed, kind, shown) in [
        ("京A12345", Ordinary, "京A·12345"),
        ("粤b·a1b23", Ordinary, "粤B·A1B23"),
        (" 苏Ｅ－８８８ＸＹ ", Ordinary, "苏E·888XY"),
        ("京O12345", Ordinary, "京O·12345"),
        ("沪AD12345", NewEnergySmall, "沪A·D12345"),
        ("浙A•FK1234", NewEnergySmall, "浙A·FK1234"),
        ("川A12345D", NewEnergyLarge, "川A·12345D"),
        ("鲁B1234挂", Trailer, "鲁B·1234挂"),
        ("鲁B1234学", Training, "鲁B·1234学"),
        ("京A0006警", Police, "京A·0006警"),
        ("京X1234应急", Emergency, "京X·1234应急"),
        ("粤Z1A23港", HongKong, "粤Z·1A23港"),
        ("粤ZA123澳", Macao, "粤Z·A123澳"),
        ("使014578", Embassy, "使014·578"),
        ("京A0123使", Embassy, "京A·0123使"),
        ("沪A0023领", Consulate, "沪A·0023领"),
        ("沪22012领", Consulate, "沪22012领"),
        ("临京A12345", Temporary, "京A·12345临"),
        ("苏E1234临", Temporary, "苏E·1234临"),
        ("VA12345", Military, "VA·12345"),
        ("WJ京1234X", Military, "WJ·京1234X"),
        ("无牌", None, ""),
        ("未上牌", None, ""),
    ] {
        let plate = Plate::read(typed).unwrap_or_else(|problem| panic!("{typed}: {problem:?}"));
        assert_eq!((plate.kind(), plate.to_string().as_str()), (kind, shown), "{typed}");
        assert!(kind == None || Plate::read(plate.as_str()).as_ref() == Ok(&plate), "{typed} stays");
    }
}

#[test]
fn refused_forms() {
    use PlateProblem::*;
    for (typed, problem) in [
        ("", Empty),
        (" · ", Empty),
        ("A", Length),
        ("京A1234", Length),
        ("京A1234567", Length),
        ("台A12345", Province),
        ("12345", Province),
        ("京112345", Authority),
        ("京I12345", Authority),
        ("京A1O345", LetterIOrO),
        ("京A1234I", LetterIOrO),
        ("京AABC12", TooManyLetters),
        ("京AL12345", Form),
        ("京A1234挂5", Form),
        ("京A123挂", Form),
        ("京Z1234港", Form),
        ("京A123456", Form),
        ("VA1234", Form),
    ] {
        assert_eq!(Plate::read(typed), Err(problem), "{typed}");
    }
}

#[test]
fn colours() {
    let plate = |text| Plate::read(text).expect(text);
    assert_eq!(plate("京A12345").usual_colour(), Some(PlateColour::Blue));
    assert_eq!(plate("京A12345").check_colour(PlateColour::Yellow), Ok(()));
    assert_eq!(plate("京AD12345").check_colour(PlateColour::Blue), Err(PlateProblem::Colour));
    assert_eq!(plate("京A12345F").usual_colour(), Some(PlateColour::YellowGreen));
    assert_eq!(plate("无牌").usual_colour(), None);
    assert_eq!(plate("苏E1234临").check_colour(PlateColour::Blue), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn shown_plates_read_back(province in 0..31_usize, rest in "[A-HJ-NP-Z]([A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}|[0-9]{4}[挂学警])") {
        let text: String = PROVINCES.chars().skip(province).take(1).chain(rest.chars()).collect();
        let plate = Plate::read(&text).expect("well formed");
        prop_assert_eq!(Plate::read(&plate.to_string()), Ok(plate));
    }

    #[test]
    fn never_panics(text in "[京粤使领临WJA0-9挂港I· ]{0,10}") {
        if let Ok(plate) = Plate::read(&text) { prop_assert!(!plate.to_string().contains("··")); }
    }
}
