//! What a card must look like, and what follows from its numbers.

use chrono::Datelike;

use super::form::{CleanCard, CleanPhone, CustomerForm, PhoneForm};
use super::{CustomerKind, Experience};
use crate::kernel::identifiers::credit_code::CreditCodeProblem;
use crate::kernel::identifiers::{CreditCode, IdCard, Phone};
use crate::kernel::{Checks, Day, Refusal};

/// More telephones than anybody has.
const MOST_PHONES: usize = 6;
const FIRST_LICENCE: i64 = 1940;

/// Reads a form whose fields lie under `at`, collecting every mistake.
pub fn check(checks: &mut Checks, at: &str, form: CustomerForm, today: Day) -> CleanCard {
    let phones = check_phones(checks, at, &form.phones);
    let credit_code = form.credit_code.as_deref().map(|text| read_credit_code(checks, at, text));
    let id_card = form.id_card.as_deref().map(|text| match IdCard::read(text) {
        Ok(card) => card.as_str().to_owned(),
        Err(problem) => {
            checks.add(Refusal::from(problem).at(format!("{at}.id_card")));
            String::new()
        }
    });
    let firm = form.kind == CustomerKind::Organisation;
    checks.require(
        !(firm && id_card.is_some()),
        &format!("{at}.id_card"),
        "customers.id_card_of_organisation",
    );
    if let Some(email) = &form.email {
        checks.require(is_email(email), &format!("{at}.email"), "customers.email_form");
    }
    if let Some(day) = form.birthday {
        checks.require(day <= today, &format!("{at}.birthday"), "customers.birthday_in_future");
    }
    if let Some(year) = form.driving_since {
        let sane = (FIRST_LICENCE..=i64::from(today.date().year())).contains(&year);
        checks.require(sane, &format!("{at}.driving_since"), "customers.driving_since");
    }
    CleanCard {
        kind: form.kind,
        name: form.name.into(),
        contact_person: form.contact_person.map(Into::into),
        phones,
        credit_code,
        id_card,
        address: form.address.map(Into::into),
        email: form.email.map(Into::into),
        birthday: form.birthday,
        driving_since: form.driving_since,
        source: form.source.map(Into::into),
        note: form.note.map(Into::into),
        advisor_id: form.advisor_id,
    }
}

fn check_phones(checks: &mut Checks, at: &str, forms: &[PhoneForm]) -> Vec<CleanPhone> {
    let all = format!("{at}.phones");
    checks.require(!forms.is_empty(), &all, "customers.phone_needed");
    if forms.len() > MOST_PHONES {
        checks.add(Refusal::new("customers.too_many_phones").at(&all).with("limit", MOST_PHONES));
        return Vec::new();
    }
    let mut phones: Vec<CleanPhone> = Vec::new();
    for (row, form) in forms.iter().enumerate() {
        let field = format!("{all}[{row}].number");
        match Phone::read(&form.number) {
            Ok(phone) if phones.iter().any(|known| known.number == phone.as_str()) => {
                checks.add(Refusal::new("customers.phone_twice").at(field));
            }
            Ok(phone) => phones.push(CleanPhone {
                number: phone.as_str().to_owned(),
                label: form.label.clone().map(Into::into),
            }),
            Err(problem) => checks.add(Refusal::from(problem).at(field)),
        }
    }
    phones
}

/// A number from before 2015 is kept as it is: it still stands on old papers.
fn read_credit_code(checks: &mut Checks, at: &str, text: &str) -> String {
    match CreditCode::read(text) {
        Ok(code) => code.as_str().to_owned(),
        Err(CreditCodeProblem::OldTaxNumber) => text.chars().filter(char::is_ascii_digit).collect(),
        Err(problem) => {
            checks.add(Refusal::from(problem).at(format!("{at}.credit_code")));
            String::new()
        }
    }
}

