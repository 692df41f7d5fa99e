//! What a car's data must look like, and which of its days warn.

use serde::Serialize;
use ts_rs::TS;

use super::form::{CarForm, CleanCar, CleanPlate, PlateForm};
use crate::kernel::identifiers::{Plate, Vin};
use crate::kernel::{Checks, Day, Refusal};

/// Reads a form whose fields lie under `at`, collecting every mistake.
pub fn check_car(checks: &mut Checks, at: &str, form: CarForm, today: Day) -> CleanCar {
    let vin = form.vin.as_deref().map(|text| read_vin(checks, at, text, form.vin_exception.is_some()));
    for (field, day) in [
        ("purchase_invoice_day", form.purchase_invoice_day),
        ("delivery_day", form.delivery_day),
        ("production_day", form.production_day),
        ("registration_day", form.registration_day),
    ] {
        let past = day.is_none_or(|day| day <= today);
        checks.require(past, &format!("{at}.{field}"), "vehicles.day_in_future");
    }
    if let Some(built) = form.production_day {
        for (field, day) in [("delivery_day", form.delivery_day), ("registration_day", form.registration_day)]
        {
            let after = day.is_none_or(|day| day >= built);
            checks.require(after, &format!("{at}.{field}"), "vehicles.before_production");
        }
    }
    let seen = form.purchase_invoice_seen == Some(true);
    let named = form.purchase_invoice.is_some();
    checks.require(!seen || named, &format!("{at}.purchase_invoice"), "vehicles.invoice_number_needed");
    CleanCar { vin, form }
}

fn read_vin(checks: &mut Checks, at: &str, text: &str, excused: bool) -> String {
    let field = format!("{at}.vin");
    match Vin::read(text) {
        Ok(vin) => {
            if !excused && let Some(warning) = vin.warnings().into_iter().next() {
                let field = format!("{at}.vin_exception");
                let refusal = Refusal::new("vehicles.vin_reason_needed").at(field);
                checks.add(
                    refusal.with("problem", warning.code()).with("expected", vin.expected_check_digit()),
                );
            }
            vin.as_str().to_owned()
        }
        Err(problem) => {
            checks.add(Refusal::from(problem).at(field));
            String::new()
        }
    }
}

/// `None` for a car without plate.
pub fn check_plate(checks: &mut Checks, at: &str, form: &PlateForm) -> Option<CleanPlate> {
    let text = form.text.as_deref()?;
    match Plate::read(text) {
        Ok(plate) if plate.as_str().is_empty() => None,
        Ok(plate) => {
            if let Some(colour) = form.colour
                && let Err(problem) = plate.check_colour(colour)
            {
                checks.add(Refusal::from(problem).at(format!("{at}.colour")));
            }
            Some(CleanPlate {
                text: plate.as_str().to_owned(),
                colour: form.colour.or(plate.usual_colour()),
                take_over: form.take_over == Some(true),
            })
        }
        Err(problem) => {
            checks.add(Refusal::from(problem).at(format!("{at}.text")));
            None
        }
    }
}

/// What whoever opens the car's page must see first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CarWarning {
    /// Must not be repaired (regulation art. 45).
    Scrapped,
    NoOwner,
    NoVin,
    /// The VIN does not follow the standard and was taken with a reason.
    OddVin,
    InsuranceOver,
    InsuranceSoon,
    InspectionOver,
    InspectionSoon,
    ServiceOver,
    ServiceSoon,
    /// The owner has not agreed to being called or written to about anything but the repair.
    NoMarketingConsent,
}

/// The dates and kilometres a car's warnings follow from.
#[derive(Clone, Copy, Debug, Default)]
pub struct DueDays {
    pub insurance: Option<Day>,
    pub inspection: Option<Day>,
    pub service: Option<Day>,
    pub service_km: Option<i64>,
    pub mileage: i64,
}

/// How long before a due day, and how far before due kilometres, it begins to be said.
#[derive(Clone, Copy, Debug)]
pub struct Soon {
    pub days: i64,
    pub km: i64,
}

