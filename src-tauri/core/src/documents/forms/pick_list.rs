//! 备料单 and 领料单: parts to fetch for an order, and parts that went out to it, in the
//! order one walks past the bins. They go from hand to hand inside the house: what is promised to the customer,
//! a part's warranty among it (PRT-14), stands on the settlement and the counter sale's paper.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::finish;
use super::shared::{Car, Head, House, PartNature, Payer, PrintMarks, Signed};
use super::slip::Slip;
use super::{Form, words};
use crate::documents::paper::{Align, Cell, Column, Document, Paper, Row, Sheet, Table};
use crate::kernel::{Moment, Money, Quantity};

/// A part to fetch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PickLine {
    pub bin: String,
    pub number: String,
    pub name: String,
    pub unit: String,
    /// What the order needs.
    pub demanded: Quantity,
    /// What was handed out; written by hand where `None`.
    pub issued: Option<Quantity>,
    /// `None` hides prices.
    pub unit_price: Option<Money>,
    pub payer: Payer,
    /// Original, equivalent or other (PRT-05).
    #[serde(default)]
    pub nature: Option<PartNature>,
    /// Who delivered it, and with which batch.
    pub source: Option<String>,
}

/// The data of a 备料单 (its number is the order's) or a 领料单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PickList {
    pub house: House,
    pub number: String,
    pub at: Moment,
    pub order_number: String,
    pub car: Car,
    pub warehouse: String,
    /// Technician who fetches.
    pub taken_by: Option<String>,
    pub issued_by: String,
    /// In the order of the bins.
    pub lines: Vec<PickLine>,
    pub taker: Signed,
}

/// Lays the pick list out.
pub fn lay_out(data: &PickList, form: Form, paper: Paper, marks: &PrintMarks) -> Document {
    let to_fetch = form == Form::PickList;
    let head = Head::numbered(
        &data.house,
        form,
        if to_fetch { "备 料 单" } else { "领 料 单" },
        (if to_fetch { "工单号" } else { "领料单号" }, &data.number),
        ("日期", data.at),
    );
    let slip = Slip {
        order_number: &data.order_number,
        car: &data.car,
        warehouse: &data.warehouse,
        workshop: ("领料人", data.taken_by.as_deref().unwrap_or_default(), &data.taker),
        store: ("发料人", &data.issued_by),
        reason: None,
    };
    slip.lay_out(Sheet::new(paper, head.furniture(paper, marks)), &table(&data.lines))
}

fn table(lines: &[PickLine]) -> Table {
    let sourced = lines.iter().any(|line| line.source.is_some());
    let priced = lines.iter().any(|line| line.unit_price.is_some());
    let mut columns = vec![
        Column::fixed("序号", 95, Align::Centre),
        Column::fixed("货位", 160, Align::Left),
        Column::fixed("配件编号", 300, Align::Left),
        Column::share(if sourced { "配件名称（供应商 / 批次）" } else { "配件名称" }, 1, Align::Left),
        Column::fixed("单位", 90, Align::Centre),
        Column::fixed("应领", 125, Align::Right),
        Column::fixed("实发", 125, Align::Right),
    ];
    if priced {
        columns.push(Column::fixed("单价", 165, Align::Right));
        columns.push(Column::fixed("金额", 185, Align::Right));
    }
    columns.push(Column::fixed("付费", 95, Align::Centre));
    columns.push(Column::fixed("性质", 95, Align::Centre));
    let mut rows: Vec<Row> = lines
        .iter()
        .zip(1..)
        .map(|(line, n)| {
            let mut cells: Vec<Cell> = vec![
                n.to_string().into(),
                Cell::new(&line.bin).bold(),
                Cell::new(&line.number),
                Cell::new(named(line)),
                Cell::new(&line.unit),
                words::quantity(line.demanded).into(),
                line.issued.map(words::quantity).unwrap_or_default().into(),
            ];
            if priced {
                cells.push(line.unit_price.map(words::money).unwrap_or_default().into());
                cells.push(amount(line).map(words::money).unwrap_or_default().into());
            }
            cells.push(words::payer(line.payer).into());
            cells.push(line.nature.map(words::nature).unwrap_or_default().into());
            Row::new(cells)
        })
        .collect();
    finish(&mut rows, lines.len(), columns.len());
    let demanded: Quantity = lines.iter().map(|line| line.demanded).sum();
    let issued: Vec<Quantity> = lines.iter().filter_map(|line| line.issued).collect();
    let mut totals = vec![
        Cell::new(format!("合计 {} 项", lines.len())).span(5).right(),
        Cell::new(words::quantity(demanded)).bold().right(),
        // To be written by hand before anything went out.
        Cell::new(if issued.is_empty() { String::new() } else { words::quantity(issued.into_iter().sum()) })
            .bold()
            .right(),
    ];
    if priced {
        let amount: Money = lines.iter().filter_map(amount).sum();
        totals.push(Cell::new(""));
        totals.push(Cell::new(words::money(amount)).bold().right());
    }
    totals.push(Cell::new(""));
    rows.push(Row::total(totals).washed());
    Table { caption: None, columns, rows, headless: false }
}

fn amount(line: &PickLine) -> Option<Money> {
    line.unit_price.map(|price| price.times(line.issued.unwrap_or(line.demanded)))
}

/// With the deliveries beneath: several have no room in a column of their own.
fn named(line: &PickLine) -> String {
    match &line.source {
        Some(source) => format!("{}\n{source}", line.name),
        None => line.name.clone(),
    }
}
