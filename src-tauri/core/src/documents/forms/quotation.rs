//! 报价单: what it will cost, labour and parts apart, before anybody binds himself (EST-05, EST-09).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::{self, numbered, subtotal, sum};
use super::shared::{
    Car, FeeLine, Head, House, LabourLine, PartLine, Party, Payer, PrintMarks, Signed, TaxSum,
};
use super::{Form, words};
use crate::documents::capitals::in_capitals;
use crate::documents::paper::{Align, Column, Document, Fact, Paper, Sheet, Table};
use crate::kernel::{Day, Moment, Money};

/// A package quoted as one, with what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuotedPackage {
    pub code: String,
    pub name: String,
    /// Its work and parts, by name.
    pub contents: String,
    /// Of the amount, what is labour and what is parts; tax included.
    pub labour: Money,
    pub material: Money,
    pub amount: Money,
}

/// What one of the payers will pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PayerSum {
    pub payer: Payer,
    pub amount: Money,
}

/// The data of a 报价单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Quotation {
    pub house: House,
    /// Number of the repair order or of the enquiry it is for.
    pub number: String,
    pub quoted_at: Moment,
    /// The last day on which the prices stand.
    pub valid_until: Day,
    pub customer: Party,
    /// Somebody may ask who is not on file with a car.
    pub car: Option<Car>,
    /// km
    pub mileage: Option<i64>,
    /// Who told the price.
    pub quoted_by: String,
    /// What the customer asks for, in his words.
    pub request: String,
    pub labour: Vec<LabourLine>,
    pub parts: Vec<PartLine>,
    pub packages: Vec<QuotedPackage>,
    pub fees: Vec<FeeLine>,
    /// Contained in the lines already.
    pub discount: Money,
    /// Tax included.
    pub total: Money,
    pub taxes: Vec<TaxSum>,
    pub payers: Vec<PayerSum>,
}

/// Lays the quotation out; `form` tells whether it is an order's or an enquiry's.
pub fn lay_out(data: &Quotation, form: Form, paper: Paper, marks: &PrintMarks) -> Document {
    let name = if form == Form::EnquiryQuote { "咨询单号" } else { "工单号" };
    let head =
        Head::numbered(&data.house, form, "维修报价单", (name, &data.number), ("报价时间", data.quoted_at));
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    facts(data, paper, &mut sheet);
    sheet.gap();
    if !data.packages.is_empty() {
        sheet.table(&packages(&data.packages));
        sheet.gap();
    }
    lines::told(&mut sheet, &data.labour, &data.parts, &data.fees);
    sheet.together(|sheet| totals(data, sheet));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.caption("说明");
        sheet.clauses(&notes(data));
        sheet.gap();
        let named = Signed { name: data.quoted_by.clone(), ..Signed::default() };
        sheet.sign(&[named.place("报价人（盖章）")]);
    });
    sheet.finish()
}

fn facts(data: &Quotation, paper: Paper, sheet: &mut Sheet) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let across = lines::across(paper);
    let mut facts = Vec::new();
    if let Some(car) = &data.car {
        facts.extend([
            Fact::new("车牌号码", words::plate(car)).bold(),
            Fact::new("车型", &car.model),
            Fact::new("车架号", text(&car.vin)),
        ]);
        if let Some(km) = data.mileage {
            facts.push(Fact::new("行驶里程", words::km(km)));
        }
    }
    facts.extend([
        Fact::new("客户", &data.customer.name),
        Fact::new("联系方式", text(&data.customer.phone)),
        Fact::new("报价人", &data.quoted_by),
        Fact::new("有效期至", words::day(Some(data.valid_until))).bold(),
        Fact::new("客户要求", &data.request).span(across),
    ]);
    sheet.facts(across, &facts);
}

fn packages(packages: &[QuotedPackage]) -> Table {
    let mut rows = numbered(packages, |line| {
        [
            line.code.clone(),
            line.name.clone(),
            line.contents.clone(),
            words::money(line.labour),
            words::money(line.material),
            words::money(line.amount),
        ]
    });
    rows.push(subtotal(
        "套餐小计",
        4,
        vec![
            sum(packages.iter().map(|line| line.labour)),
            sum(packages.iter().map(|line| line.material)),
            sum(packages.iter().map(|line| line.amount)),
        ],
    ));
    Table {
        caption: Some("套餐".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("编码", 200, Align::Left),
            Column::share("套餐名称", 2, Align::Left),
            Column::share("包含内容", 3, Align::Left),
            Column::fixed("其中工时", 190, Align::Right),
            Column::fixed("其中材料", 200, Align::Right),
            Column::fixed("金额", 220, Align::Right),
        ],
        rows,
        headless: false,
    }
}

fn totals(data: &Quotation, sheet: &mut Sheet) {
    let labour: Money = data.labour.iter().map(|line| line.amount).sum();
    let material: Money = data.parts.iter().map(|line| line.amount).sum();
    let other: Money = data.fees.iter().map(|line| line.amount).sum();
    let in_packages = |part: fn(&QuotedPackage) -> Money| data.packages.iter().map(part).sum::<Money>();
    let net: Money = data.taxes.iter().map(|tax| tax.net).sum();
    let taxes: Vec<String> = data
        .taxes
        .iter()
        .map(|tax| format!("{}（{}）", words::yuan(tax.tax), words::rate(tax.rate)))
        .collect();
    let payers: Vec<String> = data
        .payers
        .iter()
        .map(|one| format!("{} {}", words::payer(one.payer), words::yuan(one.amount)))
        .collect();
    sheet.facts(
        4,
        &[
            Fact::new("工时费", words::yuan(labour + in_packages(|line| line.labour))),
            Fact::new("材料费", words::yuan(material + in_packages(|line| line.material))),
            Fact::new("其他费用", words::yuan(other)),
            Fact::new("已含优惠", words::yuan(data.discount)),
            Fact::new("报价总额", words::yuan(data.total)).bold(),
            Fact::new("人民币大写", format!("人民币{}", in_capitals(data.total))).span(3).bold(),
            Fact::new("不含税金额", words::yuan(net)),
            Fact::new("增值税额", taxes.join("、")),
            Fact::new("付费方", payers.join("，")).span(2),
        ],
    );
}

fn notes(data: &Quotation) -> Vec<String> {
    let until = words::day(Some(data.valid_until));
    let mut notes = vec![
        format!("以上价格均含增值税，有效期至 {until}（含当日）；逾期以当日价格为准。"),
        "本单仅为报价，不构成维修合同；送修时以双方签订的维修委托书为准。".to_owned(),
        "拆检后需要增加的项目另行报价，经客户同意后方可施工；客户不同意的项目不收费用。".to_owned(),
    ];
    if data.parts.iter().any(|part| part.customer_supplied) {
        notes.push(lines::SUPPLIED_BY_CUSTOMER.to_owned());
    }
    notes
}
