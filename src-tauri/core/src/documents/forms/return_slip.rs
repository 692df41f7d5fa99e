//! 退料单: parts back from an order into the store; a red slip, quantities below zero.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::{finish, numbered};
use super::shared::{Car, Head, House, Payer, PrintMarks, Signed};
use super::slip::Slip;
use super::{Form, words};
use crate::documents::paper::{Align, Cell, Column, Document, Fact, Paper, Row, Sheet, Table};
use crate::kernel::{Moment, Quantity};

/// A part brought back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReturnLine {
    /// Where it goes.
    pub bin: String,
    pub number: String,
    pub name: String,
    pub unit: String,
    /// As a positive quantity.
    pub quantity: Quantity,
    pub payer: Payer,
    /// Number of the pick list it was issued on.
    pub pick_number: Option<String>,
}

/// The data of a 退料单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReturnSlip {
    pub house: House,
    pub number: String,
    pub at: Moment,
    pub order_number: String,
    pub car: Car,
    pub warehouse: String,
    pub returned_by: Option<String>,
    pub received_by: String,
    pub reason: String,
    pub lines: Vec<ReturnLine>,
    pub returner: Signed,
}

/// Why parts come back, as the paper says it.
pub fn reason_words(reason: &str) -> &str {
    match reason {
        "not_needed" => "未使用",
        "wrong_part" => "领错件",
        "wrong_order" => "领错工单",
        "defective" => "配件有质量问题",
        other => other,
    }
}

/// Lays the return slip out.
pub fn lay_out(data: &ReturnSlip, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head::numbered(
        &data.house,
        Form::ReturnSlip,
        "退料单（红字）",
        ("退料单号", &data.number),
        ("日期", data.at),
    );
    let slip = Slip {
        order_number: &data.order_number,
        car: &data.car,
        warehouse: &data.warehouse,
        workshop: ("退料人", data.returned_by.as_deref().unwrap_or_default(), &data.returner),
        store: ("收料人", &data.received_by),
        reason: Some(Fact::new("退料原因", &data.reason)),
    };
    slip.lay_out(Sheet::new(paper, head.furniture(paper, marks)), &table(&data.lines))
}

fn table(lines: &[ReturnLine]) -> Table {
    let mut rows = numbered(lines, |line| {
        [
            line.bin.clone(),
            line.number.clone(),
            line.name.clone(),
            line.unit.clone(),
            words::quantity(-line.quantity),
            words::payer(line.payer).to_owned(),
            line.pick_number.clone().unwrap_or_default(),
        ]
    });
    finish(&mut rows, lines.len(), 8);
    let all: Quantity = lines.iter().map(|line| line.quantity).sum();
    rows.push(
        Row::total([
            Cell::new(format!("合计 {} 项", lines.len())).span(5).right(),
            Cell::new(words::quantity(-all)).bold(),
            Cell::new(""),
        ])
        .washed(),
    );
    Table {
        caption: None,
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("货位", 210, Align::Left),
            Column::fixed("配件编号", 360, Align::Left),
            Column::share("配件名称", 1, Align::Left),
            Column::fixed("单位", 120, Align::Centre),
            Column::fixed("退料数量", 190, Align::Right),
            Column::fixed("付费", 120, Align::Centre),
            Column::fixed("原领料单", 350, Align::Left),
        ],
        rows,
        headless: false,
    }
}
