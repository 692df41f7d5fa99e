//! Each problem as the refusal a screen has a sentence for; the caller adds the field with `.at(…)`.

use crate::kernel::Refusal;

use super::credit_code::CreditCodeProblem;
use super::id_card::IdCardProblem;
use super::phone::PhoneProblem;
use super::plate::PlateProblem;
use super::vin::{VinProblem, VinWarning};

impl From<VinProblem> for Refusal {
    fn from(problem: VinProblem) -> Self {
        let refusal = Self::new(problem.code());
        match problem {
            VinProblem::Empty => refusal,
            VinProblem::Length(length) => refusal.with("length", length),
            VinProblem::Character { found, suggestion } => match suggestion {
                Some(suggestion) => refusal.with("found", found).with("suggestion", suggestion),
                None => refusal.with("found", found),
            },
        }
    }
}

/// When no reason to allow it was given.
impl From<VinWarning> for Refusal {
    fn from(warning: VinWarning) -> Self {
        let refusal = Self::new(warning.code());
        match warning {
            VinWarning::CheckDigit { expected } => refusal.with("expected", expected),
            VinWarning::ModelYear => refusal,
        }
    }
}

impl From<PlateProblem> for Refusal {
    fn from(problem: PlateProblem) -> Self {
        Self::new(problem.code())
    }
}

impl From<PhoneProblem> for Refusal {
    fn from(problem: PhoneProblem) -> Self {
        let refusal = Self::new(problem.code());
        match problem {
            PhoneProblem::Character(found) => refusal.with("found", found),
            PhoneProblem::MobileLength(length) => refusal.with("length", length),
            PhoneProblem::Empty | PhoneProblem::AreaCode | PhoneProblem::Form => refusal,
        }
    }
}

impl From<CreditCodeProblem> for Refusal {
    fn from(problem: CreditCodeProblem) -> Self {
        let refusal = Self::new(problem.code());
        match problem {
            CreditCodeProblem::Length(length) => refusal.with("length", length),
            CreditCodeProblem::Character(found) => refusal.with("found", found),
            CreditCodeProblem::CheckCharacter { expected } => refusal.with("expected", expected),
            CreditCodeProblem::Empty | CreditCodeProblem::OldTaxNumber => refusal,
        }
    }
}

/// Without the number itself in any parameter.
impl From<IdCardProblem> for Refusal {
    fn from(problem: IdCardProblem) -> Self {
        let refusal = Self::new(problem.code());
        match problem {
            IdCardProblem::Length(length) => refusal.with("length", length),
            IdCardProblem::Character(found) => refusal.with("found", found),
            _ => refusal,
        }
    }
}
