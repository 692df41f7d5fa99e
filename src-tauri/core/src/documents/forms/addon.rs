//! 增项单: work found later, and the customer's consent to it (EST-02).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines;
use super::shared::{Car, FeeLine, Head, House, LabourLine, PartLine, Party, PrintMarks, Signed};
use super::{Form, words};
use crate::documents::capitals::in_capitals;
use crate::documents::paper::{Document, Fact, Paper, Sheet};
use crate::kernel::{Moment, Money};

/// How the customer consented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentHow {
    Signature,
    Phone,
    Wechat,
    Sms,
    Spoken,
}

/// Who said yes to the added work, when and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Consent {
    pub by: String,
    pub how: ConsentHow,
    pub at: Moment,
    pub note: Option<String>,
}

/// The data of a 增项单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddOn {
    pub house: House,
    pub number: String,
    pub order_number: String,
    pub at: Moment,
    pub owner: Party,
    pub sender: Party,
    pub car: Car,
    pub advisor: String,
    /// Who found it.
    pub technician: Option<String>,
    /// What was found and why the work is needed.
    pub reason: String,
    pub labour: Vec<LabourLine>,
    pub parts: Vec<PartLine>,
    pub fees: Vec<FeeLine>,
    /// The added work, tax included.
    pub total: Money,
    /// The whole order with it, tax included.
    pub order_total: Money,
    pub promised_before: Option<Moment>,
    pub promised_at: Option<Moment>,
    /// `None` until the customer has answered.
    pub consent: Option<Consent>,
    pub customer: Signed,
    pub house_signed: Signed,
}

/// Lays the add-on sheet out.
pub fn lay_out(data: &AddOn, paper: Paper, marks: &PrintMarks) -> Document {
    let head =
        Head::numbered(&data.house, Form::AddOn, "维修增项单", ("增项单号", &data.number), ("日期", data.at));
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let across = lines::across(paper);
    sheet.facts(
        across,
        &[
            Fact::new("原委托书号", &data.order_number).bold(),
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车型", &data.car.model),
            Fact::new("车架号", text(&data.car.vin)),
            Fact::new("车主", &data.owner.name),
            Fact::new("送修人", &data.sender.name),
            Fact::new("联系电话", text(&data.sender.phone)),
            Fact::new("服务顾问", &data.advisor),
            Fact::new("发现人", text(&data.technician)),
            Fact::new("增项原因", &data.reason).span(across),
        ],
    );
    sheet.gap();
    lines::work(&mut sheet, &data.labour, &data.parts, &data.fees);
    sheet.gap();
    sheet.together(|sheet| {
        totals(data, sheet);
        sheet.gap();
        sheet.clauses(&[
            "以上增项经托修方同意后方可施工；托修方不同意的项目不予施工、不收费用，可能影响行车安全的，承修方已当面说明。".to_owned(),
            "本增项单为原维修委托书的组成部分，其他约定按原委托书执行。".to_owned(),
        ]);
        sheet.gap();
        sheet.sign(&[data.customer.place("托修方签字"), data.house_signed.place("服务顾问签字")]);
    });
    sheet.finish()
}

fn totals(data: &AddOn, sheet: &mut Sheet) {
    let how = data.consent.as_ref().map(|consent| consent.how);
    let way = |kind: ConsentHow, word: &str| words::tick(how == Some(kind), word);
    let ways = [
        way(ConsentHow::Signature, "当面签字"),
        way(ConsentHow::Phone, "电话"),
        way(ConsentHow::Wechat, "微信"),
        way(ConsentHow::Sms, "短信"),
        way(ConsentHow::Spoken, "当面口头"),
    ];
    let consent = data.consent.as_ref();
    sheet.facts(
        4,
        &[
            Fact::new("增项合计", words::yuan(data.total)).bold(),
            Fact::new("人民币大写", format!("人民币{}", in_capitals(data.total))).span(3).bold(),
            Fact::new("增项后总额", words::yuan(data.order_total)),
            Fact::new("原交车时间", words::minute_or_blank(data.promised_before)),
            Fact::new("新交车时间", words::minute_or_blank(data.promised_at)).bold().span(2),
            Fact::new("同意方式", ways.join("  ")).span(4),
            Fact::new("同意人", consent.map(|consent| consent.by.clone()).unwrap_or_default()),
            Fact::new("同意时间", words::minute_or_blank(consent.map(|consent| consent.at))),
            Fact::new("备注", consent.and_then(|consent| consent.note.clone()).unwrap_or_default()).span(2),
        ],
    );
}
