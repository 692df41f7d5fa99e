//! Tables of work, parts and fees that several papers show.

use super::shared::{FeeLine, LabourLine, PartLine};
use super::words;
use crate::documents::paper::{Align, Cell, Column, Paper, Row, Sheet, Table};
use crate::kernel::{Money, Quantity};

/// Rows to fill in by hand where a table has none.
const BLANK_ROWS: usize = 2;

/// One row per line, its number first.
pub fn numbered<Line, const N: usize>(lines: &[Line], cells: impl Fn(&Line) -> [String; N]) -> Vec<Row> {
    let row = |(line, n): (&Line, i32)| {
        Row::new(std::iter::once(n.to_string()).chain(cells(line)).collect::<Vec<_>>())
    };
    lines.iter().zip(1..).map(row).collect()
}

/// The row beneath: a label across the first columns, then what they come to.
pub fn subtotal(label: &str, across: usize, cells: Vec<Cell>) -> Row {
    let mut all = vec![Cell::new(label).span(across).right()];
    all.extend(cells);
    Row::total(all).washed()
}

/// A sum of money, in bold.
pub fn sum(amounts: impl Iterator<Item = Money>) -> Cell {
    Cell::new(words::money(amounts.sum())).bold()
}

/// 4.5 L; only the number where no unit is known.
pub fn measured(quantity: Quantity, unit: &str) -> String {
    format!("{} {unit}", words::quantity(quantity)).trim_end().to_owned()
}

/// 维修项目, 配件材料 and 其他费用, as the customer orders them.
pub fn work(sheet: &mut Sheet, labour_lines: &[LabourLine], part_lines: &[PartLine], fee_lines: &[FeeLine]) {
    sheet.table(&labour(labour_lines));
    sheet.gap();
    sheet.table(&parts(part_lines));
    if let Some(fees) = fees(fee_lines) {
        sheet.gap();
        sheet.table(&fees);
    }
}

/// The same on a paper that nobody writes on: a table only where there is something.
pub fn told(sheet: &mut Sheet, labour_lines: &[LabourLine], part_lines: &[PartLine], fee_lines: &[FeeLine]) {
    let tables = [
        (!labour_lines.is_empty()).then(|| labour(labour_lines)),
        (!part_lines.is_empty()).then(|| parts(part_lines)),
        fees(fee_lines),
    ];
    for table in tables.into_iter().flatten() {
        sheet.table(&table);
        sheet.gap();
    }
}

/// 工时项目 with their subtotal.
fn labour(lines: &[LabourLine]) -> Table {
    let mut rows = numbered(lines, |line| {
        [
            line.code.clone(),
            line.name.clone(),
            words::quantity(line.hours),
            words::money(line.hour_price),
            words::money(line.amount),
            words::payer(line.payer).to_owned(),
            line.remark.clone().unwrap_or_default(),
        ]
    });
    let hours: Quantity = lines.iter().map(|line| line.hours).sum();
    finish(&mut rows, lines.len(), 8);
    let sums = vec![
        Cell::new(words::quantity(hours)),
        Cell::new(""),
        sum(lines.iter().map(|line| line.amount)),
        Cell::new("").span(2),
    ];
    rows.push(subtotal("工时费小计", 3, sums));
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
fn parts(lines: &[PartLine]) -> Table {
    let mut rows = numbered(lines, |line| {
        [
            line.number.clone(),
            line.name.clone(),
            nature(line),
            measured(line.quantity, &line.unit),
            words::money(line.unit_price),
            words::money(line.amount),
            words::payer(line.payer).to_owned(),
        ]
    });
    finish(&mut rows, lines.len(), 8);
    rows.push(subtotal("材料费小计", 6, vec![sum(lines.iter().map(|line| line.amount)), Cell::new("")]));
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
fn fees(lines: &[FeeLine]) -> Option<Table> {
    if lines.is_empty() {
        return None;
    }
    let mut rows = numbered(lines, |line| {
        [
            line.name.clone(),
            line.remark.clone().unwrap_or_default(),
            words::money(line.amount),
            words::payer(line.payer).to_owned(),
        ]
    });
    rows.push(subtotal("其他费用小计", 3, vec![sum(lines.iter().map(|line| line.amount)), Cell::new("")]));
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

/// What stands on a paper that names a part the customer brought.
pub const SUPPLIED_BY_CUSTOMER: &str =
    "客户自带配件由客户自行负责其来源和质量，本厂对该配件不作质量保证，仅对安装工时负责。";

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
