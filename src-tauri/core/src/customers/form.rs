//! The card as somebody fills it in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CustomerKind;
use crate::kernel::text::{LongText, Name, Text, empty_as_none};
use crate::kernel::{Day, StaffId};

/// Only the name and one telephone number are needed; everything else is asked for
/// when the work needs it.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CustomerForm {
    pub kind: CustomerKind,
    pub name: Name<60>,
    /// Organisations: whom to ask for.
    #[serde(default, deserialize_with = "empty_as_none")]
    pub contact_person: Option<Text<40>>,
    /// The first is the first to ring.
    pub phones: Vec<PhoneForm>,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub credit_code: Option<Text<30>>,
    /// Only where a law asks for it.
    #[serde(default, deserialize_with = "empty_as_none")]
    pub id_card: Option<Text<30>>,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub address: Option<Text<120>>,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub email: Option<Text<80>>,
    pub birthday: Option<Day>,
    /// Year of the first driving licence (CUS-11).
    pub driving_since: Option<i64>,
    /// How they came to us.
    #[serde(default, deserialize_with = "empty_as_none")]
    pub source: Option<Text<40>>,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub note: Option<LongText<1000>>,
    pub advisor_id: Option<StaffId>,
}

#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PhoneForm {
    pub number: Text<40>,
    /// Whose it is: 本人, 家人, 司机 …
    #[serde(default, deserialize_with = "empty_as_none")]
    pub label: Option<Text<20>>,
}

/// The card as it is stored: every code normalised.
#[derive(Clone, Debug)]
pub struct CleanCard {
    pub kind: CustomerKind,
    pub name: String,
    pub contact_person: Option<String>,
    pub phones: Vec<CleanPhone>,
    pub credit_code: Option<String>,
    pub id_card: Option<String>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub birthday: Option<Day>,
    pub driving_since: Option<i64>,
    pub source: Option<String>,
    pub note: Option<String>,
    pub advisor_id: Option<StaffId>,
}

#[derive(Clone, Debug)]
pub struct CleanPhone {
    pub number: String,
    pub label: Option<String>,
}
