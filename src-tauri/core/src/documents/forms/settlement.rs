//! 结算单: what is paid for, by whom, how (domain-facts 4, 8.7; DEL-02, DEL-03).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::across;
use super::shared::{
    Car, Head, House, NextService, PartNature, Party, Payer, PrintMarks, Signed, TaxSum, to_sign,
};
use super::{Form, words};
use crate::documents::capitals::in_capitals;
use crate::documents::paper::{Document, Fact, Paper, Sheet};
use crate::kernel::{Day, Hours, Moment, Money, Quantity};

mod records;
pub(super) mod tables;

pub(super) use tables::way;

pub use records::{GuaranteedWork, InvoiceKind, InvoiceRecord, Paid, PayerShare, PaymentWay};

/// A settled piece of work. All money is tax included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettledLabour {
    pub code: String,
    pub name: String,
    pub hours: Hours,
    pub hour_price: Money,
    pub list_amount: Money,
    pub discount: Money,
    /// `list_amount − discount`.
    pub amount: Money,
    pub remark: Option<String>,
}

/// A settled part. All money is tax included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettledPart {
    pub number: String,
    pub name: String,
    pub nature: Option<PartNature>,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub list_amount: Money,
    pub discount: Money,
    /// `list_amount − discount`.
    pub amount: Money,
    /// Brought by the customer: no guarantee for it.
    #[serde(default)]
    pub customer_supplied: bool,
    /// What was promised of the part when it went out (PRT-14).
    #[serde(default)]
    pub warranty_months: Option<i64>,
    #[serde(default)]
    pub warranty_km: Option<i64>,
}

/// Sublet work, towing and other charges, settled. All money is tax included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettledFee {
    pub name: String,
    pub list_amount: Money,
    pub discount: Money,
    /// `list_amount − discount`.
    pub amount: Money,
    pub remark: Option<String>,
}

/// The data of a 结算单, one per payer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settlement {
    pub house: House,
    pub number: String,
    pub at: Moment,
    pub order_number: String,
    /// Number of the settlement this one reverses (红冲): all its amounts are negative.
    pub reverses: Option<String>,
    pub reversal_reason: Option<String>,
    pub payer: Payer,
    pub payer_name: String,
    pub owner: Party,
    pub sender: Party,
    pub car: Car,
    pub registration_day: Option<Day>,
    /// 年审到期.
    pub inspection_due: Option<Day>,
    pub insurer: Option<String>,
    pub insurance_due: Option<Day>,
    pub came_in: Moment,
    /// km when the car came in.
    pub mileage: i64,
    pub labour: Vec<SettledLabour>,
    pub parts: Vec<SettledPart>,
    pub fees: Vec<SettledFee>,
    /// List amounts, tax included.
    pub labour_total: Money,
    pub material_total: Money,
    pub other_total: Money,
    /// All discounts, on lines and on the whole.
    pub discount: Money,
    /// What a discount, voucher or package was given for, one line each.
    pub discount_notes: Vec<String>,
    /// `labour + material + other − discount`, tax included.
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
    /// Sums by rate.
    pub taxes: Vec<TaxSum>,
    /// The whole order by payer; printed where there is more than one.
    pub shares: Vec<PayerShare>,
    pub payments: Vec<Paid>,
    /// Not yet paid, amounts on account included.
    pub owed: Money,
    pub invoices: Vec<InvoiceRecord>,
    /// Work the customer declined, to be offered again.
    pub declined: Vec<String>,
    pub advice: Option<String>,
    pub next_service: NextService,
    pub guarantees: Vec<GuaranteedWork>,
    pub advisor: String,
    pub cashier: String,
    pub customer: Signed,
}

/// Lays the settlement out.
pub fn lay_out(data: &Settlement, paper: Paper, marks: &PrintMarks) -> Document {
    let red = data.reverses.is_some();
    let head = Head::numbered(
        &data.house,
        Form::Settlement,
        if red { "维修结算单（红冲）" } else { "维修结算单" },
        ("结算单号", &data.number),
        ("结算时间", data.at),
    );
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    facts(data, paper, &mut sheet);
    sheet.gap();
    if !data.labour.is_empty() {
        sheet.table(&tables::labour(&data.labour));
        sheet.gap();
    }
    if !data.parts.is_empty() {
        sheet.table(&tables::parts(&data.parts));
        sheet.gap();
    }
    if !data.fees.is_empty() {
        sheet.table(&tables::fees(&data.fees));
        sheet.gap();
    }
    sheet.together(|sheet| totals(data, sheet));
    sheet.gap();
    let taxes = tables::taxes(&data.taxes, data.net, data.tax, data.gross);
    sheet.together(|sheet| sheet.table(&taxes));
    if data.shares.len() > 1 {
        sheet.gap();
        sheet.together(|sheet| sheet.table(&tables::shares(&data.shares)));
    }
    if !data.payments.is_empty() {
        sheet.gap();
        sheet.together(|sheet| sheet.table(&tables::payments(&data.payments, data.owed)));
    }
    if !data.invoices.is_empty() {
        sheet.gap();
        sheet.together(|sheet| sheet.table(&tables::invoices(&data.invoices)));
    }
    sheet.gap();
    sheet.together(|sheet| after(data, sheet));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.sign(&[
            data.customer.place("客户签字"),
            Signed { name: data.advisor.clone(), ..Signed::default() }.place("服务顾问"),
            Signed { name: data.cashier.clone(), ..Signed::default() }.place("收银"),
            to_sign("（盖章）"),
        ]);
    });
    sheet.finish()
}

