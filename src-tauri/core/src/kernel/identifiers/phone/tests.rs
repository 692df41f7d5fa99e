use proptest::prelude::*;

use super::*;

#[test]
fn known_forms() {
    use PhoneKind::*;
    for (typed, kind, stored, shown) in [
        ("13800138000", Mobile, "13800138000", "138 0013 8000"),
        ("+86 138-0013-8000", Mobile, "13800138000", "138 0013 8000"),
        ("8613800138000", Mobile, "13800138000", "138 0013 8000"),
        ("0086 19912345678", Mobile, "19912345678", "199 1234 5678"),
        ("013800138000", Mobile, "13800138000", "138 0013 8000"),
        ("１３８００１３８０００", Mobile, "13800138000", "138 0013 8000"),
        ("(010) 8888 6666", Landline, "01088886666", "010-88886666"),
        ("0512-65881234", Landline, "051265881234", "0512-65881234"),
        ("0936-8212345", Landline, "09368212345", "0936-8212345"),
        ("010-88886666-8001", Landline, "01088886666-8001", "010-88886666-8001"),
        ("021-62345678转12", Landline, "02162345678-12", "021-62345678-12"),
        ("400-810-1234", Nationwide, "4008101234", "400-810-1234"),
        ("8008101234", Nationwide, "8008101234", "800-810-1234"),
        ("+852 9123 4567", HongKong, "+85291234567", "+852 9123 4567"),
        ("00853-66123456", Macao, "+85366123456", "+853 6612 3456"),
        ("0912345678", Taiwan, "+886912345678", "+886 912 345678"),
        ("+886912345678", Taiwan, "+886912345678", "+886 912 345678"),
        ("+49 711 1234567", Abroad, "+497111234567", "+497111234567"),
    ] {
        let phone = Phone::read(typed).unwrap_or_else(|problem| panic!("{typed}: {problem:?}"));
        assert_eq!(
            (phone.kind(), phone.as_str(), phone.to_string().as_str()),
            (kind, stored, shown),
            "{typed}"
        );
        assert_eq!(Phone::read(phone.as_str()).as_ref(), Ok(&phone), "{typed} stays");
        assert_eq!(Phone::read(&phone.to_string()).as_ref(), Ok(&phone), "{typed} reads back");
    }
}

#[test]
fn refused_forms() {
    use PhoneProblem::*;
    for (typed, problem) in [
        (" - ", Empty),
        ("1380013800", MobileLength(10)),
        ("138001380000", MobileLength(12)),
        ("12800138000", Form),
        ("88886666", AreaCode),
        ("1234", Form),
        ("张13800138000", Character('张')),
        ("0512-12345", Form),
        ("+852 9123", Form),
        ("13800138000转8", Form),
    ] {
        assert_eq!(Phone::read(typed), Err(problem), "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn what_is_stored_reads_back(text in "[0-9+转() -]{0,18}") {
        if let Ok(phone) = Phone::read(&text) {
            prop_assert_eq!(Phone::read(phone.as_str()), Ok(phone.clone()));
            prop_assert_eq!(Phone::read(&phone.to_string()), Ok(phone));
        }
    }
}
