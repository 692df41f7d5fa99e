//! Codes judged while they are being typed: how they will be stored, what is wrong with
//! them, what is only odd.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::identifiers::plate::PlateKind;
use crate::kernel::identifiers::{CreditCode, IdCard, Phone, Plate, PlateColour, Vin};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Read, Refusal, Result};

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct CheckIdentifiers {
    #[serde(deserialize_with = "empty_as_none")]
    pub vin: Option<Text<40>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub plate: Option<Text<20>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub phone: Option<Text<40>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub credit_code: Option<Text<30>>,
    #[serde(deserialize_with = "empty_as_none")]
    pub id_card: Option<Text<30>>,
}

/// One answer per code that was asked about.
#[derive(Debug, Serialize, TS)]
pub struct IdentifiersChecked {
    pub vin: Option<VinChecked>,
    pub plate: Option<PlateChecked>,
    pub phone: Option<CodeChecked>,
    pub credit_code: Option<CodeChecked>,
    pub id_card: Option<CodeChecked>,
}

#[derive(Debug, Serialize, TS)]
pub struct VinChecked {
    /// As it will be stored; nothing while there is a problem.
    pub normal: Option<String>,
    pub problem: Option<Refusal>,
    /// What may be true all the same, with a reason.
    pub warnings: Vec<Refusal>,
    /// The number most likely meant.
    pub suggestion: Option<String>,
    pub model_year: Option<i32>,
}

#[derive(Debug, Serialize, TS)]
pub struct PlateChecked {
    /// As it will be stored; empty for a car without plate.
    pub normal: Option<String>,
    /// With the dot.
    pub display: Option<String>,
    pub problem: Option<Refusal>,
    /// The colours this form occurs in, the usual one first.
    pub colours: Vec<PlateColour>,
    pub new_energy: bool,
    pub no_plate: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CodeChecked {
    pub normal: Option<String>,
    pub display: Option<String>,
    pub problem: Option<Refusal>,
}

pub async fn check_identifiers(cx: &mut Read, input: CheckIdentifiers) -> Result<IdentifiersChecked> {
    let this_year = cx.today().date().year();
    Ok(IdentifiersChecked {
        vin: input.vin.as_deref().map(|text| judge_vin(text, this_year)),
        plate: input.plate.as_deref().map(judge_plate),
        phone: input.phone.as_deref().map(|text| match Phone::read(text) {
            Ok(phone) => right(phone.as_str(), phone.to_string()),
            Err(problem) => wrong(Refusal::from(problem).at("phone")),
        }),
        credit_code: input.credit_code.as_deref().map(|text| match CreditCode::read(text) {
            Ok(code) => right(code.as_str(), code.to_string()),
            Err(problem) => wrong(Refusal::from(problem).at("credit_code")),
        }),
        id_card: input.id_card.as_deref().map(|text| match IdCard::read(text) {
            Ok(card) => right(card.as_str(), card.as_str().to_owned()),
            Err(problem) => wrong(Refusal::from(problem).at("id_card")),
        }),
    })
}

fn right(normal: &str, display: String) -> CodeChecked {
    CodeChecked { normal: Some(normal.to_owned()), display: Some(display), problem: None }
}

fn wrong(problem: Refusal) -> CodeChecked {
    CodeChecked { normal: None, display: None, problem: Some(problem) }
}

fn judge_vin(text: &str, this_year: i32) -> VinChecked {
    match Vin::read(text) {
        Ok(vin) => VinChecked {
            normal: Some(vin.as_str().to_owned()),
            problem: None,
            warnings: vin.warnings().into_iter().map(|warning| Refusal::from(warning).at("vin")).collect(),
            suggestion: None,
            model_year: vin.model_year(this_year),
        },
        Err(problem) => VinChecked {
            normal: None,
            suggestion: problem.suggestion().map(str::to_owned),
            problem: Some(Refusal::from(problem).at("vin")),
            warnings: Vec::new(),
            model_year: None,
        },
    }
}

fn judge_plate(text: &str) -> PlateChecked {
    match Plate::read(text) {
        Ok(plate) => PlateChecked {
            normal: Some(plate.as_str().to_owned()),
            display: Some(plate.to_string()),
            problem: None,
            colours: plate.colours().to_vec(),
            new_energy: matches!(plate.kind(), PlateKind::NewEnergySmall | PlateKind::NewEnergyLarge),
            no_plate: plate.kind() == PlateKind::None,
        },
        Err(problem) => PlateChecked {
            normal: None,
            display: None,
            problem: Some(Refusal::from(problem).at("plate")),
            colours: Vec::new(),
            new_energy: false,
            no_plate: false,
        },
    }
}
