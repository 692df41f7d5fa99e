//! Papers about goods that come, go or are ordered: 采购单, 入库单, 退货单, 报损单, 调拨单.
//! They differ in their title, the facts at the top, and who signs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::finish;
use super::shared::{Head, House, PrintMarks, Signed};
use super::{Form, words};
use crate::documents::capitals::in_capitals;
use crate::documents::paper::{Align, Cell, Column, Document, Fact, Paper, Row, Sheet, Table};
use crate::kernel::{Moment, Money, Quantity};

/// A named value at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GoodsFact {
    Supplier,
    Phone,
    Warehouse,
    ToWarehouse,
    DeliveryNote,
    Inspector,
    Reason,
    Note,
}

impl GoodsFact {
    /// Those that have a value.
    pub fn known<const N: usize>(facts: [(Self, Option<String>); N]) -> Vec<(Self, String)> {
        facts.into_iter().filter_map(|(fact, value)| Some((fact, value?))).collect()
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Supplier => "供应商",
            Self::Phone => "电话",
            Self::Warehouse => "仓库",
            Self::ToWarehouse => "调入仓库",
            Self::DeliveryNote => "送货单号",
            Self::Inspector => "检验人",
            Self::Reason => "原因",
            Self::Note => "备注",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoodsLine {
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Net of VAT.
    pub unit_cost: Option<Money>,
    pub amount: Option<Money>,
    /// The promised day, what was rejected, where it came from.
    pub note: String,
}

impl GoodsLine {
    /// What stands beside a line of which something was rejected.
    pub fn rejected(came: Quantity, rejected: Quantity, reason: Option<&str>) -> String {
        let (came, rejected) = (words::quantity(came), words::quantity(rejected));
        format!("到货 {came}，拒收 {rejected} {}", reason.unwrap_or_default()).trim_end().to_owned()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoodsPaper {
    pub house: House,
    pub number: String,
    pub at: Moment,
    pub facts: Vec<(GoodsFact, String)>,
    pub lines: Vec<GoodsLine>,
    /// Net of VAT.
    pub total: Option<Money>,
    pub made_by: String,
    /// Who inspected or approved it, if known.
    pub second: Option<String>,
}

/// Why parts are written off, as the paper says it.
pub fn write_off_reason(reason: &str) -> &str {
    match reason {
        "damaged" => "损坏",
        "expired" => "过期",
        "lost" => "丢失",
        "obsolete" => "呆滞报废",
        _ => "其他",
    }
}

/// Title, name of the number, what the notes are, who signs first and second.
const fn wording(form: Form) -> [&'static str; 5] {
    match form {
        Form::PurchaseOrder => ["采 购 单", "采购单号", "承诺到货", "采购人", "供应商确认"],
        Form::GoodsIn => ["入 库 单", "入库单号", "备注", "收货人", "检验人"],
        Form::WriteOff => ["报 损 单", "报损单号", "备注", "申请人", "批准人"],
        Form::Transfer => ["调 拨 单", "调拨单号", "备注", "经手人", "接收人"],
        _ => ["采购退货单", "退货单号", "来源与原因", "经手人", "供应商签收"],
    }
}

/// Lays the paper out.
pub fn lay_out(data: &GoodsPaper, form: Form, paper: Paper, marks: &PrintMarks) -> Document {
    let [title, number, notes, first, second] = wording(form);
    let head = Head::numbered(&data.house, form, title, (number, &data.number), ("日期", data.at));
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let facts: Vec<Fact> = data
        .facts
        .iter()
        .map(|(fact, value)| {
            let shown = Fact::new(fact.name(), value);
            if matches!(fact, GoodsFact::Note | GoodsFact::Reason) { shown.span(3) } else { shown }
        })
        .collect();
    if !facts.is_empty() {
        sheet.facts(3, &facts);
        sheet.gap();
    }
    sheet.table(&table(data, notes));
    sheet.gap();
    sheet.together(|sheet| {
        let named = |name: &str| Signed { name: name.to_owned(), ..Signed::default() };
        let signs = [
            named(&data.made_by).place(first),
            named(data.second.as_deref().unwrap_or_default()).place(second),
        ];
        sheet.sign(&signs);
    });
    sheet.finish()
}

fn table(data: &GoodsPaper, notes: &str) -> Table {
    let priced = data.total.is_some();
    let mut columns = vec![
        Column::fixed("序号", 115, Align::Centre),
        Column::fixed("配件编号", 340, Align::Left),
        Column::share("配件名称", 3, Align::Left),
        Column::fixed("单位", 110, Align::Centre),
        Column::fixed("数量", 150, Align::Right),
    ];
    if priced {
        columns.push(Column::fixed("不含税单价", 210, Align::Right));
        columns.push(Column::fixed("不含税金额", 230, Align::Right));
    }
    columns.push(Column::share(notes, 3, Align::Left));
    let mut rows: Vec<Row> = data
        .lines
        .iter()
        .zip(1..)
        .map(|(line, n): (&GoodsLine, usize)| {
            let mut cells: Vec<Cell> = vec![
                n.to_string().into(),
                Cell::new(&line.number),
                Cell::new(&line.name),
                Cell::new(&line.unit),
                words::quantity(line.quantity).into(),
            ];
            if priced {
                cells.push(line.unit_cost.map(words::money).unwrap_or_default().into());
                cells.push(line.amount.map(words::money).unwrap_or_default().into());
            }
            cells.push(Cell::new(&line.note));
            Row::new(cells)
        })
        .collect();
    finish(&mut rows, data.lines.len(), columns.len());
    if let Some(total) = data.total {
        let all = Cell::new(format!("合计 {} 项　{}", data.lines.len(), in_capitals(total))).span(6).right();
        rows.push(Row::total([all, Cell::new(words::money(total)).bold(), Cell::new("")]).washed());
    }
    Table { caption: None, columns, rows, headless: false }
}
