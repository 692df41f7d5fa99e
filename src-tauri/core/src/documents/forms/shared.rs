//! What several papers have in common: the house, the car, lines of work and parts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Form, words};
use crate::documents::paper::{Code, Furniture, Paper, SignBox, Signature};
use crate::kernel::{Day, Hours, Moment, Money, Quantity, Rate, Result};

/// The dealership as its papers name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct House {
    pub name: String,
    pub address: String,
    pub phone: String,
    /// Number complaints are taken under.
    pub hotline: Option<String>,
    /// 备案编号 under which the repair business is filed.
    pub filing_number: Option<String>,
}

/// The car as papers name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Car {
    /// Normalised or with its dot; `None` without plate.
    pub plate: Option<String>,
    pub plate_colour: Option<PlateColour>,
    pub vin: Option<String>,
    /// Brand, series and model in one line.
    pub model: String,
    pub colour: Option<String>,
    pub engine_number: Option<String>,
    pub fuel: Option<Fuel>,
}

/// A person or organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Party {
    pub name: String,
    pub phone: Option<String>,
}

/// A signature given: drawn, or only known by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Signed {
    pub name: String,
    pub strokes: Option<Signature>,
    pub at: Option<Moment>,
}

/// Colour of the plate (GA 36).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlateColour {
    Blue,
    Yellow,
    Green,
    YellowGreen,
    White,
    Black,
}

/// What the car runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fuel {
    Petrol,
    Diesel,
    Electric,
    Hybrid,
    PlugInHybrid,
    Other,
}

/// Who pays a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    Customer,
    Warranty,
    Insurance,
    Internal,
}

/// The class of a job, which decides its guarantee period (domain-facts 1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobClass {
    FirstMaintenance,
    SecondMaintenance,
    MinorRepair,
    SpecialRepair,
    AssemblyRepair,
    WholeVehicle,
}

/// Where a part comes from; parts of different nature are named and priced apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartNature {
    Original,
    Equivalent,
    Aftermarket,
    Refurbished,
}

/// A piece of work on a contract or job sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LabourLine {
    pub code: String,
    pub name: String,
    /// Standard hours charged.
    pub hours: Hours,
    /// Price of one hour, tax included.
    pub hour_price: Money,
    /// What the line costs after its discount, tax included.
    pub amount: Money,
    pub payer: Payer,
    pub remark: Option<String>,
}

/// A part on a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartLine {
    pub number: String,
    pub name: String,
    pub nature: Option<PartNature>,
    pub unit: String,
    pub quantity: Quantity,
    /// Tax included.
    pub unit_price: Money,
    /// What the line costs after its discount, tax included.
    pub amount: Money,
    pub payer: Payer,
    /// Brought by the customer.
    pub customer_supplied: bool,
}

/// Sublet work, towing and other charges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeeLine {
    pub name: String,
    /// Tax included.
    pub amount: Money,
    pub payer: Payer,
    pub remark: Option<String>,
}

/// A quality-guarantee period: whichever end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Guarantee {
    pub days: i64,
    pub km: i64,
}

/// Sums of one tax rate (增值税法 art. 7: tax stands apart on the paper).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxSum {
    pub rate: Rate,
    pub net: Money,
    pub tax: Money,
    pub gross: Money,
}

/// When the car should come again: whichever comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextService {
    pub day: Option<Day>,
    pub km: Option<i64>,
}

/// One part of a multipart form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyName {
    Customer,
    Workshop,
    Accounts,
    Warehouse,
    Gate,
    Stub,
}

/// What a print adds to the paper: copy, who printed it, which reprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintMarks {
    /// Copies to print one after another, each with its name; none for an unmarked print.
    pub copies: Vec<CopyName>,
    pub printed_by: String,
    pub printed_at: Moment,
    /// 0 for the first print, then 重打 1, 2, …
    pub reprint: u32,
}

/// The head and foot of a form.
pub(super) struct Head<'a> {
    pub house: &'a House,
    pub title: &'a str,
    /// Name and number of the document.
    pub number: (&'a str, &'a str),
    /// Name and time of the document's date.
    pub date: (&'a str, String),
    pub code: Option<Code>,
    /// The parts the form consists of on multipart paper.
    pub copies: &'static [CopyName],
}

impl<'a> Head<'a> {
    /// Of a paper whose number stands on it as bars too.
    pub fn numbered(
        house: &'a House,
        form: Form,
        title: &'a str,
        number: (&'a str, &'a str),
        date: (&'a str, Moment),
    ) -> Self {
        Self {
            house,
            title,
            number,
            date: (date.0, words::minute(date.1)),
            code: Some(Code::Barcode(number.1.to_owned())),
            copies: form.copies(),
        }
    }

    pub fn furniture(self, paper: Paper, marks: &PrintMarks) -> Furniture {
        let mut stamps = Vec::new();
        if let [copy] = marks.copies[..] {
            stamps.push(words::copy(copy).to_owned());
        }
        if marks.reprint > 0 {
            stamps.push(format!("重打 {}", marks.reprint));
        }
        let mut printed = format!("打印：{}　{}", marks.printed_by, words::minute(marks.printed_at));
        if paper == Paper::Continuous && marks.copies.len() != 1 && self.copies.len() > 1 {
            let names: Vec<&str> = self.copies.iter().map(|copy| words::copy(*copy)).collect();
            printed.push_str(&format!("　一式{}联：{}", words::count(names.len()), names.join("、")));
        }
        let house = self.house;
        let mut house_lines = Vec::new();
        for (name, value) in [
            ("地址", Some(&house.address)),
            ("电话", Some(&house.phone)),
            ("投诉电话", house.hotline.as_ref()),
            ("备案编号", house.filing_number.as_ref()),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                house_lines.push(format!("{name}：{value}"));
            }
        }
        Furniture {
            house: house.name.clone(),
            house_lines,
            title: self.title.to_owned(),
            number: named(self.number.0, self.number.1),
            date: named(self.date.0, &self.date.1),
            code: self.code,
            stamps,
            printed,
            page_of: |n, all| format!("第 {n} 页 / 共 {all} 页"),
            continued: "（续）",
        }
    }
}

fn named(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{name}：{value}") }
}

impl Signed {
    /// The place to sign under `label`; the date is left to be written where it is not known.
    pub(super) fn place(&self, label: &str) -> SignBox {
        SignBox {
            label: format!("{label}："),
            signature: self.strokes.clone(),
            name: self.name.clone(),
            date: match (self.at, &self.strokes) {
                (Some(at), Some(_)) => format!("{}　{}", self.name, words::minute(at)),
                (Some(at), None) => words::minute(at),
                (None, _) => words::BLANK_DATE.to_owned(),
            },
        }
    }
}

/// An empty place to sign.
pub(super) fn to_sign(label: &str) -> SignBox {
    Signed::default().place(label)
}

/// A slice's word in the papers' own vocabulary: papers stand below the slices and name payers,
/// classes and results themselves, by the same words.
pub fn same_word<A: Serialize, B: serde::de::DeserializeOwned>(word: A) -> Result<B> {
    Ok(serde_json::from_value(serde_json::to_value(word)?)?)
}