fn facts(data: &Settlement, paper: Paper, sheet: &mut Sheet) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let payer = if data.payer_name.is_empty() {
        words::payer(data.payer).to_owned()
    } else {
        format!("{}（{}）", data.payer_name, words::payer(data.payer))
    };
    let across = across(paper);
    let mut facts = vec![
        Fact::new("车牌号码", words::plate(&data.car)).bold(),
        Fact::new("车型", &data.car.model),
        Fact::new("工单号", &data.order_number),
        Fact::new("车架号", text(&data.car.vin)),
        Fact::new("发动机号", text(&data.car.engine_number)),
        Fact::new("登记日期", words::day(data.registration_day)),
        Fact::new("车主", &data.owner.name),
        Fact::new("送修人", &data.sender.name),
        Fact::new("联系电话", text(&data.sender.phone)),
        Fact::new("进厂时间", words::minute(data.came_in)),
        Fact::new("进厂里程", words::km(data.mileage)),
        Fact::new("年审到期", words::day(data.inspection_due)),
        Fact::new("保险公司", text(&data.insurer)),
        Fact::new("保险到期", words::day(data.insurance_due)),
        Fact::new("付款方", payer).bold(),
    ];
    if let Some(number) = &data.reverses {
        let reason = text(&data.reversal_reason);
        facts.push(Fact::new("冲销结算单", format!("{number}　原因：{reason}")).span(across).bold());
    }
    sheet.facts(across, &facts);
}

fn totals(data: &Settlement, sheet: &mut Sheet) {
    let mut facts = vec![
        Fact::new("工时费", words::yuan(data.labour_total)),
        Fact::new("材料费", words::yuan(data.material_total)),
        Fact::new("其他费用", words::yuan(data.other_total)),
        Fact::new("优惠", words::yuan(-data.discount)),
        Fact::new("应付金额", words::yuan(data.gross)).bold(),
        Fact::new("人民币大写", format!("人民币{}", in_capitals(data.gross))).span(3).bold(),
    ];
    if !data.discount_notes.is_empty() {
        facts.push(Fact::new("优惠说明", data.discount_notes.join("；")).span(4));
    }
    sheet.caption("费用合计");
    sheet.facts(4, &facts);
}

/// One line per promise with the parts it is made for: `12 个月或 20,000 km：水泵、节温器`.
fn part_warranties(parts: &[SettledPart]) -> Vec<String> {
    let mut promised: Vec<(String, Vec<&str>)> = Vec::new();
    for part in parts {
        let promise = words::part_warranty(part.warranty_months, part.warranty_km);
        match promised.iter_mut().find(|(same, _)| *same == promise) {
            _ if promise.is_empty() => {}
            Some((_, names)) if names.contains(&part.name.as_str()) => {}
            Some((_, names)) => names.push(&part.name),
            None => promised.push((promise, vec![&part.name])),
        }
    }
    promised.into_iter().map(|(promise, names)| format!("{promise}：{}", names.join("、"))).collect()
}

fn after(data: &Settlement, sheet: &mut Sheet) {
    let guarantees: Vec<String> = data
        .guarantees
        .iter()
        .map(|work| {
            let ends = [work.until_day.map(|day| day.to_string()), work.until_km.map(words::km)];
            let ends: Vec<String> = ends.into_iter().flatten().collect();
            let until =
                if ends.is_empty() { String::new() } else { format!("（至 {}）", ends.join(" 或 ")) };
            format!("{}：{}{until}", words::job_class(work.job_class), words::guarantee(work.guarantee))
        })
        .collect();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut facts = vec![Fact::new("质量保证期", guarantees.join("\n"))];
    let warranties = part_warranties(&data.parts);
    if !warranties.is_empty() {
        facts.push(Fact::new("配件质保", warranties.join("\n")));
    }
    facts.extend([Fact::new("下次保养", words::next_service(data.next_service)).bold()]);
    if !data.declined.is_empty() {
        facts.push(Fact::new("建议未做项目", data.declined.join("；")));
    }
    if data.advice.is_some() {
        facts.push(Fact::new("用车建议", text(&data.advice)));
    }
    sheet.facts(1, &facts);
    sheet.gap();
    let hotline = data.house.hotline.as_ref().unwrap_or(&data.house.phone);
    let supplied = data.parts.iter().any(|part| part.customer_supplied);
    let mut clauses = vec![
        "以上项目和费用已逐项核对，工时费与材料费分项计算；更换的旧件已按约定交还或处理。".to_owned(),
        if hotline.is_empty() {
            "质量保证期自竣工出厂之日起计算。".to_owned()
        } else {
            format!("质量保证期自竣工出厂之日起计算。投诉电话：{hotline}。")
        },
    ];
    if supplied {
        clauses.push(super::lines::SUPPLIED_BY_CUSTOMER.to_owned());
    }
    sheet.clauses(&clauses);
}
