//! What a file must hold. Pure.

use serde::Serialize;
use ts_rs::TS;

/// What a file lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileGap {
    Phone,
    Address,
    /// Of an organisation: whom to ask for.
    ContactPerson,
    CreditCode,
    /// Nobody asked what the data may be used for; a no is an answer.
    Consent,
    CarVin,
    CarModel,
    /// Neither registration nor delivery of the car is known.
    CarDays,
}

/// What is known of a customer and the cars they own.
#[derive(Clone, Copy, Debug, Default, sqlx::FromRow)]
pub struct KnownFacts {
    pub organisation: bool,
    pub phone: bool,
    pub address: bool,
    pub contact_person: bool,
    pub credit_code: bool,
    pub consent: bool,
    pub cars_without_vin: bool,
    pub cars_without_model: bool,
    pub cars_without_days: bool,
}

pub fn gaps(known: KnownFacts) -> Vec<FileGap> {
    let all = [
        (!known.phone, FileGap::Phone),
        (!known.address, FileGap::Address),
        (known.organisation && !known.contact_person, FileGap::ContactPerson),
        (known.organisation && !known.credit_code, FileGap::CreditCode),
        (!known.consent, FileGap::Consent),
        (known.cars_without_vin, FileGap::CarVin),
        (known.cars_without_model, FileGap::CarModel),
        (known.cars_without_days, FileGap::CarDays),
    ];
    all.into_iter().filter_map(|(lacks, gap)| lacks.then_some(gap)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_needs_no_code_and_a_firm_does() {
        let full = KnownFacts { phone: true, address: true, consent: true, ..KnownFacts::default() };
        assert_eq!(gaps(full), []);
        let firm = KnownFacts { organisation: true, ..full };
        assert_eq!(gaps(firm), [FileGap::ContactPerson, FileGap::CreditCode]);
        let bare = KnownFacts { cars_without_vin: true, ..KnownFacts::default() };
        assert_eq!(gaps(bare), [FileGap::Phone, FileGap::Address, FileGap::Consent, FileGap::CarVin]);
    }
}