fn is_email(text: &str) -> bool {
    match text.split_once('@') {
        Some((name, host)) => {
            !name.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !text.contains(char::is_whitespace)
                && text.matches('@').count() == 1
        }
        None => false,
    }
}

/// Years behind the wheel at which the segments of drivers meet.
#[derive(Clone, Copy, Debug)]
pub struct Segments {
    /// A beginner up to here.
    pub beginner: i64,
    /// Experienced from here on; between lies the middle group.
    pub experienced: i64,
}

/// The segment a driver belongs to this year.
pub fn experience(driving_since: i64, today: Day, segments: Segments) -> Experience {
    let years = i64::from(today.date().year()) - driving_since;
    match () {
        () if years <= segments.beginner => Experience::Beginner,
        () if years >= segments.experienced => Experience::Experienced,
        () => Experience::Middle,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::kernel::Error;
    use crate::kernel::input::decode;

    fn today() -> Day {
        Day::new(2026, 11, 23).unwrap()
    }

    fn problems(value: Value) -> Vec<(String, String)> {
        let mut checks = Checks::new();
        let form = decode::<CustomerForm>(value).expect("the form decodes");
        check(&mut checks, "card", form, today());
        match checks.done() {
            Ok(()) => Vec::new(),
            Err(Error::Refused(all)) => {
                all.into_iter().map(|one| (one.code, one.field.unwrap_or_default())).collect()
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    fn person(fields: Value) -> Value {
        let mut card = json!({ "kind": "person", "name": "张伟", "phones": [{ "number": "138 0013 8000" }] });
        for (name, value) in fields.as_object().expect("an object") {
            card[name] = value.clone();
        }
        card
    }

    #[test]
    fn a_name_and_a_phone_are_enough() {
        assert_eq!(problems(person(json!({}))), []);
    }

    #[test]
    fn every_mistake_is_named_at_its_field() {
        let cases = [
            (json!({ "phones": [] }), "customers.phone_needed", "card.phones"),
            (
                json!({ "phones": [{ "number": "1380013800" }] }),
                "phone.mobile_length",
                "card.phones[0].number",
            ),
            (
                json!({ "phones": [{ "number": "13800138000" }, { "number": "+86 138-0013-8000" }] }),
                "customers.phone_twice",
                "card.phones[1].number",
            ),
            (json!({ "id_card": "110105194912310021" }), "id_card.check_character", "card.id_card"),
            (
                json!({ "credit_code": "91350100M000100Y44" }),
                "credit_code.check_character",
                "card.credit_code",
            ),
            (json!({ "email": "a@b" }), "customers.email_form", "card.email"),
            (json!({ "birthday": "2026-11-24" }), "customers.birthday_in_future", "card.birthday"),
            (json!({ "driving_since": 2027 }), "customers.driving_since", "card.driving_since"),
            (
                json!({ "kind": "organisation", "id_card": "11010519491231002X" }),
                "customers.id_card_of_organisation",
                "card.id_card",
            ),
        ];
        for (fields, code, field) in cases {
            assert_eq!(problems(person(fields.clone())), [(code.into(), field.into())], "{fields}");
        }
    }

    #[test]
    fn codes_of_firms_are_read_with_their_check_character() {
        for code in ["91350100M000100Y43", "91110000802100433B", "91440300708461136T", "110108123456789"] {
            assert_eq!(
                problems(person(json!({ "kind": "organisation", "credit_code": code }))),
                [],
                "{code}"
            );
        }
    }

    #[test]
    fn drivers_fall_into_three_segments() {
        let cases = [(2026, Experience::Beginner), (2024, Experience::Beginner), (2023, Experience::Middle)];
        let segments = Segments { beginner: 2, experienced: 5 };
        for (since, segment) in cases {
            assert_eq!(experience(since, today(), segments), segment, "{since}");
        }
        assert_eq!(experience(2021, today(), segments), Experience::Experienced);
    }
}