pub fn due_warnings(due: DueDays, today: Day, soon: Soon) -> Vec<CarWarning> {
    let mut warnings = Vec::new();
    let mut judge = |left: Option<i64>, soon: i64, over: CarWarning, near: CarWarning| match left {
        Some(left) if left < 0 => warnings.push(over),
        Some(left) if left <= soon => warnings.push(near),
        _ => {}
    };
    let days = |day: Option<Day>| day.map(|day| day.days_since(today));
    judge(days(due.insurance), soon.days, CarWarning::InsuranceOver, CarWarning::InsuranceSoon);
    judge(days(due.inspection), soon.days, CarWarning::InspectionOver, CarWarning::InspectionSoon);
    judge(days(due.service), soon.days, CarWarning::ServiceOver, CarWarning::ServiceSoon);
    let km = due.service_km.map(|km| km - due.mileage);
    judge(km, soon.km, CarWarning::ServiceOver, CarWarning::ServiceSoon);
    warnings.dedup();
    // By kilometres already over outweighs soon by date, and the other way round.
    if warnings.contains(&CarWarning::ServiceOver) {
        warnings.retain(|warning| *warning != CarWarning::ServiceSoon);
    }
    warnings
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

    fn told(checks: Checks) -> Vec<(String, String)> {
        match checks.done() {
            Ok(()) => Vec::new(),
            Err(Error::Refused(all)) => {
                all.into_iter().map(|one| (one.code, one.field.unwrap_or_default())).collect()
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    fn car(value: Value) -> Vec<(String, String)> {
        let mut checks = Checks::new();
        check_car(&mut checks, "car", decode(value).expect("the form decodes"), today());
        told(checks)
    }

    #[test]
    fn numbers_of_the_standard_are_taken() {
        for vin in [
            "LATPAB071W1005301",
            "UU6JA69691D713820",
            "LFV3A21K7D4262398",
            "LDC613P23A1305189",
            "LSJA24U62JG269225",
            "LZZ1BLMJ4TJ465057",
            "1M8GDM9AXKP042788",
            "lfv3a21k 7d4262398",
        ] {
            assert_eq!(car(json!({ "vin": vin })), [], "{vin}");
        }
    }

    #[test]
    fn every_mistake_is_named_at_its_field() {
        let cases = [
            (json!({ "vin": "LFV3A21K7D426239" }), "vin.length", "car.vin"),
            (json!({ "vin": "LFV3A21K7D426239O" }), "vin.i_o_q", "car.vin"),
            (json!({ "vin": "LFV3A21K8D4262398" }), "vehicles.vin_reason_needed", "car.vin_exception"),
            (json!({ "delivery_day": "2026-11-24" }), "vehicles.day_in_future", "car.delivery_day"),
            (
                json!({ "production_day": "2020-05-01", "registration_day": "2020-04-30" }),
                "vehicles.before_production",
                "car.registration_day",
            ),
            (
                json!({ "purchase_invoice_seen": true }),
                "vehicles.invoice_number_needed",
                "car.purchase_invoice",
            ),
        ];
        for (form, code, field) in cases {
            assert_eq!(car(form.clone()), [(code.into(), field.into())], "{form}");
        }
        assert_eq!(car(json!({ "vin": "LFV3A21K8D4262398", "vin_exception": "平行进口" })), []);
    }

    #[test]
    fn plates_bring_their_colour() {
        let read = |text: &str, colour: Value| {
            let mut checks = Checks::new();
            let form = decode(json!({ "text": text, "colour": colour })).expect("decodes");
            let plate = check_plate(&mut checks, "plate", &form);
            (plate.map(|plate| (plate.text, plate.colour)), told(checks))
        };
        use crate::kernel::identifiers::PlateColour::{Blue, Green, Yellow};
        assert_eq!(read("京A·12345", Value::Null), (Some(("京A12345".into(), Some(Blue))), vec![]));
        assert_eq!(read("京a12345", json!("yellow")), (Some(("京A12345".into(), Some(Yellow))), vec![]));
        assert_eq!(read("粤BD12345", Value::Null), (Some(("粤BD12345".into(), Some(Green))), vec![]));
        assert_eq!(read("无牌", Value::Null), (None, vec![]));
        assert_eq!(read("京A1234", Value::Null), (None, vec![("plate.length".into(), "plate.text".into())]));
        assert_eq!(read("粤BD12345", json!("blue")).1, [("plate.colour".into(), "plate.colour".into())]);
    }

    #[test]
    fn what_is_due_is_said_in_time() {
        let day = |offset: i64| Some(today().plus_days(offset));
        let cases = [
            (DueDays::default(), vec![]),
            (DueDays { insurance: day(31), ..DueDays::default() }, vec![]),
            (DueDays { insurance: day(30), ..DueDays::default() }, vec![CarWarning::InsuranceSoon]),
            (DueDays { insurance: day(0), ..DueDays::default() }, vec![CarWarning::InsuranceSoon]),
            (DueDays { inspection: day(-1), ..DueDays::default() }, vec![CarWarning::InspectionOver]),
            (
                DueDays { service: day(10), service_km: Some(20_000), mileage: 20_500, ..DueDays::default() },
                vec![CarWarning::ServiceOver],
            ),
            (
                DueDays { service: day(10), service_km: Some(20_000), mileage: 19_500, ..DueDays::default() },
                vec![CarWarning::ServiceSoon],
            ),
        ];
        for (due, warnings) in cases {
            assert_eq!(due_warnings(due, today(), Soon { days: 30, km: 1_000 }), warnings, "{due:?}");
        }
    }
}
