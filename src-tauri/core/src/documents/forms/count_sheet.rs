//! 盘点表: the blind list to count by, in the order one walks; and what the count came to,
//! once it is posted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::finish;
use super::shared::{Head, House, PrintMarks, Signed};
use super::{Form, words};
use crate::documents::paper::{Align, Cell, Column, Document, Fact, Paper, Row, Sheet, Table};
use crate::kernel::{Moment, Money, Quantity};

/// A part to count, or counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountSheetLine {
    pub bin: String,
    pub number: String,
    pub name: String,
    pub unit: String,
    /// Written by hand where `None`, or not counted.
    pub counted: Option<Quantity>,
    pub book: Option<Quantity>,
    /// Signed, net of VAT.
    pub value: Option<Money>,
}

/// What a posted count came to, net of VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountSums {
    pub found: Money,
    pub missing: Money,
    pub net: Money,
}

/// The data of a 盘点表.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountSheet {
    pub house: House,
    pub number: String,
    pub at: Moment,
    pub warehouse: String,
    /// What is counted, in words.
    pub scope: String,
    /// Nothing while it is counted: the sheet is blind then.
    pub sums: Option<CountSums>,
    pub note: Option<String>,
    /// In walking order.
    pub lines: Vec<CountSheetLine>,
    pub opened_by: Option<String>,
    pub reviewer: Signed,
    pub approver: Signed,
}

/// What is counted, as the paper says it.
pub fn scope_words(scope: &str, detail: &str) -> String {
    let name = match scope {
        "full" => "全盘",
        "bins" => "按货位",
        "class" => "按配件性质",
        "category" => "按类别",
        "fast_moving" => "快流件",
        "moved" => "动碰盘点，自",
        "longest" => "循环盘点，项数",
        other => other,
    };
    let detail = match detail {
        "original" => "原厂件",
        "equivalent" => "同质件",
        "aftermarket" => "副厂件",
        "refurbished" => "修复件",
        other => other,
    };
    if detail.is_empty() { name.to_owned() } else { format!("{name} {detail}") }
}

/// Lays the sheet out.
pub fn lay_out(data: &CountSheet, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head::numbered(
        &data.house,
        Form::CountSheet,
        "盘 点 表",
        ("盘点单号", &data.number),
        ("日期", data.at),
    );
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let mut facts = vec![
        Fact::new("仓库", &data.warehouse),
        Fact::new("盘点范围", &data.scope).span(2),
        Fact::new("制表人", data.opened_by.clone().unwrap_or_default()),
        Fact::new("项数", data.lines.len().to_string()),
    ];
    if let Some(sums) = data.sums {
        facts.push(Fact::new("差异净额", words::money(sums.net)).bold());
        facts.push(Fact::new("盘盈", words::money(sums.found)));
        facts.push(Fact::new("盘亏", words::money(sums.missing)));
    }
    if let Some(note) = &data.note {
        facts.push(Fact::new("备注", note).span(3));
    }
    sheet.facts(3, &facts);
    sheet.gap();
    sheet.table(&if data.sums.is_some() { results(&data.lines) } else { blind(&data.lines) });
    sheet.gap();
    sheet.together(|sheet| {
        let counter = Signed::default().place("盘点人签字");
        sheet.sign(&[counter, data.reviewer.place("复核人签字"), data.approver.place("批准人签字")]);
    });
    sheet.finish()
}

fn blind(lines: &[CountSheetLine]) -> Table {
    let row = |(line, n): (&CountSheetLine, usize)| {
        let counted = line.counted.map(words::quantity).unwrap_or_default();
        Row::new([
            n.to_string(),
            line.bin.clone(),
            line.number.clone(),
            line.name.clone(),
            line.unit.clone(),
            counted,
            String::new(),
        ])
    };
    let mut rows: Vec<Row> = lines.iter().zip(1..).map(row).collect();
    finish(&mut rows, lines.len(), 7);
    Table {
        caption: None,
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("货位", 210, Align::Left),
            Column::fixed("配件编号", 380, Align::Left),
            Column::share("配件名称", 1, Align::Left),
            Column::fixed("单位", 120, Align::Centre),
            Column::fixed("实盘数", 220, Align::Right),
            Column::fixed("备注", 260, Align::Left),
        ],
        rows,
        headless: false,
    }
}

fn results(lines: &[CountSheetLine]) -> Table {
    let row = |(line, n): (&CountSheetLine, usize)| {
        let difference = line.counted.zip(line.book).map(|(counted, book)| counted - book);
        Row::new([
            n.to_string(),
            line.bin.clone(),
            line.number.clone(),
            line.name.clone(),
            line.unit.clone(),
            line.book.map(words::quantity).unwrap_or_default(),
            line.counted.map_or_else(|| "未盘".to_owned(), words::quantity),
            difference.map(words::quantity).unwrap_or_default(),
            line.value.map(words::money).unwrap_or_default(),
        ])
    };
    let mut rows: Vec<Row> = lines.iter().zip(1..).map(row).collect();
    finish(&mut rows, lines.len(), 9);
    let net: Money = lines.iter().filter_map(|line| line.value).sum();
    let all = Cell::new(format!("合计 {} 项", lines.len())).span(8).right();
    rows.push(Row::total([all, Cell::new(words::money(net)).bold()]).washed());
    Table {
        caption: None,
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("货位", 190, Align::Left),
            Column::fixed("配件编号", 340, Align::Left),
            Column::share("配件名称", 1, Align::Left),
            Column::fixed("单位", 110, Align::Centre),
            Column::fixed("账面数", 155, Align::Right),
            Column::fixed("实盘数", 155, Align::Right),
            Column::fixed("差异", 145, Align::Right),
            Column::fixed("差异金额", 210, Align::Right),
        ],
        rows,
        headless: false,
    }
}
