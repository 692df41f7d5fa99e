//! 配件销售单: parts sold over the counter, settled and paid; or brought back, in red.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::{across, measured, numbered, subtotal, sum};
use super::settlement::tables;
use super::settlement::{InvoiceRecord, Paid};
use super::shared::{Head, House, PartNature, PrintMarks, Signed, TaxSum, to_sign};
use super::{Form, words};
use crate::documents::capitals::in_capitals;
use crate::documents::paper::{Align, Column, Document, Fact, Paper, Sheet, Table};
use crate::kernel::{Moment, Money, Quantity};

/// A part sold. All money is tax included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SoldPart {
    pub number: String,
    pub name: String,
    pub nature: Option<PartNature>,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub discount: Money,
    pub amount: Money,
    /// What the seller warrants the part for (PRT-14).
    pub warranty_months: Option<i64>,
    /// Whichever ends first.
    pub warranty_km: Option<i64>,
}

/// The data of a 配件销售单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CounterSale {
    pub house: House,
    /// Of the settlement.
    pub number: String,
    pub at: Moment,
    pub sale_number: String,
    pub buyer: String,
    pub phone: Option<String>,
    pub note: Option<String>,
    /// Of the car the parts are for.
    pub mileage: Option<i64>,
    /// Number of the settlement this one reverses (红冲): all its amounts are negative.
    pub reverses: Option<String>,
    pub reversal_reason: Option<String>,
    pub parts: Vec<SoldPart>,
    pub list_total: Money,
    pub discount: Money,
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
    pub taxes: Vec<TaxSum>,
    pub payments: Vec<Paid>,
    /// Not yet paid, amounts on account included.
    pub owed: Money,
    pub invoices: Vec<InvoiceRecord>,
    pub seller: String,
    pub cashier: String,
}

/// Lays the sale out.
pub fn lay_out(data: &CounterSale, paper: Paper, marks: &PrintMarks) -> Document {
    let red = data.reverses.is_some();
    let head = Head::numbered(
        &data.house,
        Form::CounterSale,
        if red { "配件销售单（红冲）" } else { "配 件 销 售 单" },
        ("结算单号", &data.number),
        ("结算时间", data.at),
    );
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let across = across(paper);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut facts = vec![
        Fact::new("购货方", &data.buyer).bold(),
        Fact::new("联系电话", text(&data.phone)),
        Fact::new("销售单号", &data.sale_number),
    ];
    if let Some(number) = &data.reverses {
        let reason = text(&data.reversal_reason);
        facts.push(Fact::new("冲销结算单", format!("{number}　原因：{reason}")).span(across).bold());
    }
    if let Some(km) = data.mileage {
        facts.push(Fact::new("车辆里程", words::km(km)));
    }
    if let Some(note) = &data.note {
        facts.push(Fact::new("备注", note).span(across));
    }
    sheet.facts(across, &facts);
    sheet.gap();
    sheet.table(&parts(&data.parts));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.facts(
            3,
            &[
                Fact::new("金额", words::yuan(data.list_total)),
                Fact::new("优惠", words::yuan(-data.discount)),
                Fact::new("应付金额", words::yuan(data.gross)).bold(),
                Fact::new("人民币大写", format!("人民币{}", in_capitals(data.gross))).span(3).bold(),
            ],
        );
    });
    sheet.gap();
    let taxes = tables::taxes(&data.taxes, data.net, data.tax, data.gross);
    sheet.together(|sheet| sheet.table(&taxes));
    if !data.payments.is_empty() {
        sheet.gap();
        sheet.together(|sheet| sheet.table(&tables::payments(&data.payments, data.owed)));
    }
    if !data.invoices.is_empty() {
        sheet.gap();
        sheet.together(|sheet| sheet.table(&tables::invoices(&data.invoices)));
    }
    sheet.gap();
    sheet.together(|sheet| {
        sheet.clauses(&[
            "凭本单办理退换和质保；质保自销售之日起计算，同时约定月数与里程的以先到者为准，因安装不当、改装或使用不当造成的损坏除外。"
                .to_owned(),
        ]);
        let named = |name: &str| Signed { name: name.to_owned(), ..Signed::default() };
        sheet.sign(&[
            to_sign("购货方签收"),
            named(&data.seller).place("销售"),
            named(&data.cashier).place("收银"),
            to_sign("（盖章）"),
        ]);
    });
    sheet.finish()
}

fn parts(lines: &[SoldPart]) -> Table {
    let mut rows = numbered(lines, |line| {
        [
            line.number.clone(),
            line.name.clone(),
            line.nature.map(words::nature).unwrap_or_default().to_owned(),
            measured(line.quantity, &line.unit),
            words::money(line.unit_price),
            words::money(line.discount),
            words::money(line.amount),
            words::part_warranty(line.warranty_months, line.warranty_km),
        ]
    });
    let discount = sum(lines.iter().map(|line| line.discount));
    let amount = sum(lines.iter().map(|line| line.amount));
    rows.push(subtotal("合计", 6, vec![discount, amount, "".into()]));
    Table {
        caption: None,
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("配件编号", 320, Align::Left),
            Column::share("配件名称", 1, Align::Left),
            Column::fixed("性质", 115, Align::Centre),
            Column::fixed("数量", 145, Align::Right),
            Column::fixed("单价", 180, Align::Right),
            Column::fixed("优惠", 175, Align::Right),
            Column::fixed("应付", 205, Align::Right),
            Column::fixed("质保", 215, Align::Centre),
        ],
        rows,
        headless: false,
    }
}
