//! Tables of work, parts and fees that several papers show.

use super::shared::{FeeLine, LabourLine, PartLine};
use super::words;
use crate::documents::paper::{Align, Cell, Column, Paper, Row, Table};
use crate::kernel::{Money, Quantity};

/// Rows to fill in by hand where a table has none.
const BLANK_ROWS: usize = 2;

/// 工时项目 with their subtotal.
pub fn labour(lines: &[LabourLine]) -> Table {
    let mut rows: Vec<Row> = lines
        .iter()
        .zip(1..)
        .map(|(line, n)| {
            Row::new([
                n.to_string(),
                line.code.clone(),
                line.name.clone(),
                words::quantity(line.hours),
                words::money(line.hour_price),
                words::money(line.amount),
                words::payer(line.payer).to_owned(),
                line.remark.clone().unwrap_or_default(),
            ])
        })
        .collect();
    let hours: Quantity = lines.iter().map(|line| line.hours).sum();
    let amount: Money = lines.iter().map(|line| line.amount).sum();
    finish(&mut rows, lines.len(), 8);
    rows.push(
        Row::total([
            Cell::new("工时费小计").span(3).right(),
            Cell::new(words::quantity(hours)),
            Cell::new(""),
            Cell::new(words::money(amount)).bold(),
            Cell::new("").span(2),
        ])
        .washed(),
    );
    Table {
        caption: Some("维修项目".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("编码", 230, Align::Left),
            Column::share("项目名称", 3, Align::Left),
            Column::fixed("工时", 135, Align::Right),
            Column::fixed("工时单价", 190, Align::Right),
            Column::fixed("工时费", 230, Align::Right),
            Column::fixed("付费", 120, Align::Centre),
            Column::share("备注", 1, Align::Left),
        ],
        rows,
        headless: false,
    }
}

/// 配件 with their subtotal.
pub fn parts(lines: &[PartLine]) -> Table {
    let mut rows: Vec<Row> = lines
        .iter()
        .zip(1..)
        .map(|(line, n)| {
            Row::new([
                n.to_string(),
                line.number.clone(),
                line.name.clone(),
                nature(line),
                format!("{} {}", words::quantity(line.quantity), line.unit).trim_end().to_owned(),
                words::money(line.unit_price),
                words::money(line.amount),
                words::payer(line.payer).to_owned(),
            ])
        })
        .collect();
    let amount: Money = lines.iter().map(|line| line.amount).sum();
    finish(&mut rows, lines.len(), 8);
    rows.push(
        Row::total([
            Cell::new("材料费小计").span(6).right(),
            Cell::new(words::money(amount)).bold(),
            Cell::new(""),
        ])
        .washed(),
    );
    Table {
        caption: Some("配件材料".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("配件编号", 345, Align::Left),
            Column::share("配件名称", 1, Align::Left),
            Column::fixed("性质", 130, Align::Centre),
            Column::fixed("数量", 170, Align::Right),
            Column::fixed("单价", 200, Align::Right),
            Column::fixed("金额", 230, Align::Right),
            Column::fixed("付费", 120, Align::Centre),
        ],
        rows,
        headless: false,
    }
}

/// 其他费用 with their subtotal; no table without any.
pub fn fees(lines: &[FeeLine]) -> Option<Table> {
    if lines.is_empty() {
        return None;
    }
    let mut rows: Vec<Row> = lines
        .iter()
        .zip(1..)
        .map(|(line, n)| {
            Row::new([
                n.to_string(),
                line.name.clone(),
                line.remark.clone().unwrap_or_default(),
                words::money(line.amount),
                words::payer(line.payer).to_owned(),
            ])
        })
        .collect();
    let amount: Money = lines.iter().map(|line| line.amount).sum();
    rows.push(
        Row::total([
            Cell::new("其他费用小计").span(3).right(),
            Cell::new(words::money(amount)).bold(),
            Cell::new(""),
        ])
        .washed(),
    );
    Some(Table {
        caption: Some("其他费用".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::share("项目", 2, Align::Left),
            Column::share("说明", 3, Align::Left),
            Column::fixed("金额", 230, Align::Right),
            Column::fixed("付费", 120, Align::Centre),
        ],
        rows,
        headless: false,
    })
}

fn nature(line: &PartLine) -> String {
    if line.customer_supplied {
        return "自带".to_owned();
    }
    line.nature.map(words::nature).unwrap_or_default().to_owned()
}

/// Rows to write into where there are no lines.
pub fn finish(rows: &mut Vec<Row>, lines: usize, columns: usize) {
    if lines == 0 {
        rows.extend((0..BLANK_ROWS).map(|_| Row::new(vec![""; columns])));
    }
}

/// How many pairs a grid of facts has across on this paper.
pub const fn across(paper: Paper) -> usize {
    match paper {
        Paper::A4 => 3,
        _ => 4,
    }
}
