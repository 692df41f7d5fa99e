//! 合并备料单: one walk through the store for several orders, in the order of the bins, with how
//! many of each part are for whom.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::finish;
use super::shared::{Head, House, PrintMarks, to_sign};
use super::{Form, words};
use crate::documents::paper::{Align, Cell, Column, Document, Fact, Paper, Row, Sheet, Table};
use crate::kernel::{Moment, Quantity};

/// An order of the walk; its mark stands beside the quantities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundOrder {
    /// 1, 2, 3 …
    pub mark: String,
    pub number: String,
    pub plate: String,
    pub model: String,
}

/// How many of a part one order needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundShare {
    pub mark: String,
    pub quantity: Quantity,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundSheetLine {
    pub bin: String,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub shares: Vec<RoundShare>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundSheet {
    pub house: House,
    pub number: String,
    pub at: Moment,
    pub warehouse: String,
    pub made_by: String,
    pub orders: Vec<RoundOrder>,
    /// In walking order.
    pub lines: Vec<RoundSheetLine>,
}

pub fn lay_out(data: &RoundSheet, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head::numbered(
        &data.house,
        Form::PickRound,
        "合 并 备 料 单",
        ("备料单号", &data.number),
        ("日期", data.at),
    );
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    sheet.facts(2, &[Fact::new("仓库", &data.warehouse), Fact::new("制单人", &data.made_by)]);
    sheet.gap();
    sheet.table(&orders(&data.orders));
    sheet.gap();
    sheet.table(&lines(&data.lines));
    sheet.gap();
    sheet.together(|sheet| sheet.sign(&[to_sign("备料人签字"), to_sign("复核")]));
    sheet.finish()
}

fn orders(orders: &[RoundOrder]) -> Table {
    let columns = vec![
        Column::fixed("标记", 130, Align::Centre),
        Column::fixed("工单号", 400, Align::Left),
        Column::fixed("车牌号码", 280, Align::Left),
        Column::share("车型", 1, Align::Left),
    ];
    let mut rows: Vec<Row> = orders
        .iter()
        .map(|order| {
            let mark = Cell::new(format!("({})", order.mark)).bold();
            Row::new([mark, Cell::new(&order.number), Cell::new(&order.plate), Cell::new(&order.model)])
        })
        .collect();
    finish(&mut rows, orders.len(), columns.len());
    Table { caption: None, columns, rows, headless: false }
}

fn lines(lines: &[RoundSheetLine]) -> Table {
    let columns = vec![
        Column::fixed("序号", 115, Align::Centre),
        Column::fixed("货位", 190, Align::Left),
        Column::fixed("配件编号", 340, Align::Left),
        Column::share("配件名称", 3, Align::Left),
        Column::fixed("单位", 120, Align::Centre),
        Column::fixed("合计", 140, Align::Right),
        Column::share("其中", 2, Align::Left),
    ];
    let mut rows: Vec<Row> = lines
        .iter()
        .zip(1..)
        .map(|(line, n): (&RoundSheetLine, usize)| {
            let shares = line.shares.iter();
            let shares: Vec<String> =
                shares.map(|one| format!("({}) {}", one.mark, words::quantity(one.quantity))).collect();
            Row::new([
                Cell::from(n.to_string()),
                Cell::new(&line.bin).bold(),
                Cell::new(&line.number),
                Cell::new(&line.name),
                Cell::new(&line.unit),
                Cell::new(words::quantity(line.quantity)).bold(),
                Cell::new(shares.join("　")),
            ])
        })
        .collect();
    finish(&mut rows, lines.len(), columns.len());
    Table { caption: None, columns, rows, headless: false }
}
